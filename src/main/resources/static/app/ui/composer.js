/** Where one writes: a new message, a reply, or a better version of an old one. */

import { byteLength } from '../format.js';
import { html, useLayoutEffect, useRef, useState } from '../html.js';
import { EmojiPicker } from './emoji.js';
import { Icon } from './icons.js';
import { IconButton } from './pieces.js';

const TEXT_BYTES_MAX = 16_384;
const HEIGHT_MAX_PX = 180;
const touch = matchMedia('(pointer: coarse)');

export function Composer({ name, editing, replyTo, me, draft, onDraft, onSubmit, onCancel, onEditLast, onTyping }) {
  const [text, setText] = useState(draft);
  const [picking, setPicking] = useState(false);
  const input = useRef();
  const about = editing ?? replyTo;
  const tooLong = byteLength(text) - TEXT_BYTES_MAX;
  const sendable = text.trim() !== '' && tooLong <= 0;

  useLayoutEffect(() => grow(input.current), [text]);
  // Before anything else can happen: what is typed at once must not get lost.
  useLayoutEffect(() => { if (about || !touch.matches) focusAtEnd(input.current); }, [about?.message_id]);

  function write(value) {
    setText(value);
    onDraft(value);
    if (!editing) onTyping(value.trim() !== '');
  }

  function submit(event) {
    event?.preventDefault();
    if (!sendable) return;
    onSubmit(text.trim());
    setText('');
    onDraft('');
    input.current.focus();
  }

  function keys(event) {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey && !touch.matches) submit(event);
    if (event.key === 'Escape' && about) onCancel();
    if (event.key === 'ArrowUp' && text === '' && !editing) { event.preventDefault(); onEditLast(); }
  }

  function insert(emoji) {
    const { selectionStart: from, selectionEnd: to } = input.current;
    write(text.slice(0, from) + emoji + text.slice(to));
    setPicking(false);
    input.current.focus();
  }

  return html`<form class="composer" onSubmit=${submit}>
    ${about && html`<div class="about">
      <${Icon} name=${editing ? 'edit' : 'reply'} size="18" />
      <p><span class="about-title">${editing ? 'Edit message' : `Reply to ${replyTo.sender_id === me ? 'yourself' : name}`}</span>
        <span class="about-text" dir="auto">${about.text}</span></p>
      <${IconButton} icon="close" label=${editing ? 'Stop editing' : 'Not a reply'} onClick=${onCancel} />
    </div>`}
    <div class="composer-row">
      <div class="composer-box">
        <textarea ref=${input} rows="1" value=${text} dir="auto" placeholder=${`Message ${name}`} aria-label=${`Message to ${name}`}
            enterkeyhint=${touch.matches ? 'enter' : 'send'} onInput=${(event) => write(event.currentTarget.value)} onKeyDown=${keys}
            onBlur=${() => onTyping(false)}></textarea>
        <span class="composer-emoji">
          <${IconButton} icon="smile" label="Insert emoji" aria-expanded=${String(picking)} onClick=${() => setPicking(!picking)} />
          ${picking && html`<${EmojiPicker} label="Insert emoji" onPick=${insert} onClose=${() => setPicking(false)} />`}
        </span>
      </div>
      <button type="submit" class="send" aria-label=${editing ? 'Save' : 'Send'} disabled=${!sendable}>
        <${Icon} name=${editing ? 'check' : 'send'} />
      </button>
    </div>
    ${tooLong > 0 && html`<p class="too-long" role="alert">${tooLong.toLocaleString()} bytes too long: a message holds 16 KiB.</p>`}
  </form>`;
}

/** As high as its text, up to a bound; set through the object model, which the security policy allows. */
function grow(area) {
  area.style.height = 'auto';
  area.style.height = `${Math.min(area.scrollHeight, HEIGHT_MAX_PX)}px`;
}

function focusAtEnd(area) {
  area.focus({ preventScroll: true });
  area.setSelectionRange(area.value.length, area.value.length);
}

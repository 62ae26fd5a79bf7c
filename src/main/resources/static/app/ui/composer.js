/** Where one writes: a new message, a reply, or a better version of an old one. */

import { byteLength } from '../format.js';
import { html, useLayoutEffect, useRef, useState } from '../html.js';
import { EmojiPicker } from './emoji.js';
import { Icon } from './icons.js';
import { useMentionList } from './mention-list.js';
import { namedIn } from './mentionable.js';
import { IconButton } from './pieces.js';

const TEXT_BYTES_MAX = 16_384;
const HEIGHT_MAX_PX = 180;
const touch = matchMedia('(pointer: coarse)');

/** @param {{about?: object, mentionable?: object[], waitSeconds: number}} given `waitSeconds`: what slow mode asks for */
export function Composer({
  name, replyName, editing, replyTo, draft, mentionable, waitSeconds, onMention, onDraft, onSubmit, onCancel, onEditLast, onTyping,
}) {
  const [text, setText] = useState(draft);
  const [caret, setCaret] = useState(draft.length);
  const [picking, setPicking] = useState(false);
  const input = useRef();
  const about = editing ?? replyTo;
  const tooLong = byteLength(text) - TEXT_BYTES_MAX;
  const waits = waitSeconds > 0 && !editing;
  const sendable = text.trim() !== '' && tooLong <= 0 && !waits;
  const mentions = useMentionList({ people: mentionable, text, caret, onAsk: onMention, write: writeTo });

  useLayoutEffect(() => grow(input.current), [text]);
  // Before anything else can happen: what is typed at once must not get lost.
  useLayoutEffect(() => { if (about || !touch.matches) focusAtEnd(input.current); }, [about?.message_id]);

  function write(value) {
    setText(value);
    onDraft(value);
    if (!editing) onTyping(value.trim() !== '');
  }

  /** Writes, and puts the caret there. */
  function writeTo(value, place) {
    input.current.value = value;
    input.current.setSelectionRange(place, place);
    setCaret(place);
    write(value);
  }

  function submit(event) {
    event?.preventDefault();
    if (!sendable) return;
    onSubmit(text.trim(), namedIn(text, mentionable));
    setText('');
    setCaret(0);
    onDraft('');
    input.current.focus();
  }

  function keys(event) {
    if (event.isComposing || mentions.keys(event)) return;
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
      <p><span class="about-title">${editing ? 'Edit message' : `Reply to ${replyName}`}</span>
        <span class="about-text" dir="auto">${about.text}</span></p>
      <${IconButton} icon="close" label=${editing ? 'Stop editing' : 'Not a reply'} onClick=${onCancel} />
    </div>`}
    <div class="composer-row">
      <div class="composer-box">
        ${mentions.list}
        <textarea ref=${input} rows="1" value=${text} dir="auto" placeholder=${`Message ${name}`} aria-label=${`Message to ${name}`}
            enterkeyhint=${touch.matches ? 'enter' : 'send'} onKeyDown=${keys} ...${mentions.field}
            onInput=${(event) => { setCaret(event.currentTarget.selectionStart); write(event.currentTarget.value); }}
            onSelect=${(event) => setCaret(event.currentTarget.selectionStart)} onBlur=${() => onTyping(false)}></textarea>
        <span class="composer-emoji">
          <${IconButton} icon="smile" label="Insert emoji" aria-expanded=${String(picking)} onClick=${() => setPicking(!picking)} />
          ${picking && html`<${EmojiPicker} label="Insert emoji" onPick=${insert} onClose=${() => setPicking(false)} />`}
        </span>
      </div>
      <button type="submit" class="send" aria-label=${editing ? 'Save' : 'Send'} disabled=${!sendable}>
        <${Icon} name=${editing ? 'check' : 'send'} />
      </button>
    </div>
    ${waits && html`<p class="slow-mode"><span aria-hidden="true">Slow mode: you can write again in ${countdown(waitSeconds)}</span>
      <span class="sr-only" role="status">Slow mode: wait before you write again.</span></p>`}
    ${tooLong > 0 && html`<p class="too-long" role="alert">${tooLong.toLocaleString()} bytes too long: a message holds 16 KiB.</p>`}
  </form>`;
}

const countdown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** As high as its text, up to a bound; set through the object model, which the security policy allows. */
function grow(area) {
  area.style.height = 'auto';
  area.style.height = `${Math.min(area.scrollHeight, HEIGHT_MAX_PX)}px`;
}

function focusAtEnd(area) {
  area.focus({ preventScroll: true });
  area.setSelectionRange(area.value.length, area.value.length);
}

/** One message with all that belongs to it. Its text is text: nothing in it is ever read as markup. */

import { fullTime, isEmojiOnly, segments, sentence, timeOf } from '../format.js';
import { html, memo, useLayoutEffect, useRef, useState } from '../html.js';
import { EmojiPicker } from './emoji.js';
import { Ticks } from './icons.js';
import { IconButton } from './pieces.js';
import { keepInView } from './place.js';

export const Message = memo(({ message, quoted, own, state, follows, leads, me, name, actions, onJump }) => {
  const [reached, setReached] = useState(false);
  const [picking, setPicking] = useState(false);
  const element = useRef();
  const { message_id: id, deleted, text, created_at: at } = message;
  const jumbo = !deleted && !quoted && isEmojiOnly(text);

  const left = (event) => {
    if (!element.current?.contains(event.relatedTarget) && !picking) setReached(false);
  };
  const react = (emoji) => {
    setPicking(false);
    actions.react(message, emoji);
  };

  return html`<li ref=${element} class=${`message ${own ? 'own' : 'other'} ${follows ? 'follows' : ''} ${leads ? 'leads' : ''}`}
      data-entry data-message=${id} data-seq=${message.seq} data-state=${state} tabindex="-1" aria-label=${own ? 'You' : name}
      onPointerEnter=${(event) => event.pointerType === 'mouse' && setReached(true)}
      onPointerLeave=${(event) => event.pointerType === 'mouse' && left(event)}
      onFocusIn=${() => setReached(true)} onFocusOut=${left}>
    <div class="bubble-line">
      <div class=${`bubble ${own ? 'own' : 'other'} ${jumbo ? 'jumbo' : ''} ${deleted ? 'gone' : ''}`}>
        ${quoted !== undefined && !deleted && html`<${Quote} quoted=${quoted} me=${me} name=${name} onJump=${onJump} />`}
        <span class="text" dir="auto">${deleted ? 'Message deleted' : html`<${Text} text=${text} />`}</span>
        <span class="meta">
          ${message.edited && !deleted && html`<span class="edited">edited</span>`}
          <time datetime=${at} title=${fullTime(at)}>${timeOf(at)}</time>
          ${state && !deleted && html`<${Ticks} state=${state} />`}
        </span>
      </div>
      ${reached && id && !deleted && html`<${Toolbar} message=${message} own=${own} actions=${actions}
          picking=${picking} onPick=${setPicking} onReact=${react} />`}
    </div>
    <${Reactions} reactions=${message.reactions} me=${me} name=${name} onToggle=${(emoji) => actions.react(message, emoji)} />
    ${message.error && html`<${Failed} message=${message} actions=${actions} />`}
  </li>`;
});

function Text({ text }) {
  return segments(String(text)).map((part, at) => (part.href
    ? html`<a key=${at} href=${part.href} target="_blank" rel="noopener noreferrer nofollow ugc">${part.href}</a>`
    : part));
}

function Quote({ quoted, me, name, onJump }) {
  if (!quoted) return html`<span class="quote"><span class="quote-text">An earlier message</span></span>`;
  return html`<button type="button" class="quote" onClick=${() => onJump(quoted.message_id)}>
    <span class="sr-only">In reply to </span><span class="quote-name" dir="auto">${quoted.sender_id === me ? 'You' : name}</span>
    <span class="quote-text" dir="auto">${quoted.deleted ? 'Message deleted' : quoted.text}</span>
  </button>`;
}

function Toolbar({ message, own, actions, picking, onPick, onReact }) {
  const element = useRef();
  useLayoutEffect(() => keepInView(element.current, element.current.closest('.timeline')), []);
  const keepFocus = (event) => event.preventDefault(); // some browsers do not focus a pressed button: the message would lose it
  return html`<div ref=${element} class="toolbar" role="toolbar" aria-label="Message actions" onMouseDown=${keepFocus}>
    <${IconButton} icon="smile" label="React" aria-expanded=${String(picking)} onClick=${() => onPick(!picking)} />
    <${IconButton} icon="reply" label="Reply" onClick=${() => actions.reply(message)} />
    ${own && html`<${IconButton} icon="edit" label="Edit" onClick=${() => actions.edit(message)} />`}
    ${own && html`<${IconButton} icon="trash" label="Delete" onClick=${() => actions.remove(message)} />`}
    ${picking && html`<${EmojiPicker} label="React with" onPick=${onReact} onClose=${() => onPick(false)} />`}
  </div>`;
}

function Reactions({ reactions, me, name, onToggle }) {
  const entries = Object.entries(reactions ?? {});
  if (!entries.length) return null;
  return html`<ul class="reactions" aria-label="Reactions">
    ${entries.map(([emoji, users]) => {
      const mine = users.includes(me);
      const who = mine ? (users.length > 1 ? `you and ${name}` : 'you') : name;
      return html`<li key=${emoji}><button type="button" class="reaction" aria-pressed=${String(mine)} title=${`${emoji} ${who}`}
          aria-label=${`${emoji} from ${who}`} onClick=${() => onToggle(emoji)}>
        <span class="emoji">${emoji}</span>${users.length > 1 && html`<span class="count">${users.length}</span>`}
      </button></li>`;
    })}
  </ul>`;
}

function Failed({ message, actions }) {
  return html`<p class="failed" role="alert">
    <span>Not sent: ${sentence(message.error)}</span>
    <button type="button" class="link" onClick=${() => actions.retry(message)}>Try again</button>
    <button type="button" class="link" onClick=${() => actions.discard(message)}>Discard</button>
  </p>`;
}

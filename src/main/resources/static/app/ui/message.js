/** One message with all that belongs to it. Its text is text: nothing in it is ever read as markup. */

import { fullTime, hueOf, isEmojiOnly, segments, sentence, timeOf } from '../format.js';
import { html, memo, useLayoutEffect, useRef, useState } from '../html.js';
import { cutAtMentions } from '../mentions.js';
import { EmojiPicker } from './emoji.js';
import { Ticks } from './icons.js';
import { Avatar, IconButton } from './pieces.js';
import { keepInView } from './place.js';

/**
 * @param {{rights: 'none'|'own'|'all', group: boolean, mentioned: object[], mentionsMe: boolean,
 *   seen?: {text: string, names: string}}} given `rights`: what one may do with messages; `mentioned`: who is meant in this one
 */
export const Message = memo((given) => {
  const { message, quoted, own, state, follows, leads, me, nameFor, group, rights, mentioned, mentionsMe, seen, actions, onJump } = given;
  const [reached, setReached] = useState(false);
  const [picking, setPicking] = useState(false);
  const element = useRef();
  const { message_id: id, sender_id: sender, deleted, text, created_at: at } = message;
  const author = group && !own;
  const jumbo = !deleted && !quoted && isEmojiOnly(text);

  const left = (event) => {
    if (!element.current?.contains(event.relatedTarget) && !picking) setReached(false);
  };
  const react = (emoji) => {
    setPicking(false);
    actions.react(message, emoji);
  };

  const place = [own ? 'own' : 'other', follows && 'follows', leads && 'leads', author && 'authored'].filter(Boolean).join(' ');
  return html`<li ref=${element} class=${`message ${place}`}
      data-entry data-message=${id} data-seq=${message.seq} data-state=${state} tabindex="-1"
      aria-label=${own ? 'You' : nameFor(sender)}
      onPointerEnter=${(event) => event.pointerType === 'mouse' && setReached(true)}
      onPointerLeave=${(event) => event.pointerType === 'mouse' && left(event)}
      onFocusIn=${() => setReached(true)} onFocusOut=${left}>
    <div class="bubble-line">
      ${author && !leads && html`<${Avatar} user=${{ user_id: sender, display_name: nameFor(sender) }} size="tiny" />`}
      <div class=${`bubble ${own ? 'own' : 'other'} ${jumbo ? 'jumbo' : ''} ${deleted ? 'gone' : ''} ${mentionsMe ? 'to-me' : ''}`}>
        ${author && !follows && html`<span class=${`sender hue-${hueOf(sender)}`} dir="auto">${nameFor(sender)}</span>`}
        ${quoted !== undefined && !deleted && html`<${Quote} quoted=${quoted} me=${me} nameFor=${nameFor} onJump=${onJump} />`}
        <span class="text" dir="auto">${deleted ? 'Message deleted' : html`<${Text} text=${text} mentioned=${mentioned} me=${me} />`}</span>
        <span class="meta">
          ${message.edited && !deleted && html`<span class="edited">edited</span>`}
          <time datetime=${at} title=${fullTime(at)}>${timeOf(at)}</time>
          ${state && !deleted && html`<${Ticks} state=${state} />`}
        </span>
      </div>
      ${reached && id && !deleted && rights !== 'none' && html`<${Toolbar} message=${message} own=${own} rights=${rights} actions=${actions}
          picking=${picking} onPick=${setPicking} onReact=${react} />`}
    </div>
    <${Reactions} reactions=${message.reactions} me=${me} nameFor=${nameFor} disabled=${rights === 'none'}
        onToggle=${(emoji) => actions.react(message, emoji)} />
    ${seen && html`<p class="seen" title=${seen.names}>${seen.text}</p>`}
    ${message.error && html`<${Failed} message=${message} actions=${actions} />`}
  </li>`;
});

function Text({ text, mentioned, me }) {
  return segments(String(text)).flatMap((part) => (part.href ? part : cutAtMentions(part, mentioned))).map((part, at) => {
    if (part.href) return html`<a key=${at} href=${part.href} target="_blank" rel="noopener noreferrer nofollow ugc">${part.href}</a>`;
    if (part.mention) return html`<b key=${at} class=${`mention ${[me, 'all'].includes(part.user_id) ? 'mine' : ''}`}>${part.mention}</b>`;
    return part;
  });
}

function Quote({ quoted, me, nameFor, onJump }) {
  if (!quoted) return html`<span class="quote"><span class="quote-text">An earlier message</span></span>`;
  return html`<button type="button" class="quote" onClick=${() => onJump(quoted.message_id)}>
    <span class="sr-only">In reply to </span>
    <span class="quote-name" dir="auto">${quoted.sender_id === me ? 'You' : nameFor(quoted.sender_id)}</span>
    <span class="quote-text" dir="auto">${quoted.deleted ? 'Message deleted' : quoted.text}</span>
  </button>`;
}

function Toolbar({ message, own, rights, actions, picking, onPick, onReact }) {
  const element = useRef();
  useLayoutEffect(() => keepInView(element.current, element.current.closest('.timeline')), []);
  const keepFocus = (event) => event.preventDefault(); // some browsers do not focus a pressed button: the message would lose it
  return html`<div ref=${element} class="toolbar" role="toolbar" aria-label="Message actions" onMouseDown=${keepFocus}>
    <${IconButton} icon="smile" label="React" aria-expanded=${String(picking)} onClick=${() => onPick(!picking)} />
    <${IconButton} icon="reply" label="Reply" onClick=${() => actions.reply(message)} />
    ${own && html`<${IconButton} icon="edit" label="Edit" onClick=${() => actions.edit(message)} />`}
    ${(own || rights === 'all') && html`<${IconButton} icon="trash" label="Delete" onClick=${() => actions.remove(message)} />`}
    ${picking && html`<${EmojiPicker} label="React with" onPick=${onReact} onClose=${() => onPick(false)} />`}
  </div>`;
}

function Reactions({ reactions, me, nameFor, disabled, onToggle }) {
  const entries = Object.entries(reactions ?? {});
  if (!entries.length) return null;
  return html`<ul class="reactions" aria-label="Reactions">
    ${entries.map(([emoji, users]) => {
      const mine = users.includes(me);
      const who = [...(mine ? ['you'] : []), ...users.filter((each) => each !== me).map(nameFor)].join(' and ');
      return html`<li key=${emoji}><button type="button" class="reaction" disabled=${disabled}
          aria-pressed=${String(mine)} title=${`${emoji} ${who}`}
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

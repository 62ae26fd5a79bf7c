/**
 * The messages of a conversation. It stays at the end while one is there; older pages come in above without moving what is being read.
 */

import { dayKey, dayLabel, sentence } from '../format.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from '../html.js';
import { keyOf, progress } from '../model.js';
import { useStore } from '../store.js';
import { Icon } from './icons.js';
import { Message } from './message.js';
import { Empty } from './pieces.js';

const AT_END_PX = 60;
const LOAD_OLDER_PX = 500;
const TOGETHER_MS = 5 * 60_000;
const NOTHING = { messages: [], pending: [], older: 'unknown' };

export function Timeline({ chat, id, name, actions }) {
  const { messages, pending, older, reason } = useStore(chat.store, (state) => state.timelines[id]) ?? NOTHING;
  const receipts = useStore(chat.store, (state) => state.receipts[id]);
  const conversation = useStore(chat.store, (state) => state.conversations[id]);
  const me = useStore(chat.store, (state) => state.me.user_id);
  const [newFrom, setNewFrom] = useState(() => (conversation.unread_count > 0 ? conversation.read_seq : Infinity));
  const list = [...messages, ...pending];
  const scroll = useScroll(list.map((message) => keyOf(message, me)), () => chat.conversations.loadOlder(id), older);
  const firstNew = messages.find((message) => message.seq > newFrom && message.sender_id !== me);

  useRead(chat, id, scroll.atEnd, conversation);
  useEffect(() => { if (list.at(-1)?.sender_id === me) setNewFrom(Infinity); }, [list.at(-1)?.client_message_id]);

  function jumpTo(messageId) {
    const target = scroll.element.current.querySelector(`[data-message="${CSS.escape(messageId)}"]`);
    if (!target) return;
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
    target.classList.add('flash');
    setTimeout(() => target.classList.remove('flash'), 1200);
  }

  const ready = older !== 'unknown' && !(older === 'loading' && !list.length);
  return html`<div class="timeline-frame">
    <div class="timeline" ref=${scroll.element} onScroll=${scroll.onScroll} tabindex="-1">
      <${Beginning} older=${older} reason=${reason} empty=${!list.length} name=${name} onRetry=${() => chat.conversations.loadOlder(id)} />
      ${ready && html`<ol class="messages" aria-label="Messages" onKeyDown=${moveBetweenMessages}>
        ${list.map((message, at) => html`<${Entry} key=${keyOf(message, me)}
            message=${message} before=${list[at - 1]} after=${list[at + 1]} isNew=${message === firstNew} own=${message.sender_id === me}
            state=${stateOf(message, me, receipts)} me=${me} name=${name} actions=${actions} onJump=${jumpTo}
            quoted=${message.reply_to ? messages.find((each) => each.message_id === message.reply_to) ?? null : undefined} />`)}
      </ol>`}
    </div>
    <button type="button" class=${`to-end ${scroll.atEnd ? 'hidden' : ''}`} aria-label="To the newest message"
        tabindex=${scroll.atEnd ? -1 : 0} onClick=${scroll.toEnd}>
      <${Icon} name="down" />
      ${conversation.unread_count > 0 && html`<span class="badge">${conversation.unread_count}</span>`}
    </button>
    <${Announcer} messages=${messages} me=${me} name=${name} />
  </div>`;
}

function stateOf(message, me, receipts) {
  if (message.sender_id !== me) return undefined;
  if (message.error) return 'failed';
  return message.seq ? progress(receipts, message.seq) : 'pending';
}

function Entry({ message, before, after, isNew, ...rest }) {
  const newDay = !before || dayKey(before.created_at) !== dayKey(message.created_at);
  const follows = !newDay && !isNew && together(before, message);
  const leads = after && dayKey(after.created_at) === dayKey(message.created_at) && together(message, after);
  return html`
    ${newDay && html`<li class="day" key="day"><span>${dayLabel(message.created_at)}</span></li>`}
    ${isNew && html`<li class="new-messages" key="new"><span>New messages</span></li>`}
    <${Message} key="message" message=${message} follows=${Boolean(follows)} leads=${Boolean(leads)} ...${rest} />`;
}

function together(one, next) {
  return one.sender_id === next.sender_id && new Date(next.created_at) - new Date(one.created_at) < TOGETHER_MS;
}

function Beginning({ older, reason, empty, name, onRetry }) {
  if (older === 'failed') {
    return html`<div class="beginning" role="alert">
      <p>${sentence(reason)}</p><button type="button" class="button" onClick=${onRetry}>Try again</button>
    </div>`;
  }
  if (older === 'none') {
    return empty
      ? html`<${Empty} icon="smile" title=${`Say hello to ${name}`}>This is the very beginning of your conversation.<//>`
      : html`<p class="beginning quiet">The beginning of your conversation</p>`;
  }
  return html`<div class="beginning" aria-hidden="true">${empty ? html`<${Skeleton} />` : html`<span class="spinner"></span>`}</div>`;
}

function Skeleton() {
  return html`<div class="skeleton">${[1, 2, 3, 4, 5].map((each) => html`<span key=${each} class=${`bone bone-${each}`}></span>`)}</div>`;
}

/** Says what comes in to those who listen instead of look. */
function Announcer({ messages, me, name }) {
  const known = useRef(null);
  const last = messages.at(-1);
  const incoming = known.current !== null && last && last.message_id !== known.current && last.sender_id !== me;
  useEffect(() => { if (messages.length) known.current = last.message_id; }, [last?.message_id]);
  return html`<p class="sr-only" role="log" aria-live="polite">${incoming ? `${name}: ${last.text}` : ''}</p>`;
}

/** Reads as soon as the end is in sight and the page is too. */
function useRead(chat, id, atEnd, conversation) {
  useEffect(() => {
    const read = () => { if (atEnd && document.visibilityState === 'visible') chat.conversations.read(id); };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [atEnd, conversation.last_seq, conversation.unread_count]);
}

function useScroll(keys, loadOlder, older) {
  const element = useRef();
  const place = useRef({ atEnd: true, height: 0, first: undefined });
  const [atEnd, setAtEnd] = useState(true);
  const first = keys[0];

  const settle = () => {
    const box = element.current;
    if (!box) return; // an observer may report once more after the end
    if (place.current.atEnd) box.scrollTop = box.scrollHeight;
    place.current.height = box.scrollHeight;
  };

  useLayoutEffect(() => {
    const box = element.current;
    const { atEnd: wasAtEnd, first: before, height } = place.current;
    if (!wasAtEnd && before !== undefined && first !== before) box.scrollTop += box.scrollHeight - height;
    if (before === undefined && first !== undefined) showFirstNew(box, place.current, older);
    place.current.first = first;
    settle();
    if (older === 'more' && box.scrollTop < LOAD_OLDER_PX) loadOlder();
  }, [keys.length, first, keys.at(-1), older]);

  useEffect(() => {
    const observer = new ResizeObserver(settle);
    observer.observe(element.current);
    const content = new MutationObserver(settle);
    content.observe(element.current, { childList: true, subtree: true, characterData: true });
    return () => { observer.disconnect(); content.disconnect(); };
  }, []);

  function onScroll() {
    const box = element.current;
    place.current.atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < AT_END_PX;
    setAtEnd(place.current.atEnd);
    if (older === 'more' && box.scrollTop < LOAD_OLDER_PX) loadOlder();
  }

  function toEnd() {
    place.current.atEnd = true;
    setAtEnd(true);
    settle();
  }

  return { element, atEnd, onScroll, toEnd };
}

/** Opened with more new messages than fit, it starts where they do, if that is on the first page. */
function showFirstNew(box, place, older) {
  const line = box.querySelector('.new-messages');
  const beginsEarlier = older === 'more' && !box.querySelector('.message:has(~ .new-messages)');
  if (!line || beginsEarlier || box.scrollHeight - line.offsetTop <= box.clientHeight) return;
  place.atEnd = false;
  box.scrollTop = line.offsetTop - 24;
}

/** Up and down go from message to message; Tab then reaches what can be done with it. */
function moveBetweenMessages(event) {
  if (!['ArrowUp', 'ArrowDown'].includes(event.key) || event.target.closest('[role=dialog]')) return;
  const all = [...event.currentTarget.querySelectorAll('[data-entry]')];
  const at = all.indexOf(event.target.closest('[data-entry]'));
  const next = all[at + (event.key === 'ArrowUp' ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

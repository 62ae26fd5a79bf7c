/**
 * The messages of a conversation. It opens at the first new one, or at the end, and stays at the end while one is there; pages come in
 * above and below without moving what is being read.
 */

import { atMost99, dayKey, dayLabel, sentence } from '../format.js';
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../html.js';
import { isGroup, mayIn, profileBefore, withNotesBetween } from '../group-model.js';
import { isMentioned, keyOf, progress } from '../model.js';
import { EVERYBODY } from '../mentions.js';
import { useStore } from '../store.js';
import { Icon } from './icons.js';
import { Message } from './message.js';
import { useNames, useNeeded } from './names.js';
import { Note } from './note.js';
import { Empty } from './pieces.js';
import { useSeen } from './seen.js';

const AT_END_PX = 60;
const LOAD_MORE_PX = 500;
const SEEN_AFTER_MS = 150;
const ABOVE_NEW_PX = 56; // of what was read before stays in sight above the first new message
const TOGETHER_MS = 5 * 60_000;
const NOTHING = { messages: [], pending: [], notes: [], older: 'unknown', newer: 'none' };
const NOBODY = [];

export function Timeline({ chat, id, name, actions }) {
  const { messages, pending, notes, older, newer, reason } = useStore(chat.store, (state) => state.timelines[id]) ?? NOTHING;
  const receipts = useStore(chat.store, (state) => state.receipts[id]);
  const conversation = useStore(chat.store, (state) => state.conversations[id]);
  const me = useStore(chat.store, (state) => state.me.user_id);
  const [newFrom, setNewFrom] = useState(() => (conversation.unread_count > 0 ? conversation.read_seq : Infinity));
  const nameFor = useNames(chat, conversation);
  const lines = useMemo(() => withNotesBetween(messages, notes, { older, newer }), [messages, notes, older, newer]);
  const list = newer === 'none' ? [...lines, ...pending] : lines;
  const group = isGroup(conversation);
  const rights = rightsIn(conversation);
  const lastOwn = messages.findLast((message) => message.sender_id === me && !message.deleted);
  const seen = useSeen(chat, conversation, receipts, newer === 'none' && !pending.length ? lastOwn?.seq : undefined, nameFor);
  const mentioned = useMentioned(chat, messages);
  useNeeded(chat, group ? peopleIn(messages, notes) : NOBODY);
  const scroll = useScroll(list.map((line) => keyIn(line, me)), { older, newer }, {
    older: () => chat.conversations.loadOlder(id),
    newer: () => chat.conversations.loadNewer(id),
    newest: () => chat.conversations.loadNewest(id),
  });
  const firstNew = messages.find((message) => message.seq > newFrom && message.sender_id !== me);

  useRead(chat, id, scroll, conversation);
  useEffect(() => {
    if (!pending.length) return;
    setNewFrom(Infinity);
    scroll.toEnd();
  }, [pending.at(-1)?.client_message_id]);

  function jumpTo(messageId) {
    const target = scroll.element.current.querySelector(`[data-message="${CSS.escape(messageId)}"]`);
    if (!target) return;
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
    target.classList.add('flash');
    setTimeout(() => target.classList.remove('flash'), 1200);
  }

  const atEnd = scroll.atEnd || !list.length;
  const ready = older !== 'unknown' && !(older === 'loading' && !list.length);
  return html`<div class="timeline-frame">
    <div class="timeline" ref=${scroll.element} onScroll=${scroll.onScroll} tabindex="-1">
      <${Beginning} older=${older} reason=${reason} empty=${!list.length} name=${name} text=${beginningOf(group, notes)}
          onRetry=${() => chat.conversations.loadOlder(id)} />
      ${ready && html`<ol class="messages" aria-label="Messages" onKeyDown=${moveBetweenMessages}>
        ${list.map((message, at) => html`<${Entry} key=${keyIn(message, me)}
            message=${message} before=${list[at - 1]} after=${list[at + 1]} isNew=${message === firstNew} own=${message.sender_id === me}
            state=${stateOf(message, me, receipts)} me=${me} nameFor=${nameFor} group=${group} rights=${rights}
            mentioned=${mentioned(message)} mentionsMe=${group && message.sender_id !== me && isMentioned(message, me)}
            seen=${message === lastOwn ? seen : undefined} actions=${actions} onJump=${jumpTo}
            changed=${message.note && message.conversation ? profileBefore(notes, message.seq) : undefined}
            quoted=${message.reply_to ? messages.find((each) => each.message_id === message.reply_to) ?? null : undefined} />`)}
      </ol>`}
      <${End} newer=${newer} reason=${reason} onRetry=${() => chat.conversations.loadNewer(id)} />
    </div>
    <button type="button" class=${`to-end ${atEnd ? 'hidden' : ''}`} aria-label="To the newest message"
        tabindex=${atEnd ? -1 : 0} onClick=${scroll.toEnd}>
      <${Icon} name="down" />
      ${conversation.unread_count > 0 && html`<span class="badge">${atMost99(conversation.unread_count)}</span>`}
    </button>
    <${Announcer} messages=${messages} me=${me} nameFor=${nameFor} />
  </div>`;
}

const keyIn = (line, me) => (line.note ? `note ${line.seq}` : keyOf(line, me));

function rightsIn(conversation) {
  const { read, run } = mayIn(conversation);
  return read ? (run ? 'all' : 'own') : 'none';
}

/** Whose names the lines of a group show. */
function peopleIn(messages, notes) {
  const users = notes.flatMap((note) => [note.actor_id, note.user_id]);
  for (const { sender_id: sender, mentions = [], reactions } of messages) {
    users.push(sender, ...mentions, ...Object.values(reactions).flat());
  }
  return [...new Set(users.filter(Boolean))];
}

/** Who is mentioned in a message, as people with names; the same list as long as nothing of it changes. */
function useMentioned(chat, messages) {
  const people = useStore(chat.store, (state) => state.people);
  const me = useStore(chat.store, (state) => state.me);
  const lists = useMemo(() => new Map(messages.filter(({ mentions }) => mentions?.length).map(({ message_id: id, mentions }) => [
    id, mentions.map((user) => (user === 'all' ? EVERYBODY : user === me.user_id ? me : people[user])).filter(Boolean),
  ])), [messages, people, me]);
  return ({ message_id: id }) => lists.get(id) ?? NOBODY;
}

function stateOf(message, me, receipts) {
  if (message.note || message.sender_id !== me) return undefined;
  if (message.error) return 'failed';
  return message.seq ? progress(receipts, message.seq) : 'pending';
}

function Entry({ message, before, after, isNew, changed, ...rest }) {
  const newDay = !before || dayKey(before.created_at) !== dayKey(message.created_at);
  const follows = !newDay && !isNew && together(before, message);
  const leads = after && dayKey(after.created_at) === dayKey(message.created_at) && together(message, after);
  return html`
    ${newDay && html`<li class="day" key="day"><span>${dayLabel(message.created_at)}</span></li>`}
    ${isNew && html`<li class="new-messages" key="new"><span>New messages</span></li>`}
    ${message.note ? html`<${Note} key="note" note=${message} me=${rest.me} nameFor=${rest.nameFor} before=${changed} />`
      : html`<${Message} key="message" message=${message} follows=${Boolean(follows)} leads=${Boolean(leads)} ...${rest} />`}`;
}

function together(one, next) {
  return !one.note && !next.note && one.sender_id === next.sender_id && new Date(next.created_at) - new Date(one.created_at) < TOGETHER_MS;
}

/** Who came later may not see what was said before. */
function beginningOf(group, notes) {
  if (!group) return 'The beginning of your conversation';
  return notes[0]?.type === 'conversation.created' ? 'The beginning of this group' : 'What was said before is not shown to you';
}

function Beginning({ older, reason, empty, name, text, onRetry }) {
  if (older === 'failed') {
    return html`<div class="beginning" role="alert">
      <p>${sentence(reason)}</p><button type="button" class="button" onClick=${onRetry}>Try again</button>
    </div>`;
  }
  if (older === 'none') {
    return empty
      ? html`<${Empty} icon="smile" title=${`Say hello to ${name}`}>This is the very beginning of your conversation.<//>`
      : html`<p class="beginning quiet">${text}</p>`;
  }
  return html`<div class="beginning" aria-hidden="true">${empty ? html`<${Skeleton} />` : html`<span class="spinner"></span>`}</div>`;
}

function End({ newer, reason, onRetry }) {
  if (newer === 'none') return null;
  if (newer !== 'failed') return html`<div class="beginning end" aria-hidden="true"><span class="spinner"></span></div>`;
  return html`<div class="beginning end" role="alert">
    <p>${sentence(reason)}</p><button type="button" class="button" onClick=${onRetry}>Try again</button>
  </div>`;
}

function Skeleton() {
  return html`<div class="skeleton">${[1, 2, 3, 4, 5].map((each) => html`<span key=${each} class=${`bone bone-${each}`}></span>`)}</div>`;
}

/** Says what comes in to those who listen instead of look. */
function Announcer({ messages, me, nameFor }) {
  const known = useRef(null);
  const last = messages.at(-1);
  const incoming = known.current !== null && last && last.message_id !== known.current && last.sender_id !== me;
  useEffect(() => { if (messages.length) known.current = last.message_id; }, [last?.message_id]);
  return html`<p class="sr-only" role="log" aria-live="polite">${incoming ? `${nameFor(last.sender_id)}: ${last.text}` : ''}</p>`;
}

/** Reads what comes in sight, while the page is; at the end, everything. */
function useRead(chat, id, { atEnd, seen }, conversation) {
  useEffect(() => {
    const read = () => {
      if (document.visibilityState !== 'visible') return;
      if (atEnd) chat.conversations.read(id);
      else if (seen) chat.conversations.read(id, seen);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [atEnd, seen, conversation.last_seq, conversation.unread_count]);
}

/**
 * @param {string[]} keys of what is shown
 * @param {{older: string, newer: string}} ends what is beyond it
 * @param {{older: () => void, newer: () => void, newest: () => void}} load brings it
 */
function useScroll(keys, { older, newer }, load) {
  const element = useRef();
  const place = useRef({ atEnd: newer === 'none', wanted: false, height: 0, room: 0, first: undefined, timer: undefined });
  const [atEnd, setAtEnd] = useState(false);
  const [seen, setSeen] = useState(0);
  const first = keys[0];

  const settle = () => {
    const box = element.current;
    if (!box) return; // an observer may report once more after the end
    const { atEnd: staysAtEnd, height, room } = place.current;
    if (staysAtEnd && (box.scrollHeight !== height || box.clientHeight !== room)) box.scrollTop = box.scrollHeight;
    Object.assign(place.current, { height: box.scrollHeight, room: box.clientHeight });
  };

  useLayoutEffect(() => {
    const box = element.current;
    const { wanted, first: before, height } = place.current;
    if (wanted && newer === 'none') Object.assign(place.current, { atEnd: true, wanted: false, height: 0 });
    if (!place.current.atEnd && before !== undefined && first !== before) box.scrollTop += box.scrollHeight - height;
    if (before === undefined && first !== undefined) showFirstNew(box, place.current);
    if (newer !== 'none') place.current.atEnd = false;
    place.current.first = first;
    settle();
    if (first !== undefined) look();
  }, [keys.length, first, keys.at(-1), older, newer]);

  useEffect(() => {
    const observer = new ResizeObserver(settle);
    observer.observe(element.current);
    const content = new MutationObserver(settle);
    content.observe(element.current, { childList: true, subtree: true, characterData: true });
    return () => { observer.disconnect(); content.disconnect(); clearTimeout(place.current.timer); };
  }, []);

  /** Where one is now, and what that asks for. */
  function look() {
    const box = element.current;
    const below = box.scrollHeight - box.scrollTop - box.clientHeight;
    place.current.atEnd = newer === 'none' && below < AT_END_PX;
    setAtEnd(place.current.atEnd);
    if (older === 'more' && box.scrollTop < LOAD_MORE_PX) load.older();
    if (newer === 'more' && (below < LOAD_MORE_PX || place.current.wanted)) load.newer();
    clearTimeout(place.current.timer);
    place.current.timer = setTimeout(() => setSeen(lastSeen(box)), SEEN_AFTER_MS);
  }

  function toEnd() {
    if (newer !== 'none') {
      place.current.wanted = true;
      return load.newest();
    }
    Object.assign(place.current, { atEnd: true, height: 0 });
    setAtEnd(true);
    settle();
  }

  return { element, atEnd, seen, onScroll: look, toEnd };
}

/** Opened with more new messages than fit, it starts where they do. */
function showFirstNew(box, place) {
  const line = box.querySelector('.new-messages');
  if (!line || box.scrollHeight - line.offsetTop <= box.clientHeight) return;
  place.atEnd = false;
  box.scrollTop = line.offsetTop - ABOVE_NEW_PX;
}

/** The `seq` of the last message of which the end is in sight. */
function lastSeen(box) {
  const bottom = box.scrollTop + box.clientHeight;
  const entries = [...box.querySelectorAll('[data-seq]')];
  return Number(entries.findLast((each) => each.offsetTop + each.offsetHeight <= bottom)?.dataset.seq ?? 0);
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

/** Conversations: the list, the people one may talk to, pages of history, what was read. */

import { applyEvent, markedRead, withConversations, withPage, withTimeline, withTyping } from './model.js';

const PAGE = 50;
const LIST_PAGE = 100;
const LISTED_MAX = 300;
const TICKS_SHOWN = 10; // rows of the list for which receipts are read at once
const TYPING_SHOWN_MS = 7_000; // the server ends it after 6 s; this is for the one who lost the connection meanwhile

export function createConversations({ store, client, notify }) {
  const learning = new Map(); // conversation → whether something happened while it was being read
  const typing = new Map();
  let opened;

  /** Reads the list and tells the client where each conversation stands, so that the socket goes on from there. */
  async function load() {
    opened = undefined;
    let cursor, items = [];
    do {
      const page = await client.api.conversations({ limit: LIST_PAGE, cursor });
      items = items.concat(page.items);
      cursor = page.next_cursor;
    } while (cursor && items.length < LISTED_MAX);
    for (const { conversation_id: id, last_seq: last = 0, delivered_seq: delivered = 0 } of items.slice().reverse()) {
      client.startAt(id, last);
      if (delivered < last) client.markDelivered(id, last);
    }
    store.update((state) => withConversations(state, items));
    const me = store.get().me.user_id;
    const own = items.slice(0, TICKS_SHOWN).filter((each) => each.last_message?.sender_id === me);
    own.forEach((each) => readReceipts(each.conversation_id));
  }

  /** A conversation that is not in the list yet, or whose counts can't be told from the events. */
  async function learn(id) {
    if (learning.has(id)) return learning.set(id, true);
    do {
      learning.set(id, false);
      try {
        const conversation = await client.api.conversation(id);
        store.update((state) => withConversations(state, [conversation]));
      } catch (error) {
        if (error.code !== 'not_found') notify(error.message);
      }
    } while (learning.get(id));
    learning.delete(id);
  }

  function afterEvent(type, data, known) {
    const changed = type === 'sync.done' ? data.conversations ?? [] : typeof data?.seq === 'number' ? [data] : [];
    changed.map((each) => each.conversation_id).filter((each) => !known[each]).forEach(learn);
    if (type === 'sync.done' && opened) readReceipts(opened);
    if (type === 'typing') clearTypingLater(data);
  }

  function clearTypingLater({ conversation_id: id, user_id: user, active }) {
    const key = `${id} ${user}`;
    clearTimeout(typing.get(key));
    typing.delete(key);
    if (active) typing.set(key, setTimeout(() => store.update((state) => withTyping(state, id, user, false)), TYPING_SHOWN_MS));
  }

  /** The newest page when a conversation is opened, and how far the others have read. */
  async function open(id) {
    opened = id;
    if (!store.get().conversations[id]) await learn(id);
    if ((store.get().timelines[id]?.older ?? 'unknown') === 'unknown') await loadOlder(id);
    readReceipts(id);
  }

  async function loadOlder(id) {
    const { older, messages = [] } = store.get().timelines[id] ?? {};
    if (older === 'loading' || older === 'none') return;
    store.update((state) => withTimeline(state, id, () => ({ older: 'loading' })));
    try {
      const { items } = await client.api.messages(id, { limit: PAGE, before_seq: messages[0]?.seq });
      store.update((state) => withPage(state, id, items, items.length === PAGE));
    } catch (error) {
      store.update((state) => withTimeline(state, id, () => ({ older: 'failed', reason: error.message })));
    }
  }

  /** Receipts are not replayed, so they are read where they show. */
  async function readReceipts(id) {
    const me = store.get().me.user_id;
    try {
      const { items } = await client.api.receipts(id);
      const receipts = items.map((each) => ({ conversation_id: id, ...each }));
      store.update((state) => receipts.reduce((next, each) => applyEvent(next, 'receipt.updated', each, me), state));
    } catch { /* ticks then go on with the next receipt.updated */ }
  }

  /** A person has seen everything up to the newest message. */
  function read(id) {
    const conversation = store.get().conversations[id];
    if (!conversation || (conversation.unread_count === 0 && !unreadIn(id, conversation))) return;
    client.markRead(id, conversation.last_seq);
    store.update((state) => markedRead(state, id, conversation.last_seq));
  }

  function unreadIn(id, { read_seq: read }) {
    const { me, timelines } = store.get();
    return timelines[id]?.messages.some((message) => message.seq > read && message.sender_id !== me.user_id);
  }

  async function findPeople(query) {
    const { items } = await client.api.findUsers(query, { limit: 20 });
    return items.filter((user) => user.user_id !== store.get().me.user_id);
  }

  /** The direct conversation with a user, made if there is none. @returns {Promise<string>} its id */
  async function startWith(user) {
    const conversation = await client.api.openDirect(user.user_id);
    store.update((state) => withConversations(state, [{ peer: user, ...conversation }]));
    return conversation.conversation_id;
  }

  return { load, open, loadOlder, read, findPeople, startWith, afterEvent };
}

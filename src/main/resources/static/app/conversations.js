/** Conversations: the list, the people one may talk to, pages of history, what was read. */

import { isGroup } from './group-model.js';
import { applyEvent, markedRead, withConversations, withMute, withPage, withTimeline, withTyping } from './model.js';

const PAGE = 50;
const CONTEXT = 20; // read messages that are shown above the first unread one
const UNREAD_ON_NEWEST_PAGE = 40;
const LIST_PAGE = 100;
const LISTED_MAX = 300;
const NAMED_MAX = 20; // readers of a message whose names are at hand
const TICKS_SHOWN = 10; // rows of the list for which receipts are read at once
const TYPING_SHOWN_MS = 7_000; // the server ends it after 6 s; this is for the one who lost the connection meanwhile

export function createConversations({ store, client, notify, notes, people }) {
  const learning = new Map(); // conversation → whether something happened while it was being read
  const typing = new Map();
  const turns = new Map(); // conversation → the load that is on its way
  let opened;

  /** Reads the list and tells the client where each conversation stands, so that the socket goes on from there. */
  async function loadList() {
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
    people.keep(items.map((each) => each.peer));
    people.need(items.map((each) => isGroup(each) && each.last_message?.sender_id));
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

  /** @returns {Promise<unknown>} once what is new by it is known */
  function afterEvent(type, data, known) {
    const changed = type === 'sync.done' ? data.conversations ?? [] : typeof data?.seq === 'number' ? [data] : [];
    const me = store.get().me?.user_id;
    const came = type === 'member.added' && data.user_id === me; // back in a group: what one may see has changed
    const learned = changed.map((each) => each.conversation_id).filter((each) => !known[each] || came).map(learn);
    if (type === 'message.new') people.need([data.sender_id]);
    if (type === 'sync.done' && opened) readReceipts(opened);
    if (type === 'sync.gap' && isGroup(known[data.conversation_id])) learn(data.conversation_id); // nobody else counts its mentions
    if (type === 'typing') clearTypingLater(data);
    if (type === 'receipt.updated' && data.user_id === store.get().me?.user_id) countAgain(data.conversation_id);
    return Promise.all(learned);
  }

  /** Another device read a part: what it read may not be loaded here. */
  function countAgain(id) {
    if (store.get().conversations[id]?.unread_count > 0) learn(id);
  }

  function clearTypingLater({ conversation_id: id, user_id: user, active }) {
    const key = `${id} ${user}`;
    clearTimeout(typing.get(key));
    typing.delete(key);
    if (active) typing.set(key, setTimeout(() => store.update((state) => withTyping(state, id, user, false)), TYPING_SHOWN_MS));
  }

  /** What a conversation shows first, and how far the others have read. */
  async function open(id) {
    opened = id;
    if (!store.get().conversations[id]) await learn(id);
    if (!store.get().conversations[id]) await recall(id);
    await inTurn(id, async () => { if (timelineOf(id).older === 'unknown') await loadFirst(id); });
    readReceipts(id);
  }

  /** A group that one is no longer in: the log tells what it was, as far as one may see it. */
  async function recall(id) {
    const lines = await notes.all(id).catch(() => []);
    if (!lines.length) return;
    const me = store.get().me.user_id;
    store.update((state) => lines.reduce((next, { type, ...data }) => applyEvent(next, type, data, me),
      withConversations(state, [{ conversation_id: id, type: 'group', title: 'A group of the past', last_seq: lines.at(-1).seq }])));
  }

  const timelineOf = (id) => store.get().timelines[id] ?? { messages: [], older: 'unknown', newer: 'none' };
  const loading = (id) => [timelineOf(id).older, timelineOf(id).newer].includes('loading');
  const beyond = (items, limit) => (items.length === limit ? 'more' : 'none');

  /** One load at a time for each conversation, so that pages always join. */
  function inTurn(id, load) {
    const turn = (turns.get(id) ?? Promise.resolve()).then(load);
    turns.set(id, turn);
    return turn;
  }

  /** The newest page; where more is unread than that, the first unread messages with some read ones above. */
  function loadFirst(id) {
    const { last_seq: last = 0, read_seq: read = 0, unread_count: unread = 0 } = store.get().conversations[id] ?? {};
    return unread > 0 && last - read > UNREAD_ON_NEWEST_PAGE ? loadAround(id, read) : loadNewestPage(id);
  }

  function loadAround(id, seq) {
    return load(id, { older: 'loading', newer: 'loading' }, { older: 'failed', newer: 'none' }, async () => {
      const [before, after] = await Promise.all([
        client.api.messages(id, { limit: CONTEXT, before_seq: seq + 1 }), client.api.messages(id, { limit: PAGE, after_seq: seq }),
      ]);
      const ends = { older: beyond(before.items, CONTEXT), newer: beyond(after.items, PAGE) };
      return [[...before.items, ...after.items], { ...ends, replaces: true }];
    });
  }

  function loadNewestPage(id) {
    const { older, newer, messages } = timelineOf(id);
    const failed = messages.length ? { older, newer } : { older: 'failed' };
    return load(id, messages.length ? { newer: 'loading' } : { older: 'loading' }, failed, async () => {
      const { items } = await client.api.messages(id, { limit: PAGE });
      return [items, { older: beyond(items, PAGE), newer: 'none', replaces: messages.length > 0 }];
    });
  }

  function loadOlder(id) {
    return loading(id) ? undefined : inTurn(id, async () => {
      const { older, messages } = timelineOf(id);
      if (older === 'none') return;
      if (!messages.length) return loadFirst(id);
      await load(id, { older: 'loading' }, { older: 'failed' }, async () => {
        const { items } = await client.api.messages(id, { limit: PAGE, before_seq: messages[0].seq });
        return [items, { older: beyond(items, PAGE) }];
      });
    });
  }

  function loadNewer(id) {
    return loading(id) ? undefined : inTurn(id, async () => {
      const { newer, messages } = timelineOf(id);
      if (newer === 'none') return;
      await load(id, { newer: 'loading' }, { newer: 'failed' }, async () => {
        const { items } = await client.api.messages(id, { limit: PAGE, after_seq: messages.at(-1)?.seq ?? 0 });
        return [items, { newer: beyond(items, PAGE) }];
      });
    });
  }

  /** To the end of a conversation of which the end is not loaded. */
  function loadNewest(id) {
    return inTurn(id, async () => { if (timelineOf(id).newer !== 'none') await loadNewestPage(id); });
  }

  async function load(id, meanwhile, failed, read) {
    store.update((state) => withTimeline(state, id, () => ({ ...meanwhile, missed: false })));
    try {
      const [items, ends] = await read();
      const lines = await notes.among(store.get().conversations[id], timelineOf(id), items, ends).catch(() => []);
      store.update((state) => withPage(state, id, items, { ...ends, notes: lines }));
    } catch (error) {
      store.update((state) => withTimeline(state, id, () => ({ ...failed, reason: error.message })));
    }
  }

  /** Receipts are not replayed, so they are read where they show. */
  async function readReceipts(id) {
    const me = store.get().me.user_id;
    try {
      const { items } = await client.api.receipts(id);
      if (isGroup(store.get().conversations[id])) people.need(items.map((each) => each.user_id).slice(0, NAMED_MAX));
      const receipts = items.map((each) => ({ conversation_id: id, ...each }));
      store.update((state) => receipts.reduce((next, each) => applyEvent(next, 'receipt.updated', each, me), state));
    } catch { /* ticks then go on with the next receipt.updated */ }
  }

  /** A person has seen everything up to a `seq`; when not given, up to the newest message. */
  function read(id, upTo) {
    const { me, conversations: { [id]: conversation } } = store.get();
    if (!conversation || (conversation.unread_count === 0 && !unreadIn(id, conversation))) return;
    const seq = upTo ?? conversation.last_seq;
    if (seq <= conversation.read_seq) return;
    client.markRead(id, seq);
    store.update((state) => markedRead(state, id, seq, me.user_id));
  }

  function unreadIn(id, { read_seq: read }) {
    const { me, timelines } = store.get();
    return timelines[id]?.messages.some((message) => message.seq > read && message.sender_id !== me.user_id);
  }

  async function findPeople(query) {
    const { items } = await client.api.findUsers(query, { limit: 20 });
    people.keep(items);
    return items.filter((user) => user.user_id !== store.get().me.user_id);
  }

  /** The direct conversation with a user, made if there is none. @returns {Promise<string>} its id */
  async function startWith(user) {
    const conversation = await client.api.openDirect(user.user_id);
    store.update((state) => withConversations(state, [{ peer: user, ...conversation }]));
    return conversation.conversation_id;
  }

  /** How many others have read up to there, where receipts are not told one by one. */
  async function seenBy(id, seq) {
    const { counts } = await client.api.receipts(id, { seq });
    return Math.max(0, counts.read_count - (store.get().conversations[id]?.read_seq >= seq ? 1 : 0));
  }

  /** Quiet for good, or no longer: it still counts what is unread. */
  async function mute(id, quiet) {
    try {
      const { muted_until } = (quiet ? await client.api.mute(id) : await client.api.unmute(id)) ?? {};
      store.update((state) => withMute(state, id, muted_until));
    } catch (error) {
      notify(error.message);
    }
  }

  return { load: loadList, open, mute, seenBy, loadOlder, loadNewer, loadNewest, read, findPeople, startWith, afterEvent };
}

/**
 * What the client knows of conversations, as plain data, and how each event changes it. Pure functions: (state, what happened) → state.
 *
 * A timeline is what was loaded of one conversation: `messages` by `seq` without holes, then `pending` in the order written. `older`
 * and `newer` say what is beyond its two ends (`none`, `more`, `loading`, `failed`); only with `newer: 'none'` is it joined to what
 * comes in. Events come in order and once (the SDK sees to it); a page of history may be newer than the next event, so applying an
 * event again must do no harm.
 */

import { isNote, mergeNotes, regrouped, withMember } from './group-model.js';

export const EMPTY = {
  phase: 'starting', // starting · unreachable · signed_out · ready
  config: { features: [], limits: {} },
  me: null,
  preferences: null, // what one wants to be told of, once it was read
  alerts: { state: 'off' }, // unavailable · blocked · off · page · push, and why
  connection: { phase: 'idle' },
  offline: false,
  conversations: {},
  timelines: {},
  receipts: {}, // conversation → user → { delivered, read }
  typing: {}, // conversation → user ids
  presence: {}, // user → { status, last_seen_at }, of those who are watched
  people: {}, // user → profile, of those whose name was needed
  members: {}, // group → { list, next }, as far as loaded
  requested: {}, // groups that one asked to join
  notices: [],
};

const LATE_MAX = 200;
const GONE = { text: '', reply_to: undefined, mentions: undefined, attachments: undefined, reactions: {} };

/** A message as history, the list or an event has it, in one form. `reactions`: emoji → user ids. */
export function toMessage(data) {
  const deleted = Boolean(data.deleted || data.deleted_at);
  return {
    ...data,
    text: data.text ?? '',
    deleted,
    edited: Boolean(data.edited || data.edited_at),
    reactions: toReactions(data.reactions),
    ...(deleted && GONE),
  };
}

function toReactions(reactions) {
  if (!Array.isArray(reactions)) return reactions ?? {};
  return Object.fromEntries(reactions.map(({ emoji, user_ids: users = [] }) => [emoji, users]));
}

// ── Conversations ──

export function withConversations(state, items) {
  const conversations = { ...state.conversations };
  const receipts = { ...state.receipts };
  for (const item of items) {
    conversations[item.conversation_id] = toConversation(item);
    const peer = peerReceipt(item);
    if (peer) receipts[item.conversation_id] = { ...receipts[item.conversation_id], [item.peer.user_id]: peer };
  }
  return { ...state, conversations, receipts };
}

function toConversation(item) {
  const { last_seq: counted = 0, last_message: last } = item;
  const unknown = { unread_count: 0, mention_count: 0, read_seq: 0, last_seq: 0, counted_seq: counted };
  return { ...unknown, ...item, last_message: last && toMessage(last) };
}

function peerReceipt({ peer, peer_delivered_seq: delivered, peer_read_seq: read }) {
  return peer && delivered !== undefined ? { delivered, read: read ?? 0 } : undefined;
}

/** Whether a conversation is to be quiet now. */
export const isMuted = ({ muted_until: until }, now = Date.now()) => Boolean(until) && Date.parse(until) > now;

/** All that is unread, but for what is to be quiet. */
export const unreadIn = (conversations) =>
  Object.values(conversations).reduce((sum, each) => sum + (isMuted(each) ? 0 : each.unread_count), 0);

/** Newest activity first. */
export function sortedConversations(conversations) {
  return Object.values(conversations).sort((one, other) => activity(other).localeCompare(activity(one)));
}

const activity = ({ last_message: last, created_at: created }) => last?.created_at ?? created ?? '';

function changeConversation(state, id, change) {
  const conversation = state.conversations[id];
  if (!conversation) return state;
  return { ...state, conversations: { ...state.conversations, [id]: { ...conversation, ...change(conversation) } } };
}

export const withMute = (state, id, until) => changeConversation(state, id, () => ({ muted_until: until }));

/** Read up to a `seq`: what was loaded up to there no longer counts. */
export function markedRead(state, id, seq, me) {
  const read = ({ seq: each, sender_id: sender, deleted }, from) => each > from && each <= seq && sender !== me && !deleted;
  return changeConversation(state, id, ({ read_seq: from, last_seq: last, unread_count: count, mention_count: mentions = 0 }) => {
    const now = (state.timelines[id]?.messages ?? []).filter((each) => read(each, from));
    const left = (before, less) => (seq >= last ? 0 : Math.max(0, before - less));
    return {
      read_seq: Math.max(from, seq),
      unread_count: left(count, now.length),
      mention_count: left(mentions, now.filter((each) => isMentioned(each, me)).length),
    };
  });
}

/** Whether a message names this user, or everybody. */
export const isMentioned = ({ mentions = [] }, user) => mentions.includes(user) || mentions.includes('all');

// ── Timelines ──

export function withTimeline(state, id, change) {
  const timeline = state.timelines[id] ?? { messages: [], pending: [], notes: [], older: 'unknown', newer: 'none' };
  return { ...state, timelines: { ...state.timelines, [id]: { ...timeline, ...change(timeline) } } };
}

/**
 * A page of history that joins what is there, or takes its place.
 * @param {{older?: string, newer?: string, replaces?: boolean, notes?: object[]}} ends what is beyond the page where it is the first or
 *   the last one now, and the notes that lie among its messages
 */
export function withPage(state, id, items, { replaces = false, notes = [], ...ends }) {
  const late = state.timelines[id]?.late ?? [];
  const paged = withTimeline(state, id, ({ messages, pending, notes: known, missed }) => ({
    ...ends,
    ...(ends.newer === 'none' && missed && { newer: 'more' }),
    messages: items.map(toMessage).reduce(insert, replaces ? [] : messages),
    pending: withoutSent(pending, items),
    notes: mergeNotes(known, notes),
    late: [],
    missed: false,
  }));
  return late.reduce((next, [messageId, change]) => changeMessage(next, id, messageId, change), paged);
}

/** By `seq`; what is there already stays, because a page of history may know later edits than an old event. */
export function insert(messages, message) {
  if (messages.some((known) => known.message_id === message.message_id)) return messages;
  let at = messages.length;
  while (at > 0 && messages[at - 1].seq > message.seq) at--;
  return [...messages.slice(0, at), message, ...messages.slice(at)];
}

/** Without those that turned out to be sent. The id is the sender's own, so another's may look like it. */
function withoutSent(pending, sent) {
  const isSent = (draft) => sent.some((each) => each.client_message_id === draft.client_message_id && each.sender_id === draft.sender_id);
  return pending.some(isSent) ? pending.filter((draft) => !isSent(draft)) : pending;
}

/** Stays the same from the moment a message is written, unlike its `message_id`, and unlike another's ids can't be forged. */
export const keyOf = (message, me) => (message.sender_id === me ? message.client_message_id : message.message_id);

export function changeMessage(state, id, messageId, change) {
  const apply = (message) => (message?.message_id === messageId ? { ...message, ...change(message) } : message);
  const changed = changeConversation(state, id, ({ last_message: last }) => ({ last_message: apply(last) }));
  return state.timelines[id] ? withTimeline(changed, id, ({ messages }) => ({ messages: messages.map(apply) })) : changed;
}

export function withPending(state, id, message) {
  return withTimeline(state, id, ({ pending }) => ({
    pending: [...pending.filter((each) => each.client_message_id !== message.client_message_id), message],
  }));
}

export function withoutPending(state, id, clientMessageId) {
  return withTimeline(state, id, ({ pending }) => ({ pending: pending.filter((each) => each.client_message_id !== clientMessageId) }));
}

/** The server took a message of ours: it leaves the pending ones for its place in the order. */
export function withSent(state, id, draft, { message_id, seq, created_at }) {
  const { error: _, ...written } = draft;
  return withNewMessage(state, toMessage({ ...written, conversation_id: id, message_id, seq, created_at }), true);
}

function withNewMessage(state, message, own, me) {
  const id = message.conversation_id;
  let next = state.timelines[id] ? withTimeline(state, id, (timeline) => appended(timeline, message, own)) : state;
  next = changeConversation(next, id, (known) => (message.seq <= known.last_seq ? {} : {
    last_seq: message.seq,
    last_message: message,
    unread_count: own ? known.unread_count : known.unread_count + 1,
    mention_count: (known.mention_count ?? 0) + (!own && isMentioned(message, me) ? 1 : 0),
  }));
  return own ? next : withTyping(next, id, message.sender_id, false);
}

/** At the end; where the end is not loaded, it comes with its page, and a page that is on its way may lack it. */
function appended({ messages, pending, newer }, message, own) {
  if (newer !== 'none') return { missed: true };
  return { messages: insert(messages, message), pending: own ? withoutSent(pending, [message]) : pending };
}

export function withTyping(state, id, userId, active) {
  const others = (state.typing[id] ?? []).filter((each) => each !== userId);
  if (!active && others.length === (state.typing[id] ?? []).length) return state;
  return { ...state, typing: { ...state.typing, [id]: active ? [...others, userId] : others } };
}

// ── Events ──

const reacted = (emoji, userId) => ({ reactions }) => ({
  reactions: { ...reactions, [emoji]: [...(reactions[emoji] ?? []).filter((each) => each !== userId), userId] },
});

const unreacted = (emoji, userId) => ({ reactions }) => {
  const left = (reactions[emoji] ?? []).filter((each) => each !== userId);
  const { [emoji]: _, ...others } = reactions;
  return { reactions: left.length ? { ...reactions, [emoji]: left } : others };
};

const EVENTS = {
  'message.new': (state, data, me) => withNewMessage(state, toMessage(data), data.sender_id === me, me),
  'message.updated': (state, data) => onMessage(state, data, () => ({ text: data.text ?? '', edited: true })),
  'message.deleted': (state, data, me) => onMessage(lessUnread(state, data, me), data, () => ({ ...GONE, deleted: true })),
  'reaction.added': (state, data) => onMessage(state, data, reacted(data.emoji, data.user_id)),
  'reaction.removed': (state, data) => onMessage(state, data, unreacted(data.emoji, data.user_id)),
  'receipt.updated': (state, data, me) => withReceipt(state, data, me),
  typing: (state, data, me) => (data.user_id === me ? state : withTyping(state, data.conversation_id, data.user_id, data.active)),
  'sync.done': (state, data) => (data.conversations ?? []).reduce(withCounts, state),
};

/** @param {string} me one's own user id */
export function applyEvent(state, type, data, me) {
  if (isNote(type)) return onGroup(state, type, data, me);
  return EVENTS[type]?.(state, data, me) ?? state;
}

/** Something about a group itself: a line where it is open, and the group as it is from then on. */
function onGroup(state, type, data, me) {
  const { conversation_id: id, seq, user_id: user } = data;
  const changed = changeConversation(state, id, (known) => {
    const { member_count: count, ...change } = regrouped(known, type, data, me);
    const counts = count !== undefined && seq > (known.counted_seq ?? 0); // a list that was read later knows it already
    return { ...change, ...(counts && { member_count: count, counted_seq: seq }), last_seq: Math.max(known.last_seq, seq) };
  });
  const line = ({ notes }) => ({ notes: mergeNotes(notes, [{ ...data, type }]) });
  const noted = state.timelines[id] ? withTimeline(changed, id, line) : changed;
  return withMembership(type === 'member.removed' ? withoutReceipt(noted, id, user) : noted, type, data);
}

function withMembership(state, type, data) {
  const known = state.members[data.conversation_id];
  if (!known || !data.user_id) return state;
  return { ...state, members: { ...state.members, [data.conversation_id]: { ...known, list: withMember(known.list, type, data) } } };
}

/** Nobody waits for who is gone. */
function withoutReceipt(state, id, user) {
  const { [user]: _, ...others } = state.receipts[id] ?? {};
  return { ...state, receipts: { ...state.receipts, [id]: others } };
}

function onMessage(state, { conversation_id: id, message_id: messageId, seq }, change) {
  const seen = changeConversation(state, id, ({ last_seq: last }) => ({ last_seq: Math.max(last, seq ?? 0) }));
  return changeMessage(later(seen, id, messageId, change), id, messageId, change);
}

/** A page on its way may be older than this change and hold its message: then it is made once more. */
function later(state, id, messageId, change) {
  const { older, newer } = state.timelines[id] ?? {};
  if (older !== 'loading' && newer !== 'loading') return state;
  return withTimeline(state, id, ({ late = [] }) => ({ late: [...late.slice(1 - LATE_MAX), [messageId, change]] }));
}

/** A message that was deleted before it was read no longer counts. */
function lessUnread(state, { conversation_id: id, message_id: messageId }, me) {
  return changeConversation(state, id, ({ unread_count: count, mention_count: mentions = 0, read_seq: read, last_message: last }) => {
    const message = [...(state.timelines[id]?.messages ?? []), last].find((each) => each?.message_id === messageId);
    const counted = message && !message.deleted && message.sender_id !== me && message.seq > read;
    return counted ? {
      unread_count: Math.max(0, count - 1), mention_count: Math.max(0, mentions - (isMentioned(message, me) ? 1 : 0)),
    } : {};
  });
}

function withReceipt(state, { conversation_id: id, user_id: user, delivered_seq: delivered = 0, read_seq: read = 0 }, me) {
  if (user === me) return markedRead(state, id, read, me);
  const known = state.receipts[id]?.[user] ?? { delivered: 0, read: 0 }; // cursors only rise
  const raised = { delivered: Math.max(known.delivered, delivered), read: Math.max(known.read, read) };
  return { ...state, receipts: { ...state.receipts, [id]: { ...state.receipts[id], [user]: raised } } };
}

function withCounts(state, { conversation_id: id, read_seq, unread_count, last_seq }) {
  return changeConversation(state, id, (known) => ({
    read_seq: Math.max(known.read_seq, read_seq ?? 0),
    unread_count: unread_count ?? known.unread_count,
    last_seq: Math.max(known.last_seq, last_seq ?? 0),
  }));
}

/** How far a message of one's own got: `sent`, `delivered` or `read` by everybody else. */
export function progress(receipts, seq) {
  const others = Object.values(receipts ?? {});
  if (others.length && others.every(({ read }) => read >= seq)) return 'read';
  if (others.length && others.every(({ delivered, read }) => Math.max(delivered, read) >= seq)) return 'delivered';
  return 'sent';
}

/** How many others have read up to there. */
export const readers = (receipts, seq) => Object.entries(receipts ?? {}).filter(([, { read }]) => read >= seq).map(([user]) => user);

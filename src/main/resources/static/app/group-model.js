/**
 * What is particular to groups, as plain data: who may do what, what their events change, and the lines that tell of these.
 *
 * A note is such a line: the event's data with its `type`. Of a group that one is no longer in `role` is missing, and nothing that is
 * above `left_seq` ever comes.
 */

export const LARGE = 100; // members; above that the server counts receipts and does not tell them

const NOTED = ['conversation.created', 'conversation.updated', 'member.added', 'member.removed', 'member.updated'];

export const isNote = (type) => NOTED.includes(type);
export const isGroup = (conversation) => conversation?.type === 'group';

/** What one may do in it; the server has the last word. */
export function mayIn({ type, role, settings = {} }) {
  if (type !== 'group') return { read: true, post: true };
  const admin = ['owner', 'admin'].includes(role);
  const open = (who) => Boolean(role) && (admin || who === 'all');
  return {
    read: Boolean(role), post: open(settings.post), add: open(settings.add), mentionAll: admin, run: admin, own: role === 'owner',
  };
}

const RANKS = ['member', 'admin', 'owner'];

/** Whether one role stands above the other: only then may one remove or ban. */
export const outranks = (one, other) => RANKS.indexOf(one) > RANKS.indexOf(other);

/** Why nothing can be written there, or nothing. */
export function whyNotWrite(conversation) {
  if (!isGroup(conversation) || mayIn(conversation).post) return undefined;
  if (conversation.deleted) return 'This group was deleted. What was said stays readable here.';
  if (conversation.role) return 'Only admins write in this group.';
  return conversation.left === 'removed' ? 'You were removed from this group. What was said until then stays readable.'
    : 'You are not in this group any more. What was said until then stays readable.';
}

/** Milliseconds until slow mode lets a member write again. */
export function slowModeLeft({ role, settings }, lastSentAt, now = Date.now()) {
  const wait = role === 'member' ? (settings?.slow_mode_seconds ?? 0) * 1000 : 0;
  return lastSentAt ? Math.max(0, Math.min(wait, Date.parse(lastSentAt) + wait - now)) : 0;
}

/** What an event changes of the conversation itself. */
export function regrouped(conversation, type, data, me) {
  switch (type) {
    case 'conversation.created':
    case 'conversation.updated': {
      const { members: _, deleted_at: deleted, description, ...profile } = data.conversation;
      return { description, ...profile, ...(deleted && { deleted: true, ...gone(data) }) };
    }
    case 'member.added': return { member_count: (conversation.member_count ?? 0) + 1, ...(data.user_id === me && back(data)) };
    case 'member.removed': return {
      member_count: Math.max(0, (conversation.member_count ?? 0) - 1), ...(data.user_id === me && gone(data)),
    };
    default: return data.user_id === me ? { role: data.role } : {};
  }
}

const gone = ({ seq, actor_id: actor, user_id: user }) => ({
  role: undefined, left_seq: seq, left: user && actor !== user ? 'removed' : 'left',
});
const back = ({ role }) => ({ role, left_seq: undefined, left: undefined });

/** Members as far as they are loaded; an event that tells what is known already changes nothing. */
export function withMember(members, type, { user_id: user, role }) {
  const known = members.some((each) => each.user_id === user);
  if (type === 'member.removed') return known ? members.filter((each) => each.user_id !== user) : members;
  if (!known) return type === 'member.added' ? [...members, { user_id: user, role }] : members;
  return members.map((each) => (each.user_id === user && each.role !== role ? { ...each, role } : each));
}

/** By `seq`, each once. */
export function mergeNotes(known = [], more = []) {
  const fresh = more.filter((note) => !known.some((each) => each.seq === note.seq));
  return fresh.length ? [...known, ...fresh].sort((one, other) => one.seq - other.seq) : known;
}

/**
 * Where between messages something else happened: `prev_seq` tells. @param {{seq: number, prev_seq: number}[]} messages
 * @returns {{after: number, upTo: number}|undefined} what to read of the log to know it
 */
export function holes(messages, from, to) {
  let at = from, after, upTo;
  for (const { seq, prev_seq: before } of [...messages, { seq: to, prev_seq: to }]) {
    if (before > at) { after ??= at; upTo = before; }
    at = Math.max(at, seq);
  }
  return after === undefined ? undefined : { after, upTo };
}

/** Messages with the notes that lie among them; several people added at once are one line. */
export function withNotesBetween(messages, notes, { older, newer }) {
  const from = older === 'none' ? 0 : messages[0]?.seq ?? Infinity;
  const to = newer === 'none' ? Infinity : messages.at(-1)?.seq ?? 0;
  const shown = notes.filter(({ seq }) => seq > from && seq < to).map((note) => ({ ...note, note: true }));
  const all = [...messages, ...shown].sort((one, other) => one.seq - other.seq);
  const lines = [];
  for (const each of all) {
    if (joins(lines.at(-1), each)) lines.push(joined(lines.pop(), each));
    else lines.push(each);
  }
  return lines;
}

const adds = (line) => line?.note && line.type === 'member.added' && line.actor_id !== line.user_id;
const joins = (line, next) => adds(line) && adds(next) && line.actor_id === next.actor_id;
const joined = (line, next) => ({ ...line, user_ids: [...(line.user_ids ?? [line.user_id]), next.user_id] });

/** The profile before a note that changes it, where that is loaded. */
export const profileBefore = (notes, seq) => notes.findLast((note) => note.seq < seq && note.conversation)?.conversation;

/** A note in words. @param {(userId: string) => string} name @param {object} [before] the profile that it changed */
export function noteText(note, me, name, before) {
  const who = note.actor_id === me ? 'You' : name(note.actor_id);
  const whom = (user) => (user === me ? 'you' : name(user));
  const { user_id: user, actor_id: actor } = note;
  switch (note.type) {
    case 'conversation.created': return `${who} created the group`;
    case 'conversation.updated': return `${who} ${changeOf(note.conversation, before)}`;
    case 'member.added': return user === actor ? `${who} joined` : `${who} added ${listed((note.user_ids ?? [user]).map(whom))}`;
    case 'member.removed': return user === actor ? `${who} left` : `${who} removed ${whom(user)}`;
    default: return roleText(note, who, whom, me);
  }
}

function roleText({ user_id: user, actor_id: actor, role }, who, whom, me) {
  if (role === 'owner') return `${who} handed the group over to ${whom(user)}`;
  if (user === actor) return `${who} ${user === me ? 'are' : 'is'} now an admin`;
  return `${who} made ${whom(user)} ${role === 'admin' ? 'an admin' : 'a member'}`;
}

function changeOf(now, before) {
  if (now.deleted_at) return 'deleted the group';
  if (!before) return 'changed the group';
  if (now.title !== before.title) return `renamed the group to “${now.title}”`;
  if (now.description !== before.description) return now.description ? 'changed the description' : 'removed the description';
  if (now.visibility !== before.visibility) return `made the group ${now.visibility}`;
  const changed = Object.keys(SETTINGS).filter((name) => now.settings[name] !== before.settings?.[name]);
  return changed.length === 1 ? SETTINGS[changed[0]](now.settings[changed[0]]) : 'changed the settings';
}

const SETTINGS = {
  post: (who) => (who === 'all' ? 'let everybody write' : 'let only admins write'),
  add: (who) => (who === 'all' ? 'let everybody add people' : 'let only admins add people'),
  join: (how) => (how === 'open' ? 'let anybody join' : 'made people ask before they join'),
  history: (what) => (what === 'all' ? 'let new members see what was said before' : 'hid what was said before from new members'),
  slow_mode_seconds: (seconds) => (seconds ? `set slow mode to ${duration(seconds)}` : 'turned slow mode off'),
};

/** Such as "30 seconds" or "5 minutes". */
export function duration(seconds) {
  const [count, unit] = [[3600, 'hour'], [60, 'minute'], [1, 'second']].filter(([size]) => seconds % size === 0 && seconds >= size)
    .map(([size, name]) => [seconds / size, name])[0] ?? [0, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const LISTED_MAX = 3;

function listed(names) {
  const shown = names.length > LISTED_MAX ? [...names.slice(0, LISTED_MAX - 1), `${names.length - LISTED_MAX + 1} others`] : names;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

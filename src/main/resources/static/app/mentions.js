/** Mentions in a text: whom somebody who types `@` may mean, and where in a text somebody is meant. */

/** Stands for all members; for admins only. */
export const EVERYBODY = { user_id: 'all', username: 'all', display_name: 'all' };

const CHOICES_MAX = 6;
const WORD = /[\p{L}\p{N}_]/u;
const WRITTEN = /(?:^|[\s([{"'“‘«])@([^\s@][^@\n]{0,39})?$/u;

/** How somebody is called in a text: by name, or by username where two have the same name. */
export function labelOf(user, all) {
  const name = user.display_name || user.username;
  return all.some((each) => each.user_id !== user.user_id && each.display_name === name) ? user.username : name;
}

/** What is being written before the caret, after an `@`. @returns {{at: number, query: string}|undefined} */
export function asked(text, caret) {
  const match = text.slice(0, caret).match(WRITTEN);
  return match ? { at: caret - (match[1] ?? '').length - 1, query: (match[1] ?? '').toLocaleLowerCase() } : undefined;
}

/** Who fits: a name, or a word of it, that begins so. */
export function matching(query, all) {
  const begins = (name = '') => [name, ...name.split(/\s+/)].some((part) => part.toLocaleLowerCase().startsWith(query));
  return all.filter((user) => begins(user.display_name) || begins(user.username)).slice(0, CHOICES_MAX);
}

/** Where these people are meant in the text, the longest name first. @returns {{from: number, to: number, user_id: string}[]} */
export function mentionsIn(text, all) {
  const labels = all.flatMap((user) => [...new Set([labelOf(user, all), user.username])].filter(Boolean)
    .map((label) => ({ label, user_id: user.user_id }))).sort((one, other) => other.label.length - one.label.length);
  const found = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (WORD.test(text[at - 1] ?? ' ')) continue;
    const hit = labels.find(({ label }) => text.startsWith(label, at + 1) && !WORD.test(text[at + 1 + label.length] ?? ' '));
    if (hit) found.push({ from: at, to: at + 1 + hit.label.length, user_id: hit.user_id });
  }
  return found;
}

/** The text cut at its mentions: strings, and `{ mention, user_id }`. */
export function cutAtMentions(text, all) {
  const parts = [];
  let end = 0;
  for (const { from, to, user_id } of mentionsIn(text, all)) {
    if (from > end) parts.push(text.slice(end, from));
    parts.push({ mention: text.slice(from, to), user_id });
    end = to;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

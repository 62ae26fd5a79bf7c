/** How times, names and texts are shown. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const clockMillis = new Intl.DateTimeFormat(undefined, {
  hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3,
});
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const longDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const longDate = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const shortDate = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
const daysAgo = (date, now) => Math.round((midnight(now) - midnight(date)) / DAY);
const capital = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
const today = (days) => capital(relative.format(-days, 'day'));

/** What the server says of an error, as a sentence of its own. */
export const sentence = (text) => capital(String(text ?? ''));

export const timeOf = (iso) => (iso ? clock.format(new Date(iso)) : '');
export const timeWithMillis = (millis) => clockMillis.format(millis);
export const fullTime = (iso) => (iso ? full.format(new Date(iso)) : '');
export const dayKey = (iso) => midnight(new Date(iso));

/** For the list: the time today, then "Yesterday", the weekday, the date. */
export function shortTime(iso, now = new Date()) {
  if (!iso) return '';
  const date = new Date(iso);
  const days = daysAgo(date, now);
  if (days <= 0) return clock.format(date);
  if (days === 1) return today(1);
  return days < 7 ? weekday.format(date) : shortDate.format(date);
}

/** Below the name of who is not there. */
export function lastSeen(iso, now = new Date()) {
  return now - new Date(iso) < MINUTE ? 'last seen just now' : `last seen ${shortTime(iso, now)}`;
}

/** For the line between two days. */
export function dayLabel(iso, now = new Date()) {
  const date = new Date(iso);
  const days = daysAgo(date, now);
  if (days === 0 || days === 1) return today(days);
  return date.getFullYear() === now.getFullYear() ? longDay.format(date) : longDate.format(date);
}

export function initials(name) {
  const letters = [...new Intl.Segmenter().segment(String(name).trim())].map(({ segment }) => segment);
  const words = String(name).trim().split(/\s+/);
  const second = words.length > 1 ? [...new Intl.Segmenter().segment(words.at(-1))][0].segment : '';
  return ((letters[0] ?? '?') + second).toLocaleUpperCase();
}

/** One of eight hues, the same for a user everywhere. */
export function hueOf(id) {
  let hash = 0;
  for (const char of String(id)) hash = (hash * 31 + char.codePointAt(0)) >>> 0;
  return hash % 8;
}

export const atMost99 = (count) => (count > 99 ? '99+' : count);
export const nameOf = (user) => user?.display_name || user?.username || 'Unknown';

const LINK = /\bhttps?:\/\/[^\s<>"'`]+/giu;
const TRAILING = /[.,:;!?)\]}'"…]+$/u;

/** The text cut at its links: strings, and `{ href }` for http and https addresses only. */
export function segments(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const address = match[0].replace(TRAILING, '');
    if (!isWebAddress(address)) continue;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ href: address });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

function isWebAddress(text) {
  try { return ['http:', 'https:'].includes(new URL(text).protocol); } catch { return false; }
}

const EMOJI = /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*\s*){1,3}$/u;

/** One to three emoji and nothing else: shown large. */
export const isEmojiOnly = (text) => EMOJI.test(text);

export function byteLength(text) {
  return new TextEncoder().encode(text).length;
}

/** What is left to chance. */

/** A random UUID, also where `crypto.randomUUID` is kept for secure pages. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (each) => each.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Full jitter: anywhere between nothing and the exponential bound, so that a crowd does not come back as one. */
export function backoffMs(attempt, base, max, random = Math.random) {
  return random() * Math.min(max, base * 2 ** Math.min(attempt, 30));
}

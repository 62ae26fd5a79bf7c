/** The last raw frames, for the inspector; apart from the application's state, because there may be thousands a second. */

const KEPT = 500;

export function createFrames() {
  const listeners = new Set();
  let frames = [], lastKey = 0, paused = false, due = false, missed = 0;

  const tell = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => { due = false; listeners.forEach((listener) => listener()); });
  };

  return {
    add(frame) {
      if (paused) missed++;
      else frames = [...frames.slice(1 - KEPT), { ...frame, key: ++lastKey, type: typeOf(frame.text) }];
      tell();
    },
    list: () => frames,
    paused: () => paused,
    missed: () => missed,
    pause(value) { paused = value; missed = 0; tell(); },
    clear() { frames = []; missed = 0; tell(); },
    subscribe(listener) { listeners.add(listener); return () => listeners.delete(listener); },
  };
}

function typeOf(text) {
  try { return JSON.parse(text).type ?? '?'; } catch { return '?'; }
}

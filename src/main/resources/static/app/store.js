/** One immutable state, replaced as a whole, and who wants to know. */

import { useLayoutEffect, useState } from './html.js';

export function createStore(initial) {
  let state = initial;
  const listeners = new Set();
  return {
    get: () => state,
    /** @param {(state: object) => object} change gives the next state; the same object means no change */
    update(change) {
      const next = change(state);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener(state);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What `select` picks from the state; the component renders again when that is another object. */
export function useStore(store, select) {
  const [, again] = useState(0);
  const selected = select(store.get());
  useLayoutEffect(() => {
    let last = selected;
    const check = () => {
      const now = select(store.get());
      if (Object.is(now, last)) return;
      last = now;
      again((count) => count + 1);
    };
    check();
    return store.subscribe(check);
  });
  return selected;
}

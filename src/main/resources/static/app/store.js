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

/** A component that is about to go may ask for what is gone already; to render it again lets its parent say so. */
function stillSelects(select, state, selected) {
  try { return Object.is(select(state), selected); } catch { return false; }
}

/** What `select` picks from the state; the component renders again when that is another object. */
export function useStore(store, select) {
  const [, again] = useState(0);
  const selected = select(store.get());
  useLayoutEffect(() => {
    const check = () => {
      if (stillSelects(select, store.get(), selected)) return;
      again((count) => count + 1);
    };
    check();
    return store.subscribe(check);
  });
  return selected;
}

/** Searching while one types. */

import { useEffect, useState } from '../html.js';

const SEARCH_AFTER_MS = 200;

/** What fits, asked a moment after the last key; an answer to an older question is dropped. */
export function useSearch(find, query) {
  const [result, setResult] = useState({ found: [], busy: true });
  useEffect(() => {
    if (!query) return setResult({ found: [], busy: true });
    let current = true;
    const timer = setTimeout(async () => {
      try {
        const found = await find(query);
        if (current) setResult({ found, busy: false });
      } catch (error) {
        if (current) setResult({ found: [], problem: error.message });
      }
    }, SEARCH_AFTER_MS);
    return () => { current = false; clearTimeout(timer); };
  }, [query]);
  return result;
}

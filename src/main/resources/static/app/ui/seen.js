/** How many have seen the last message of one's own in a group. */

import { LARGE, isGroup } from '../group-model.js';
import { useEffect, useState } from '../html.js';
import { readers } from '../model.js';

const ASK_EVERY_MS = 10_000;
const NAMED_MAX = 10;

/**
 * In a small group receipts tell; in a large one the server counts, and is asked while one looks.
 * @returns {{text: string, names: string}|undefined}
 */
export function useSeen(chat, conversation, receipts, seq, nameFor) {
  const large = isGroup(conversation) && conversation.member_count > LARGE;
  const counted = useCount(chat, large && conversation.role ? conversation.conversation_id : undefined, seq);
  if (!isGroup(conversation) || !seq) return undefined;
  const users = readers(receipts, seq);
  const count = large ? counted : users.length;
  if (!count) return undefined;
  return { text: `Seen by ${count}`, names: large ? '' : users.slice(0, NAMED_MAX).map(nameFor).join(', ') };
}

function useCount(chat, id, seq) {
  const [count, setCount] = useState(0);
  useEffect(() => {
    setCount(0);
    if (!id || !seq) return undefined;
    let current = true;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      const seen = await chat.conversations.seenBy(id, seq).catch(() => undefined);
      if (current && seen !== undefined) setCount(seen);
    };
    ask();
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => { current = false; clearInterval(timer); };
  }, [id, seq]);
  return count;
}

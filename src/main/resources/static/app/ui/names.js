/** How people are called in a conversation. */

import { isGroup } from '../group-model.js';
import { nameOf } from '../format.js';
import { useCallback, useEffect } from '../html.js';
import { useStore } from '../store.js';

const UNKNOWN_YET = '…';

/** In words: what a conversation is called. */
export const titleOf = (conversation) => conversation.title ?? nameOf(conversation.peer);

/** A name for each user id. In a group names may still be on their way; between two there is one other. */
export function useNames(chat, conversation) {
  const people = useStore(chat.store, (state) => state.people);
  const me = useStore(chat.store, (state) => state.me);
  const group = isGroup(conversation);
  const peer = conversation && !group ? titleOf(conversation) : '';
  return useCallback((id) => {
    if (id === me.user_id) return nameOf(me);
    return group ? (people[id] ? nameOf(people[id]) : UNKNOWN_YET) : peer;
  }, [people, me, group, peer]);
}

/** Asks for the names of these people. */
export function useNeeded(chat, ids) {
  useEffect(() => chat.people.need(ids), [ids.join()]);
}

/** "Ann is typing", for those who look and those who listen. */
export function typingText(users, name, group) {
  if (!users?.length) return undefined;
  if (!group) return 'typing…';
  return users.length === 1 ? `${name(users[0])} is typing…` : `${users.length} people are typing…`;
}

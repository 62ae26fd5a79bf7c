/** Who is there of the people one talks to. */

import { PresenceWatch } from '../sdk/presence.js';
import { isGroup } from './group-model.js';
import { sortedConversations } from './model.js';

export function createPresence({ store, client }) {
  const watch = new PresenceWatch(client, ({ user_id: user, ...presence }) =>
    store.update((state) => ({ ...state, presence: { ...state.presence, [user]: presence } })));
  let conversations, watched = '';

  store.subscribe((state) => {
    if (state.conversations === conversations) return;
    conversations = state.conversations;
    const peers = sortedConversations(conversations).filter((each) => !isGroup(each)).map((each) => each.peer?.user_id).filter(Boolean);
    if (peers.toSorted().join() === watched) return;
    watched = peers.toSorted().join();
    watch.set(peers);
  });
}

/** What is known of a user while there is a connection; what was known before it broke may be wrong by now. */
export function presenceOf(state, user) {
  return state.connection.phase === 'live' ? state.presence[user] : undefined;
}

/** Who can be mentioned in a group: its members as far as they are known, and everybody at once for its admins. */

import { isGroup, mayIn } from '../group-model.js';
import { useEffect, useMemo } from '../html.js';
import { EVERYBODY, mentionsIn } from '../mentions.js';
import { useStore } from '../store.js';

const NOBODY = [];
const MENTIONS_MAX = 100;

/** @returns {object[]|undefined} nothing where there is nobody to mention */
export function useMentionable(chat, conversation) {
  const id = conversation?.conversation_id;
  const members = useStore(chat.store, (state) => state.members[id]?.list) ?? NOBODY;
  const people = useStore(chat.store, (state) => state.people);
  const me = useStore(chat.store, (state) => state.me.user_id);
  const within = isGroup(conversation) && Boolean(conversation.role);
  useEffect(() => { if (within) chat.groups.loadMentionable(id); }, [id, within]);
  return useMemo(() => {
    if (!within) return undefined;
    const others = members.filter((member) => member.user_id !== me).map((member) => people[member.user_id]).filter(Boolean);
    return [...others, ...(mayIn(conversation).mentionAll ? [EVERYBODY] : [])];
  }, [within, members, people, me, conversation?.role]);
}

/** The ids that a text names, each once. */
export const namedIn = (text, people = NOBODY) => [...new Set(mentionsIn(text, people).map((each) => each.user_id))].slice(0, MENTIONS_MAX);

/** Public groups that fit a search, and the way into them. */

import { html } from '../html.js';
import { useStore } from '../store.js';
import { GroupAvatar, membersOf } from './pieces.js';

export function FoundGroups({ chat, groups, onOpen }) {
  const requested = useStore(chat.store, (state) => state.requested);
  const mine = useStore(chat.store, (state) => state.conversations);

  async function enter(group) {
    try {
      const id = await chat.groups.join(group.conversation_id);
      if (id) onOpen(id);
      else chat.notify(`You asked to join ${group.title}; an admin decides.`, 'good');
    } catch (error) {
      chat.notify(error.message);
    }
  }

  return html`<h2 class="rows-title">Public groups</h2>
  <ul class="rows" aria-label="Groups found">
    ${groups.map((group) => {
      const id = group.conversation_id;
      const about = [membersOf(group.member_count), group.description].filter(Boolean).join(' · ');
      const way = wayInto(group, Boolean(mine[id]?.role), requested[id]);
      return html`<li key=${id} class="row found">
        <${GroupAvatar} group=${group} />
        <span class="row-name" dir="auto">${group.title}</span>
        <span class="row-preview"><span class="row-text" dir="auto">${about}</span></span>
        <button type="button" class="button small" disabled=${way === ASKED} aria-label=${`${way}: ${group.title}`}
            onClick=${() => (way === OPEN ? onOpen(id) : enter(group))}>${way}</button>
      </li>`;
    })}
  </ul>`;
}

const OPEN = 'Open';
const ASKED = 'Asked';

function wayInto({ role, settings }, isIn, asked) {
  if (role || isIn) return OPEN;
  if (asked) return ASKED;
  return settings?.join === 'request' ? 'Ask to join' : 'Join';
}

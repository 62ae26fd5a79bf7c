/** Who one talks to: search, the conversations, oneself, the connection. */

import { atMost99, nameOf, shortTime } from '../format.js';
import { isGroup } from '../group-model.js';
import { html, memo, useRef, useState } from '../html.js';
import { isMuted, progress, sortedConversations } from '../model.js';
import { useStore } from '../store.js';
import { Account } from './account.js';
import { ConnectionState } from './connection.js';
import { FoundGroups } from './found-groups.js';
import { Icon, Ticks } from './icons.js';
import { titleOf, typingText, useNeeded } from './names.js';
import { NewGroup } from './new-group.js';
import { Avatar, ConversationAvatar, Empty, IconButton } from './pieces.js';
import { useSearch } from './search.js';

const NOBODY = {};

export function Sidebar({ chat, open, inspecting, onInspect }) {
  const me = useStore(chat.store, (state) => state.me);
  const [query, setQuery] = useState('');
  const [account, setAccount] = useState(false);
  const search = useRef();
  const [making, setMaking] = useState(false);
  const people = useSearch(chat.conversations.findPeople, query.trim());
  const groups = useSearch(chat.groups.find, query.trim());

  async function start(user) {
    try {
      const id = await chat.conversations.startWith(user);
      show(id);
    } catch (error) {
      chat.notify(error.message);
    }
  }

  function show(id) {
    setQuery('');
    location.hash = `#/c/${encodeURIComponent(id)}`;
  }

  return html`<nav class="pane sidebar" aria-label="Conversations">
    <header class="sidebar-top">
      <button type="button" class="me" onClick=${() => setAccount(true)} aria-label=${`Your account: ${nameOf(me)}`}>
        <${Avatar} user=${me} />
        <span class="me-name" dir="auto">${nameOf(me)}</span>
      </button>
      <${IconButton} icon="wave" label="Raw frames" aria-pressed=${String(inspecting)} onClick=${onInspect} />
      <${IconButton} icon="compose" label="New conversation" onClick=${() => search.current.focus()} />
      <${IconButton} icon="group" label="New group" onClick=${() => setMaking(true)} />
    </header>
    <div class="search" role="search">
      <${Icon} name="search" size="18" />
      <input ref=${search} type="search" placeholder="Search people and groups" aria-label="Search people and groups"
          maxlength="64" autocomplete="off"
          value=${query} onInput=${(event) => setQuery(event.currentTarget.value)}
          onKeyDown=${(event) => { if (event.key === 'Escape') setQuery(''); }} />
    </div>
    <div class="sidebar-list">
      ${query.trim()
        ? html`<${People} people=${people} query=${query.trim()} onStart=${start} groups=${groups.found} />
          ${groups.found.length > 0 && html`<${FoundGroups} chat=${chat} groups=${groups.found} onOpen=${show} />`}`
        : html`<${List} chat=${chat} open=${open} />`}
    </div>
    <footer class="sidebar-foot"><${ConnectionState} chat=${chat} /></footer>
    ${account && html`<${Account} chat=${chat} onClose=${() => setAccount(false)} />`}
    ${making && html`<${NewGroup} chat=${chat} onClose=${() => setMaking(false)} />`}
  </nav>`;
}

function List({ chat, open }) {
  const conversations = useStore(chat.store, (state) => state.conversations);
  const typing = useStore(chat.store, (state) => state.typing);
  const receipts = useStore(chat.store, (state) => state.receipts);
  const me = useStore(chat.store, (state) => state.me.user_id);
  const people = useStore(chat.store, (state) => state.people);
  const presence = useStore(chat.store, (state) => (state.connection.phase === 'live' ? state.presence : NOBODY));
  const sorted = sortedConversations(conversations);
  const talkers = sorted.filter(isGroup).flatMap((each) => [each.last_message?.sender_id, ...(typing[each.conversation_id] ?? [])]);
  useNeeded(chat, talkers);
  if (!sorted.length) return html`<${Empty} icon="bubbles" title="No conversations yet">Search for somebody above and say hello.<//>`;
  return html`<ul class="rows">
    ${sorted.map((each) => html`<${Row} key=${each.conversation_id} conversation=${each} current=${each.conversation_id === open} me=${me}
        typing=${typingText(typing[each.conversation_id], (user) => nameOf(people[user]), isGroup(each))}
        status=${presence[each.peer?.user_id]?.status} quiet=${isMuted(each)}
        from=${isGroup(each) && people[each.last_message?.sender_id]}
        state=${each.last_message ? progress(receipts[each.conversation_id], each.last_message.seq) : ''} />`)}
  </ul>`;
}

const Row = memo(({ conversation, current, typing, state, me, from, status, quiet }) => {
  const { conversation_id: id, last_message: last, unread_count: unread, mention_count: mentions } = conversation;
  const name = titleOf(conversation);
  return html`<li>
    <a class="row" href=${`#/c/${encodeURIComponent(id)}`} aria-current=${current ? 'page' : undefined}>
      <${ConversationAvatar} conversation=${conversation} status=${status} />
      <span class="row-name" dir="auto">${name}</span>
      <time class="row-time" datetime=${last?.created_at}>${shortTime(last?.created_at)}</time>
      <span class=${`row-preview ${typing ? 'is-typing' : ''}`}>
        ${!typing && last?.sender_id === me && !last.deleted && html`<${Ticks} state=${state} />`}
        ${!typing && from && last.sender_id !== me && html`<span class="row-from" dir="auto">${nameOf(from)}:</span>`}
        <span class="row-text" dir="auto">${typing || preview(last)}</span>
      </span>
      <span class="row-counts">
        ${['online', 'away'].includes(status) && html`<span class="sr-only">${status}</span>`}
        ${quiet && html`<span class="row-quiet" role="img" aria-label="Muted"><${Icon} name="muted" size="16" /></span>`}
        ${mentions > 0 && html`<span class="badge mentions"><span aria-hidden="true">@</span>
          <span class="sr-only">${mentions} ${mentions === 1 ? 'mention' : 'mentions'} of you</span></span>`}
        ${unread > 0 && html`<span class="badge unread"><span aria-hidden="true">${atMost99(unread)}</span>
          <span class="sr-only">${unread} unread</span></span>`}
      </span>
    </a>
  </li>`;
});

function preview(last) {
  if (!last) return 'No messages yet';
  if (last.deleted) return 'Message deleted';
  return last.text || 'Attachment';
}

function People({ people: { found, problem, busy }, groups, query, onStart }) {
  if (problem) return html`<${Empty} icon="warning" title="The search failed">${problem}<//>`;
  if (!busy && !found.length && groups.length) return null;
  if (!busy && !found.length) return html`<${Empty} icon="search" title="Nobody found">No name here starts like “${query}”.<//>`;
  return html`<ul class="rows" aria-label="People found" aria-busy=${String(busy)}>
    ${found.map((user) => html`<li key=${user.user_id}>
      <button type="button" class="row" onClick=${() => onStart(user)}>
        <${Avatar} user=${user} />
        <span class="row-name" dir="auto">${nameOf(user)}</span>
        <span class="row-preview"><span class="row-text">@${user.username}</span></span>
      </button>
    </li>`)}
  </ul>`;
}

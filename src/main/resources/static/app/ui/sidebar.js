/** Who one talks to: search, the conversations, oneself, the connection. */

import { atMost99, nameOf, shortTime } from '../format.js';
import { html, memo, useEffect, useRef, useState } from '../html.js';
import { progress, sortedConversations } from '../model.js';
import { useStore } from '../store.js';
import { Account } from './account.js';
import { ConnectionState } from './connection.js';
import { Icon, Ticks } from './icons.js';
import { Avatar, Empty, IconButton } from './pieces.js';

const SEARCH_AFTER_MS = 200;

export function Sidebar({ chat, open, inspecting, onInspect }) {
  const me = useStore(chat.store, (state) => state.me);
  const [query, setQuery] = useState('');
  const [account, setAccount] = useState(false);
  const search = useRef();
  const people = usePeople(chat, query.trim());

  async function start(user) {
    try {
      const id = await chat.conversations.startWith(user);
      setQuery('');
      location.hash = `#/c/${encodeURIComponent(id)}`;
    } catch (error) {
      chat.notify(error.message);
    }
  }

  return html`<nav class="pane sidebar" aria-label="Conversations">
    <header class="sidebar-top">
      <button type="button" class="me" onClick=${() => setAccount(true)} aria-label=${`Your account: ${nameOf(me)}`}>
        <${Avatar} user=${me} />
        <span class="me-name" dir="auto">${nameOf(me)}</span>
      </button>
      <${IconButton} icon="wave" label="Raw frames" aria-pressed=${String(inspecting)} onClick=${onInspect} />
      <${IconButton} icon="compose" label="New conversation" onClick=${() => search.current.focus()} />
    </header>
    <div class="search" role="search">
      <${Icon} name="search" size="18" />
      <input ref=${search} type="search" placeholder="Search people" aria-label="Search people" maxlength="64" autocomplete="off"
          value=${query} onInput=${(event) => setQuery(event.currentTarget.value)}
          onKeyDown=${(event) => { if (event.key === 'Escape') setQuery(''); }} />
    </div>
    <div class="sidebar-list">
      ${query.trim()
        ? html`<${People} people=${people} query=${query.trim()} onStart=${start} />`
        : html`<${List} chat=${chat} open=${open} />`}
    </div>
    <footer class="sidebar-foot"><${ConnectionState} chat=${chat} /></footer>
    ${account && html`<${Account} chat=${chat} onClose=${() => setAccount(false)} />`}
  </nav>`;
}

function List({ chat, open }) {
  const conversations = useStore(chat.store, (state) => state.conversations);
  const typing = useStore(chat.store, (state) => state.typing);
  const receipts = useStore(chat.store, (state) => state.receipts);
  const me = useStore(chat.store, (state) => state.me.user_id);
  const sorted = sortedConversations(conversations);
  if (!sorted.length) return html`<${Empty} icon="bubbles" title="No conversations yet">Search for somebody above and say hello.<//>`;
  return html`<ul class="rows">
    ${sorted.map((each) => html`<${Row} key=${each.conversation_id} conversation=${each} current=${each.conversation_id === open} me=${me}
        typing=${Boolean(typing[each.conversation_id]?.length)}
        state=${each.last_message ? progress(receipts[each.conversation_id], each.last_message.seq) : ''} />`)}
  </ul>`;
}

const Row = memo(({ conversation, current, typing, state, me }) => {
  const { conversation_id: id, peer, title, last_message: last, unread_count: unread } = conversation;
  const name = title ?? nameOf(peer);
  return html`<li>
    <a class="row" href=${`#/c/${encodeURIComponent(id)}`} aria-current=${current ? 'page' : undefined}>
      <${Avatar} user=${peer} />
      <span class="row-name" dir="auto">${name}</span>
      <time class="row-time" datetime=${last?.created_at}>${shortTime(last?.created_at)}</time>
      <span class=${`row-preview ${typing ? 'is-typing' : ''}`}>
        ${!typing && last?.sender_id === me && !last.deleted && html`<${Ticks} state=${state} />`}
        <span class="row-text" dir="auto">${typing ? 'typing…' : preview(last)}</span>
      </span>
      ${unread > 0 && html`<span class="badge"><span aria-hidden="true">${atMost99(unread)}</span>
        <span class="sr-only">${unread} unread</span></span>`}
    </a>
  </li>`;
});

function preview(last) {
  if (!last) return 'No messages yet';
  if (last.deleted) return 'Message deleted';
  return last.text || 'Attachment';
}

function People({ people: { found, problem, busy }, query, onStart }) {
  if (problem) return html`<${Empty} icon="warning" title="The search failed">${problem}<//>`;
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

/** Who matches, asked a moment after the last key; an answer to an older question is dropped. */
function usePeople(chat, query) {
  const [people, setPeople] = useState({ found: [], busy: true });
  useEffect(() => {
    if (!query) return setPeople({ found: [], busy: true });
    let current = true;
    const timer = setTimeout(async () => {
      try {
        const found = await chat.conversations.findPeople(query);
        if (current) setPeople({ found, busy: false });
      } catch (error) {
        if (current) setPeople({ found: [], problem: error.message });
      }
    }, SEARCH_AFTER_MS);
    return () => { current = false; clearTimeout(timer); };
  }, [query]);
  return people;
}

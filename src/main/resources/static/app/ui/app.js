/** Which screen is shown, and what is common to all. */

import { isGroup } from '../group-model.js';
import { html, useEffect, useErrorBoundary, useState } from '../html.js';
import { unreadIn } from '../model.js';
import { useStore } from '../store.js';
import { ConnectionProblem } from './connection.js';
import { Conversation } from './conversation.js';
import { GroupPanel } from './group-panel.js';
import { Icon } from './icons.js';
import { Inspector } from './inspector.js';
import { JoinByInvite } from './join-by-invite.js';
import { Empty, Mark, Notices } from './pieces.js';
import { Sidebar } from './sidebar.js';
import { SignIn } from './sign-in.js';

export function App({ chat }) {
  const [fault] = useErrorBoundary((error) => console.error(error));
  const phase = useStore(chat.store, (state) => state.phase);
  const notices = useStore(chat.store, (state) => state.notices);

  return html`
    ${fault ? html`<${Broken} />` : html`<${Screen} chat=${chat} phase=${phase} />`}
    <${Notices} notices=${notices} onDismiss=${chat.dismiss} />`;
}

function Screen({ chat, phase }) {
  const reason = useStore(chat.store, (state) => state.reason);
  const demo = useStore(chat.store, (state) => state.config.features.includes('demo'));
  if (phase === 'signed_out') return html`<${SignIn} chat=${chat} demo=${demo} reason=${reason} />`;
  if (phase === 'unreachable') return html`<${Unreachable} />`;
  if (phase === 'starting') return html`<div class="splash" role="status" aria-label="Loading"><div class="splash-mark"></div></div>`;
  return html`<${Shell} chat=${chat} />`;
}

/** The list and one conversation: side by side, or on a narrow screen one at a time; beside them the inspector or the group's panel. */
function Shell({ chat }) {
  const { open, invite } = usePlace();
  const [side, setSide] = useState(null); // frames · group
  const inGroup = useStore(chat.store, (state) => Boolean(isGroup(state.conversations[open]) && state.conversations[open].role));
  const toggle = (which) => setSide(side === which ? null : which);
  const inspecting = side === 'frames';
  const panel = side === 'group' && inGroup;
  useUnreadInTitle(chat);
  useEffect(() => setSide((now) => (now === 'group' ? null : now)), [open]);

  return html`<div class=${`shell ${open ? 'has-open' : ''} ${inspecting || panel ? 'has-inspector' : ''}`}>
    <${Sidebar} chat=${chat} open=${open} inspecting=${inspecting} onInspect=${() => toggle('frames')} />
    ${open
      ? html`<${Conversation} key=${open} chat=${chat} id=${open} panel=${panel} onPanel=${() => toggle('group')} />`
      : html`<main class="pane conversation blank">
          <${Empty} icon="bubbles" title="Pick a conversation">Or start a new one: search for somebody by name.<//>
        </main>`}
    <${ConnectionProblem} chat=${chat} />
    ${inspecting && html`<${Inspector} chat=${chat} onClose=${() => setSide(null)} />`}
    ${panel && html`<${GroupPanel} key=${open} chat=${chat} id=${open} onClose=${() => setSide(null)} />`}
    ${invite && html`<${JoinByInvite} chat=${chat} code=${invite} onClose=${leaveInvite} />`}
  </div>`;
}

/** A dialog that is on its way out may say so once more, when the address is another already. */
function leaveInvite() {
  if (location.hash.startsWith('#/i/')) location.hash = '';
}

/** What the address names: a conversation, so that the back button works and a reload comes back here, or an invite. */
function usePlace() {
  const read = () => {
    const [, kind, name] = location.hash.match(/^#\/([ci])\/(.+)$/) ?? [];
    return { open: kind === 'c' ? decodeURIComponent(name) : '', invite: kind === 'i' ? decodeURIComponent(name) : '' };
  };
  const [place, setPlace] = useState(read);
  useEffect(() => {
    const changed = () => setPlace(read());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return place;
}

function useUnreadInTitle(chat) {
  const unread = useStore(chat.store, ({ conversations }) => unreadIn(conversations));
  useEffect(() => {
    document.title = unread ? `(${unread}) Connect Chat` : 'Connect Chat';
    return () => { document.title = 'Connect Chat'; };
  }, [unread]);
}

function Unreachable() {
  return html`<main class="full-screen" role="alert">
    <${Mark} />
    <h1>The server does not answer</h1>
    <p>It may be starting. This page tries again every few seconds.</p>
    <span class="spinner"></span>
  </main>`;
}

function Broken() {
  return html`<main class="full-screen" role="alert">
    <${Mark} />
    <h1>Something went wrong on this page</h1>
    <p>Your messages are safe on the server.</p>
    <button type="button" class="button primary" onClick=${() => location.reload()}><${Icon} name="refresh" /> Reload</button>
  </main>`;
}

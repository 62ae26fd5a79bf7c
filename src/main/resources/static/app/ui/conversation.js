/** One conversation: who it is with, what was said, what one is about to say. */

import { nameOf } from '../format.js';
import { html, useEffect, useState } from '../html.js';
import { useStore } from '../store.js';
import { Composer } from './composer.js';
import { LABELS } from './connection.js';
import { Icon } from './icons.js';
import { Avatar, Confirm, Empty } from './pieces.js';
import { Timeline } from './timeline.js';

const drafts = new Map(); // conversation → unsent text, while the page lives

export function Conversation({ chat, id }) {
  const conversation = useStore(chat.store, (state) => state.conversations[id]);
  const timeline = useStore(chat.store, (state) => state.timelines[id]);
  const typing = useStore(chat.store, (state) => Boolean(state.typing[id]?.length));
  const connection = useStore(chat.store, (state) => state.connection.phase);
  const me = useStore(chat.store, (state) => state.me.user_id);
  const [replyTo, setReplyTo] = useState(null);
  const [editing, setEditing] = useState(null);
  const [deleting, setDeleting] = useState(null);

  useEffect(() => { chat.conversations.open(id); }, [id]);

  if (!conversation) return html`<${Missing} known=${timeline !== undefined} />`;

  const peer = conversation.peer;
  const name = conversation.title ?? nameOf(peer);
  const username = peer?.username ? `@${peer.username}` : '';
  const status = typing ? 'typing…' : connection === 'live' ? username : LABELS[connection];
  const actions = {
    reply: (message) => { setEditing(null); setReplyTo(message); },
    edit: (message) => { setReplyTo(null); setEditing(message); },
    remove: setDeleting,
    react: chat.messages.toggleReaction,
    retry: chat.messages.retry,
    discard: chat.messages.discard,
  };

  function submit(text) {
    if (editing) {
      if (text !== editing.text) chat.messages.edit(editing, text);
      setEditing(null);
    } else {
      chat.messages.send(id, text, replyTo?.message_id);
      setReplyTo(null);
    }
  }

  function editLast() {
    const last = timeline?.messages.findLast((message) => message.sender_id === me && !message.deleted);
    if (last) actions.edit(last);
  }

  return html`<main class="pane conversation" aria-label=${`Conversation with ${name}`}>
    <header class="conversation-top">
      <a class="icon-button back" href="#/" aria-label="Back to the conversations"><${Icon} name="back" /></a>
      <${Avatar} user=${peer} />
      <div class="conversation-who">
        <h1 dir="auto">${name}</h1>
        <p class=${typing ? 'is-typing' : ''} role="status">${status}</p>
      </div>
    </header>
    <${Timeline} chat=${chat} id=${id} name=${name} actions=${actions} />
    <${Composer} key=${editing?.message_id ?? 'new'} name=${name} editing=${editing} replyTo=${replyTo} me=${me}
        draft=${editing ? editing.text : drafts.get(id) ?? ''} onDraft=${(text) => editing || drafts.set(id, text)}
        onSubmit=${submit} onCancel=${() => { setEditing(null); setReplyTo(null); }} onEditLast=${editLast}
        onTyping=${(active) => chat.messages.typing(id, active)} />
    ${deleting && html`<${Confirm} title="Delete this message?" text="It disappears for everybody in this conversation." action="Delete"
        onConfirm=${() => chat.messages.remove(deleting)} onClose=${() => setDeleting(null)} />`}
  </main>`;
}


function Missing({ known }) {
  return html`<main class="pane conversation blank">
    ${known
      ? html`<${Empty} icon="search" title="There is no such conversation">It may belong to another account.<//>`
      : html`<span class="spinner" role="status" aria-label="Loading"></span>`}
    <a class="button back-link" href="#/">All conversations</a>
  </main>`;
}

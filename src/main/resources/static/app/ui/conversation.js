/** One conversation: who it is with, what was said, what one is about to say. */

import { lastSeen } from '../format.js';
import { isGroup, whyNotWrite } from '../group-model.js';
import { html, useEffect, useState } from '../html.js';
import { isMuted } from '../model.js';
import { presenceOf } from '../presence.js';
import { useStore } from '../store.js';
import { Composer } from './composer.js';
import { LABELS } from './connection.js';
import { Icon } from './icons.js';
import { useMentionable } from './mentionable.js';
import { titleOf, typingText, useNames } from './names.js';
import { Confirm, ConversationAvatar, Empty, IconButton, membersOf } from './pieces.js';
import { Timeline } from './timeline.js';
import { Unwritable, useSlowMode } from './unwritable.js';

const drafts = new Map(); // conversation → unsent text, while the page lives

export function Conversation({ chat, id, panel, onPanel }) {
  const conversation = useStore(chat.store, (state) => state.conversations[id]);
  const timeline = useStore(chat.store, (state) => state.timelines[id]);
  const typing = useStore(chat.store, (state) => state.typing[id]);
  const connection = useStore(chat.store, (state) => state.connection.phase);
  const me = useStore(chat.store, (state) => state.me.user_id);
  const presence = useStore(chat.store, (state) => presenceOf(state, conversation?.peer?.user_id));
  const [replyTo, setReplyTo] = useState(null);
  const [editing, setEditing] = useState(null);
  const [deleting, setDeleting] = useState(null);

  const nameFor = useNames(chat, conversation);
  const mentionable = useMentionable(chat, conversation);
  const waitSeconds = useSlowMode(conversation, timeline?.messages.findLast((message) => message.sender_id === me));

  useEffect(() => { chat.conversations.open(id); }, [id]);

  if (!conversation) return html`<${Missing} known=${timeline !== undefined} />`;

  const group = isGroup(conversation);
  const name = titleOf(conversation);
  const typers = typingText(typing, nameFor, group);
  const status = typers ?? (connection === 'live' ? aboutOf(conversation, presence) : LABELS[connection]);
  const refusal = whyNotWrite(conversation);
  const actions = {
    reply: (message) => { setEditing(null); setReplyTo(message); },
    edit: (message) => { setReplyTo(null); setEditing(message); },
    remove: setDeleting,
    react: chat.messages.toggleReaction,
    retry: chat.messages.retry,
    discard: chat.messages.discard,
  };

  function submit(text, mentions) {
    if (editing) {
      if (text !== editing.text) chat.messages.edit(editing, text);
      setEditing(null);
    } else {
      chat.messages.send(id, text, { replyTo: replyTo?.message_id, mentions: mentions.length ? mentions : undefined });
      setReplyTo(null);
    }
  }

  function editLast() {
    const last = timeline?.messages.findLast((message) => message.sender_id === me && !message.deleted);
    if (last) actions.edit(last);
  }

  return html`<main class="pane conversation" aria-label=${group ? `Group ${name}` : `Conversation with ${name}`}>
    <header class="conversation-top">
      <a class="icon-button back" href="#/" aria-label="Back to the conversations"><${Icon} name="back" /></a>
      <${ConversationAvatar} conversation=${conversation} status=${presence?.status} />
      <div class="conversation-who">
        <h1 dir="auto">${name}</h1>
        <p class=${typers ? 'is-typing' : ''} role="status">${status}</p>
      </div>
      ${!refusal && html`<${IconButton} icon=${isMuted(conversation) ? 'muted' : 'bell'} class="mute-button"
          label=${isMuted(conversation) ? 'Unmute' : 'Mute'} onClick=${() => chat.conversations.mute(id, !isMuted(conversation))} />`}
      ${group && conversation.role && html`<${IconButton} icon="group" label="About this group" class="panel-button"
          aria-pressed=${String(panel)} onClick=${onPanel} />`}
    </header>
    <${Timeline} chat=${chat} id=${id} name=${name} actions=${actions} />
    ${refusal ? html`<${Unwritable} reason=${refusal} />`
      : html`<${Composer} key=${editing?.message_id ?? 'new'} name=${name} editing=${editing} replyTo=${replyTo}
        replyName=${replyTo?.sender_id === me ? 'yourself' : nameFor(replyTo?.sender_id)}
        mentionable=${mentionable} onMention=${() => chat.groups.nameMembers(id)} waitSeconds=${waitSeconds}
        draft=${editing ? editing.text : drafts.get(id) ?? ''} onDraft=${(text) => editing || drafts.set(id, text)}
        onSubmit=${submit} onCancel=${() => { setEditing(null); setReplyTo(null); }} onEditLast=${editLast}
        onTyping=${(active) => chat.messages.typing(id, active)} />`}
    ${deleting && html`<${Confirm} title="Delete this message?" text="It disappears for everybody in this conversation." action="Delete"
        onConfirm=${() => chat.messages.remove(deleting)} onClose=${() => setDeleting(null)} />`}
  </main>`;
}

/** Below the name: whether they are there, who it is, or how many. */
function aboutOf({ type, peer, role, member_count: count }, presence) {
  if (type !== 'group') return statusText(presence) ?? (peer?.username ? `@${peer.username}` : '');
  return role ? membersOf(count) : 'No longer a member';
}

function statusText({ status, last_seen_at: seen } = {}) {
  if (status === 'online' || status === 'away') return status;
  return seen && lastSeen(seen);
}

function Missing({ known }) {
  return html`<main class="pane conversation blank">
    ${known
      ? html`<${Empty} icon="search" title="There is no such conversation">It may belong to another account.<//>`
      : html`<span class="spinner" role="status" aria-label="Loading"></span>`}
    <a class="button back-link" href="#/">All conversations</a>
  </main>`;
}

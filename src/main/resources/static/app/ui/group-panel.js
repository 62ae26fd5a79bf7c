/** All about one group: what it is, who is in it, who comes in, how it is run, how one leaves it. */

import { mayIn } from '../group-model.js';
import { html, useEffect, useRef, useState } from '../html.js';
import { useStore } from '../store.js';
import { GroupDoors } from './group-doors.js';
import { GroupMembers } from './group-members.js';
import { GroupSettings } from './group-settings.js';
import { Icon } from './icons.js';
import { Confirm, GroupAvatar, IconButton, Outcome, membersOf, useAttempt } from './pieces.js';

export function GroupPanel({ chat, id, onClose }) {
  const group = useStore(chat.store, (state) => state.conversations[id]);
  const element = useRef();
  const may = mayIn(group);
  useEffect(() => {
    const before = document.activeElement;
    element.current.focus({ preventScroll: true });
    return () => { if (document.activeElement === document.body) before?.focus({ preventScroll: true }); };
  }, []);
  const keys = (event) => { if (event.key === 'Escape' && !event.defaultPrevented && !event.target.closest('dialog')) onClose(); };

  return html`<aside class="pane inspector group-panel" ref=${element} tabindex="-1" aria-label="About this group" onKeyDown=${keys}>
    <header class="inspector-top">
      <h2>About this group</h2>
      <${IconButton} icon="close" label="Close the group panel" onClick=${onClose} />
    </header>
    <div class="panel-body">
      <${About} chat=${chat} group=${group} may=${may} />
      ${may.add && html`<${GroupDoors} chat=${chat} group=${group} may=${may} />`}
      <${GroupMembers} chat=${chat} group=${group} may=${may} />
      ${may.run && html`<${GroupSettings} chat=${chat} group=${group} />`}
      <${WaysOut} chat=${chat} group=${group} may=${may} />
    </div>
  </aside>`;
}

function About({ chat, group, may }) {
  const [editing, setEditing] = useState(false);
  if (editing) return html`<${Rename} chat=${chat} group=${group} onDone=${() => setEditing(false)} />`;
  return html`<section class="about-group" aria-label="Title and description">
    <${GroupAvatar} group=${group} size="large" />
    <h3 dir="auto">${group.title}</h3>
    <p class="quiet">${group.visibility === 'public' ? 'Public' : 'Private'} group · ${membersOf(group.member_count)}</p>
    ${group.description && html`<p class="about-text-full" dir="auto">${group.description}</p>`}
    ${may.run && html`<button type="button" class="button small" onClick=${() => setEditing(true)}>
      <${Icon} name="edit" size="17" /> Edit</button>`}
  </section>`;
}

function Rename({ chat, group, onDone }) {
  const [title, setTitle] = useState(group.title);
  const [description, setDescription] = useState(group.description ?? '');
  const [outcome, attempt] = useAttempt();
  const input = useRef();
  useEffect(() => input.current.focus(), []);
  const submit = (event) => {
    event.preventDefault();
    attempt(async () => {
      await chat.groups.update(group.conversation_id, { title: title.trim(), description: description.trim() });
      onDone();
    });
  };
  return html`<form class="stack panel-part" onSubmit=${submit}>
    <label for="edit-title">Title</label>
    <input id="edit-title" ref=${input} value=${title} maxlength="100" dir="auto"
        onInput=${(event) => setTitle(event.currentTarget.value)} />
    <label for="edit-about">Description</label>
    <textarea id="edit-about" rows="3" value=${description} maxlength="1000" dir="auto"
        onInput=${(event) => setDescription(event.currentTarget.value)}></textarea>
    <${Outcome} outcome=${outcome} />
    <div class="dialog-actions">
      <button type="button" class="button" onClick=${onDone}>Cancel</button>
      <button type="submit" class="button primary" disabled=${outcome.busy || !title.trim()}>Save</button>
    </div>
  </form>`;
}

const ENDS = {
  leave: { title: 'Leave this group?', text: 'You can read what was said until now, but nothing new.', action: 'Leave' },
  dissolve: { title: 'Delete this group?', text: 'It ends for everybody. Nobody can write in it any more.', action: 'Delete group' },
};

function WaysOut({ chat, group, may }) {
  const [asking, setAsking] = useState(null);
  const [outcome, attempt] = useAttempt();
  return html`<section class="panel-part ways-out" aria-label="Leave">
    <${Outcome} outcome=${outcome} />
    <button type="button" class="button wide" disabled=${outcome.busy} onClick=${() => setAsking('leave')}>
      <${Icon} name="out" /> Leave group
    </button>
    ${may.own && html`<button type="button" class="button wide risky" disabled=${outcome.busy} onClick=${() => setAsking('dissolve')}>
      <${Icon} name="trash" /> Delete group
    </button>`}
    ${asking && html`<${Confirm} ...${ENDS[asking]} onClose=${() => setAsking(null)}
        onConfirm=${() => attempt(() => chat.groups[asking](group.conversation_id))} />`}
  </section>`;
}

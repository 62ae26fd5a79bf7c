/** Making a group: what it is called, who is in it, who may know of it. */

import { html, useState } from '../html.js';
import { JoinForm } from './join-by-invite.js';
import { PeoplePicker } from './people-picker.js';
import { Dialog, IconButton, Outcome, useAttempt } from './pieces.js';
import { VISIBILITIES, Segments } from './segments.js';

const MEANS = { public: 'Everybody can find this group and join it.', private: 'Only its members know that this group exists.' };

export function NewGroup({ chat, onClose }) {
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [visibility, setVisibility] = useState('private');
  const [people, setPeople] = useState([]);
  const [outcome, attempt] = useAttempt();

  function submit(event) {
    event.preventDefault();
    attempt(async () => {
      const id = await chat.groups.create({
        title: title.trim(), visibility, member_ids: people.map((user) => user.user_id),
        ...(description.trim() && { description: description.trim() }),
      });
      onClose();
      location.hash = `#/c/${encodeURIComponent(id)}`;
    });
  }

  return html`<${Dialog} label="New group" onClose=${onClose} class="new-group">
    <header class="dialog-top"><h2>New group</h2><${IconButton} icon="close" label="Close" onClick=${onClose} /></header>
    <form class="stack" onSubmit=${submit}>
      <label for="group-title">Title</label>
      <input id="group-title" value=${title} maxlength="100" required autofocus dir="auto" autocomplete="off"
          onInput=${(event) => setTitle(event.currentTarget.value)} />
      <label for="group-about">Description <span class="optional">optional</span></label>
      <input id="group-about" value=${description} maxlength="1000" dir="auto" autocomplete="off"
          onInput=${(event) => setDescription(event.currentTarget.value)} />
      <span class="label" aria-hidden="true">People</span>
      <${PeoplePicker} chat=${chat} label="Add people" chosen=${people} onChange=${setPeople} />
      <${Segments} legend="Who can find it" name="new-visibility" choices=${VISIBILITIES} value=${visibility} onChoose=${setVisibility} />
      <p class="hint-line">${MEANS[visibility]}</p>
      <${Outcome} outcome=${outcome} />
      <button type="submit" class="button primary wide" disabled=${outcome.busy || !title.trim()}>Create group</button>
    </form>
    <details class="by-code"><summary>Join with an invite instead</summary><${JoinForm} chat=${chat} code="" onDone=${onClose} /></details>
  <//>`;
}

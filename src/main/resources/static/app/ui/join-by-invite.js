/** Coming into a group by an invite: its code, or the link that somebody sent. */

import { html, useId, useState } from '../html.js';
import { Dialog, IconButton, Outcome, useAttempt } from './pieces.js';

export function JoinByInvite({ chat, code, onClose }) {
  return html`<${Dialog} label="Join a group" onClose=${onClose}>
    <header class="dialog-top"><h2>Join a group</h2><${IconButton} icon="close" label="Close" onClick=${onClose} /></header>
    <${JoinForm} chat=${chat} code=${code} onDone=${onClose} />
  <//>`;
}

export function JoinForm({ chat, code: given, onDone }) {
  const id = useId();
  const [code, setCode] = useState(given);
  const [outcome, attempt] = useAttempt();

  function submit(event) {
    event.preventDefault();
    attempt(async () => {
      const group = await chat.groups.accept(code);
      location.hash = `#/c/${encodeURIComponent(group)}`;
      onDone();
    });
  }

  return html`<form class="stack" onSubmit=${submit}>
    <label for=${id}>Invite code or link</label>
    <div class="inline">
      <input id=${id} value=${code} autocomplete="off" spellcheck="false" onInput=${(event) => setCode(event.currentTarget.value)} />
      <button type="submit" class="button primary join-button" disabled=${outcome.busy || !code.trim()}>Join</button>
    </div>
    <${Outcome} outcome=${outcome} />
  </form>`;
}

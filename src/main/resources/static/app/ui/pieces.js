/** Small parts that several screens use. */

import { hueOf, initials, nameOf, sentence } from '../format.js';
import { html, useEffect, useRef, useState } from '../html.js';
import { Icon } from './icons.js';

/** The dot of who is there is for those who look; whoever shows it says it in words too. */
export function Avatar({ user, size = '', status }) {
  return html`<span class=${`avatar hue-${hueOf(user?.user_id ?? '')} ${size}`} aria-hidden="true">${initials(nameOf(user))}
    ${['online', 'away'].includes(status) && html`<span class=${`presence is-${status}`}></span>`}</span>`;
}

/** A group's has corners, so that one tells it from a person's. */
export function GroupAvatar({ group, size = '' }) {
  return html`<span class=${`avatar group hue-${hueOf(group.conversation_id)} ${size}`} aria-hidden="true">${initials(group.title)}</span>`;
}

export function ConversationAvatar({ conversation, size, status }) {
  return conversation.type === 'group' ? html`<${GroupAvatar} group=${conversation} size=${size} />`
    : html`<${Avatar} user=${conversation.peer} size=${size} status=${status} />`;
}

export const membersOf = (count) => (count === 1 ? '1 member' : `${(count ?? 0).toLocaleString()} members`);

/** Runs what a form asks for and says how it went. */
export function useAttempt() {
  const [outcome, setOutcome] = useState({});
  const attempt = async (action, success) => {
    setOutcome({ busy: true });
    try {
      await action();
      setOutcome({ text: success });
    } catch (error) {
      setOutcome({ text: sentence(error.errors?.[0]?.message ?? error.message), failed: true });
    }
  };
  return [outcome, attempt];
}

export function Outcome({ outcome: { text, failed } }) {
  return html`<p class=${`outcome ${failed ? 'failed' : ''}`} role="status">${text}</p>`;
}

export function Mark() {
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="9" class="mark-ground" />
    <path d="M8 9.5h10.5a4 4 0 0 1 4 4v2a4 4 0 0 1-4 4H13l-4.2 3.2a.5.5 0 0 1-.8-.4Z" class="mark-bubble" />
    <circle cx="23.5" cy="22" r="4" class="mark-dot" />
  </svg>`;
}

export function IconButton({ icon, label, class: more = '', ...rest }) {
  return html`<button type="button" class=${`icon-button ${more}`} aria-label=${label} title=${label} ...${rest}>
    <${Icon} name=${icon} />
  </button>`;
}

/** A modal dialog: the browser keeps the focus in it, Escape and a click beside it close it. */
export function Dialog({ label, onClose, class: more = '', children }) {
  const element = useRef();
  useEffect(() => {
    element.current.showModal();
    return () => element.current?.close();
  }, []);
  const beside = (event) => { if (event.target === element.current) onClose(); };
  return html`<dialog ref=${element} class=${`dialog ${more}`} aria-label=${label} onClose=${onClose} onMouseDown=${beside}>
    <div class="dialog-body">${children}</div>
  </dialog>`;
}

export function Confirm({ title, text, action, onConfirm, onClose }) {
  return html`<${Dialog} label=${title} onClose=${onClose} class="confirm">
    <h2>${title}</h2>
    <p>${text}</p>
    <div class="dialog-actions">
      <button type="button" class="button" onClick=${onClose}>Cancel</button>
      <button type="button" class="button danger" autofocus onClick=${() => { onClose(); onConfirm(); }}>${action}</button>
    </div>
  <//>`;
}

export function Empty({ icon, title, children }) {
  return html`<div class="empty">
    <span class="empty-icon"><${Icon} name=${icon} size="26" /></span>
    <h2>${title}</h2>
    <p>${children}</p>
  </div>`;
}

export function Notices({ notices, onDismiss }) {
  return html`<div class="notices" role="region" aria-label="Notices" aria-live="assertive">
    ${notices.map(({ id, text, kind }) => html`<div key=${id} class=${`notice ${kind}`}>
      <span>${text}</span>
      <${IconButton} icon="close" label="Dismiss" onClick=${() => onDismiss(id)} />
    </div>`)}
  </div>`;
}

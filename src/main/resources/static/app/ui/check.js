/** A box to tick, with its label. */

import { html } from '../html.js';

export function Check({ label, checked, disabled, onChange }) {
  return html`<label class="check"><input type="checkbox" checked=${checked} disabled=${disabled}
      onChange=${(event) => onChange(event.currentTarget.checked)} />${label}</label>`;
}

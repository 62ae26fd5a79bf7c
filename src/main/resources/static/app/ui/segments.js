/** One of a few choices, side by side. */

import { html } from '../html.js';

export const VISIBILITIES = [['private', 'Private'], ['public', 'Public']];

export function Segments({ legend, name, choices, value, disabled, onChoose }) {
  return html`<fieldset class="segmented" disabled=${disabled}>
    <legend>${legend}</legend>
    <div class=${`segments of-${choices.length}`}>${choices.map(([each, label]) => html`<label key=${each}>
      <input type="radio" name=${name} value=${each} checked=${value === each} onChange=${() => onChoose(each)} /><span>${label}</span>
    </label>`)}</div>
  </fieldset>`;
}

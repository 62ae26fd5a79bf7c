/** A line that says what became of a group: who came, who left, what it is called now. */

import { fullTime } from '../format.js';
import { noteText } from '../group-model.js';
import { html } from '../html.js';

export function Note({ note, me, nameFor, before }) {
  return html`<li class="note" data-seq=${note.seq} title=${fullTime(note.created_at)}>
    <span dir="auto">${noteText(note, me, nameFor, before)}</span>
  </li>`;
}

/** How a group is run. Each choice is saved when it is made. */

import { duration } from '../group-model.js';
import { html, useId } from '../html.js';
import { Outcome, useAttempt } from './pieces.js';
import { Segments, VISIBILITIES } from './segments.js';

const WHO = [['all', 'Everybody'], ['admins', 'Admins']];
const JOIN = [['open', 'Anybody'], ['request', 'On request']];
const HISTORY = [['all', 'From the start'], ['since_joining', 'Since joining']];
const SLOW_MODE_SECONDS = [0, 10, 30, 60, 300, 900, 3600];

export function GroupSettings({ chat, group }) {
  const [outcome, attempt] = useAttempt();
  const { settings = {}, visibility } = group;
  const save = (change) => attempt(() => chat.groups.update(group.conversation_id, change), 'Saved');
  const set = (name) => (value) => save({ settings: { [name]: value } });
  const choice = (legend, name, choices) => html`<${Segments} legend=${legend} name=${name} choices=${choices} value=${settings[name]}
      disabled=${outcome.busy} onChoose=${set(name)} />`;

  return html`<section class="panel-part settings" aria-label="Settings">
    <h3>Settings</h3>
    ${choice('Who writes', 'post', WHO)}
    ${choice('Who adds people', 'add', WHO)}
    <${Segments} legend="Who can find it" name="visibility" choices=${VISIBILITIES} value=${visibility} disabled=${outcome.busy}
        onChoose=${(value) => save({ visibility: value })} />
    ${visibility === 'public' && choice('Who joins by themselves', 'join', JOIN)}
    ${choice('What new members see', 'history', HISTORY)}
    <${SlowMode} seconds=${settings.slow_mode_seconds ?? 0} disabled=${outcome.busy} onChoose=${set('slow_mode_seconds')} />
    <${Outcome} outcome=${outcome} />
  </section>`;
}

function SlowMode({ seconds, disabled, onChoose }) {
  const id = useId();
  const choices = SLOW_MODE_SECONDS.includes(seconds) ? SLOW_MODE_SECONDS : [...SLOW_MODE_SECONDS, seconds];
  return html`<div class="setting">
    <label for=${id}>Slow mode <span class="optional">time between two messages of a member</span></label>
    <select id=${id} disabled=${disabled} onChange=${(event) => onChoose(Number(event.currentTarget.value))}>
      ${choices.map((each) => html`<option key=${each} value=${each} selected=${each === seconds}>
        ${each ? duration(each) : 'Off'}</option>`)}
    </select>
  </div>`;
}

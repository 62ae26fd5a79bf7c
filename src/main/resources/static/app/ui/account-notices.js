/** What one wants to be told of, and who may see whether one is there. Each choice is saved when it is made. */

import { html, useEffect } from '../html.js';
import { useStore } from '../store.js';
import { Check } from './check.js';
import { Outcome, useAttempt } from './pieces.js';
import { Segments } from './segments.js';
import { ThisBrowser } from './this-browser.js';

const SEEN_BY = [['everybody', 'Everybody'], ['contacts', 'People I talk to'], ['nobody', 'Nobody']];
const PUSHED = [['all', 'Everything'], ['mentions', 'Mentions'], ['nothing', 'Nothing']];
const QUIET_AT_FIRST = { from: '22:00', to: '07:00' };

export function Visibility({ chat, me }) {
  const [outcome, attempt] = useAttempt();
  return html`<div class="account-part">
    <${Segments} legend="Who sees whether you are online" name="visibility" choices=${SEEN_BY} value=${me.presence_visibility}
        disabled=${outcome.busy} onChoose=${(value) => attempt(() => chat.account.showPresenceTo(value), 'Saved')} />
    <${Outcome} outcome=${outcome} />
  </div>`;
}

export function Notices({ chat }) {
  const wanted = useStore(chat.store, (state) => state.preferences);
  const [outcome, attempt] = useAttempt();
  useEffect(() => { attempt(chat.account.preferences); }, []);
  const save = (change) => attempt(() => chat.account.prefer({ ...wanted, ...change }), 'Saved');
  const quiet = wanted?.quiet_hours;

  return html`<section class="account-part" aria-label="Notifications">
    <${ThisBrowser} chat=${chat} />
    <${Segments} legend="Notifications of" name="pushed" choices=${PUSHED} value=${wanted?.push} disabled=${!wanted || outcome.busy}
        onChoose=${(push) => save({ push })} />
    <${Check} label="Show who writes, and the first words" checked=${Boolean(wanted?.preview)} disabled=${!wanted}
        onChange=${(preview) => save({ preview })} />
    <${Check} label="Quiet hours, but for mentions" checked=${Boolean(quiet)} disabled=${!wanted}
        onChange=${(on) => save({ quiet_hours: on ? { ...QUIET_AT_FIRST, time_zone: zone() } : undefined })} />
    ${quiet && html`<div class="quiet-hours">
      <${Time} label="From" value=${quiet.from} onChange=${(from) => save({ quiet_hours: { ...quiet, from } })} />
      <${Time} label="To" value=${quiet.to} onChange=${(to) => save({ quiet_hours: { ...quiet, to } })} />
      <span class="quiet">${quiet.time_zone}</span>
    </div>`}
    <${Outcome} outcome=${outcome} />
  </section>`;
}

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function Time({ label, value, onChange }) {
  const changed = (event) => event.currentTarget.value && onChange(event.currentTarget.value);
  return html`<label>${label} <input type="time" value=${value} onChange=${changed} /></label>`;
}

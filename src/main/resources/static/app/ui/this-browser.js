/** Whether this browser shows notifications, and where it doesn't, what to do. */

import { html, useEffect, useState } from '../html.js';
import { useStore } from '../store.js';
import { Check } from './check.js';
import { Outcome, useAttempt } from './pieces.js';

const OFF = 'Off. Switched on, they also come while Connect Chat is closed, where this browser and the server can do that.';
const PUSH = 'On, also while Connect Chat is closed. For that this browser stays signed in until you sign out or switch them off.';
const PAGE = 'On while Connect Chat is open in a tab.';
const BLOCKED = 'Your browser blocks them. Allow notifications for this page in its site settings, beside the address, and come back here.';

const WHY_PAGE = {
  server: 'This server sends none to closed browsers.',
  browser: 'This browser takes none while it is closed; in a private window none does.',
  other: 'While it is closed this browser takes those of another account. Switch them off and on again to get yours.',
  failed: 'Getting them while it is closed did not work: the browser’s push service did not answer. Switch them off and on to try again.',
};

const WHY_UNAVAILABLE = {
  insecure: 'Not available: browsers show notifications only of pages with a secure address, https.',
  iphone: 'Not available yet: on an iPhone or iPad add Connect Chat to the Home Screen first, and open it there.',
  browser: 'Not available: this browser shows no notifications of pages. Another one may.',
};

export function ThisBrowser({ chat }) {
  const { state, why } = useStore(chat.store, (each) => each.alerts);
  const [outcome, attempt] = useAttempt();
  useEffect(() => { chat.alerts.refresh(); }, []);
  const on = state === 'push' || state === 'page';
  const [asked, setAsked] = useState(null); // what it is to become, until it is that or not

  async function choose(wanted) {
    setAsked(wanted);
    await attempt(() => chat.alerts.set(wanted));
    setAsked(null);
  }

  return html`<div class="this-browser" data-state=${state}>
    <${Check} label="Notifications in this browser" checked=${asked ?? on} onChange=${choose}
        disabled=${outcome.busy || state === 'unavailable' || state === 'blocked'} />
    <p role="status">${textOf(state, why)}</p>
    <${Outcome} outcome=${outcome} />
  </div>`;
}

function textOf(state, why) {
  switch (state) {
    case 'push': return PUSH;
    case 'page': return `${PAGE} ${WHY_PAGE[why]}`;
    case 'blocked': return BLOCKED;
    case 'unavailable': return WHY_UNAVAILABLE[why];
    default: return OFF;
  }
}

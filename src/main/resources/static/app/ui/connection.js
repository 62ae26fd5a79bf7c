/** The state of the connection in words: a line above the list and, where only a person can help, what to press. */

import { html, useEffect, useState } from '../html.js';
import { useStore } from '../store.js';

const STOPPED = {
  4509: ['Connect Chat is open in another window as this device.', 'Use it here'],
  4500: ['The server did not understand this page. Reload it to get the newest version.', 'Connect again'],
};

export const LABELS = {
  connecting: 'Connecting…', syncing: 'Catching up…', live: 'Connected', waiting: 'Reconnecting…', idle: 'Offline', stopped: 'Disconnected',
};

export function ConnectionState({ chat }) {
  const { phase, retry_at: retryAt } = useStore(chat.store, (state) => state.connection);
  const seconds = useCountdown(phase === 'waiting' ? retryAt : undefined);
  const label = phase === 'waiting' && seconds > 0 ? `Reconnecting in ${seconds} s` : LABELS[phase];
  return html`<p class=${`connection is-${phase}`} data-phase=${phase}>
    <span class="connection-dot" aria-hidden="true"></span><span role="status">${phase === 'waiting' ? html`
      <span class="sr-only">Reconnecting</span><span aria-hidden="true">${label}</span>` : label}</span>
    ${phase === 'waiting' && html`<button type="button" class="link" onClick=${chat.reconnectNow}>Now</button>`}
  </p>`;
}

/** Takes the place of nothing else: it lies over the page, which does not jump. */
export function ConnectionProblem({ chat }) {
  const { phase, code, reason } = useStore(chat.store, (state) => state.connection);
  if (phase !== 'stopped') return null;
  const [text, action] = STOPPED[code] ?? [reason || 'The server ended the connection.', 'Connect again'];
  return html`<div class="connection-problem" role="alert">
    <p>${text}</p>
    <button type="button" class="button primary" onClick=${chat.connect}>${action}</button>
  </div>`;
}

function useCountdown(until) {
  const left = () => Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    if (until === undefined) return undefined;
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 500);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}

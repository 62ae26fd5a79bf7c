/** What is there in place of the composer where one can't write, or has to wait. */

import { isGroup, slowModeLeft } from '../group-model.js';
import { html, useEffect, useState } from '../html.js';
import { Icon } from './icons.js';

export function Unwritable({ reason }) {
  return html`<div class="unwritable" role="status"><${Icon} name="lock" size="18" /><p>${reason}</p></div>`;
}

/** Seconds that slow mode still asks of a member, counted down. */
export function useSlowMode(conversation, lastOwn) {
  const left = () => (isGroup(conversation) ? Math.ceil(slowModeLeft(conversation, lastOwn?.created_at) / 1000) : 0);
  const [, again] = useState(0);
  const seconds = left();
  useEffect(() => {
    if (!seconds) return undefined;
    const timer = setTimeout(() => again((count) => count + 1), 1000);
    return () => clearTimeout(timer);
  });
  return seconds;
}

/** Line icons on a 20 × 20 grid, drawn with the colour of the text around them. */

import { html } from '../html.js';

const PATHS = {
  back: 'M12 4.5 6.5 10l5.5 5.5',
  close: 'm5.5 5.5 9 9m0-9-9 9',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm4-1.5 3.5 3.5',
  plus: 'M10 4.5v11M4.5 10h11',
  compose: 'M16 10.5V15a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 15V5.5A1.5 1.5 0 0 1 5 4h4.5'
    + 'M14.3 3.2a1.6 1.6 0 0 1 2.4 2.2L11 11.2l-3 .8.8-3Z',
  send: 'M10 15.5v-11M5.2 9.2 10 4.4l4.8 4.8',
  smile: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm-3-5.4a3.6 3.6 0 0 0 6 0M7.6 8.2v.1m4.8-.1v.1',
  reply: 'M8 5 3.5 9.5 8 14M3.8 9.5H11a5 5 0 0 1 5 5v1',
  edit: 'm4 16 .8-3.4 8.5-8.5a1.6 1.6 0 0 1 2.4 0l.2.2a1.6 1.6 0 0 1 0 2.4l-8.5 8.5Z',
  trash: 'M4 5.8h12M8 5.5V4h4v1.5M5.5 6l.7 9.6a1 1 0 0 0 1 .9h5.6a1 1 0 0 0 1-.9l.7-9.6',
  copy: 'M7.5 7.5h8v8h-8Zm-2.4 5H4.5v-8h8v.6',
  group: 'M7.5 9.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Zm-5 6.6c0-2.6 2.2-4.2 5-4.2s5 1.6 5 4.2'
    + 'M12.8 4.2a2.7 2.7 0 0 1 0 5.2m1.6 2.8c1.9.5 3.1 1.9 3.1 3.9',
  bell: 'M5.5 13.5V9a4.5 4.5 0 0 1 9 0v4.5L16 15H4Zm3 3.5h3',
  muted: 'M5.5 13.5V9a4.5 4.5 0 0 1 9 0v4.5L16 15H4Zm3 3.5h3M3.5 3.5l13 13',
  chevron: 'm5.5 8 4.5 4.5L14.5 8',
  lock: 'M5 9h10v7.5H5Zm2.2 0V6.6a2.8 2.8 0 0 1 5.6 0V9',
  link: 'm8.2 11.8 3.6-3.6M9 6.4l2-2a3.2 3.2 0 0 1 4.6 4.6l-2 2m-2.6 2.6-2 2A3.2 3.2 0 0 1 4.4 11l2-2',
  wave: 'M2.5 10h3l2-5.5 4 11 2.5-7 1 1.5h2.5',
  down: 'M10 4.5v11m-4.8-4.7 4.8 4.8 4.8-4.8',
  pause: 'M7.3 5v10m5.4-10v10',
  play: 'M7 4.8v10.4l8-5.2Z',
  plug: 'M7.5 3.5v3.5m5-3.5v3.5M5.5 7h9v2.5a4.5 4.5 0 0 1-9 0ZM10 14v3',
  out: 'M12 4H5.5A1.5 1.5 0 0 0 4 5.5v9A1.5 1.5 0 0 0 5.5 16H12m1-9 3 3-3 3m2.7-3H8',
  laptop: 'M4.5 5h11v8h-11ZM2.5 15.5h15',
  check: 'm4.5 10.5 3.7 3.7 7.3-8',
  warning: 'M10 3.5 17.5 16h-15Zm0 4.8v3.4m0 2.2v.1',
  refresh: 'M15.8 8.2A6.2 6.2 0 1 0 16 12m.3-7.5v4h-4',
  eye: 'M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5Zm7.5 2.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  bubbles: 'M3.5 5A1.5 1.5 0 0 1 5 3.5h6.5A1.5 1.5 0 0 1 13 5v4a1.5 1.5 0 0 1-1.5 1.5H7L3.5 13Z'
    + 'm4 8v.2a1.3 1.3 0 0 0 1.3 1.3H13l3.5 2.5V9.3A1.3 1.3 0 0 0 15.2 8',
};

export function Icon({ name, size = 20 }) {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 20 20" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}

const TICKS = {
  pending: ['Waiting to be sent', 'M8 14a5.2 5.2 0 1 0 0-10.4A5.2 5.2 0 0 0 8 14Zm0-8v2.9l1.9 1.2'],
  sent: ['Sent', 'm4.5 9.2 2.8 2.8 5.2-6.2'],
  delivered: ['Delivered', 'm1.8 9.2 2.8 2.8 5.2-6.2M8.4 11.6l.4.4L14 5.8'],
  read: ['Read', 'm1.8 9.2 2.8 2.8 5.2-6.2M8.4 11.6l.4.4L14 5.8'],
  failed: ['Not sent', 'M8 14a5.2 5.2 0 1 0 0-10.4A5.2 5.2 0 0 0 8 14ZM8 6v3.2m0 2v.1'],
};

export function Ticks({ state }) {
  const [label, path] = TICKS[state];
  return html`<span class=${`ticks ticks-${state}`} role="img" aria-label=${label} title=${label}>
    <svg width="16" height="16" viewBox="0 0 16 17" aria-hidden="true"><path d=${path} /></svg>
  </span>`;
}

/** What really travels: every frame in both directions, and ways to disturb the connection. */

import { timeWithMillis } from '../format.js';
import { html, memo, useEffect, useRef, useState } from '../html.js';
import { useStore } from '../store.js';
import { ConnectionState } from './connection.js';
import { Icon } from './icons.js';
import { Empty, IconButton } from './pieces.js';

export function Inspector({ chat, onClose }) {
  const offline = useStore(chat.store, (state) => state.offline);
  const connected = useStore(chat.store, (state) => ['live', 'syncing'].includes(state.connection.phase));
  const [filter, setFilter] = useState('');
  const { list, paused, missed } = useFrames(chat.frames);
  const wanted = filter.trim().toLowerCase();
  const shown = wanted ? list.filter((frame) => frame.text.toLowerCase().includes(wanted)) : list;
  const element = useFollow(shown.at(-1)?.key);

  return html`<aside class="pane inspector" aria-label="Raw frames">
    <header class="inspector-top">
      <h2>Frames</h2>
      <${ConnectionState} chat=${chat} />
      <${IconButton} icon="close" label="Close the frames panel" onClick=${onClose} />
    </header>
    <div class="inspector-tools">
      <button type="button" class="button small" disabled=${!connected} onClick=${chat.drop}>
        <${Icon} name="plug" size="17" /> Drop connection
      </button>
      <label class="switch">
        <input type="checkbox" role="switch" checked=${offline} onChange=${() => chat.setOffline(!offline)} /> Stay offline
      </label>
    </div>
    <div class="inspector-tools">
      <input type="search" placeholder="Filter" aria-label="Filter frames" value=${filter}
          onInput=${(event) => setFilter(event.currentTarget.value)} />
      <${IconButton} icon=${paused ? 'play' : 'pause'} label=${paused ? 'Resume' : 'Pause'} aria-pressed=${String(paused)}
          onClick=${() => chat.frames.pause(!paused)} />
      <${IconButton} icon="trash" label="Clear" onClick=${chat.frames.clear} />
    </div>
    <ol class="frames" ref=${element} tabindex="0" aria-label="Frames, oldest first">
      ${shown.map((frame) => html`<${Frame} key=${frame.key} frame=${frame} />`)}
    </ol>
    ${!shown.length && html`<${Empty} icon="wave" title=${list.length ? 'No frame matches' : 'No frames yet'}>
      ${list.length ? 'Try another word.' : 'Whatever travels over the socket shows up here; tokens are masked.'}<//>`}
    <footer class="inspector-foot">${paused ? `Paused · ${missed} not shown` : `${list.length} frames`}</footer>
  </aside>`;
}

const Frame = memo(({ frame }) => {
  const [open, setOpen] = useState(false);
  const out = frame.direction === 'out';
  return html`<li class=${`frame ${frame.direction}`}>
    <button type="button" class="frame-line" aria-expanded=${String(open)} onClick=${() => setOpen(!open)}>
      <span class="frame-way" aria-label=${out ? 'sent' : 'received'}>${out ? '↑' : '↓'}</span>
      <span class="frame-type">${frame.type}</span>
      <span class="frame-text">${frame.text}</span>
      <time>${timeWithMillis(frame.at)}</time>
    </button>
    ${open && html`<pre class="frame-full">${pretty(frame.text)}</pre>`}
  </li>`;
});

function pretty(text) {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}

function useFrames(frames) {
  const [, again] = useState(0);
  useEffect(() => frames.subscribe(() => again((count) => count + 1)), []);
  return { list: frames.list(), paused: frames.paused(), missed: frames.missed() };
}

/** Follows the newest frame while the end is in sight. */
function useFollow(last) {
  const element = useRef();
  const atEnd = useRef(true);
  useEffect(() => {
    const box = element.current;
    const scrolled = () => { atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40; };
    box.addEventListener('scroll', scrolled, { passive: true });
    return () => box.removeEventListener('scroll', scrolled);
  }, []);
  useEffect(() => { if (atEnd.current) element.current.scrollTop = element.current.scrollHeight; }, [last]);
  return element;
}

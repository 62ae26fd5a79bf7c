/** A small choice of emoji. Arrow keys move, Escape closes. */

import { html, useEffect, useLayoutEffect, useRef } from '../html.js';
import { keepInView, opensBelow } from './place.js';

const COLUMNS = 8;
const CHOICE = [
  ['👍', 'thumbs up'], ['❤️', 'heart'], ['😂', 'tears of joy'], ['😮', 'surprised'],
  ['😢', 'sad'], ['🙏', 'thanks'], ['🎉', 'party'], ['🔥', 'fire'],
  ['😀', 'grin'], ['😊', 'smile'], ['😉', 'wink'], ['😍', 'in love'],
  ['😎', 'cool'], ['🤔', 'thinking'], ['😅', 'phew'], ['😴', 'asleep'],
  ['👏', 'applause'], ['🙌', 'hooray'], ['👋', 'wave'], ['🤝', 'handshake'],
  ['💪', 'strong'], ['👀', 'eyes'], ['✅', 'done'], ['❌', 'no'],
  ['☕', 'coffee'], ['🍕', 'pizza'], ['🎂', 'cake'], ['🌞', 'sun'],
  ['🚲', 'bicycle'], ['🚀', 'rocket'], ['💡', 'idea'], ['⭐', 'star'],
];

export function EmojiPicker({ label, onPick, onClose }) {
  const element = useRef();

  useLayoutEffect(() => {
    const frame = element.current.closest('.timeline') ?? element.current.closest('.conversation');
    element.current.classList.toggle('below', opensBelow(element.current, frame));
    keepInView(element.current, frame);
  }, []);

  useEffect(() => {
    const before = document.activeElement;
    element.current.querySelector('button').focus({ preventScroll: true });
    const outside = (event) => { if (!element.current?.parentElement.contains(event.target)) onClose(); };
    document.addEventListener('pointerdown', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      if (document.activeElement === document.body) before?.focus({ preventScroll: true });
    };
  }, []);

  function move(event) {
    if (event.key === 'Escape') { event.stopPropagation(); return onClose(); }
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const all = [...element.current.querySelectorAll('button')];
    all[all.indexOf(document.activeElement) + step]?.focus();
  }

  return html`<div ref=${element} class="emoji-picker" role="dialog" aria-label=${label} onKeyDown=${move}>
    ${CHOICE.map(([emoji, name]) => html`<button type="button" key=${emoji} aria-label=${name} title=${name}
        onClick=${() => onPick(emoji)}>${emoji}</button>`)}
  </div>`;
}

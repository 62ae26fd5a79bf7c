/** Where something that opens beside its button goes, so that all of it can be seen. */

const MARGIN_PX = 6;

/** Above its anchor as long as there is room; where neither side has enough, on the larger one. */
export function opensBelow(element, frame) {
  const anchor = element.parentElement.getBoundingClientRect();
  const { top, bottom } = frame.getBoundingClientRect();
  const above = anchor.top - top;
  return above < element.offsetHeight + 2 * MARGIN_PX && bottom - anchor.bottom > above;
}

/** Moves it as far as it takes; what is larger than the frame keeps its beginning in sight. */
export function keepInView(element, frame) {
  const inner = element.getBoundingClientRect();
  const outer = frame.getBoundingClientRect();
  const right = Math.min(0, outer.right - MARGIN_PX - inner.right);
  const down = Math.min(0, outer.bottom - MARGIN_PX - inner.bottom);
  const x = Math.max(right, outer.left + MARGIN_PX - inner.left);
  const y = Math.max(down, outer.top + MARGIN_PX - inner.top);
  element.style.translate = `${x}px ${y}px`;
}

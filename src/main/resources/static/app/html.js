/** Preact with htm: components without a build step. Strings among children always become text nodes. */

import { Component, Fragment, h, render } from '../vendor/preact.js';
import htm from '../vendor/htm.js';

export { Fragment, render };
export { useCallback, useEffect, useErrorBoundary, useId, useLayoutEffect, useMemo, useRef, useState } from '../vendor/hooks.js';

export const html = htm.bind(h);

/** A component that renders again only when one of its properties is another: a long history must not re-render for each frame. */
export function memo(render) {
  return class extends Component {
    shouldComponentUpdate(next) {
      const now = this.props;
      return Object.keys(next).length !== Object.keys(now).length || Object.keys(next).some((key) => !Object.is(next[key], now[key]));
    }

    render(props) { return h(render, props); }
  };
}

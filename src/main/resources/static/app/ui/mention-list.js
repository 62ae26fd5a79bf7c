/** Whom one may mention, while one types `@`. The focus stays in the text: arrow keys choose, Enter or Tab takes, Escape closes. */

import { nameOf } from '../format.js';
import { html, useEffect, useId, useState } from '../html.js';
import { asked, labelOf, matching } from '../mentions.js';
import { Avatar } from './pieces.js';

const NONE = [];

/**
 * @param {{people: object[]|undefined, text: string, caret: number, onAsk: () => void, write: (text: string, caret: number) => void}} given
 *   `people`: who may be mentioned, as far as their names are known; `onAsk` is told when they are wanted
 * @returns what to show, the keys it takes, and what the text field has to say of it
 */
export function useMentionList({ people, text, caret, onAsk, write }) {
  const id = useId();
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState(undefined);
  const question = people ? asked(text, caret) : undefined;
  const choices = question && question.at !== closed ? matching(question.query, people) : NONE;
  const chosen = Math.min(at, choices.length - 1);
  useEffect(() => setAt(0), [question?.query]);
  useEffect(() => { if (question) onAsk(); }, [Boolean(question)]);

  function take(user) {
    const written = `${text.slice(0, question.at)}@${labelOf(user, people)} `;
    write(written + text.slice(caret).replace(/^ /, ''), written.length);
  }

  /** Whether the key was for the list. */
  function keys(event) {
    if (!choices.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((chosen + step + choices.length) % choices.length);
    else if (event.key === 'Escape') setClosed(question.at);
    else if (['Enter', 'Tab'].includes(event.key) && !event.shiftKey) take(choices[chosen]);
    else return false;
    event.preventDefault();
    return true;
  }

  return {
    keys,
    field: people ? {
      'aria-autocomplete': 'list', 'aria-controls': choices.length ? id : undefined,
      'aria-activedescendant': choices.length ? `${id}-${chosen}` : undefined,
    } : {},
    list: choices.length > 0 && html`<${List} id=${id} choices=${choices} chosen=${chosen} onTake=${take} />`,
  };
}

function List({ id, choices, chosen, onTake }) {
  const keepFocus = (event) => event.preventDefault();
  return html`<ul id=${id} class="mention-list" role="listbox" aria-label="People to mention" onMouseDown=${keepFocus}>
    ${choices.map((user, at) => html`<li key=${user.user_id} id=${`${id}-${at}`} class="mention-choice" role="option"
        aria-selected=${String(at === chosen)} onClick=${() => onTake(user)}>
      <${Avatar} user=${user} size="tiny" />
      <span class="mention-name" dir="auto">${user.user_id === 'all' ? '@all' : nameOf(user)}</span>
      <small>${user.user_id === 'all' ? 'Everybody in this group' : `@${user.username}`}</small>
    </li>`)}
  </ul>`;
}

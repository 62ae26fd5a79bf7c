/** Choosing people: a search, who fits, and those already chosen. */

import { nameOf } from '../format.js';
import { html, useRef, useState } from '../html.js';
import { Icon } from './icons.js';
import { Avatar } from './pieces.js';
import { useSearch } from './search.js';

/**
 * @param {{label: string, placeholder?: string, chosen: object[], without?: string[], onChange: (people: object[]) => void}} given
 *   `without`: ids not to offer
 */
export function PeoplePicker({ chat, label, placeholder = 'Search by name', chosen, without = [], onChange }) {
  const [query, setQuery] = useState('');
  const { found, busy, problem } = useSearch(chat.conversations.findPeople, query.trim());
  const input = useRef();
  const offered = found.filter((user) => !without.includes(user.user_id) && !chosen.some((each) => each.user_id === user.user_id));

  function add(user) {
    onChange([...chosen, user]);
    setQuery('');
    input.current.focus();
  }

  const keys = (event) => {
    if (event.key === 'Backspace' && !query && chosen.length) onChange(chosen.slice(0, -1));
    if (event.key !== 'Enter') return;
    event.preventDefault(); // the form around it is sent by its button
    if (offered.length && query.trim()) add(offered[0]);
  };

  return html`<div class="picker">
    <div class="chips" onClick=${() => input.current.focus()}>
      ${chosen.map((user) => html`<button type="button" key=${user.user_id} class="chip" aria-label=${`Take ${nameOf(user)} off`}
          onClick=${() => onChange(chosen.filter((each) => each !== user))}>
        <${Avatar} user=${user} size="tiny" /><span dir="auto">${nameOf(user)}</span><${Icon} name="close" size="14" />
      </button>`)}
      <input ref=${input} type="text" aria-label=${label} placeholder=${chosen.length ? '' : placeholder} autocomplete="off"
          maxlength="64" value=${query} onInput=${(event) => setQuery(event.currentTarget.value)} onKeyDown=${keys} />
    </div>
    ${query.trim() && html`<ul class="picker-found" aria-label="People found" aria-busy=${String(Boolean(busy))}>
      ${problem && html`<li class="picker-none" role="alert">${problem}</li>`}
      ${!busy && !problem && !offered.length && html`<li class="picker-none">Nobody else found</li>`}
      ${offered.map((user) => html`<li key=${user.user_id}><button type="button" class="picker-choice" onClick=${() => add(user)}>
        <${Avatar} user=${user} size="tiny" /><span dir="auto">${nameOf(user)}</span><small>@${user.username}</small>
      </button></li>`)}
    </ul>`}
  </div>`;
}

/** Who is in a group, a page at a time, and what can be done with somebody by whose rank allows it. */

import { nameOf } from '../format.js';
import { outranks } from '../group-model.js';
import { html, useEffect, useState } from '../html.js';
import { useStore } from '../store.js';
import { Icon } from './icons.js';
import { PeoplePicker } from './people-picker.js';
import { Avatar, Confirm, Outcome, useAttempt } from './pieces.js';

const LOADING = { list: [] };
const RANK = { owner: 0, admin: 1, member: 2 };

export function GroupMembers({ chat, group, may }) {
  const id = group.conversation_id;
  const loaded = useStore(chat.store, (state) => state.members[id]);
  const people = useStore(chat.store, (state) => state.people);
  const me = useStore(chat.store, (state) => state.me);
  const [chosen, setChosen] = useState(null);
  const [banned, setBanned] = useState([]); // from here, so that a slip can be taken back
  const [outcome, attempt] = useAttempt();
  const { list, next } = loaded ?? LOADING;
  const nameIn = (user) => (user === me.user_id ? nameOf(me) : people[user] ? nameOf(people[user]) : '…');
  const byRankAndName = (one, other) => RANK[one.role] - RANK[other.role] || nameIn(one.user_id).localeCompare(nameIn(other.user_id));
  const sorted = [...list].sort(byRankAndName);

  const pardon = (user) => attempt(async () => {
    await chat.groups.unban(id, user);
    setBanned((all) => all.filter((each) => each.user_id !== user));
  });
  const more = () => attempt(() => chat.groups.loadMembers(id));
  useEffect(() => {
    if (!loaded) more();
    chat.people.need(list.map((member) => member.user_id));
  }, [id, list]);

  return html`<section class="panel-part" aria-label="Members">
    <h3>Members <span class="quiet">${group.member_count}</span></h3>
    ${may.add && html`<${AddPeople} chat=${chat} id=${id} without=${list.map((member) => member.user_id)} />`}
    <ul class="members" aria-busy=${String(!loaded)}>
      ${sorted.map((member) => html`<${Member} key=${member.user_id} chat=${chat} group=${group} member=${member} may=${may}
          name=${nameIn(member.user_id)} username=${people[member.user_id]?.username} own=${member.user_id === me.user_id}
          onBanned=${(one) => setBanned((all) => [...all, one])} open=${chosen === member.user_id}
          onToggle=${() => setChosen(chosen === member.user_id ? null : member.user_id)} />`)}
    </ul>
    ${next && html`<button type="button" class="button small wide" disabled=${outcome.busy} onClick=${more}>Show more</button>`}
    <${Outcome} outcome=${outcome} />
    ${banned.map(({ user_id: user, name }) => html`<p key=${user} class="banned" role="status">${name} is banned.
      <button type="button" class="link" disabled=${outcome.busy} onClick=${() => pardon(user)}>Take the ban back</button></p>`)}
  </section>`;
}

function AddPeople({ chat, id, without }) {
  const [chosen, setChosen] = useState([]);
  const [outcome, attempt] = useAttempt();
  const add = () => attempt(async () => {
    await chat.groups.add(id, chosen.map((user) => user.user_id));
    setChosen([]);
  });
  return html`<div class="add-people">
    <${PeoplePicker} chat=${chat} label="Add people" placeholder="Add somebody by name" chosen=${chosen}
        without=${without} onChange=${setChosen} />
    ${chosen.length > 0 && html`<button type="button" class="button primary wide" disabled=${outcome.busy} onClick=${add}>
      Add ${chosen.length === 1 ? nameOf(chosen[0]) : `${chosen.length} people`}</button>`}
    <${Outcome} outcome=${outcome} />
  </div>`;
}

function Member({ chat, group, member, may, name, username, own, open, onToggle, onBanned }) {
  const actions = own ? [] : actionsOn(member, group, may);
  const line = html`<${Avatar} user=${{ user_id: member.user_id, display_name: name }} size="small" />
    <span class="member-name"><span dir="auto">${name}${own ? ' (you)' : ''}</span>${username && html`<small>@${username}</small>`}</span>
    ${member.role !== 'member' && html`<span class="role">${member.role}</span>`}`;
  return html`<li class="member" data-user=${username}>
    ${actions.length
      ? html`<button type="button" class="member-line" aria-expanded=${String(open)} onClick=${onToggle}>
        ${line}<${Icon} name="chevron" size="16" />
      </button>`
      : html`<div class="member-line">${line}</div>`}
    ${open && actions.length > 0 && html`<${Actions} chat=${chat} group=${group} member=${member} name=${name} actions=${actions}
        onDone=${onToggle} onBanned=${onBanned} />`}
  </li>`;
}

function actionsOn({ role }, group, may) {
  const below = may.run && outranks(group.role, role);
  return [
    may.own && role === 'member' && 'promote', may.own && role === 'admin' && 'demote', may.own && 'handOver',
    below && 'expel', below && 'ban',
  ].filter(Boolean);
}

const ACTIONS = {
  promote: { label: 'Make admin', run: (groups, id, user) => groups.setRole(id, user, 'admin') },
  demote: { label: 'Make member', run: (groups, id, user) => groups.setRole(id, user, 'member') },
  handOver: {
    label: 'Hand over', run: (groups, id, user) => groups.setRole(id, user, 'owner'),
    ask: (name) => ({ title: `Make ${name} the owner?`, text: 'You become an admin; only the new owner can hand the group back.' }),
  },
  expel: {
    label: 'Remove', run: (groups, id, user) => groups.expel(id, user), risky: true,
    ask: (name) => ({ title: `Remove ${name}?`, text: 'They see nothing of what is said from now on. They may be added again.' }),
  },
  ban: {
    label: 'Ban', run: (groups, id, user) => groups.ban(id, user), risky: true,
    ask: (name) => ({ title: `Ban ${name}?`, text: 'They are removed, and nothing lets them in again until the ban is taken back.' }),
  },
};

function Actions({ chat, group, member, name, actions, onDone, onBanned }) {
  const [asking, setAsking] = useState(null);
  const [outcome, attempt] = useAttempt();
  const run = (action) => attempt(async () => {
    await ACTIONS[action].run(chat.groups, group.conversation_id, member.user_id);
    if (action === 'ban') onBanned({ user_id: member.user_id, name });
    onDone();
  });
  return html`<div class="member-actions" role="group" aria-label=${`What to do with ${name}`}>
    ${actions.map((action) => html`<button type="button" key=${action} class=${`button small ${ACTIONS[action].risky ? 'risky' : ''}`}
        disabled=${outcome.busy} onClick=${() => (ACTIONS[action].ask ? setAsking(action) : run(action))}>
      ${ACTIONS[action].label}</button>`)}
    <${Outcome} outcome=${outcome} />
    ${asking && html`<${Confirm} ...${ACTIONS[asking].ask(name)} action=${ACTIONS[asking].label}
        onConfirm=${() => run(asking)} onClose=${() => setAsking(null)} />`}
  </div>`;
}

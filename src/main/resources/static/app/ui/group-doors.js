/** The ways into a group that its people keep: invites, and those who asked to join. */

import { nameOf, shortTime } from '../format.js';
import { html, useEffect, useState } from '../html.js';
import { useStore } from '../store.js';
import { Icon } from './icons.js';
import { Avatar, IconButton, Outcome, useAttempt } from './pieces.js';

export function GroupDoors({ chat, group, may }) {
  return html`
    ${may.run && group.visibility === 'public' && html`<${JoinRequests} chat=${chat} id=${group.conversation_id} />`}
    <${Invites} chat=${chat} id=${group.conversation_id} />`;
}

function Invites({ chat, id }) {
  const [invites, setInvites] = useState([]);
  const [outcome, attempt] = useAttempt();
  useEffect(() => { attempt(async () => setInvites(await chat.groups.invites(id))); }, [id]);
  const make = () => attempt(async () => {
    const invite = await chat.groups.invite(id);
    setInvites((known) => [invite, ...known]);
  });
  const copy = (invite) => attempt(() => navigator.clipboard.writeText(invite.link), 'Link copied');
  const takeBack = ({ code }) => attempt(async () => {
    await chat.groups.takeBack(id, code);
    setInvites((known) => known.filter((each) => each.code !== code));
  });

  return html`<section class="panel-part" aria-label="Invites">
    <h3>Invites</h3>
    <ul class="invites">
      ${invites.map((invite) => html`<li key=${invite.code} class="invite">
        <input readonly aria-label="Invite link" value=${invite.link} data-code=${invite.code}
            onFocus=${(event) => event.currentTarget.select()} />
        <${IconButton} icon="copy" label="Copy the link" onClick=${() => copy(invite)} />
        <${IconButton} icon="trash" label="Take this invite back" onClick=${() => takeBack(invite)} />
        <small>Code ${invite.code} · until ${shortTime(invite.expires_at)} · used ${invite.uses} times</small>
      </li>`)}
    </ul>
    <${Outcome} outcome=${outcome} />
    <button type="button" class="button small wide" disabled=${outcome.busy} onClick=${make}>
      <${Icon} name="link" size="17" /> Make an invite link</button>
  </section>`;
}

function JoinRequests({ chat, id }) {
  const [requests, setRequests] = useState([]);
  const [outcome, attempt] = useAttempt();
  const people = useStore(chat.store, (state) => state.people);
  const members = useStore(chat.store, (state) => state.members[id]?.list);
  const load = () => attempt(async () => setRequests(await chat.groups.requests(id)));
  useEffect(() => { load(); }, [id]);
  const decide = (user, decision) => attempt(async () => {
    await chat.groups.decide(id, user, decision);
    setRequests((known) => known.filter((each) => each.user_id !== user));
  });
  const waiting = requests.filter(({ user_id: user }) => !members?.some((member) => member.user_id === user)); // another admin was faster

  return html`<section class="panel-part" aria-label="Join requests">
    <h3>Join requests <span class="quiet">${waiting.length || ''}</span>
      <${IconButton} icon="refresh" label="Look for join requests" onClick=${load} /></h3>
    ${!waiting.length && html`<p class="quiet">Nobody waits to join.</p>`}
    <ul class="members">
      ${waiting.map(({ user_id: user, requested_at: since }) => {
        const name = people[user] ? nameOf(people[user]) : '…';
        return html`<li key=${user} class="member-line">
          <${Avatar} user=${{ user_id: user, display_name: name }} size="small" />
          <span class="member-name"><span dir="auto">${name}</span><small>asked ${shortTime(since)}</small></span>
          <${IconButton} icon="check" class="approve" label=${`Let ${name} in`} disabled=${outcome.busy}
              onClick=${() => decide(user, 'approve')} />
          <${IconButton} icon="close" label=${`Turn ${name} down`} disabled=${outcome.busy} onClick=${() => decide(user, 'reject')} />
        </li>`;
      })}
    </ul>
    <${Outcome} outcome=${outcome} />
  </section>`;
}

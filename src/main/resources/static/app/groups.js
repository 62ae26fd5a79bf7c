/** What a person does with groups. Refusals are thrown, for the panel or dialog to show; what changed comes back as events. */

import { withConversations } from './model.js';

const MEMBERS_PAGE = 50;
const MENTIONABLE_MAX = 100;

export function createGroups({ store, client, people }) {
  const { groups } = client.api;

  const entered = (conversation) => {
    store.update((state) => withConversations(state, [conversation]));
    return conversation.conversation_id;
  };

  /** @returns {Promise<string>} its id */
  const create = async (group) => entered(await groups.create(group));
  const accept = async (code) => entered(await groups.accept(codeIn(code)));
  const update = async (id, change) => { entered(await groups.update(id, change)); };

  /** @returns {Promise<string|undefined>} its id, or nothing where an admin has to agree first */
  async function join(id) {
    const answer = await groups.join(id);
    if (answer.conversation_id) return entered(answer);
    store.update((state) => ({ ...state, requested: { ...state.requested, [id]: true } }));
    return undefined;
  }

  const find = async (query) => (await groups.find(query, { limit: 20 })).items;

  /** The next members that are not loaded yet, by their ids. */
  async function loadPage(id, limit) {
    const { list = [], next } = store.get().members[id] ?? {};
    const page = await groups.members(id, { limit, cursor: next });
    people.keep(page.items.filter((member) => member.display_name).map(({ role: _, ...user }) => user));
    store.update((state) => ({ ...state, members: { ...state.members, [id]: { list: union(list, page.items), next: page.next_cursor } } }));
  }

  const loadMembers = (id) => loadPage(id, MEMBERS_PAGE);

  /** Enough of them to choose from in a mention. */
  async function loadMentionable(id) {
    if (!store.get().members[id]) await loadPage(id, MENTIONABLE_MAX).catch(() => {}); // then nobody is offered
  }

  async function nameMembers(id) {
    await loadMentionable(id);
    people.need((store.get().members[id]?.list ?? []).map((member) => member.user_id));
  }

  const invite = async (id) => shown(await groups.invite(id));
  const invites = async (id) => (await groups.invites(id)).items.map(shown);

  const requests = async (id) => {
    const { items } = await groups.joinRequests(id, { limit: 100 });
    people.need(items.map((each) => each.user_id));
    return items;
  };

  return {
    create, accept, update, join, find, loadMembers, loadMentionable, nameMembers, invite, invites, requests,
    add: (id, userIds) => groups.add(id, userIds),
    setRole: (id, userId, role) => groups.setRole(id, userId, role),
    expel: (id, userId) => groups.remove(id, userId),
    ban: (id, userId) => groups.ban(id, userId),
    unban: (id, userId) => groups.unban(id, userId),
    decide: (id, userId, decision) => groups.decide(id, userId, decision),
    takeBack: (id, code) => groups.takeBack(id, code),
    leave: (id) => groups.leave(id),
    dissolve: (id) => groups.delete(id),
  };
}

const shown = (invite) => ({ ...invite, link: `${location.origin}${location.pathname}#/i/${encodeURIComponent(invite.code)}` });

/** A code as it is, or the one in a link. */
export const codeIn = (text) => decodeURIComponent(text.trim().match(/#\/i\/([^/\s]+)$/)?.[1] ?? text.trim());

/** What events told while the page was on its way stays. */
function union(known, more) {
  return [...known, ...more.filter((member) => !known.some((each) => each.user_id === member.user_id))];
}

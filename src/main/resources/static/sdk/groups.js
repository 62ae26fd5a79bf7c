/** Groups over HTTPS: made, found, joined and run. What happens in them arrives as events, as in every conversation. */

/**
 * @typedef {{title?: string, description?: string, visibility?: 'private'|'public', member_ids?: string[], settings?: Settings}} Group
 * @typedef {{join?: 'open'|'request', post?: 'all'|'admins', add?: 'all'|'admins', history?: 'all'|'since_joining',
 *   slow_mode_seconds?: number}} Settings
 */
export class Groups {
  #http;

  /** @param {(method: string, path: string, options?: object) => Promise<any>} http */
  constructor(http) { this.#http = http; }

  /** @param {Group} group the caller becomes its owner */
  create(group) { return this.#http('POST', '/v1/groups', { body: group }); }
  get(id) { return this.#http('GET', at(id)); }
  /** @param {Group} change what is missing stays as it is */
  update(id, change) { return this.#http('PATCH', at(id), { body: change }); }
  delete(id) { return this.#http('DELETE', at(id)); }
  /** Public groups of whose title every word of `query` begins a word. */
  find(query, more = {}) { return this.#http('GET', '/v1/groups', { query: { query, ...more } }); }

  members(id, query = {}) { return this.#http('GET', at(id, 'members'), { query }); }
  add(id, user_ids) { return this.#http('POST', at(id, 'members'), { body: { user_ids } }); }
  /** @param {'owner'|'admin'|'member'} role `owner` hands the group over */
  setRole(id, userId, role) { return this.#http('PUT', at(id, 'members', userId), { body: { role } }); }
  remove(id, userId) { return this.#http('DELETE', at(id, 'members', userId)); }
  bans(id, query = {}) { return this.#http('GET', at(id, 'bans'), { query }); }
  ban(id, userId) { return this.#http('PUT', at(id, 'bans', userId)); }
  unban(id, userId) { return this.#http('DELETE', at(id, 'bans', userId)); }

  /** Answers the conversation, or `{status: 'requested'}` where an admin has to agree first. */
  join(id) { return this.#http('POST', at(id, 'join')); }
  leave(id) { return this.#http('POST', at(id, 'leave')); }
  joinRequests(id, query = {}) { return this.#http('GET', at(id, 'join-requests'), { query }); }
  /** @param {'approve'|'reject'} decision */
  decide(id, userId, decision) { return this.#http('PUT', at(id, 'join-requests', userId), { body: { decision } }); }

  /** @param {{expires_in?: number, max_uses?: number}} [limits] seconds; by default a week and any number of uses */
  invite(id, limits = {}) { return this.#http('POST', at(id, 'invites'), { body: limits }); }
  invites(id) { return this.#http('GET', at(id, 'invites')); }
  takeBack(id, code) { return this.#http('DELETE', at(id, 'invites', code)); }
  accept(code) { return this.#http('POST', `/v1/invites/${encodeURIComponent(code)}/accept`); }
}

const at = (...parts) => `/v1/groups/${parts.map(encodeURIComponent).join('/')}`;

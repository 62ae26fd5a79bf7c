/** Who is there of those one watches. */

const WATCHED_MAX = 200;

/** @typedef {{user_id: string, status: 'online'|'away'|'offline', last_seen_at?: string}} Presence */

/** Keeps watching over reconnections. Best effort: a change that was lost shows with the next one, or the next connection. */
export class PresenceWatch {
  #client; #listener;
  #wanted = new Set(); #watched = new Set();

  /** @param {import('./connectchat.js').ConnectChat} client @param {(presence: Presence) => void} listener told at once, and of changes */
  constructor(client, listener) {
    this.#client = client;
    this.#listener = listener;
    client.on('welcome', () => { this.#watched = new Set(); this.#catchUp(); });
    client.on('presence', listener);
  }

  /** Watches these users and nobody else; of more than 200 the first. @param {Iterable<string>} userIds */
  set(userIds) {
    this.#wanted = new Set([...new Set(userIds)].slice(0, WATCHED_MAX));
    this.#catchUp();
  }

  #catchUp() {
    if (!['syncing', 'live'].includes(this.#client.state.phase)) return;
    const before = this.#watched;
    this.#watched = this.#wanted;
    this.#ask('presence.unwatch', [...before].filter((user) => !this.#wanted.has(user)));
    this.#ask('presence.watch', [...this.#wanted].filter((user) => !before.has(user)));
  }

  async #ask(type, user_ids) {
    if (!user_ids.length) return;
    try {
      const { presence = [] } = await this.#client.request(type, { user_ids });
      presence.forEach(this.#listener);
    } catch { /* changes are told all the same, and the next connection asks again */ }
  }
}

/**
 * The HTTPS half of Connect Chat for JavaScript: the session with its tokens, and the calls.
 *
 * @typedef {{access_token: string, refresh_token: string, expires_at: number, user_id: string, device_id: string}} Session
 *   `expires_at` of the access token in milliseconds since 1970, by this machine's clock
 */

import { Groups } from './groups.js';

const HTTP_TIMEOUT_MS = 15_000;
const REFRESH_AHEAD_MS = 10_000;

/** What the server refused, or what kept the request from it: `code` is the protocol's, or `unreachable`, `disconnected`, `stopped`. */
export class ChatError extends Error {
  /**
   * @param {string} code @param {string} message
   * @param {{retryable?: boolean, retry_after_ms?: number, status?: number, errors?: object[], details?: object}} [more]
   */
  constructor(code, message, more = {}) {
    super(message);
    Object.assign(this, { name: 'ChatError', code, retryable: false }, more);
  }
}

export class ChatApi {
  #base; #fetch; #config; #refreshing;

  /** @param {{url?: string, session?: Session, fetch?: typeof fetch}} options `url` is by default the page's own */
  constructor({ url, session, fetch } = {}) {
    this.#base = (url ?? globalThis.location?.origin ?? '').replace(/\/$/, '');
    this.#fetch = fetch ?? ((...request) => globalThis.fetch(...request));
    /** @type {Session|undefined} */
    this.session = session;
    /** All that is about groups. */
    this.groups = new Groups((...call) => this.http(...call));
    /** Told of every new session, and of its end with the error that ended it, if any. */
    this.onSession = (_session, _refusal) => {};
  }

  register(account) { return this.#exchange('POST', '/v1/auth/register', { body: account, anonymous: true }); }
  me() { return this.http('GET', '/v1/me'); }
  conversations(query = {}) { return this.http('GET', '/v1/conversations', { query }); }
  conversation(id) { return this.http('GET', pathOf`/v1/conversations/${id}`); }
  openDirect(userId) { return this.http('PUT', pathOf`/v1/conversations/direct/${userId}`); }
  messages(id, query = {}) { return this.http('GET', pathOf`/v1/conversations/${id}/messages`, { query }); }
  events(id, query = {}) { return this.http('GET', pathOf`/v1/conversations/${id}/events`, { query }); }
  receipts(id, query = {}) { return this.http('GET', pathOf`/v1/conversations/${id}/receipts`, { query }); }
  /** @param {string} [until] RFC 3339; for good when it is left out */
  mute(id, until) { return this.http('PUT', pathOf`/v1/conversations/${id}/mute`, { body: { until } }); }
  unmute(id) { return this.http('DELETE', pathOf`/v1/conversations/${id}/mute`); }
  presence(userId) { return this.http('GET', pathOf`/v1/users/${userId}/presence`); }
  user(id) { return this.http('GET', pathOf`/v1/users/${id}`); }
  findUsers(query, more = {}) { return this.http('GET', '/v1/users', { query: { query, ...more } }); }

  /** Where the socket listens, the limits and the features; kept until `forgetConfig()`. */
  async config() { return (this.#config ??= await this.#exchange('GET', '/v1/config', { anonymous: true })); }
  forgetConfig() { this.#config = undefined; }

  /** Signs in; with a `deviceId` of one's own as that device, else as a new one. @returns {Promise<Session>} */
  async signIn(username, password, deviceId) {
    return this.#grant({ grant_type: 'password', username, password, ...(deviceId && { device_id: deviceId }) });
  }

  async signOut() {
    const { refresh_token } = this.session ?? {};
    this.#change(undefined);
    if (refresh_token) await this.#exchange('POST', '/v1/auth/revoke', { body: { refresh_token }, anonymous: true });
  }

  /** New tokens for this session, asked for once however many want them; a refusal ends the session. @returns {Promise<Session>} */
  refresh() {
    return (this.#refreshing ??= this.#refreshNow().finally(() => { this.#refreshing = undefined; }));
  }

  async #refreshNow() {
    if (!this.session) throw new ChatError('unauthenticated', 'Sign in first.');
    const before = this.session;
    try {
      return await this.#grant({ grant_type: 'refresh_token', refresh_token: before.refresh_token });
    } catch (error) {
      if (!error.retryable && this.session === before) this.#change(undefined, error);
      throw error;
    }
  }

  /** Refreshes the access token if it is about to expire. */
  async freshToken() {
    if (!this.session) throw new ChatError('unauthenticated', 'Sign in first.');
    if (this.session.expires_at - Date.now() < REFRESH_AHEAD_MS) await this.refresh();
  }

  /** The server calls the access token expired, whatever this machine's clock says. */
  expire() { if (this.session) this.session = { ...this.session, expires_at: 0 }; }

  /**
   * Any call, signed in. @param {string} method @param {string} path such as `/v1/me`
   * @param {{body?: object, query?: object, headers?: object}} [options]
   * @returns {Promise<any>} the body of the answer @throws {ChatError}
   */
  async http(method, path, options = {}) {
    await this.freshToken();
    try {
      return await this.#exchange(method, path, options);
    } catch (error) {
      if (error.status !== 401) throw error;
      await this.refresh();
      return this.#exchange(method, path, options);
    }
  }

  async #grant(body) {
    const tokens = await this.#exchange('POST', '/v1/auth/token', { body, anonymous: true });
    const { access_token, refresh_token, user_id, device_id, expires_in } = tokens;
    return this.#change({ access_token, refresh_token, user_id, device_id, expires_at: Date.now() + expires_in * 1000 });
  }

  #change(session, refusal) {
    this.session = session;
    this.onSession(session, refusal);
    return session;
  }

  async #exchange(method, path, { body, query, headers, anonymous }) {
    const search = new URLSearchParams(Object.entries(query ?? {}).filter(([, value]) => value !== undefined)).toString();
    const request = {
      method,
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...(!anonymous && { authorization: `Bearer ${this.session?.access_token}` }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(HTTP_TIMEOUT_MS),
    };
    let response, text;
    try {
      response = await this.#fetch(this.#base + path + (search && `?${search}`), request);
      text = await response.text();
    } catch {
      throw new ChatError('unreachable', 'The server cannot be reached.', { retryable: true });
    }
    if (response.ok) return parse(text);
    throw refusal(response, parse(text));
  }
}

/** A problem+json answer as an error; also what a proxy without one may say. */
function refusal(response, problem) {
  const seconds = Number(response.headers.get('retry-after'));
  const message = problem?.detail ?? problem?.title ?? `The server answered ${response.status}.`;
  return new ChatError(problem?.code ?? 'internal', message, {
    status: response.status,
    errors: problem?.errors,
    retryable: response.status === 429 || response.status >= 500,
    ...(seconds > 0 && { retry_after_ms: seconds * 1000 }),
  });
}

export function pathOf(parts, ...values) {
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent));
}

export function parse(text) {
  try { return JSON.parse(text); } catch { return undefined; }
}

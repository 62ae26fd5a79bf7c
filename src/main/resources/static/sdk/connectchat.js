/**
 * Connect Chat for JavaScript: the client protocol, version 1, without dependencies.
 *
 * Runs in browsers and in Node 22 or newer; elsewhere pass `WebSocket` and `fetch` as options. It keeps the client's half of
 * the delivery contract: events reach listeners once, in order and without a gap for each conversation; a message that was not
 * answered is sent again under the same `client_message_id`, so it is stored once; cursors resume where the last socket stopped.
 *
 * @typedef {import('./api.js').Session} Session
 * @typedef {{conversation_id?: string, to_user_id?: string, client_message_id?: string, kind?: string, text?: string,
 *   reply_to?: string, mentions?: string[], attachments?: {media_id: string}[], metadata?: object}} Message
 * @typedef {{conversation_id: string, message_id: string, seq: number, created_at: string, duplicate: boolean}} Sent
 * @typedef {'idle'|'connecting'|'syncing'|'live'|'waiting'|'stopped'} Phase `waiting` for the next attempt; `stopped` for good
 * @typedef {{phase: Phase, code?: number, reason?: string, retry_at?: number}} State
 * @typedef {{url?: string, session?: Session, cursors?: Record<string, number>, client?: object, WebSocket?: typeof WebSocket,
 *   fetch?: typeof fetch} & Partial<typeof DEFAULTS>} Options
 */

import { ChatApi, ChatError, parse } from './api.js';
import { backoffMs, uuid } from './chance.js';
import { EventOrder } from './order.js';
import { PresenceWatch } from './presence.js';

export { ChatApi, ChatError, PresenceWatch, backoffMs, uuid };
export const VERSION = '0.1.0';

/** Times are milliseconds. Any of these may be given as an option. */
export const DEFAULTS = Object.freeze({
  requestTimeoutMs: 10_000, // the server answers within 5 s or the socket is dead
  backoffBaseMs: 500,
  backoffMaxMs: 30_000,
  steadyAfterMs: 10_000, // a socket that lived this long resets the back-off
  receiptDelayMs: 100, // receipts of one burst travel together
  queueMax: 1_000,
  sendAttemptsMax: 8,
  leaveWithinMs: 5_000, // how long a move to another server waits for answers
  acknowledge: true, // send `receipt.delivered` for what listeners were given
});

const SUBPROTOCOL = 'connectchat.v1.json';
const CURSORS_MAX = 200;

export class ConnectChat {
  #options; #listeners = new Map();
  #state = { phase: 'idle' };
  #socket; #url; #moving; #generation = 0; #timer; #heartbeat; #openedAt = 0; #heardAt = 0; #attempt = 0;
  #inFlightMax = 32; #frameBytesMax = 65_536; // until `welcome` says
  #order;
  #outbox = []; #inFlight = new Map(); #lastId = 0; #lastSend = 0; #paused;
  #receipts = { 'receipt.delivered': new Map(), 'receipt.read': new Map() }; #receiptTimer;

  /** @param {Options} [options] `url` is the address of the HTTPS API, by default the page's own */
  constructor(options = {}) {
    this.#options = { ...DEFAULTS, client: { name: 'connectchat-js', version: VERSION }, ...options };
    /** The HTTPS API, signed in as the same device. */
    this.api = new ChatApi({ url: options.url, session: options.session, fetch: options.fetch });
    this.api.onSession = (session, refusal) => this.#sessionChanged(session, refusal);
    this.#order = new EventOrder(options.cursors ?? {}, {
      read: (id, query) => this.api.events(id, query),
      deliver: (type, data) => this.#durable(type, data),
      failed: (error) => this.#emit('error', error),
      backoffMs: (attempt) => this.#backoff(attempt),
    });
  }

  /** @returns {Session|undefined} keep it to come back as the same device */
  get session() { return this.api.session; }
  /** @returns {State} */
  get state() { return this.#state; }
  /** @returns {Record<string, number>} keep them, with what you stored of the conversations, to resume in a new process */
  get cursors() { return Object.fromEntries(this.#order.cursors()); }

  /**
   * Listens to a type of event (`message.new`, `typing`, …), to `event` (all of them), `state`, `session` (a new one, or
   * undefined when it ended), `frame` (raw, tokens masked) or `error` (a gap that could not be read).
   * @param {string} type @param {(data: any) => void} listener @returns {() => void} stops listening
   */
  on(type, listener) {
    if (!this.#listeners.has(type)) this.#listeners.set(type, new Set());
    this.#listeners.get(type).add(listener);
    return () => this.#listeners.get(type).delete(listener);
  }

  /** Ends the session, here and on the server. */
  async signOut() {
    this.disconnect();
    this.#settleAll(new ChatError('stopped', 'signed out'));
    await this.api.signOut();
  }

  // ── The socket ──

  /** Connects and stays connected until `disconnect()`. @returns {Promise<void>} resolves when live, rejects when stopped */
  connect() {
    return new Promise((resolve, reject) => {
      const off = this.on('state', ({ phase, code, reason }) => {
        if (phase === 'live') { off(); resolve(); }
        if (phase !== 'stopped' && phase !== 'idle') return;
        off();
        reject(new ChatError('stopped', reason || 'disconnected', { details: { code } }));
      });
      if (this.#state.phase === 'live') { off(); resolve(); }
      if (['idle', 'waiting', 'stopped'].includes(this.#state.phase)) this.#open();
    });
  }

  /** Closes the socket and stays away; what was not sent waits for `connect()`. */
  disconnect() { this.#abandon(); this.#become({ phase: 'idle' }); }

  /** Cuts the socket as a lost network would; it comes back by itself. */
  drop() { if (this.#socket) this.#lost(1006, 'dropped by the client'); }

  async #open() {
    clearTimeout(this.#timer);
    const generation = ++this.#generation;
    this.#become({ phase: 'connecting' });
    let url;
    try {
      await this.api.freshToken();
      url = this.#url ?? (await this.api.config()).ws_url;
    } catch (error) {
      if (generation !== this.#generation) return;
      return error.retryable ? this.#retryLater(0, error.message) : this.#stop(4501, error.message);
    }
    if (generation !== this.#generation) return; // disconnected meanwhile
    this.#url = undefined;
    const socket = (this.#socket = new (this.#options.WebSocket ?? globalThis.WebSocket)(url, [SUBPROTOCOL]));
    this.#openedAt = Date.now();
    this.#heartbeat = setTimeout(() => this.#lost(1006, 'no answer'), this.#options.requestTimeoutMs);
    socket.onopen = () => this.#hello();
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = ({ code, reason }) => this.#lost(code, reason);
    socket.onerror = () => {};
  }

  #hello() {
    const cursors = Object.fromEntries(this.#order.cursors().slice(-CURSORS_MAX));
    this.#write({ id: 'hello', type: 'hello', data: { token: this.session.access_token, client: this.#options.client, cursors } });
  }

  /** Lets go of the socket at once: a close handshake with a dead peer may take minutes. */
  #abandon() {
    this.#generation++;
    this.#order.disconnected();
    for (const timer of [this.#timer, this.#heartbeat, this.#receiptTimer, this.#paused]) clearTimeout(timer);
    this.#receiptTimer = this.#paused = this.#moving = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    if (socket.readyState < 2) socket.close(1000);
    const unanswered = [...this.#inFlight.values()];
    this.#inFlight.clear();
    for (const request of unanswered) this.#unanswered(request);
  }

  /** A message is safe to send again under its id; of anything else only the caller knows. */
  #unanswered(request) {
    clearTimeout(request.timer);
    if (request.type === 'message.send' && request.attempts < this.#options.sendAttemptsMax) return this.#enqueue(request);
    const message = 'The connection was lost; it is not known whether this took effect.';
    request.reject(new ChatError('disconnected', message, { retryable: true }));
  }

  #lost(code, reason) {
    const unwelcome = this.#state.phase === 'connecting';
    const moving = this.#moving;
    this.#abandon();
    if (code >= 4500 && code < 5000) return this.#stop(code, reason);
    if (unwelcome) this.api.forgetConfig();
    if (Date.now() - this.#openedAt >= this.#options.steadyAfterMs) this.#attempt = 0;
    if (code === 4401) this.api.expire();
    this.#url = moving?.url;
    this.#retryLater(code, reason, moving && moving.at - Date.now());
  }

  /** A server that goes away says when to come back, so that not all come at once; else it is the back-off. */
  #retryLater(code, reason, told = 0) {
    const wait = told > 0 ? told : this.#backoff(this.#attempt++);
    this.#become({ phase: 'waiting', code, reason, retry_at: Date.now() + wait });
    this.#timer = setTimeout(() => this.#open(), wait);
  }

  #backoff(attempt) { return backoffMs(attempt, this.#options.backoffBaseMs, this.#options.backoffMaxMs); }

  #sessionChanged(session, refusal) {
    if (!session) for (const kept of [this.#order, ...Object.values(this.#receipts)]) kept.clear();
    this.#emit('session', session);
    if (refusal) this.#stop(4501, refusal.message);
  }

  #stop(code, reason) {
    this.#abandon();
    this.#settleAll(new ChatError('stopped', reason || `closed with ${code}`));
    this.#become({ phase: 'stopped', code, reason });
  }

  #settleAll(error) { this.#outbox.splice(0).forEach((request) => request.reject(error)); }

  #become(state) { this.#state = state; this.#emit('state', state); }

  #write(frame) {
    const text = JSON.stringify(frame);
    const shown = frame.data?.token ? JSON.stringify({ ...frame, data: { ...frame.data, token: '•••' } }) : text;
    this.#emit('frame', { direction: 'out', at: Date.now(), text: shown });
    this.#socket.send(text);
  }

  #receive(text) {
    this.#heardAt = Date.now();
    this.#emit('frame', { direction: 'in', at: this.#heardAt, text });
    const frame = parse(text);
    if (!frame) return;
    if (frame.type === 'welcome') return this.#welcomed(frame.data);
    if (frame.id === 'hello') return this.#stop(4500, frame.error?.message);
    if (frame.id !== undefined) return this.#answered(frame);
    const { type, data } = frame;
    if (typeof data?.prev_seq === 'number') return this.#order.arrived(type, data);
    if (type === 'sync.gap') this.#order.gap(data);
    if (type === 'sync.done') this.#synced(data.conversations);
    if (type === 'token.expiring') this.#renew();
    if (type === 'reconnect') this.#moveAway(data);
    this.#deliver(type, data);
  }

  #welcomed(data) {
    this.#inFlightMax = data.limits?.in_flight_max ?? this.#inFlightMax;
    this.#frameBytesMax = data.limits?.frame_bytes_max ?? this.#frameBytesMax;
    this.#become({ phase: 'syncing' });
    this.#beat(data.heartbeat_interval_ms ?? 30_000);
    this.#deliver('welcome', data);
    this.#pump();
  }

  /** Asks for a sign of life when an interval passed without one; `#request` drops the socket if none comes. */
  #beat(interval) {
    clearTimeout(this.#heartbeat);
    this.#heartbeat = setTimeout(() => {
      if (Date.now() - this.#heardAt >= interval * 0.9) this.request('ping').catch(() => {});
      this.#beat(interval);
    }, interval);
  }

  async #renew() {
    try {
      const { access_token: token } = await this.api.refresh();
      await this.request('token.refresh', { token });
    } catch (error) {
      this.#emit('error', error); // the server closes with 4401 and the next attempt refreshes again
    }
  }

  #moveAway({ delay_ms: delay = 0, url }) {
    this.#moving = { at: Date.now() + delay, url };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#leave(), delay);
  }

  /** Nothing new is sent; what is under way gets its answer, as far as it takes no longer than that. */
  #leave() {
    if (!this.#inFlight.size) return this.#move();
    this.#moving.leaving = true;
    this.#timer = setTimeout(() => this.#move(), this.#options.leaveWithinMs);
  }

  #move() {
    const { url } = this.#moving;
    this.#abandon();
    this.#url = url;
    this.#attempt = 0;
    this.#open();
  }

  // ── Requests ──

  /** Sends a message, now or when there is a connection; messages keep their order. @param {Message} message @returns {Promise<Sent>} */
  send(message) {
    const data = { client_message_id: uuid(), ...message };
    return new Promise((resolve, reject) => {
      if (this.#state.phase === 'stopped') throw new ChatError('stopped', this.#state.reason || 'stopped');
      if (this.#outbox.length >= this.#options.queueMax) {
        throw new ChatError('too_many_in_flight', 'too many messages wait for the connection', { retryable: true });
      }
      this.#enqueue({ type: 'message.send', data, resolve, reject, attempts: 0, place: ++this.#lastSend });
      this.#pump();
    });
  }

  edit(conversation_id, message_id, text) { return this.request('message.edit', { conversation_id, message_id, text }); }
  delete(conversation_id, message_id) { return this.request('message.delete', { conversation_id, message_id }); }
  react(conversation_id, message_id, emoji) { return this.request('reaction.add', { conversation_id, message_id, emoji }); }
  unreact(conversation_id, message_id, emoji) { return this.request('reaction.remove', { conversation_id, message_id, emoji }); }
  typing(conversation_id, active = true) {
    if (this.#state.phase === 'live') this.#write({ type: 'typing', data: { conversation_id, active } });
  }

  /** Any request of the protocol on the present connection. @param {string} type @param {object} [data] @returns {Promise<any>} */
  request(type, data = {}) {
    return new Promise((resolve, reject) => {
      if (!this.#welcome) throw new ChatError('disconnected', 'There is no connection at the moment.', { retryable: true });
      this.#transmit({ type, data, resolve, reject, attempts: 0 });
    });
  }

  get #welcome() { return this.#state.phase === 'syncing' || this.#state.phase === 'live'; }

  /** Back to its place among those that wait: a retry never lets later messages pass. */
  #enqueue(request) {
    this.#outbox.push(request);
    this.#outbox.sort((one, other) => one.place - other.place);
  }

  #pump() {
    while (this.#welcome && !this.#paused && !this.#moving?.leaving && this.#outbox.length && this.#inFlight.size < this.#inFlightMax) {
      this.#transmit(this.#outbox.shift());
    }
  }

  #transmit(request) {
    const id = String(++this.#lastId);
    const frame = { id, type: request.type, data: request.data };
    if (new TextEncoder().encode(JSON.stringify(frame)).length > this.#frameBytesMax) {
      return request.reject(new ChatError('payload_too_large', `a frame is at most ${this.#frameBytesMax} bytes`));
    }
    request.attempts++;
    request.timer = setTimeout(() => this.#lost(1006, 'no answer'), this.#options.requestTimeoutMs);
    this.#inFlight.set(id, request);
    this.#write(frame);
  }

  #answered({ id, type, data, error }) {
    const request = this.#inFlight.get(id);
    if (!request) return;
    clearTimeout(request.timer);
    this.#inFlight.delete(id);
    if (type === 'ok') {
      if (typeof data?.seq === 'number') this.#order.numbered(data.conversation_id ?? request.data.conversation_id, data.seq);
      request.resolve(data);
    } else {
      this.#refused(request, error ?? {});
    }
    if (this.#moving?.leaving && !this.#inFlight.size) return this.#move();
    this.#pump();
  }

  #refused(request, { code = 'internal', message = '', ...more }) {
    if (request.type !== 'message.send' || !more.retryable || request.attempts >= this.#options.sendAttemptsMax) {
      return request.reject(new ChatError(code, message, more));
    }
    this.#enqueue(request);
    clearTimeout(this.#paused);
    const wait = more.retry_after_ms ?? this.#backoff(request.attempts);
    this.#paused = setTimeout(() => { this.#paused = undefined; this.#pump(); }, wait);
  }

  /** Says that everything up to `seq` is known by other means, such as a list read over HTTPS. */
  startAt(conversationId, seq) { this.#order.startAt(conversationId, seq); }

  #synced(conversations = []) {
    this.#become({ phase: 'live' });
    this.#order.synced(conversations);
    this.#flushReceipts();
  }

  // ── Receipts and listeners ──

  markDelivered(conversationId, seq) { this.#receipt('receipt.delivered', conversationId, seq); }
  markRead(conversationId, seq) { this.#receipt('receipt.read', conversationId, seq); }

  #receipt(type, id, seq) {
    const pending = this.#receipts[type];
    pending.set(id, Math.max(seq, pending.get(id) ?? 0));
    if (this.#state.phase === 'live') this.#receiptTimer ??= setTimeout(() => this.#flushReceipts(), this.#options.receiptDelayMs);
  }

  #flushReceipts() {
    this.#receiptTimer = undefined;
    if (this.#state.phase !== 'live') return;
    for (const [type, pending] of Object.entries(this.#receipts)) {
      for (const [conversation_id, up_to_seq] of pending) this.#write({ type, data: { conversation_id, up_to_seq } });
      pending.clear();
    }
  }

  #durable(type, data) {
    this.#deliver(type, data);
    if (this.#options.acknowledge) this.markDelivered(data.conversation_id, data.seq);
  }

  #deliver(type, data) { this.#emit(type, data); this.#emit('event', { type, data }); }

  /** A listener's own fault must not stop the protocol: it is reported as an uncaught error, later. */
  #emit(type, data) {
    for (const listener of [...(this.#listeners.get(type) ?? [])]) {
      try { listener(data); } catch (error) { setTimeout(() => { throw error; }, 0); }
    }
  }
}

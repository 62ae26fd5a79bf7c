/** A server that a test plays by hand: every socket and every HTTPS call it made is there to be answered. */

import { mock } from 'node:test';
import { ConnectChat } from '../../main/resources/static/sdk/connectchat.js';

export const SESSION = {
  access_token: 'secret-access', refresh_token: 'secret-refresh', expires_at: Number.MAX_SAFE_INTEGER, user_id: 'alice', device_id: 'd1',
};

export class FakeServer {
  sockets = [];
  calls = [];
  answers = new Map([['GET /v1/config', () => ({ ws_url: 'ws://chat.test/v1/ws' })]]);

  constructor() {
    const server = this;
    this.WebSocket = class {
      readyState = 0;
      sent = [];
      constructor(url, protocols) { Object.assign(this, { url, protocols }); server.sockets.push(this); }
      send(text) { this.sent.push(JSON.parse(text)); }
      close(code) { this.readyState = 3; this.closedWith = code; }
      accept() { this.readyState = 1; this.onopen(); }
      says(type, data, id) { this.onmessage({ data: JSON.stringify({ id, type, data }) }); }
      refuses(id, error) { this.onmessage({ data: JSON.stringify({ id, type: 'error', error }) }); }
      ends(code, reason = '') { this.readyState = 3; this.onclose({ code, reason }); }
      last(type) { return this.sent.filter((frame) => frame.type === type).at(-1); }
      all(type) { return this.sent.filter((frame) => frame.type === type); }
    };
    this.fetch = async (url, request) => {
      const { pathname, searchParams } = new URL(url);
      const query = Object.fromEntries(searchParams);
      const call = { method: request.method, path: pathname, query, headers: request.headers, body: JSON.parse(request.body ?? 'null') };
      this.calls.push(call);
      const answer = this.answers.get(`${call.method} ${pathname}`);
      if (!answer) throw new TypeError('no route to the server');
      const body = await answer(call);
      const status = body?.status ?? 200;
      return { ok: status < 400, status, headers: new Headers(), text: async () => JSON.stringify(body) };
    };
  }

  answer(call, answer) { this.answers.set(call, answer); return this; }
  get socket() { return this.sockets.at(-1); }

  client(options = {}) {
    return new ConnectChat({ url: 'http://chat.test', session: { ...SESSION }, WebSocket: this.WebSocket, fetch: this.fetch, ...options });
  }

  /** Until the client opened its `count`th socket. */
  async socketNumber(count) {
    while (this.sockets.length < count) await breath();
    return this.sockets[count - 1];
  }

  /** Connects the client, past `sync.done`. */
  async live(chat, done = {}) {
    const connected = chat.connect();
    const socket = await this.welcomed();
    socket.says('sync.done', { conversations: [], ...done });
    await connected;
    return socket;
  }

  async welcomed(number = this.sockets.length + 1, welcome = {}) {
    const socket = await this.socketNumber(number);
    socket.accept();
    const limits = { in_flight_max: 32, frame_bytes_max: 65_536 };
    socket.says('welcome', { session_id: 's', heartbeat_interval_ms: 30_000, limits, ...welcome }, 'hello');
    return socket;
  }
}

/** Lets what was resolved run on, also where the clock is a fake one. */
export async function breath(times = 10) {
  for (let i = 0; i < times; i++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}

/** Moves the fake clock and lets what became due run on. */
export async function passes(ms) {
  mock.timers.tick(ms);
  await breath();
}

export function message(seq, more = {}) {
  const place = { conversation_id: 'c', seq, prev_seq: seq - 1 };
  return { ...place, message_id: `m${seq}`, sender_id: 'bob', kind: 'text', text: `text ${seq}`, ...more };
}

export function heard(chat, type = 'message.new') {
  const seqs = [];
  chat.on(type, (data) => seqs.push(data.seq ?? data));
  return seqs;
}

import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import assert from 'node:assert/strict';
import { backoffMs } from '../../main/resources/static/sdk/connectchat.js';
import { FakeServer, SESSION, breath, passes } from './fakes.mjs';

let server;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_800_000_000_000 });
  server = new FakeServer();
});

afterEach(() => mock.timers.reset());

describe('connecting', () => {
  it('says hello with the token in the first frame and never in the URL', async () => {
    const chat = server.client({ cursors: { c: 7 } });

    await server.live(chat);

    assert.equal(server.socket.url, 'ws://chat.test/v1/ws');
    assert.deepEqual(server.socket.protocols, ['connectchat.v1.json']);
    assert.equal(server.socket.sent[0].data.token, SESSION.access_token);
    assert.deepEqual(server.socket.sent[0].data.cursors, { c: 7 });
  });

  it('names at most 200 cursors, those that moved last', async () => {
    const chat = server.client();
    for (let i = 0; i < 300; i++) chat.startAt(`c${i}`, i);
    chat.startAt('c0', 9);

    await server.live(chat);

    const cursors = server.socket.sent[0].data.cursors;
    assert.equal(Object.keys(cursors).length, 200);
    assert.equal(cursors.c0, 9);
    assert.equal(cursors.c299, 299);
    assert.equal(cursors.c50, undefined);
  });

  it('shows frames in both directions with tokens masked', async () => {
    const chat = server.client();
    const frames = [];
    chat.on('frame', (frame) => frames.push(frame));

    await server.live(chat);

    assert.deepEqual(frames.map((frame) => frame.direction), ['out', 'in', 'in']);
    assert.ok(!JSON.stringify(frames).includes('secret'));
  });

  it('comes back after the codes below 4500 and after a lost network', async () => {
    for (const code of [4000, 4001, 4002, 4408, 4429, 1001, 1006]) {
      const fresh = new FakeServer();
      const chat = fresh.client();
      const socket = await fresh.live(chat);

      socket.ends(code);
      await passes(30_000);

      assert.equal((await fresh.socketNumber(2)).url, 'ws://chat.test/v1/ws', `after ${code}`);
      chat.disconnect();
    }
  });

  it('stops and tells after the codes from 4500 on', async () => {
    for (const code of [4500, 4501, 4503, 4509]) {
      const fresh = new FakeServer();
      const chat = fresh.client();
      const socket = await fresh.live(chat);

      socket.ends(code, 'why');
      await passes(60_000);

      assert.deepEqual(chat.state, { phase: 'stopped', code, reason: 'why' });
      assert.equal(fresh.sockets.length, 1);
    }
  });

  it('waits a random part of a doubling bound', () => {
    assert.equal(backoffMs(0, 500, 30_000, () => 0.5), 250);
    assert.equal(backoffMs(3, 500, 30_000, () => 0.5), 2_000);
    assert.equal(backoffMs(50, 500, 30_000, () => 1), 30_000);
    assert.equal(backoffMs(9, 500, 30_000, () => 0), 0);
  });

  it('keeps growing the back-off while sockets die young', async () => {
    mock.method(Math, 'random', () => 1);
    const chat = server.client();
    const socket = await server.live(chat);
    socket.ends(4000);
    const first = chat.state.retry_at - Date.now();
    await passes(first);
    (await server.welcomed(2)).ends(4000);

    const second = chat.state.retry_at - Date.now();

    assert.equal(first, 500);
    assert.equal(second, 1_000);
    mock.restoreAll();
  });

  it('moves to the address of a reconnect frame when its delay is over', async () => {
    const chat = server.client();
    const socket = await server.live(chat);

    socket.says('reconnect', { reason: 'drain', delay_ms: 700, url: 'ws://other.test/v1/ws' });
    await passes(699);
    const before = server.sockets.length;
    await passes(1);

    assert.equal(before, 1);
    assert.equal((await server.socketNumber(2)).url, 'ws://other.test/v1/ws');
    assert.equal(socket.closedWith, 1000);
  });

  it('moves only when what is under way has its answer, and sends the rest over there', async () => {
    const chat = server.client();
    const socket = await server.live(chat);
    const sent = chat.send({ conversation_id: 'c', text: 'under way' });

    socket.says('reconnect', { reason: 'drain', delay_ms: 100 });
    await passes(100);
    chat.send({ conversation_id: 'c', text: 'afterwards' });
    const before = server.sockets.length;
    socket.says('ok', { conversation_id: 'c', seq: 1, message_id: 'm1' }, socket.last('message.send').id);
    await sent;
    const next = await server.welcomed(2);

    assert.equal(before, 1);
    assert.deepEqual(socket.all('message.send').map((frame) => frame.data.text), ['under way']);
    assert.deepEqual(next.all('message.send').map((frame) => frame.data.text), ['afterwards']);
  });

  it('does not wait for ever for an answer before it moves', async () => {
    const chat = server.client();
    const socket = await server.live(chat);
    chat.send({ conversation_id: 'c', text: 'never answered' });

    socket.says('reconnect', { reason: 'drain', delay_ms: 100 });
    await passes(100);
    await passes(5_000);
    const next = await server.welcomed(2);

    assert.equal(next.last('message.send').data.client_message_id, socket.last('message.send').data.client_message_id);
  });

  it('comes back when it was told to, also when the server closed before', async () => {
    const chat = server.client();
    const socket = await server.live(chat);

    socket.says('reconnect', { reason: 'drain', delay_ms: 9_000, url: 'ws://other.test/v1/ws' });
    await passes(1_000);
    socket.ends(4001);
    const due = chat.state.retry_at - Date.now();
    await passes(8_000);

    assert.equal(due, 8_000);
    assert.equal((await server.socketNumber(2)).url, 'ws://other.test/v1/ws');
  });

  it('drops a socket that stays silent after a ping', async () => {
    const chat = server.client();
    const socket = await server.live(chat);

    await passes(30_000);
    const pinged = socket.all('ping').length;
    await passes(10_000);

    assert.equal(pinged, 1);
    assert.equal(chat.state.phase, 'waiting');
  });

  it('stays away after disconnect until connect', async () => {
    const chat = server.client();
    await server.live(chat);

    chat.disconnect();
    await passes(120_000);
    const sockets = server.sockets.length;
    await server.live(chat);

    assert.equal(sockets, 1);
    assert.equal(chat.state.phase, 'live');
  });
});

describe('tokens', () => {
  const tokens = { access_token: 'new-access', refresh_token: 'new-refresh', expires_in: 900, user_id: 'alice', device_id: 'd1' };

  it('refreshes on token.expiring and tells the socket', async () => {
    server.answer('POST /v1/auth/token', () => tokens);
    const chat = server.client();
    const socket = await server.live(chat);

    socket.says('token.expiring', { expires_at: '2027-01-15T08:01:00.000Z' });
    await breath();

    assert.deepEqual(socket.last('token.refresh').data, { token: 'new-access' });
    assert.equal(chat.session.refresh_token, 'new-refresh');
  });

  it('refreshes before it comes back from 4401', async () => {
    server.answer('POST /v1/auth/token', () => tokens);
    const chat = server.client();
    const socket = await server.live(chat);

    socket.ends(4401);
    await passes(500);
    (await server.socketNumber(2)).accept();

    assert.equal(server.socket.sent[0].data.token, 'new-access');
  });

  it('uses a refresh token once however many calls need it', async () => {
    server.answer('POST /v1/auth/token', () => tokens).answer('GET /v1/me', () => ({}));
    const chat = server.client({ session: { ...SESSION, expires_at: 0 } });

    await Promise.all([chat.api.me(), chat.api.me(), chat.api.me()]);

    assert.equal(server.calls.filter((call) => call.path === '/v1/auth/token').length, 1);
  });

  it('ends the session when the server refuses the refresh token', async () => {
    server.answer('POST /v1/auth/token', () => ({ status: 401, code: 'unauthenticated', detail: 'used before' }));
    const chat = server.client({ session: { ...SESSION, expires_at: 0 } });
    const sessions = [];
    chat.on('session', (session) => sessions.push(session));

    await assert.rejects(chat.connect(), { message: 'used before' });

    assert.deepEqual(sessions, [undefined]);
    assert.equal(chat.state.phase, 'stopped');
  });

  it('keeps the session and tries again when the server cannot be reached', async () => {
    const chat = server.client({ session: { ...SESSION, expires_at: 0 } });

    chat.connect().catch(() => {});
    await breath();

    assert.equal(chat.state.phase, 'waiting');
    assert.equal(chat.session.refresh_token, SESSION.refresh_token);
  });
});

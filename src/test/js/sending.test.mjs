import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import assert from 'node:assert/strict';
import { uuid } from '../../main/resources/static/sdk/connectchat.js';
import { FakeServer, passes } from './fakes.mjs';

let server;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_800_000_000_000 });
  server = new FakeServer();
});

afterEach(() => mock.timers.reset());

describe('sending', () => {
  it('resolves with what the server answered', async () => {
    const chat = server.client();
    const socket = await server.live(chat);

    const sent = chat.send({ to_user_id: 'bob', text: 'hi' });
    const frame = socket.last('message.send');
    socket.says('ok', { conversation_id: 'c', message_id: 'm1', seq: 1, duplicate: false }, frame.id);

    assert.match(frame.data.client_message_id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal((await sent).seq, 1);
  });

  it('repeats what was not answered, in order and under the same client_message_id', async () => {
    const chat = server.client();
    const socket = await server.live(chat);
    const first = chat.send({ conversation_id: 'c', text: 'one' });
    const second = chat.send({ conversation_id: 'c', text: 'two' });
    const ids = socket.all('message.send').map((frame) => frame.data.client_message_id);

    socket.ends(1006);
    const third = chat.send({ conversation_id: 'c', text: 'three' });
    await passes(500);
    const again = await server.welcomed(2);
    const repeated = again.all('message.send');
    repeated.forEach(({ id }, i) => again.says('ok', { conversation_id: 'c', message_id: `m${i + 1}`, seq: i + 1, duplicate: i < 2 }, id));

    assert.deepEqual(repeated.map((frame) => frame.data.text), ['one', 'two', 'three']);
    assert.deepEqual(repeated.slice(0, 2).map((frame) => frame.data.client_message_id), ids);
    assert.deepEqual((await Promise.all([first, second, third])).map((sent) => sent.seq), [1, 2, 3]);
  });

  it('waits for a connection with what is sent before there is one', async () => {
    const chat = server.client();

    const sent = chat.send({ conversation_id: 'c', text: 'early' });
    const socket = await server.live(chat);
    socket.says('ok', { conversation_id: 'c', message_id: 'm1', seq: 1 }, socket.last('message.send').id);

    assert.equal((await sent).message_id, 'm1');
  });

  it('keeps to the number of requests in flight that the server allows', async () => {
    const chat = server.client();
    chat.connect();
    const socket = await server.welcomed(1, { limits: { in_flight_max: 2 } });
    for (let i = 1; i <= 5; i++) chat.send({ conversation_id: 'c', text: String(i) });
    const atOnce = socket.all('message.send').length;

    socket.says('ok', { conversation_id: 'c', message_id: 'm1', seq: 1 }, socket.last('message.send').id);

    assert.equal(atOnce, 2);
    assert.equal(socket.all('message.send').length, 3);
  });

  it('tries a retryable refusal again after the time the server asked for, and lets nothing pass it', async () => {
    const chat = server.client();
    const socket = await server.live(chat);
    chat.send({ conversation_id: 'c', text: 'one' });
    const id = socket.last('message.send').id;

    socket.refuses(id, { code: 'rate_limited', message: 'slow down', retryable: true, retry_after_ms: 400 });
    chat.send({ conversation_id: 'c', text: 'two' });
    await passes(399);
    const before = socket.all('message.send').length;
    await passes(1);

    assert.equal(before, 1);
    assert.deepEqual(socket.all('message.send').map((frame) => frame.data.text), ['one', 'one', 'two']);
  });

  it('rejects a refusal for good with its code', async () => {
    const chat = server.client();
    const socket = await server.live(chat);

    const sent = chat.send({ to_user_id: 'nobody', text: 'hi' });
    socket.refuses(socket.last('message.send').id, { code: 'not_found', message: 'no such user', retryable: false });

    await assert.rejects(sent, { code: 'not_found', message: 'no such user', retryable: false });
  });

  it('refuses a frame above the limit itself: the server would close the socket', async () => {
    const chat = server.client();
    await server.live(chat);

    await assert.rejects(chat.send({ conversation_id: 'c', text: 'x'.repeat(70_000) }), { code: 'payload_too_large' });
  });

  it('takes a socket that does not answer for dead', async () => {
    const chat = server.client();
    await server.live(chat);
    chat.send({ conversation_id: 'c', text: 'anyone?' });

    await passes(10_000);

    assert.equal(chat.state.phase, 'waiting');
  });

  it('says of an edit without an answer that its outcome is unknown', async () => {
    const chat = server.client();
    const socket = await server.live(chat);

    const edit = chat.edit('c', 'm1', 'better');
    socket.ends(1006);

    await assert.rejects(edit, { code: 'disconnected', retryable: true });
  });
});

describe('HTTPS', () => {
  it('turns problem+json into an error with its code and fields', async () => {
    const errors = [{ pointer: '/username', message: 'taken' }];
    server.answer('POST /v1/auth/register', () => ({ status: 422, code: 'validation_failed', detail: 'invalid', errors }));
    const refused = server.client().api.register({ username: 'x' });

    await assert.rejects(refused, { code: 'validation_failed', status: 422, errors, retryable: false });
  });

  it('escapes ids in paths', async () => {
    server.answer('GET /v1/conversations/a%2F..%2Fb', () => ({ fine: true }));

    assert.deepEqual(await server.client().api.conversation('a/../b'), { fine: true });
  });

  it('makes different UUIDs', () => {
    assert.equal(new Set(Array.from({ length: 1000 }, uuid)).size, 1000);
  });
});

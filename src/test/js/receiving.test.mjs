import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import assert from 'node:assert/strict';
import { FakeServer, breath, heard, message, passes } from './fakes.mjs';

let server;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_800_000_000_000 });
  server = new FakeServer();
});

afterEach(() => mock.timers.reset());

describe('receiving', () => {
  it('gives every event once', async () => {
    const chat = server.client();
    const seqs = heard(chat);
    const socket = await server.live(chat);

    for (const seq of [1, 2, 2, 1, 3]) socket.says('message.new', message(seq));

    assert.deepEqual(seqs, [1, 2, 3]);
  });

  it('resumes by the cursor and drops what a replay repeats', async () => {
    const chat = server.client();
    const seqs = heard(chat);
    const socket = await server.live(chat);
    [1, 2].forEach((seq) => socket.says('message.new', message(seq)));

    socket.ends(1006);
    await passes(500);
    const again = await server.welcomed(2);
    [2, 3, 4].forEach((seq) => again.says('message.new', message(seq)));

    assert.deepEqual(again.sent[0].data.cursors, { c: 2 });
    assert.deepEqual(seqs, [1, 2, 3, 4]);
  });

  it('lets an ok stand in for the event that the sending socket does not get', async () => {
    const chat = server.client();
    const seqs = heard(chat);
    const socket = await server.live(chat);
    socket.says('message.new', message(1));
    chat.send({ conversation_id: 'c', text: 'mine' });

    socket.says('ok', { conversation_id: 'c', message_id: 'm2', seq: 2 }, socket.last('message.send').id);
    socket.says('message.new', message(3));

    assert.deepEqual(seqs, [1, 3]);
    assert.deepEqual(chat.cursors, { c: 3 });
  });

  it('reads a gap over HTTPS and never moves over it', async () => {
    server.answer('GET /v1/conversations/c/events', ({ query }) => ({
      items: [2, 3, 4].filter((seq) => seq > Number(query.after_seq)).map((seq) => ({ type: 'message.new', data: message(seq) })),
    }));
    const chat = server.client();
    const seqs = heard(chat);
    const socket = await server.live(chat);

    socket.says('message.new', message(1));
    socket.says('message.new', message(4));
    const before = [...seqs];
    await breath();
    socket.says('message.new', message(5));

    assert.deepEqual(before, [1]);
    assert.deepEqual(seqs, [1, 2, 3, 4, 5]);
  });

  it('reads on page by page after sync.gap', async () => {
    server.answer('GET /v1/conversations/c/events', ({ query }) => {
      const after = Number(query.after_seq);
      const size = Math.min(100, 350 - after);
      return { items: Array.from({ length: size }, (_, i) => ({ type: 'message.new', data: message(after + 1 + i) })) };
    });
    const chat = server.client({ cursors: { c: 10 } });
    const seqs = heard(chat);
    chat.connect();
    const socket = await server.welcomed();

    socket.says('sync.gap', { conversation_id: 'c', from_seq: 11, to_seq: 350, reason: 'too_many' });
    socket.says('sync.done', { conversations: [{ conversation_id: 'c', last_seq: 350 }] });
    await breath(50);

    assert.equal(seqs.length, 340);
    assert.equal(seqs.at(-1), 350);
    assert.deepEqual(chat.cursors, { c: 350 });
  });

  it('joins epochs, whose numbers are not neighbours', async () => {
    const chat = server.client();
    const seqs = heard(chat);
    const socket = await server.live(chat);
    const raised = 2 ** 40 + 1;

    socket.says('message.new', message(1));
    socket.says('message.new', message(raised, { prev_seq: 1 }));

    assert.deepEqual(seqs, [1, raised]);
  });

  it('tries a failed repair again and gives up what it may not read', async () => {
    let calls = 0;
    server.answer('GET /v1/conversations/c/events', () => {
      calls++;
      return calls === 1 ? { status: 503, code: 'unavailable' } : { status: 404, code: 'not_found' };
    });
    const chat = server.client();
    const errors = heard(chat, 'error');
    const socket = await server.live(chat);

    socket.says('message.new', message(1));
    socket.says('message.new', message(3));
    await breath();
    await passes(500);
    await passes(60_000);

    assert.deepEqual(errors.map((error) => error.code), ['unavailable', 'not_found']);
    assert.equal(calls, 2);
  });

  it('goes on when a listener fails', async () => {
    const chat = server.client();
    chat.on('message.new', () => { throw new Error('a bug of the application'); });
    const seqs = heard(chat);
    const socket = await server.live(chat);

    socket.says('message.new', message(1));

    assert.deepEqual(seqs, [1]);
    assert.throws(() => mock.timers.tick(1), /a bug of the application/);
  });
});

describe('receipts', () => {
  it('acknowledges what listeners were given, once for a burst', async () => {
    const chat = server.client();
    const socket = await server.live(chat);

    for (let seq = 1; seq <= 5; seq++) socket.says('message.new', message(seq));
    await passes(100);

    assert.deepEqual(socket.all('receipt.delivered').map((frame) => frame.data), [{ conversation_id: 'c', up_to_seq: 5 }]);
    assert.equal(socket.last('receipt.delivered').id, undefined);
  });

  it('keeps a receipt for the next connection', async () => {
    const chat = server.client();
    chat.markRead('c', 4);

    const socket = await server.live(chat);

    assert.deepEqual(socket.last('receipt.read').data, { conversation_id: 'c', up_to_seq: 4 });
  });
});

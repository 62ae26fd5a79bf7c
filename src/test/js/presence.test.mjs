import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import assert from 'node:assert/strict';
import { PresenceWatch } from '../../main/resources/static/sdk/presence.js';
import { lastSeen } from '../../main/resources/static/app/format.js';
import { isMuted } from '../../main/resources/static/app/model.js';
import { FakeServer, breath, passes } from './fakes.mjs';

let server, chat, told;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_800_000_000_000 });
  server = new FakeServer();
  chat = server.client();
  told = [];
});

afterEach(() => mock.timers.reset());

describe('watching presence', () => {
  it('tells what the server answers and what changes', async () => {
    const watch = new PresenceWatch(chat, ({ user_id, status }) => told.push(`${user_id} ${status}`));
    const socket = await server.live(chat);

    watch.set(['bob']);
    const asked = socket.last('presence.watch');
    socket.says('ok', { presence: [{ user_id: 'bob', status: 'offline' }] }, asked.id);
    await breath();
    socket.says('presence', { user_id: 'bob', status: 'online' });

    assert.deepEqual(asked.data, { user_ids: ['bob'] });
    assert.deepEqual(told, ['bob offline', 'bob online']);
  });

  it('asks for what is new only, and gives up who is no longer wanted', async () => {
    const watch = new PresenceWatch(chat, () => {});
    const socket = await server.live(chat);

    watch.set(['bob', 'carol']);
    watch.set(['carol', 'dave']);

    assert.deepEqual(socket.all('presence.watch').map((each) => each.data.user_ids), [['bob', 'carol'], ['dave']]);
    assert.deepEqual(socket.all('presence.unwatch').map((each) => each.data.user_ids), [['bob']]);
  });

  it('watches all of them again on a new connection', async () => {
    const watch = new PresenceWatch(chat, () => {});
    watch.set(['bob']);
    const first = await server.live(chat);

    first.ends(1006);
    await passes(500);
    const second = await server.welcomed(2);

    assert.deepEqual(first.last('presence.watch').data.user_ids, ['bob']);
    assert.deepEqual(second.last('presence.watch').data.user_ids, ['bob']);
  });

  it('never watches more than a socket may', async () => {
    const watch = new PresenceWatch(chat, () => {});
    const socket = await server.live(chat);

    watch.set(Array.from({ length: 300 }, (_, i) => `u${i}`));

    assert.equal(socket.last('presence.watch').data.user_ids.length, 200);
  });
});

describe('what is shown of it', () => {
  it('says when somebody was last there', () => {
    const now = new Date('2026-11-21T12:00:00Z');

    assert.equal(lastSeen('2026-11-21T11:59:30Z', now), 'last seen just now');
    assert.match(lastSeen('2026-11-10T12:00:00Z', now), /^last seen .*10/);
  });

  it('knows which conversations are quiet', () => {
    assert.equal(isMuted({ muted_until: '9999-12-31T00:00:00Z' }), true);
    assert.equal(isMuted({ muted_until: '2001-01-01T00:00:00Z' }), false);
    assert.equal(isMuted({}), false);
  });
});

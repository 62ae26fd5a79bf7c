import { beforeEach, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { notificationOf, reportOpened } from '../../main/resources/static/app/push-news.js';
import { createWorker } from '../../main/resources/static/app/push-worker.js';
import { createWebPush } from '../../main/resources/static/app/web-push.js';
import { isWanted } from '../../main/resources/static/app/wishes.js';
import { ChatApi } from '../../main/resources/static/sdk/api.js';
import { FakeServer, SESSION } from './fakes.mjs';

const KEY = 'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8';
const SUBSCRIPTION = { endpoint: 'https://push.example.org/1', keys: { p256dh: 'k', auth: 'a' } };
const ADDRESS = 'PUT /v1/me/devices/d1/push';

/** The session that a browser keeps, in memory. */
function keeping(session) {
  return {
    inUse: [],
    session: async () => session,
    async keep(next) { session = next; },
    async forget() { session = undefined; },
    inTurn: (work) => work(),
    async isInUse(device) { return this.inUse.includes(device); },
  };
}

/** A service worker as its script sees it; its windows answer what they are made to. */
class FakeSelf {
  listeners = new Map();
  notifications = [];
  windows = [];
  opened = [];
  MessageChannel = MessageChannel;
  setTimeout = setTimeout;
  clearTimeout = clearTimeout;
  navigator = { setAppBadge: async (count) => { this.badge = count; } };

  constructor() {
    this.registration = {
      scope: 'https://chat.test/',
      pushManager: { subscribe: async () => SUBSCRIPTION },
      getNotifications: async ({ tag } = {}) => this.notifications.filter((each) => !tag || each.tag === tag),
      showNotification: async (title, options) => {
        this.notifications = this.notifications.filter((each) => each.tag !== options.tag);
        const close = () => { this.notifications = this.notifications.filter((each) => each.data !== options.data); };
        this.notifications.push({ title, ...options, close });
      },
    };
    this.clients = {
      matchAll: async () => this.windows,
      openWindow: async (address) => { this.opened.push(address); },
    };
  }

  addEventListener(type, listener) { this.listeners.set(type, listener); }

  /** Until all that the worker does about it is done. */
  async happens(type, event = {}) {
    const waiting = [];
    this.listeners.get(type)({ ...event, waitUntil: (work) => waiting.push(work) });
    await Promise.all(waiting);
  }

  pushes(news) { return this.happens('push', { data: { json: () => news } }); }
  presses(notification) { return this.happens('notificationclick', { notification }); }

  window(state, url = 'https://chat.test/') {
    const window = {
      url, heard: [], focused: 0,
      async focus() { this.focused++; },
      postMessage(data, [port] = []) {
        if (data.type === 'what') return state && port.postMessage(state);
        this.heard.push(data);
      },
    };
    this.windows.push(window);
    return window;
  }
}

const news = (seq, more = {}) => ({ conversation_id: 'c', seq: String(seq), unread_count: '1', ...more });
const alice = (more = {}) => ({ user: 'alice', open: '', visible: false, ...more });

let self, kept, server;

beforeEach(() => {
  self = new FakeSelf();
  kept = keeping({ ...SESSION });
  server = new FakeServer();
  createWorker({ self, kept, apiOf: (session) => new ChatApi({ url: 'http://chat.test', session, fetch: server.fetch }) }).listen();
});

describe('what a notification says', () => {
  it('is no more than that there is something, where the push says no more', () => {
    const { title, options } = notificationOf('alice', news(3, { unread_count: '3' }));

    assert.equal(title, 'Connect Chat');
    assert.equal(options.body, '3 unread messages');
    assert.equal(notificationOf('alice', news(1)).options.body, 'New message');
    assert.equal(notificationOf('alice', news(1, { unread_count: '0' })).options.body, 'Something new for you');
  });

  it('is who writes, and the first words, for those who wanted that', () => {
    const { title, options } = notificationOf('alice', news(3, { sender: 'Bob', text: 'Hello' }));

    assert.deepEqual([title, options.body], ['Bob', 'Hello']);
  });
});

describe('a push', () => {
  it('shows, one for each conversation, and counts on the app', async () => {
    await self.pushes(news(1));
    await self.pushes(news(2, { unread_count: '2' }));
    await self.pushes(news(1, { conversation_id: 'd' }));

    assert.deepEqual(self.notifications.map(({ tag, body }) => [tag, body]),
      [['alice c', '2 unread messages'], ['alice d', 'New message']]);
    assert.equal(self.badge, 3);
  });

  it('does not show where a window in sight shows its conversation', async () => {
    self.window(alice({ open: 'c', visible: true }));

    await self.pushes(news(1));
    await self.pushes(news(1, { conversation_id: 'd' }));

    assert.deepEqual(self.notifications.map((each) => each.tag), ['alice d']);
  });

  it('shows where the window is out of sight, frozen, another account or no window of the app', async () => {
    self.window(alice({ open: 'c' }));
    self.window(undefined);
    self.window({ user: 'bob', open: 'c', visible: true });
    self.window(alice({ open: 'c', visible: true }), 'https://chat.test/swagger-ui/index.html');

    await self.pushes(news(1));

    assert.equal(self.notifications.length, 1);
  });

  it('is silent where the page told of the same message, and where it comes late', async () => {
    await self.registration.showNotification('Bob', notificationOf('alice', { conversation_id: 'c', seq: 5 }).options);

    await self.pushes(news(5));
    await self.pushes(news(4));

    assert.deepEqual(self.notifications.map((each) => each.title), ['Bob']);
  });

  it('of nobody who is signed in, or of nothing, shows nothing', async () => {
    await self.happens('push', { data: null });
    await self.happens('push', { data: { json: () => JSON.parse('no') } });
    await kept.forget();
    await self.pushes(news(1));

    assert.deepEqual(self.notifications, []);
  });
});

describe('pressing a notification', () => {
  beforeEach(() => server
    .answer('GET /v1/conversations/c/messages', () => ({ items: [{ seq: 7, message_id: 'm7' }] }))
    .answer('POST /v1/notifications/m7/opened', () => ({})));

  const opened = () => server.calls.filter(({ path }) => path.endsWith('/opened'));

  it('opens the conversation in a new window where there is none of this account', async () => {
    self.window({ user: 'bob', open: '', visible: true });
    await self.pushes(news(7));

    await self.presses(self.notifications[0]);

    assert.deepEqual(self.opened, ['./?opened=7#/c/c']);
    assert.deepEqual(self.notifications, []);
    assert.equal(self.badge, 0);
    assert.deepEqual(opened(), []);
  });

  it('shows the conversation in the window in sight, and reports for a device that no tab has', async () => {
    const hidden = self.window(alice());
    const shown = self.window(alice({ visible: true }));
    await self.pushes(news(7));

    await self.presses(self.notifications[0]);

    assert.deepEqual(self.opened, []);
    assert.deepEqual(shown.heard, [{ type: 'open', conversation: 'c' }, { type: 'opened', conversation: 'c', seq: 7 }]);
    assert.deepEqual(hidden.heard, [{ type: 'opened', conversation: 'c', seq: 7 }]);
    assert.equal(shown.focused, 1);
    assert.equal(opened().length, 1);
  });

  it('leaves the report to the tab that has the device', async () => {
    self.window(alice());
    kept.inUse.push('d1');
    await self.pushes(news(7));

    await self.presses(self.notifications[0]);

    assert.deepEqual(server.calls, []);
  });

  it('of one that the page had shown reports nothing', async () => {
    const window = self.window(alice());
    await self.registration.showNotification('Bob', notificationOf('alice', { conversation_id: 'c', seq: 7 }).options);

    await self.presses(self.notifications[0]);

    assert.deepEqual(window.heard, [{ type: 'open', conversation: 'c' }]);
    assert.deepEqual(server.calls, []);
  });

  it('is no matter where the push was for another device or for no message', async () => {
    const api = new ChatApi({ url: 'http://chat.test', session: SESSION, fetch: server.fetch });
    server.answer('POST /v1/notifications/m7/opened', () => ({ status: 404, code: 'not_found' }));

    await reportOpened(api, 'c', 7);
    await reportOpened(api, 'c', 6);

    assert.equal(opened().length, 1);
  });
});

describe('a subscription that the browser gave up', () => {
  const given = () => server.calls.filter(({ method }) => method === 'PUT').map(({ body }) => JSON.parse(body.token));

  beforeEach(() => server.answer('GET /v1/config', () => ({ web_push_key: KEY }))
    .answer(ADDRESS, () => ({})).answer('DELETE /v1/me/devices/d1/push', () => ({})));

  it('is renewed with the kept session while no tab has it', async () => {
    await self.happens('pushsubscriptionchange');

    assert.deepEqual(given(), [SUBSCRIPTION]);
  });

  it('is given to the server as the browser renewed it', async () => {
    await self.happens('pushsubscriptionchange', { newSubscription: { endpoint: 'https://push.example.org/2' } });

    assert.deepEqual(given(), [{ endpoint: 'https://push.example.org/2' }]);
  });

  it('is the work of the tab that has the session', async () => {
    const window = self.window(alice());
    kept.inUse.push('d1');

    await self.happens('pushsubscriptionchange');

    assert.deepEqual(window.heard, [{ type: 'renew' }]);
    assert.deepEqual(given(), []);
  });

  it('is taken back where the browser gives no other', async () => {
    self.registration.pushManager.subscribe = async () => { throw new Error('permission denied'); };

    await self.happens('pushsubscriptionchange');

    assert.equal(server.calls.at(-1).method, 'DELETE');
  });

  it('keeps the tokens that it had to refresh for it', async () => {
    await kept.keep({ ...SESSION, expires_at: 0 });
    server.answer('POST /v1/auth/token', () => ({ ...SESSION, refresh_token: 'next', expires_in: 900 }));

    await self.happens('pushsubscriptionchange');

    assert.equal((await kept.session()).refresh_token, 'next');
    assert.equal(given().length, 1);
  });

  it('is forgotten with a session that is over', async () => {
    await kept.keep({ ...SESSION, expires_at: 0 });
    server.answer('POST /v1/auth/token', () => ({ status: 401, code: 'unauthenticated' }));

    await self.happens('pushsubscriptionchange');

    assert.equal(await kept.session(), undefined);
  });
});

describe('subscribing', () => {
  let pushes, current, asked;

  beforeEach(async () => {
    await kept.forget();
    current = null;
    asked = [];
    const pushManager = { getSubscription: async () => current };
    const registration = { pushManager };
    const container = { register: async () => {}, ready: Promise.resolve(registration), getRegistration: async () => registration };
    const subscribe = async (_, options) => {
      asked.push(options);
      const unsubscribe = async () => { current = null; };
      return (current = { options, unsubscribe, toJSON: () => SUBSCRIPTION });
    };
    server.answer(ADDRESS, () => ({})).answer('DELETE /v1/me/devices/d1/push', () => ({}));
    pushes = createWebPush({ client: server.client(), kept, container, subscribe });
  });

  it('is with the key of the server, gives it the address and keeps the session', async () => {
    await pushes.start(KEY);

    assert.equal(asked[0].userVisibleOnly, true);
    assert.equal(asked[0].applicationServerKey.length, 65);
    assert.deepEqual(server.calls.at(-1).body, { provider: 'webpush', token: JSON.stringify(SUBSCRIPTION) });
    assert.equal((await pushes.owner()).own, true);
  });

  it('is done once, and anew for another key', async () => {
    await pushes.start(KEY);
    await pushes.start(KEY);
    await pushes.start(KEY.replace('BP4', 'BQ4'));

    assert.equal(asked.length, 2);
    assert.equal(server.calls.length, 3);
  });

  it('keeps nothing where the push service or the server refuses', async () => {
    server.answer(ADDRESS, () => ({ status: 422, code: 'validation_failed' }));

    await assert.rejects(pushes.start(KEY), { code: 'validation_failed' });

    assert.equal(await pushes.owner(), undefined);
  });

  it('ends on the server too when it is switched off', async () => {
    await pushes.start(KEY);

    await pushes.stop();

    assert.equal(server.calls.at(-1).method, 'DELETE');
    assert.equal(current, null);
    assert.equal(await pushes.owner(), undefined);
  });

  it('ends here even where the server does not answer', async () => {
    await pushes.start(KEY);
    server.answers.clear();

    await assert.rejects(pushes.stop(), { code: 'unreachable' });

    assert.equal(current, null);
  });

  it('ends with the session that it is for, and with no other', async () => {
    await pushes.start(KEY);

    await pushes.leave({ device_id: 'd2' });
    assert.notEqual(current, null);
    await pushes.leave({ device_id: 'd1' });

    assert.equal(current, null);
  });

  it('leaves that of another account alone', async () => {
    await kept.keep({ ...SESSION, user_id: 'bob', device_id: 'd2' });

    await pushes.stop();

    assert.deepEqual(server.calls, []);
    assert.equal((await pushes.owner()).user, 'bob');
  });
});

describe('what one wants to be told of', () => {
  const at = (time) => new Date(`2026-06-01T${time}:00Z`); // two hours behind the clocks of Berlin
  const night = { push: 'all', quiet_hours: { from: '22:00', to: '07:00', time_zone: 'Europe/Berlin' } };

  it('is everything, where nothing was said', () => {
    assert.equal(isWanted(null, false), true);
  });

  it('is what one chose', () => {
    assert.deepEqual(['all', 'mentions', 'nothing'].map((push) => isWanted({ push }, false)), [true, false, false]);
    assert.deepEqual(['all', 'mentions', 'nothing'].map((push) => isWanted({ push }, true)), [true, true, false]);
  });

  it('is nothing but mentions in the hours that are to be quiet, by the clock on the wall', () => {
    const asked = ['19:59', '20:00', '04:59', '05:00'];

    assert.deepEqual(asked.map((time) => isWanted(night, false, at(time))), [true, false, false, true]);
    assert.equal(isWanted(night, true, at('21:00')), true);
  });

  it('is quiet all day where the hours end as they begin', () => {
    assert.equal(isWanted({ push: 'all', quiet_hours: { from: '08:00', to: '08:00', time_zone: 'UTC' } }, false, at('12:00')), false);
  });
});

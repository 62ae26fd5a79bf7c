/**
 * What the service worker does: shows a push unless a window shows its conversation already, opens what was pressed, and renews a
 * subscription that the browser gave up. It may be ended between any two events, so all it knows is asked for anew.
 */

import { ChatApi } from '../sdk/api.js';
import { addressOf, giveAddress, keyBytes, notificationOf, reportOpened, tagOf, takeAddressBack } from './push-news.js';

const ANSWER_WITHIN_MS = 400; // a window that is frozen shows nothing

export function createWorker({ self, kept, apiOf = (session) => new ChatApi({ session }) }) {
  const { clients, registration } = self;

  function listen() {
    self.addEventListener('install', () => self.skipWaiting());
    self.addEventListener('push', (event) => event.waitUntil(pushed(newsOf(event.data))));
    self.addEventListener('notificationclick', (event) => {
      event.notification.close();
      event.waitUntil(opened(event.notification.data));
    });
    self.addEventListener('notificationclose', (event) => event.waitUntil(count()));
    self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renewed(event.newSubscription)));
  }

  /** Of nobody who is signed in here it shows nothing: a push may come late. */
  async function pushed(news) {
    const session = await kept.session();
    if (!session || !news) return;
    const { conversation_id: conversation } = news;
    const windows = await windowsWithUser(session.user_id);
    if (windows.some(({ visible, open }) => visible && open === conversation)) return;
    const { title, options } = notificationOf(session.user_id, news);
    const [before] = await registration.getNotifications({ tag: tagOf(session.user_id, conversation) });
    if (before?.data?.seq >= options.data.seq) return;
    await registration.showNotification(title, { ...options, data: { ...options.data, pushed: true } });
    await count();
  }

  async function opened({ user, conversation, seq, pushed: byPush }) {
    const windows = await windowsWithUser(user);
    const { window } = windows.find(({ visible }) => visible) ?? windows[0] ?? {};
    const told = byPush ? seq : undefined;
    if (!window) return openWindow(conversation, told);
    window.postMessage({ type: 'open', conversation });
    await window.focus().catch(() => {}); // it shows the conversation all the same
    if (byPush) await tellOfOpening(windows, conversation, seq);
    await count();
  }

  /** The window reports it, being signed in by then. */
  async function openWindow(conversation, seq) {
    await clients.openWindow(`./${seq === undefined ? '' : `?opened=${seq}`}${addressOf(conversation)}`);
    await count();
  }

  /** The device that was pushed to has to say it: the tab that has it, else this worker. */
  async function tellOfOpening(windows, conversation, seq) {
    for (const { window } of windows) window.postMessage({ type: 'opened', conversation, seq });
    await asKeptDevice((api) => reportOpened(api, conversation, seq));
  }

  async function renewed(subscription) {
    for (const window of await appWindows()) window.postMessage({ type: 'renew' });
    await asKeptDevice(async (api) => {
      const { web_push_key: key } = await api.config();
      const fresh = subscription ?? (key && await subscribe(key).catch(() => undefined));
      await (fresh ? giveAddress(api, fresh) : takeAddressBack(api));
    });
  }

  const subscribe = (key) => registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: keyBytes(key) });

  /** With the session that is kept, unless a tab has it: then it is the tab's to do. */
  function asKeptDevice(work) {
    return kept.inTurn(async () => {
      const session = await kept.session();
      if (!session || await kept.isInUse(session.device_id)) return;
      const api = apiOf(session);
      let saved;
      api.onSession = (next) => { saved = next ? kept.keep(next) : kept.forget(); };
      try {
        await work(api);
      } catch (error) {
        console.info('connectchat: not told to the server:', error.code ?? error.message);
      } finally {
        await saved;
      }
    });
  }

  /** How many unread messages the notifications that show tell of; a page that opens knows better. */
  async function count() {
    const shown = await registration.getNotifications();
    const unread = shown.reduce((sum, { data }) => sum + (data?.unread ?? 0), 0);
    await self.navigator?.setAppBadge?.(unread)?.catch(() => {});
  }

  async function appWindows() {
    const { pathname } = new URL(registration.scope);
    const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
    return windows.filter(({ url }) => [pathname, `${pathname}index.html`].includes(new URL(url).pathname));
  }

  async function windowsWithUser(user) {
    const answers = await Promise.all((await appWindows()).map(ask));
    return answers.filter((answer) => answer?.user === user);
  }

  /** Its own address doesn't tell in every browser what a window shows. @returns {Promise<{window, user, open, visible}|undefined>} */
  function ask(window) {
    return new Promise((resolve) => {
      const { port1, port2 } = new self.MessageChannel();
      const timer = self.setTimeout(() => settle(undefined), ANSWER_WITHIN_MS);
      const settle = (answer) => { self.clearTimeout(timer); port1.close(); resolve(answer && { ...answer, window }); };
      port1.onmessage = ({ data }) => settle(data);
      window.postMessage({ type: 'what' }, [port2]);
    });
  }

  return { listen, pushed, opened, renewed };
}

/** What is no news of ours is left alone. */
function newsOf(data) {
  try {
    const news = data.json();
    return news.conversation_id ? news : undefined;
  } catch {
    return undefined;
  }
}

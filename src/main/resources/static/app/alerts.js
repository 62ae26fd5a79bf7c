/**
 * Tells of new messages beside the page: while it is open and nobody looks at it, by the page; while it is closed or cut off, by a push.
 * A page that has a message has acknowledged it, so it is not pushed; should both come, the later one finds the other's and is silent.
 */

import { isMentioned, isMuted, unreadIn } from './model.js';
import { addressOf, notificationOf, reportOpened } from './push-news.js';
import { isWanted } from './wishes.js';

const WISH = 'connectchat.alerts.';
const TURN = 'connectchat.alert';
const CLOSE_AFTER_MS = 250; // events of one burst need one look

export function createAlerts({ store, client, patch, account, webPush }) {
  const plain = new Map(); // tag → what is shown without a service worker
  let conversations, closing;

  const possible = () => 'Notification' in globalThis;
  const wish = () => WISH + client.session?.user_id;
  const wanted = () => {
    try { return localStorage.getItem(wish()) === 'on'; } catch { return false; }
  };
  const on = () => possible() && Notification.permission === 'granted' && wanted();
  const openNow = () => decodeURIComponent(location.hash.match(/^#\/c\/(.+)$/)?.[1] ?? '');
  const visible = () => document.visibilityState === 'visible';

  // ── On and off ──

  /** Switches them on or off for this user in this browser. */
  async function set(enabled) {
    if (enabled && Notification.permission === 'default') await Notification.requestPermission();
    if (enabled && Notification.permission === 'default') throw new Error('Your browser asks whether this page may; it got no answer.');
    try { localStorage.setItem(wish(), enabled ? 'on' : 'off'); } catch { /* stays off */ }
    try {
      await (on() ? begin() : webPush.stop());
    } finally {
      await refresh();
    }
  }

  /** Signed in again, here: the server forgets addresses with their sessions. Another tab that has the pushes keeps them. */
  async function resume() {
    if (on()) {
      const owner = await webPush.owner();
      if (!owner?.live || owner.own) await begin();
    } else {
      await webPush.stop().catch(() => {}); // the browser lets this page no more; its push service says so to the server
    }
    await refresh();
    await reportOpening();
  }

  /** The session is over: what shows is nobody's any more. */
  async function leave(session) {
    for (const each of await shown()) if (each.data?.user === session?.user_id) each.close();
    plain.clear();
    await webPush.leave(session);
  }

  async function begin() {
    const { web_push_key: key } = store.get().config;
    account.preferences().catch(() => {}); // those of somebody who has said nothing, then
    try {
      await (key && webPush.possible() ? webPush.start(key) : webPush.worker());
    } catch (error) {
      console.info('connectchat: no pushes to this browser:', error.message);
    }
  }

  async function refresh() {
    const alerts = await state();
    if (client.session) patch({ alerts });
  }

  async function state() {
    if (!possible()) return { state: 'unavailable', why: whyUnavailable() };
    if (Notification.permission === 'denied') return { state: 'blocked' };
    if (!on()) return { state: 'off' };
    const owner = await webPush.owner();
    return owner?.user === client.session?.user_id ? { state: 'push' } : { state: 'page', why: whyPage(owner) };
  }

  function whyUnavailable() {
    if (!globalThis.isSecureContext) return 'insecure';
    return /iPhone|iPad/.test(navigator.userAgent) ? 'iphone' : 'browser';
  }

  function whyPage(owner) {
    if (!store.get().config.web_push_key) return 'server';
    if (!webPush.possible()) return 'browser';
    return owner ? 'other' : 'failed';
  }

  // ── Showing and closing ──

  /** @param {Promise<unknown>} learned done when a conversation that is new is known */
  async function received(type, data, learned) {
    if (type !== 'message.new' || data.sender_id === client.session?.user_id || visible() || !on()) return;
    if (!store.get().conversations[data.conversation_id]) await learned;
    const { me, preferences, conversations: { [data.conversation_id]: conversation } } = store.get();
    if (!conversation || isMuted(conversation) || !isWanted(preferences, isMentioned(data, me.user_id))) return;
    const said = { sender: conversation.title ?? conversation.peer?.display_name, text: data.text || 'Attachment' };
    const news = { conversation_id: data.conversation_id, seq: data.seq, unread_count: conversation.unread_count };
    show(notificationOf(me.user_id, preferences?.preview ? { ...news, ...said } : news));
  }

  /** By the service worker where there is one: some browsers let only it, and then a push and this are never both there. */
  async function show({ title, options }) {
    const registration = await webPush.present();
    if (!registration?.active) return showPlainly(title, options);
    return inTurn(async () => {
      const [before] = await registration.getNotifications({ tag: options.tag });
      if (before?.data?.seq >= options.data.seq) return;
      await registration.showNotification(title, options);
    });
  }

  const inTurn = (work) => (navigator.locks ? navigator.locks.request(TURN, work) : work()); // several tabs may want to

  function showPlainly(title, options) {
    const alert = new Notification(title, options);
    alert.onclick = () => { focus(); location.hash = addressOf(options.data.conversation); alert.close(); };
    plain.set(options.tag, alert);
  }

  async function shown() {
    const registration = await webPush.present();
    return [...plain.values(), ...(await registration?.getNotifications() ?? [])];
  }

  /** What its user has read, here or on another device, and all of them while they look at the page. */
  async function closeRead() {
    const { me, conversations: known } = store.get();
    for (const each of await shown()) {
      const { user, conversation, seq } = each.data ?? {};
      if (me && user === me.user_id && (visible() || isRead(known[conversation], seq))) {
        each.close();
        plain.delete(each.tag);
      }
    }
  }

  const isRead = (conversation, seq) =>
    conversation && (conversation.read_seq >= seq || (conversation.unread_count === 0 && conversation.last_seq >= seq));

  store.subscribe((next) => {
    if (next.conversations === conversations) return;
    conversations = next.conversations;
    navigator.setAppBadge?.(unreadIn(conversations))?.catch(() => {}); // for those who installed it
    closing ??= setTimeout(() => { closing = undefined; closeRead(); }, CLOSE_AFTER_MS);
  });
  document.addEventListener('visibilitychange', () => { if (visible()) closeRead(); });

  // ── What the service worker says ──

  /** This window was opened by a notification, which is in its address. */
  async function reportOpening() {
    const seq = Number(new URLSearchParams(location.search).get('opened'));
    if (!seq) return;
    history.replaceState(null, '', location.pathname + location.hash);
    await tell(openNow(), seq);
  }

  const tell = (conversation, seq) => reportOpened(client.api, conversation, seq).catch((error) =>
    console.info('connectchat: the opening of a notification was not reported:', error.message));

  const HEARD = {
    what: (_, [port]) => port.postMessage({ user: client.session?.user_id, open: openNow(), visible: visible() }),
    open: ({ conversation }) => { location.hash = addressOf(conversation); },
    opened: async ({ conversation, seq }) => { if ((await webPush.owner())?.own) await tell(conversation, seq); },
    renew: async () => { if ((await webPush.owner())?.own) await resume(); },
  };

  function heard({ data, ports }) {
    if (Object.hasOwn(HEARD, data?.type)) HEARD[data.type](data, ports);
  }

  navigator.serviceWorker?.addEventListener('message', heard);
  navigator.serviceWorker?.startMessages();
  navigator.permissions?.query({ name: 'notifications' }).then((permission) => {
    permission.onchange = () => { if (client.session) resume(); };
  }, () => {});

  return { set, resume, leave, refresh, received };
}

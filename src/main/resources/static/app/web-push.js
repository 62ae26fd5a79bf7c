/** This browser's subscription to pushes, and its registration as the address of this tab's device. */

import { giveAddress, keyBytes, takeAddressBack } from './push-news.js';

/** What a browser does here with its push service, which no test can reach. */
const subscribeBy = (pushManager, options) => pushManager.subscribe(options);

export function createWebPush({ client, kept, container = globalThis.navigator?.serviceWorker, subscribe = subscribeBy }) {
  const possible = () => Boolean(container && 'PushManager' in globalThis);

  /** The service worker, started if need be; undefined where the browser has none for this page. */
  async function worker() {
    if (!container) return undefined;
    try {
      await container.register('sw.js', { type: 'module', updateViaCache: 'none' });
      return await container.ready;
    } catch {
      return undefined;
    }
  }

  /** The worker that is there already. */
  const present = () => container?.getRegistration().catch(() => undefined);

  /** From now on this tab's device is the one that pushes go to. @throws where the browser, its push service or the server refuses */
  async function start(key) {
    const registration = await worker();
    if (!registration) throw new Error('no service worker');
    const subscription = await subscribed(registration.pushManager, keyBytes(key));
    await giveAddress(client.api, subscription);
    await kept.keep(client.session);
  }

  async function subscribed(pushManager, key) {
    const before = await pushManager.getSubscription();
    if (before && isSame(before.options.applicationServerKey, key)) return before;
    await before?.unsubscribe(); // it is for a key that the server no longer has
    return subscribe(pushManager, { userVisibleOnly: true, applicationServerKey: key });
  }

  /** Whose pushes come to this browser now: this tab's device, another tab's, or nobody's. */
  async function owner() {
    const session = await kept.session();
    if (!session) return undefined;
    const live = await kept.isInUse(session.device_id);
    return { own: session.device_id === client.session?.device_id, user: session.user_id, live };
  }

  /** For this user in all tabs, and the server hears of it. */
  async function stop() {
    const session = await kept.session();
    if (!session || session.user_id !== client.session?.user_id) return;
    try { await takeAddressBack(client.api, session.device_id); } finally { await unsubscribe(); }
  }

  /** The session is over, and with it the server forgot the address. Another tab's is none of this one's business. */
  async function leave(session) {
    if ((await kept.session())?.device_id === session?.device_id) await unsubscribe();
  }

  async function unsubscribe() {
    await kept.forget();
    const registration = await present();
    const subscription = await registration?.pushManager?.getSubscription();
    await subscription?.unsubscribe();
  }

  return { possible, worker, present, start, owner, stop, leave };
}

function isSame(one, other) {
  const bytes = one && new Uint8Array(one);
  return bytes?.length === other.length && other.every((byte, i) => byte === bytes[i]);
}

/**
 * What this browser keeps while no tab is open, for as long as its user wants push notifications: the session they are for. The service
 * worker renews the subscription with it, and a tab that a notification opens goes on with it. One at a time, as a browser has one
 * subscription. Where the browser keeps nothing, there is nothing.
 */

const STORE = 'kept';
const KEY = 'session';
const TURN = 'connectchat.kept';

const lockOf = (deviceId) => `connectchat.device.${deviceId}`;

export const kept = {
  /** @returns {Promise<import('../sdk/api.js').Session|undefined>} */
  session: () => inStore('readonly', (store) => store.get(KEY)).catch(() => undefined),
  keep: (session) => inStore('readwrite', (store) => store.put(session, KEY)),
  forget: () => inStore('readwrite', (store) => store.delete(KEY)).catch(() => undefined),

  /** Newer tokens of the session that is kept; of another one they are none of its business. */
  async renew(session) {
    const before = await kept.session();
    if (before?.device_id === session.device_id) await kept.keep(session);
  },

  /** A refresh token is good once, so who uses the kept session has it alone; a tab that has its device comes first. */
  inTurn: (work) => (navigator.locks ? navigator.locks.request(TURN, work) : work()),

  /** Whether a tab has this device. */
  async isInUse(deviceId) {
    const { held } = await navigator.locks.query();
    return held.some(({ name }) => name === lockOf(deviceId));
  },

  lockOf,
};

function inStore(mode, ask) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('connectchat', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(STORE, mode);
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => { database.close(); resolve(request.result); };
      transaction.onabort = () => { database.close(); reject(transaction.error); };
    };
  });
}

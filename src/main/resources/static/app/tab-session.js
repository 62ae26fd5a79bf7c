/**
 * The session of this tab. Each tab is a device of its own, since a device has one socket: tokens live in sessionStorage, and a
 * duplicated tab, which starts with a copy of it, must not use the same refresh token again: that would end the session.
 */

import { kept } from './kept.js';

const SESSION = 'connectchat.session';
const DEVICES = 'connectchat.devices';
const PENDING = 'connectchat.pending';

export const tabSession = {
  load: () => read(SESSION),

  save(session) {
    if (!session) return sessionStorage.removeItem(SESSION);
    write(SESSION, session);
  },

  /** The device that this user had in this tab, so that signing in again does not make another. */
  deviceOf: (username) => read(DEVICES)?.[username],
  rememberDevice: (username, deviceId) => write(DEVICES, { ...read(DEVICES), [username]: deviceId }),

  /** Messages not yet answered, for a reload: the same device may send them again under the same ids. */
  pending: () => read(PENDING) ?? [],
  savePending: (messages) => write(PENDING, messages),

  /** Whether no other tab of this browser has this device. Holds the claim until the tab closes. */
  async claim(deviceId) {
    if (!navigator.locks) return true; // not a secure page: nothing to ask
    return new Promise((resolve) => {
      navigator.locks.request(kept.lockOf(deviceId), { ifAvailable: true }, (lock) => {
        resolve(Boolean(lock));
        return lock && new Promise(() => {});
      }).catch(() => resolve(true));
    });
  },

  /**
   * The session that this tab goes on with: its own, or the one that this browser keeps and no tab has. Where they are of one device the
   * kept one may have newer tokens, because the service worker refreshed them.
   * @returns {Promise<{session?: object, isCopy?: boolean}>}
   */
  takeUp: () => kept.inTurn(async () => {
    const own = tabSession.load();
    const left = await kept.session();
    if (!own && !left) return {};
    const newer = !own || (left?.device_id === own.device_id && left.expires_at > own.expires_at);
    const session = newer ? left : own;
    if (!(await tabSession.claim(session.device_id))) return { isCopy: Boolean(own) };
    tabSession.save(session);
    return { session };
  }),

  forgetCopy() {
    for (const key of [SESSION, DEVICES, PENDING]) sessionStorage.removeItem(key);
  },
};

function read(key) {
  try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
}

function write(key, value) {
  try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden: the tab works, a reload signs out */ }
}

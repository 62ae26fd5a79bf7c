/**
 * The session of this tab. Each tab is a device of its own, since a device has one socket: tokens live in sessionStorage, and a
 * duplicated tab, which starts with a copy of it, must not use the same refresh token again: that would end the session.
 */

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
      navigator.locks.request(`connectchat.device.${deviceId}`, { ifAvailable: true }, (lock) => {
        resolve(Boolean(lock));
        return lock && new Promise(() => {});
      }).catch(() => resolve(true));
    });
  },

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

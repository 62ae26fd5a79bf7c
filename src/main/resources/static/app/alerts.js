/** Tells of new messages beside the page while nobody looks at it, where the browser can and its user said so. */

import { isMuted } from './model.js';

const KEY = 'connectchat.alerts';

export function createAlerts({ store }) {
  const possible = () => 'Notification' in globalThis;
  const shown = new Map(); // conversation → what is shown of it

  const wanted = () => {
    try { return localStorage.getItem(KEY) === 'on'; } catch { return false; }
  };
  const on = () => possible() && Notification.permission === 'granted' && wanted();

  /** @returns {Promise<boolean>} whether they are on from now on */
  async function set(enabled) {
    if (enabled && possible() && Notification.permission === 'default') await Notification.requestPermission();
    try { localStorage.setItem(KEY, enabled ? 'on' : 'off'); } catch { /* stays off */ }
    return on();
  }

  function received(type, data) {
    const { me, conversations } = store.get();
    const conversation = conversations[data?.conversation_id];
    if (type !== 'message.new' || data.sender_id === me?.user_id || !conversation || isMuted(conversation)) return;
    if (document.visibilityState === 'visible' || !on()) return;
    const id = data.conversation_id;
    const name = conversation.title ?? conversation.peer?.display_name ?? 'Connect Chat';
    const alert = new Notification(name, { body: data.text || 'Attachment', tag: id }); // one a conversation: the newest
    alert.onclick = () => { focus(); location.hash = `#/c/${encodeURIComponent(id)}`; alert.close(); };
    shown.set(id, alert);
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    shown.forEach((alert) => alert.close());
    shown.clear();
  });

  return { possible, on, set, received };
}

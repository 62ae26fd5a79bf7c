/** What a notification says and how it is known again; the same for the page and for the service worker. */

/**
 * One for a conversation: a later one takes its place. Without a sender it says no more than that there is something.
 * @param {string} user whose it is, since two may use one browser
 * @param {{conversation_id: string, seq: number|string, unread_count?: number|string, sender?: string, text?: string}} news
 */
export function notificationOf(user, { conversation_id: conversation, seq, unread_count: count, sender, text }) {
  const unread = Number(count ?? 0);
  return {
    title: sender || 'Connect Chat',
    options: {
      body: text || counted(unread),
      tag: tagOf(user, conversation),
      renotify: true,
      data: { user, conversation, seq: Number(seq), unread },
    },
  };
}

export const tagOf = (user, conversation) => `${user} ${conversation}`;

function counted(unread) {
  if (unread > 1) return `${unread} unread messages`;
  return unread === 1 ? 'New message' : 'Something new for you';
}

export const addressOf = (conversation) => `#/c/${encodeURIComponent(conversation)}`;

/** The key as every browser takes it. */
export function keyBytes(base64Url) {
  const text = atob(base64Url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** Gives the server the subscription of this browser as the address of the session's device. */
export function giveAddress(api, subscription) {
  return api.http('PUT', pushPath(api), { body: { provider: 'webpush', token: JSON.stringify(subscription) } });
}

export const takeAddressBack = (api, deviceId) => api.http('DELETE', pushPath(api, deviceId));

const pushPath = (api, deviceId = api.session.device_id) => `/v1/me/devices/${encodeURIComponent(deviceId)}/push`;

/** Tells the server that its user opened the push. It knows pushes by message; what was pushed for no message is in no ledger. */
export async function reportOpened(api, conversation, seq) {
  const { items } = await api.messages(conversation, { after_seq: seq - 1, limit: 1 });
  if (items[0]?.seq !== seq) return;
  await api.http('POST', `/v1/notifications/${encodeURIComponent(items[0].message_id)}/opened`).catch((error) => {
    if (error.code !== 'not_found') throw error; // it was for another device
  });
}

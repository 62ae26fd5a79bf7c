/** One's own account: signing in as the device of this tab, profile, devices, password. */

import { tabSession } from './tab-session.js';

export function createAccount({ client, patch }) {

  /** As the device that this tab had, if it had one and it still is the user's. */
  async function signIn(username, password) {
    const device = tabSession.deviceOf(username);
    const session = await client.api.signIn(username, password, device).catch((error) => {
      if (!device || !['not_found', 'validation_failed', 'forbidden', 'conflict'].includes(error.code)) throw error;
      return client.api.signIn(username, password);
    });
    tabSession.rememberDevice(username, session.device_id);
    return session;
  }

  async function rename(display_name) {
    patch({ me: await client.api.http('PATCH', '/v1/me', { body: { display_name } }) });
  }

  async function showPresenceTo(presence_visibility) {
    patch({ me: await client.api.http('PATCH', '/v1/me', { body: { presence_visibility } }) });
  }

  async function preferences() {
    patch({ preferences: await client.api.http('GET', '/v1/me/notification-preferences') });
  }

  async function prefer(wanted) {
    patch({ preferences: await client.api.http('PUT', '/v1/me/notification-preferences', { body: wanted }) });
  }

  const changePassword = (current_password, new_password) =>
    client.api.http('POST', '/v1/me/password', { body: { current_password, new_password } });

  const devices = async () => {
    const answer = await client.api.http('GET', '/v1/me/devices');
    const own = client.session.device_id;
    return (answer.items ?? answer)
      .map((device) => ({ ...device, own: device.device_id === own, at: device.last_seen_at ?? device.created_at ?? '' }))
      .sort((one, other) => other.own - one.own || other.at.localeCompare(one.at));
  };

  const removeDevice = (id) => client.api.http('DELETE', `/v1/me/devices/${encodeURIComponent(id)}`);

  return { signIn, rename, showPresenceTo, preferences, prefer, changePassword, devices, removeDevice };
}

/** One's own account: name, devices, password, appearance, signing out. */

import { fullTime, nameOf, shortTime } from '../format.js';
import { html, useEffect, useState } from '../html.js';
import { useStore } from '../store.js';
import { Notices, Visibility } from './account-notices.js';
import { Icon } from './icons.js';
import { Avatar, Dialog, IconButton, Outcome, useAttempt } from './pieces.js';

export function Account({ chat, onClose }) {
  const me = useStore(chat.store, (state) => state.me);
  return html`<${Dialog} label="Your account" onClose=${onClose} class="account">
    <header class="account-top">
      <${Avatar} user=${me} size="large" />
      <div><h2 dir="auto">${nameOf(me)}</h2><p>@${me.username}</p></div>
      <${IconButton} icon="close" label="Close" onClick=${onClose} />
    </header>
    <${Name} chat=${chat} me=${me} />
    <${Theme} />
    <${Visibility} chat=${chat} me=${me} />
    <${Notices} chat=${chat} />
    <${Devices} chat=${chat} />
    <${Password} chat=${chat} />
    <button type="button" class="button wide" onClick=${chat.signOut}><${Icon} name="out" /> Sign out</button>
  <//>`;
}

function Name({ chat, me }) {
  const [name, setName] = useState(me.display_name ?? '');
  const [outcome, attempt] = useAttempt();
  const submit = (event) => {
    event.preventDefault();
    attempt(() => chat.account.rename(name.trim()), 'Saved');
  };
  return html`<form class="account-part" onSubmit=${submit}>
    <label for="own-name">Display name</label>
    <div class="inline">
      <input id="own-name" value=${name} autocomplete="name" dir="auto" onInput=${(event) => setName(event.currentTarget.value)} />
      <button type="submit" class="button" disabled=${outcome.busy || !name.trim() || name.trim() === me.display_name}>Save</button>
    </div>
    <${Outcome} outcome=${outcome} />
  </form>`;
}

const THEMES = [['system', 'System'], ['light', 'Light'], ['dark', 'Dark']];

function Theme() {
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? 'system');
  function choose(value) {
    setTheme(value);
    if (value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
    try { localStorage.setItem('connectchat.theme', value); } catch { /* holds until the page is left */ }
  }
  return html`<fieldset class="account-part segmented">
    <legend>Appearance</legend>
    <div class="segments">${THEMES.map(([value, label]) => html`<label key=${value}>
      <input type="radio" name="theme" value=${value} checked=${theme === value} onChange=${() => choose(value)} /><span>${label}</span>
    </label>`)}</div>
  </fieldset>`;
}

function Devices({ chat }) {
  const [devices, setDevices] = useState(null);
  const [problem, setProblem] = useState(null);
  const load = () => chat.account.devices().then(setDevices, (error) => setProblem(error.message));
  useEffect(() => { load(); }, []);
  const remove = (device) => chat.account.removeDevice(device.device_id).then(load, (error) => setProblem(error.message));

  return html`<section class="account-part" aria-label="Devices">
    <h3>Devices</h3>
    ${problem && html`<p class="outcome failed" role="alert">${problem}</p>`}
    <ul class="devices" aria-busy=${String(devices === null)}>
      ${(devices ?? []).map((device) => html`<li key=${device.device_id}>
        <${Icon} name="laptop" />
        <span class="device-name">${device.name || device.platform || 'Signed-in device'}
          <small title=${fullTime(device.at)}>${device.own ? 'this tab' : since(device)}</small></span>
        ${!device.own && html`<${IconButton} icon="trash" label="Remove this device" onClick=${() => remove(device)} />`}
      </li>`)}
    </ul>
  </section>`;
}

function since({ last_seen_at: seen, created_at: created }) {
  return seen ? `last seen ${shortTime(seen)}` : `since ${shortTime(created)}`;
}

function Password({ chat }) {
  const [outcome, attempt] = useAttempt();
  function submit(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const { current, next } = Object.fromEntries(new FormData(form));
    attempt(async () => {
      await chat.account.changePassword(current, next);
      form.reset();
    }, 'Password changed');
  }
  return html`<details class="account-part">
    <summary>Change password</summary>
    <form class="stack" onSubmit=${submit}>
      <input type="text" name="username" autocomplete="username" hidden value=${chat.store.get().me.username} />
      <label for="current-password">Current password</label>
      <input id="current-password" name="current" type="password" autocomplete="current-password" required />
      <label for="next-password">New password</label>
      <input id="next-password" name="next" type="password" autocomplete="new-password" required />
      <button type="submit" class="button" disabled=${outcome.busy}>Change password</button>
      <${Outcome} outcome=${outcome} />
    </form>
  </details>`;
}

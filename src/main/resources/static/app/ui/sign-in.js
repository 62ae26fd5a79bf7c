/** Sign in or register; with demo users, one press is enough. */

import { sentence } from '../format.js';
import { html, useState } from '../html.js';
import { Icon } from './icons.js';
import { Avatar, Mark } from './pieces.js';

const DEMO = ['alice', 'bob', 'carol'].map((username) => ({
  username, user_id: username, display_name: username.charAt(0).toUpperCase() + username.slice(1),
}));

export function SignIn({ chat, demo, reason }) {
  const [mode, setMode] = useState('sign-in');
  const [busy, setBusy] = useState(null);
  const [problem, setProblem] = useState(null);

  async function attempt(name, action) {
    setBusy(name);
    setProblem(null);
    try {
      await action();
    } catch (error) {
      setProblem(error);
      setBusy(null);
    }
  }

  const submit = (details) => attempt('form', () =>
    (mode === 'sign-in' ? chat.signIn(details.username, details.password) : chat.register(details)));

  return html`<main class="sign-in">
    <section class="pitch" aria-hidden="true">
      <div class="pitch-text">
        <p class="pitch-line">Every message lands.<br />Once, and in order.</p>
        <p class="pitch-small">Acknowledged means durable. A lost connection catches up by itself, without a gap and without a repeat.</p>
      </div>
      <${Sample} />
    </section>
    <section class="entry">
      <div class="entry-body">
        <header class="brand"><${Mark} /><h1>Connect Chat</h1></header>
        ${reason && !problem && html`<p class="callout" role="status">${reason}</p>`}
        <div class="tabs" role="tablist" aria-label="Account">
          <${Tab} id="sign-in" mode=${mode} onSelect=${setMode}>Sign in<//>
          <${Tab} id="register" mode=${mode} onSelect=${setMode}>Create account<//>
        </div>
        <${Form} mode=${mode} busy=${busy === 'form'} disabled=${busy !== null} problem=${problem} onSubmit=${submit} />
        ${demo && html`<div class="demo">
          <p class="rule"><span>or try it as</span></p>
          <div class="demo-users">
            ${DEMO.map((user) => html`<button type="button" key=${user.username} class="demo-user" disabled=${busy !== null}
                aria-label=${`Sign in as ${user.display_name}, a demo user`}
                onClick=${() => attempt(user.username, () => chat.signIn(user.username, `${user.username}-demo`))}>
              <${Avatar} user=${user} /><span>${user.display_name}</span>
            </button>`)}
          </div>
          <p class="hint">Open a second window as somebody else and talk to yourself.</p>
        </div>`}
      </div>
    </section>
  </main>`;
}

function Tab({ id, mode, onSelect, children }) {
  return html`<button type="button" role="tab" id=${`tab-${id}`} aria-selected=${String(mode === id)} aria-controls="account-form"
      onClick=${() => onSelect(id)}>${children}</button>`;
}

function Form({ mode, busy, disabled, problem, onSubmit }) {
  const [visible, setVisible] = useState(false);
  const registering = mode === 'register';

  function submit(event) {
    event.preventDefault();
    const { username, password, display_name: name } = Object.fromEntries(new FormData(event.currentTarget));
    onSubmit({ username: username.trim(), password, ...(registering && name.trim() && { display_name: name.trim() }) });
  }

  const errorOf = (field) => problem?.errors?.find(({ pointer }) => pointer === `/${field}`)?.message;
  const elsewhere = problem && !['username', 'password', 'display_name'].some(errorOf) ? sentence(problem.message) : null;

  return html`<form id="account-form" role="tabpanel" aria-labelledby=${`tab-${mode}`} onSubmit=${submit} novalidate>
    <${Field} key="username" name="username" label="Username" error=${errorOf('username')} required
        autocomplete="username" autocapitalize="none" spellcheck="false" />
    ${registering && html`<${Field} key="display_name" name="display_name" label="Display name" hint="optional"
        error=${errorOf('display_name')} autocomplete="name" />`}
    <${Field} key="password" name="password" label="Password" error=${errorOf('password')} type=${visible ? 'text' : 'password'} required
        autocomplete=${registering ? 'new-password' : 'current-password'}>
      <button type="button" class="reveal" aria-pressed=${String(visible)} aria-label="Show password" onClick=${() => setVisible(!visible)}>
        <${Icon} name="eye" />
      </button>
    <//>
    <p class="form-error" role="alert">${elsewhere}</p>
    <button type="submit" class="button primary wide" disabled=${disabled} aria-busy=${String(busy)}>
      ${busy ? 'One moment…' : registering ? 'Create account' : 'Sign in'}
    </button>
  </form>`;
}

function Field({ name, label, hint, error, children, ...input }) {
  const described = error ? `${name}-error` : undefined;
  return html`<div class=${`field ${error ? 'invalid' : ''}`}>
    <label for=${name}>${label} ${hint && html`<span class="field-hint">${hint}</span>`}</label>
    <div class="field-box">
      <input id=${name} name=${name} type="text" aria-invalid=${String(Boolean(error))} aria-describedby=${described} ...${input} />
      ${children}
    </div>
    ${error && html`<p class="field-error" id=${`${name}-error`}>${sentence(error)}</p>`}
  </div>`;
}

/** A glimpse of a conversation, as decoration. */
function Sample() {
  return html`<div class="sample">
    <div class="bubble other">Train or bike on Saturday?</div>
    <div class="bubble own">Bike. The lake road, if it stays dry</div>
    <div class="bubble other">It will. Leaving at nine?<span class="sample-reaction">🚲</span></div>
    <div class="bubble own">Nine. I bring coffee</div>
  </div>`;
}

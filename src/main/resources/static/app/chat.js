/** The application behind the screens: the life of the session and the connection. What it knows is in the store. */

import { ConnectChat, VERSION } from '../sdk/connectchat.js';
import { createAccount } from './account.js';
import { createAlerts } from './alerts.js';
import { createConversations } from './conversations.js';
import { sentence } from './format.js';
import { createFrames } from './frames.js';
import { createGroups } from './groups.js';
import { kept } from './kept.js';
import { createMessages } from './messages.js';
import { EMPTY, applyEvent } from './model.js';
import { createNotes } from './notes.js';
import { createPeople } from './people.js';
import { createPresence } from './presence.js';
import { createStore } from './store.js';
import { tabSession } from './tab-session.js';
import { createWebPush } from './web-push.js';

const THIS_CLIENT = { name: 'connectchat-web', version: VERSION, platform: 'web' };
const RETRY_MS = 3_000;
const NOTICE_MS = 6_000;
const SIGNED_OUT_ELSEWHERE = 'Your session was ended. Sign in again to go on.';

export function createChat() {
  const store = createStore(EMPTY);
  const frames = createFrames();
  const client = new ConnectChat({ client: THIS_CLIENT });
  const patch = (more) => store.update((state) => ({ ...state, ...more }));
  const people = createPeople({ store, client });
  const context = { store, client, patch, notify, people, notes: createNotes({ client }) };
  const conversations = createConversations(context);
  const messages = createMessages(context);
  const groups = createGroups(context);
  const account = createAccount(context);
  const alerts = createAlerts({ ...context, account, webPush: createWebPush({ client, kept }) });
  let lastNotice = 0;
  let lastSession;

  createPresence(context);

  client.on('frame', frames.add);
  client.on('state', connectionChanged);
  client.on('session', sessionChanged);
  client.on('event', received);
  addEventListener('online', reconnectNow);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') reconnectNow(); });

  /** Goes to the sign-in page or, with a session, to the conversations; comes back until the server answers. */
  async function start() {
    try {
      if (store.get().phase === 'starting') await takeUpSession();
      patch({ config: { features: [], limits: {}, ...(await client.api.config()) } });
      if (client.session) await enter();
      else patch({ phase: 'signed_out' });
    } catch (error) {
      if (!client.session && error.code !== 'unreachable') return patch({ phase: 'signed_out', reason: error.message });
      patch({ phase: 'unreachable', reason: error.message });
      setTimeout(start, error.retry_after_ms ?? RETRY_MS);
    }
  }

  async function takeUpSession() {
    const { session, isCopy } = await tabSession.takeUp();
    lastSession = client.api.session = session;
    if (!isCopy) return;
    tabSession.forgetCopy();
    patch({ reason: 'This tab is a copy of another one. Sign in here to use both.' });
  }

  /** Signed in: first what there is, by HTTPS, then the socket from exactly there on. */
  async function enter() {
    patch({ me: await client.api.me() });
    await conversations.load();
    messages.resumePending();
    patch({ phase: 'ready', reason: undefined });
    connect();
    alerts.resume();
  }

  async function signIn(username, password) {
    const session = await account.signIn(username, password);
    await tabSession.claim(session.device_id);
    await enter();
  }

  async function register(details) {
    await client.api.register(details);
    await signIn(details.username, details.password);
  }

  async function signOut() {
    tabSession.savePending([]);
    await client.signOut().catch(() => {}); // gone here in any case; the server ends the session when its tokens expire
  }

  function sessionChanged(session) {
    tabSession.save(session);
    const before = lastSession;
    lastSession = session;
    if (session) return void kept.renew(session);
    alerts.leave(before);
    people.forget();
    const { config, reason } = store.get();
    store.update(() => ({ ...EMPTY, phase: 'signed_out', config, reason }));
    location.hash = '';
  }

  function connectionChanged(connection) {
    patch({ connection });
    if (connection.phase !== 'stopped' || ![4501, 4503].includes(connection.code)) return;
    patch({ reason: SIGNED_OUT_ELSEWHERE });
    signOut();
  }

  function received({ type, data }) {
    const { me, conversations: known } = store.get();
    store.update((state) => applyEvent(state, type, data, me?.user_id));
    const learned = conversations.afterEvent(type, data, known);
    alerts.received(type, data, learned);
  }

  function connect() {
    patch({ offline: false });
    client.connect().catch(() => {}); // the state tells
  }

  function reconnectNow() {
    if (client.state.phase === 'waiting') connect();
  }

  function setOffline(offline) {
    if (!offline) return connect();
    patch({ offline: true });
    client.disconnect();
  }

  function notify(text, kind = 'error') {
    const notice = { id: ++lastNotice, text: sentence(text), kind };
    store.update((state) => ({ ...state, notices: [...state.notices.slice(-2), notice] }));
    setTimeout(() => dismiss(notice.id), NOTICE_MS);
  }

  function dismiss(id) {
    store.update((state) => ({ ...state, notices: state.notices.filter((notice) => notice.id !== id) }));
  }

  return {
    store, frames, start, signIn, register, signOut, connect, reconnectNow, setOffline, dismiss, notify,
    drop: () => client.drop(),
    conversations, groups, messages, account, people, alerts,
  };
}

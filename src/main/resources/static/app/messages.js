/** What a person does with messages. Everything shows at once; what the server refuses is taken back and said. */

import { uuid } from '../sdk/connectchat.js';
import { applyEvent, changeMessage, withPending, withSent, withoutPending } from './model.js';
import { tabSession } from './tab-session.js';

const TYPING_AGAIN_MS = 3_000;

export function createMessages({ store, client, notify }) {
  let typedAt = 0;

  /** @param {{replyTo?: string, mentions?: string[]}} [more] */
  function send(id, text, { replyTo, mentions } = {}) {
    deliver({
      conversation_id: id, client_message_id: uuid(), sender_id: store.get().me.user_id, kind: 'text', text,
      reply_to: replyTo, mentions, created_at: new Date().toISOString(), reactions: {},
    });
  }

  /** Again under the same id: if the server has it already, there is still one message. */
  function retry(message) {
    const { error: _, ...draft } = message;
    deliver(draft);
  }

  async function deliver(draft) {
    const { conversation_id: id, client_message_id, text, reply_to, mentions } = draft;
    typedAt = 0;
    keep(withPending(store.get(), id, draft));
    try {
      const sent = await client.send({
        conversation_id: id, client_message_id, text, ...(reply_to && { reply_to }), ...(mentions?.length && { mentions }),
      });
      keep(withSent(store.get(), id, draft, sent));
    } catch (error) {
      if (store.get().timelines[id]) keep(withPending(store.get(), id, { ...draft, error: error.message }));
    }
  }

  function discard({ conversation_id: id, client_message_id: clientMessageId }) {
    keep(withoutPending(store.get(), id, clientMessageId));
  }

  /** What waits also survives a reload of the page. */
  function keep(state) {
    store.update(() => state);
    tabSession.savePending(Object.values(state.timelines).flatMap((timeline) => timeline.pending));
  }

  function resumePending() {
    const { me } = store.get();
    tabSession.pending().filter((draft) => draft.sender_id === me.user_id).forEach(retry);
  }

  function edit(message, text) {
    return change(message, () => ({ text, edited: true }), () => client.edit(message.conversation_id, message.message_id, text));
  }

  async function remove(message) {
    const { conversation_id: id, message_id: messageId } = message;
    const gone = () => applyEvent(store.get(), 'message.deleted', { conversation_id: id, message_id: messageId }, store.get().me.user_id);
    const { text, reactions, reply_to } = message;
    store.update(gone);
    await revertOnRefusal(message, { text, reactions, reply_to, deleted: false }, () => client.delete(id, messageId));
  }

  function toggleReaction(message, emoji) {
    const me = store.get().me.user_id;
    const mine = message.reactions[emoji]?.includes(me);
    const { conversation_id: id, message_id: messageId, reactions } = message;
    const event = mine ? 'reaction.removed' : 'reaction.added';
    store.update((state) => applyEvent(state, event, { conversation_id: id, message_id: messageId, user_id: me, emoji }, me));
    const request = () => (mine ? client.unreact(id, messageId, emoji) : client.react(id, messageId, emoji));
    return revertOnRefusal(message, { reactions }, request);
  }

  function change(message, make, request) {
    const { text, edited } = message;
    store.update((state) => changeMessage(state, message.conversation_id, message.message_id, make));
    return revertOnRefusal(message, { text, edited }, request);
  }

  async function revertOnRefusal({ conversation_id: id, message_id: messageId }, before, request) {
    try {
      await request();
    } catch (error) {
      store.update((state) => changeMessage(state, id, messageId, () => before));
      notify(error.message);
    }
  }

  function typing(id, active) {
    const now = Date.now();
    if (active ? now - typedAt < TYPING_AGAIN_MS : typedAt === 0) return;
    typedAt = active ? now : 0;
    client.typing(id, active);
  }

  return { send, retry, discard, edit, remove, toggleReaction, typing, resumePending };
}

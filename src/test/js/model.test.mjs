import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import {
  EMPTY, applyEvent, markedRead, progress, sortedConversations, withConversations, withPage, withPending, withSent, withTimeline,
} from '../../main/resources/static/app/model.js';

const listed = (more = {}) => ({ conversation_id: 'c', peer: { user_id: 'bob' }, last_seq: 0, read_seq: 0, unread_count: 0, ...more });
const start = (more) => withPage(withConversations(EMPTY, [listed(more)]), 'c', [], { older: 'none' });
const text = (seq, more = {}) => ({
  conversation_id: 'c', seq, prev_seq: seq - 1, message_id: `m${seq}`, sender_id: 'bob', text: `t${seq}`,
  created_at: `2026-01-01T00:00:0${seq}.000Z`, ...more,
});
const after = (state, ...events) => events.reduce((now, [type, data]) => applyEvent(now, type, data, 'alice'), state);
const shown = (state) => state.timelines.c.messages.map((message) => message.text);

describe('a conversation', () => {
  it('counts messages of others as unread, and shows the last one', () => {
    const state = after(start(), ['message.new', text(1)], ['message.new', text(2, { sender_id: 'alice' })], ['message.new', text(3)]);

    assert.equal(state.conversations.c.unread_count, 2);
    assert.equal(state.conversations.c.last_message.text, 't3');
    assert.deepEqual(shown(state), ['t1', 't2', 't3']);
  });

  it('counts edits and reactions neither, and no longer what was deleted', () => {
    const state = after(start(), ['message.new', text(1)],
      ['message.updated', { conversation_id: 'c', seq: 2, message_id: 'm1', text: 'better' }],
      ['reaction.added', { conversation_id: 'c', seq: 3, message_id: 'm1', user_id: 'bob', emoji: '👍' }]);
    const deleted = after(state, ['message.deleted', { conversation_id: 'c', seq: 4, message_id: 'm1' }]);

    assert.equal(state.conversations.c.unread_count, 1);
    assert.deepEqual(state.conversations.c.last_message.reactions, { '👍': ['bob'] });
    assert.equal(deleted.conversations.c.unread_count, 0);
    assert.equal(deleted.timelines.c.messages[0].text, '');
    assert.equal(deleted.conversations.c.last_seq, 4);
  });

  it('is read here when it was read on another device', () => {
    const receipt = { conversation_id: 'c', user_id: 'alice', delivered_seq: 1, read_seq: 1 };
    const state = after(start(), ['message.new', text(1)], ['receipt.updated', receipt]);

    assert.equal(state.conversations.c.unread_count, 0);
  });

  it('takes the counts of sync.done for true', () => {
    const state = after(start(), ['sync.done', { conversations: [{ conversation_id: 'c', last_seq: 9, read_seq: 2, unread_count: 5 }] }]);

    assert.equal(state.conversations.c.unread_count, 5);
    assert.equal(state.conversations.c.last_seq, 9);
  });

  it('stands above those with older activity', () => {
    const newer = text(1, { created_at: '2026-01-03T00:00:00.000Z' });
    const state = withConversations(EMPTY, [
      listed({ created_at: '2026-01-02T00:00:00.000Z' }), listed({ conversation_id: 'd', last_message: newer }),
    ]);

    assert.deepEqual(sortedConversations(state.conversations).map((each) => each.conversation_id), ['d', 'c']);
  });
});

describe('a timeline', () => {
  it('does not let an old event undo what a page of history already knows', () => {
    const page = withPage(start(), 'c', [text(1, { text: 'edited', edited_at: 'then' })], { older: 'none' });

    assert.deepEqual(shown(after(page, ['message.new', text(1)])), ['edited']);
  });

  it('does not lose a change that overtakes the page with its message', () => {
    const loading = withTimeline(start(), 'c', () => ({ older: 'loading' }));
    const overtaken = after(loading, ['message.updated', { conversation_id: 'c', seq: 2, message_id: 'm1', text: 'better' }]);

    assert.deepEqual(shown(withPage(overtaken, 'c', [text(1)], { older: 'none' })), ['better']);
  });

  it('puts older pages above', () => {
    const state = withPage(after(start(), ['message.new', text(3)]), 'c', [text(1), text(2)], { older: 'more' });

    assert.deepEqual(shown(state), ['t1', 't2', 't3']);
    assert.equal(state.timelines.c.older, 'more');
  });

  it('moves a pending message to its place when the server took it', () => {
    const draft = { client_message_id: 'x', sender_id: 'alice', text: 'mine' };
    const state = withSent(after(withPending(start(), 'c', draft), ['message.new', text(1)]), 'c', draft, { message_id: 'm2', seq: 2 });

    assert.deepEqual(shown(state), ['t1', 'mine']);
    assert.deepEqual(state.timelines.c.pending, []);
    assert.equal(state.conversations.c.unread_count, 1);
  });

  it('shows a pending message once when a replay brings it before the ok', () => {
    const draft = { client_message_id: 'x', sender_id: 'alice', text: 'mine' };
    const replay = text(1, { client_message_id: 'x', sender_id: 'alice', text: 'mine' });
    const replayed = after(withPending(start(), 'c', draft), ['message.new', replay]);
    const state = withSent(replayed, 'c', draft, { message_id: 'm1', seq: 1 });

    assert.deepEqual(shown(state), ['mine']);
    assert.deepEqual(state.timelines.c.pending, []);
  });

  it('takes new messages only where its end is loaded, and says that its page may lack one', () => {
    const away = withPage(start({ last_seq: 5 }), 'c', [text(1)], { newer: 'more', replaces: true });
    const loading = withTimeline(away, 'c', () => ({ newer: 'loading' }));
    const missed = withPage(after(loading, ['message.new', text(6)]), 'c', [text(2)], { newer: 'none' });
    const joined = withPage(missed, 'c', [text(3), text(6)], { newer: 'none' });

    assert.deepEqual(shown(after(away, ['message.new', text(6)])), ['t1']);
    assert.equal(missed.timelines.c.newer, 'more');
    assert.deepEqual(shown(after(joined, ['message.new', text(7)])), ['t1', 't2', 't3', 't6', 't7']);
  });

  it('counts as read what was loaded up to there, until the end is read', () => {
    const page = [text(1), text(2), text(3, { sender_id: 'alice' })];
    const state = withPage(start({ last_seq: 9, unread_count: 9 }), 'c', page, { newer: 'more' });
    const read = (up_to) => markedRead(state, 'c', up_to, 'alice').conversations.c;

    assert.deepEqual([read(2).unread_count, read(3).unread_count, read(9).unread_count], [7, 7, 0]);
    assert.equal(read(2).read_seq, 2);
  });

  it('adds and removes reactions once each', () => {
    const add = ['reaction.added', { conversation_id: 'c', seq: 2, message_id: 'm1', user_id: 'bob', emoji: '👍' }];
    const state = after(start(), ['message.new', text(1)], add, add);

    assert.deepEqual(state.timelines.c.messages[0].reactions, { '👍': ['bob'] });
    assert.deepEqual(after(state, ['reaction.removed', add[1]]).timelines.c.messages[0].reactions, {});
  });
});

describe('receipts', () => {
  it('only rise', () => {
    const state = after(start(), ['receipt.updated', { conversation_id: 'c', user_id: 'bob', delivered_seq: 5, read_seq: 3 }],
      ['receipt.updated', { conversation_id: 'c', user_id: 'bob', delivered_seq: 4, read_seq: 2 }]);

    assert.deepEqual(['read', 'delivered', 'sent'], [3, 5, 6].map((seq) => progress(state.receipts.c, seq)));
  });
});

describe('typing', () => {
  it('ends with a message, and is never one\'s own', () => {
    const typing = (user_id) => ['typing', { conversation_id: 'c', user_id, active: true }];
    const state = after(start(), typing('alice'), typing('bob'));

    assert.deepEqual(state.typing.c, ['bob']);
    assert.deepEqual(after(state, ['message.new', text(1)]).typing.c, []);
  });
});

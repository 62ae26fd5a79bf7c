import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { EMPTY, applyEvent, withConversations, withPage } from '../../main/resources/static/app/model.js';
import {
  holes, mayIn, noteText, profileBefore, slowModeLeft, whyNotWrite, withNotesBetween,
} from '../../main/resources/static/app/group-model.js';

const settings = { join: 'open', post: 'all', add: 'admins', history: 'all', slow_mode_seconds: 0 };
const group = (more = {}) => ({
  conversation_id: 'g', type: 'group', title: 'Lake', role: 'member', member_count: 2, settings, last_seq: 1, unread_count: 0, ...more,
});
const start = (more) => withPage(withConversations(EMPTY, [group(more)]), 'g', [], { older: 'none', newer: 'none' });
const event = (seq, more) => ({ conversation_id: 'g', seq, prev_seq: seq - 1, created_at: '2026-01-01T00:00:00.000Z', ...more });
const after = (state, ...events) => events.reduce((now, [type, data]) => applyEvent(now, type, data, 'alice'), state);
const message = (seq, more = {}) => event(seq, { message_id: `m${seq}`, sender_id: 'bob', text: `t${seq}`, ...more });
const names = { bob: 'Bob', carol: 'Carol', dave: 'Dave', erin: 'Erin' };
const say = (note, before) => noteText(note, 'alice', (user) => names[user], before);

describe('a group', () => {
  it('counts mentions of oneself and of everybody, until they are read', () => {
    const state = after(start(), ['message.new', message(2, { mentions: ['alice'] })], ['message.new', message(3, { mentions: ['all'] })],
      ['message.new', message(4, { mentions: ['carol'] })]);
    const read = after(state, ['receipt.updated', { conversation_id: 'g', user_id: 'alice', read_seq: 2 }]);

    assert.equal(state.conversations.g.mention_count, 2);
    assert.equal(read.conversations.g.mention_count, 1);
    assert.equal(after(state, ['message.deleted', event(5, { message_id: 'm3' })]).conversations.g.mention_count, 1);
  });

  it('counts its members once, also where the list knew of an event already', () => {
    const added = (seq, user) => ['member.added', event(seq, { user_id: user, role: 'member', actor_id: 'bob' })];
    const state = after(start({ last_seq: 5, member_count: 3 }), added(5, 'carol'), added(6, 'dave'), added(6, 'dave'));

    assert.equal(state.conversations.g.member_count, 4);
  });

  it('is no longer one\'s own after a removal, and is again after an addition', () => {
    const removed = after(start(), ['member.removed', event(2, { user_id: 'alice', actor_id: 'bob' })]);
    const back = after(removed, ['member.added', event(3, { user_id: 'alice', actor_id: 'bob', role: 'admin' })]);

    assert.match(whyNotWrite(removed.conversations.g), /removed/);
    assert.equal(removed.conversations.g.left_seq, 2);
    assert.equal(whyNotWrite(back.conversations.g), undefined);
    assert.equal(mayIn(back.conversations.g).run, true);
  });

  it('takes a change of title, and loses a description that is gone', () => {
    const conversation = { title: 'Hills', settings, visibility: 'private' };
    const changed = ['conversation.updated', event(2, { actor_id: 'bob', conversation })];
    const state = after(start({ description: 'old' }), changed);

    assert.equal(state.conversations.g.title, 'Hills');
    assert.equal(state.conversations.g.description, undefined);
    assert.equal(state.conversations.g.role, 'member');
  });

  it('waits for nobody who is gone', () => {
    const state = after(start(), ['receipt.updated', { conversation_id: 'g', user_id: 'bob', delivered_seq: 1, read_seq: 1 }],
      ['member.removed', event(2, { user_id: 'bob', actor_id: 'alice' })]);

    assert.deepEqual(state.receipts.g, {});
  });

  it('lets those write whom its settings name', () => {
    const admins = { ...settings, post: 'admins' };

    assert.equal(mayIn(group({ settings: admins })).post, false);
    assert.equal(mayIn(group({ settings: admins, role: 'admin' })).post, true);
    assert.equal(mayIn(group({ role: undefined })).post, false);
    assert.equal(mayIn({ type: 'direct' }).post, true);
  });

  it('lets only members wait in slow mode', () => {
    const slow = { ...settings, slow_mode_seconds: 30 };
    const now = Date.parse('2026-01-01T00:00:10.000Z');

    assert.equal(slowModeLeft(group({ settings: slow }), '2026-01-01T00:00:00.000Z', now), 20_000);
    assert.equal(slowModeLeft(group({ settings: slow, role: 'admin' }), '2026-01-01T00:00:00.000Z', now), 0);
    assert.equal(slowModeLeft(group({ settings: slow }), '2026-01-01T01:00:00.000Z', now), 30_000, 'a clock that is wrong');
  });
});

describe('notes', () => {
  it('are read where places are missing between messages', () => {
    assert.equal(holes([message(1), message(2)], 0, 2), undefined);
    assert.deepEqual(holes([message(2), message(5, { prev_seq: 4 })], 1, 7), { after: 2, upTo: 7 });
    assert.deepEqual(holes([], 0, 1), { after: 0, upTo: 1 });
  });

  it('lie between the messages that are loaded', () => {
    const note = (seq) => event(seq, { type: 'member.updated', user_id: 'bob', actor_id: 'bob', role: 'admin' });
    const lines = (ends) => withNotesBetween([message(3), message(5)], [note(1), note(4), note(6)], ends).map(({ seq }) => seq);

    assert.deepEqual(lines({ older: 'more', newer: 'more' }), [3, 4, 5]);
    assert.deepEqual(lines({ older: 'none', newer: 'none' }), [1, 3, 4, 5, 6]);
  });

  it('tell of several people who were added at once in one line', () => {
    const added = (seq, user) => event(seq, { type: 'member.added', user_id: user, actor_id: 'alice' });
    const one = (...users) => withNotesBetween([], users.map((user, at) => added(at + 1, user)), { older: 'none', newer: 'none' });

    assert.deepEqual(one('bob', 'carol').map((line) => say(line)), ['You added Bob and Carol']);
    assert.deepEqual(one('bob', 'carol', 'dave', 'erin').map((line) => say(line)), ['You added Bob, Carol and 2 others']);
  });

  it('say who did what', () => {
    const by = (type, user_id, actor_id, role) => say({ type, user_id, actor_id, role });

    assert.equal(by('member.added', 'bob', 'bob'), 'Bob joined');
    assert.equal(by('member.added', 'alice', 'bob'), 'Bob added you');
    assert.equal(by('member.removed', 'bob', 'bob'), 'Bob left');
    assert.equal(by('member.removed', 'alice', 'bob'), 'Bob removed you');
    assert.equal(by('member.updated', 'carol', 'bob', 'admin'), 'Bob made Carol an admin');
    assert.equal(by('member.updated', 'carol', 'bob', 'owner'), 'Bob handed the group over to Carol');
    assert.equal(by('member.updated', 'bob', 'bob', 'admin'), 'Bob is now an admin');
  });

  it('say what changed since the note before', () => {
    const profile = { title: 'Lake', visibility: 'private', settings };
    const notes = [{ type: 'conversation.created', seq: 1, actor_id: 'bob', conversation: profile },
      { type: 'conversation.updated', seq: 4, actor_id: 'bob', conversation: { ...profile, title: 'Hills' } },
      { type: 'conversation.updated', seq: 5, actor_id: 'bob', conversation: { ...profile, title: 'Hills', description: 'up' } },
      { type: 'conversation.updated', seq: 6, actor_id: 'bob', conversation: { ...profile, title: 'Hills', deleted_at: 'now' } }];

    const slow = { ...profile, settings: { ...settings, slow_mode_seconds: 300 } };

    assert.equal(say({ type: 'conversation.updated', actor_id: 'bob', conversation: slow }, profile), 'Bob set slow mode to 5 minutes');
    assert.deepEqual(notes.map((note) => say(note, profileBefore(notes, note.seq))), ['Bob created the group',
      'Bob renamed the group to “Hills”', 'Bob changed the description', 'Bob deleted the group']);
  });
});

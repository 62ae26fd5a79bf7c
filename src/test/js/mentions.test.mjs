import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { asked, cutAtMentions, labelOf, matching, mentionsIn } from '../../main/resources/static/app/mentions.js';

const bob = { user_id: 'b', username: 'bob', display_name: 'Bob' };
const bobby = { user_id: 'by', username: 'bobby', display_name: 'Bob Marley' };
const jose = { user_id: 'j', username: 'jose', display_name: 'José Ñandú' };
const everybody = [bob, bobby, jose];
const named = (text) => mentionsIn(text, everybody).map((each) => each.user_id);

describe('mentions', () => {
  it('begin with an at sign that no word touches', () => {
    assert.deepEqual(asked('hi @bo', 6), { at: 3, query: 'bo' });
    assert.deepEqual(asked('@', 1), { at: 0, query: '' });
    assert.equal(asked('mail me@bo', 10), undefined);
    assert.equal(asked('hi @bo, yes', 2), undefined);
  });

  it('offer whose name, or a word of it, begins so', () => {
    assert.deepEqual(matching('mar', everybody), [bobby]);
    assert.deepEqual(matching('ñ', everybody), [jose]);
    assert.deepEqual(matching('bob', everybody), [bob, bobby]);
    assert.deepEqual(matching('x', everybody), []);
  });

  it('are found by the longest name that fits', () => {
    assert.deepEqual(named('@Bob Marley and @Bob, and @José Ñandú!'), ['by', 'b', 'j']);
    assert.deepEqual(named('@Bobs, a@Bob, @bob'), ['b']);
  });

  it('go by username where two have the same name', () => {
    const other = { user_id: 'b2', username: 'bob2', display_name: 'Bob' };

    assert.equal(labelOf(bob, [bob, other]), 'bob');
    assert.equal(labelOf(bob, everybody), 'Bob');
    assert.deepEqual(mentionsIn('@bob2', [bob, other]).map((each) => each.user_id), ['b2']);
  });

  it('lose nothing of the text', () => {
    const text = 'a @Bob, b @nobody\n@José Ñandú';

    assert.equal(cutAtMentions(text, everybody).map((part) => part.mention ?? part).join(''), text);
    assert.deepEqual(cutAtMentions('@Bob', everybody), [{ mention: '@Bob', user_id: 'b' }]);
  });
});

import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { dayLabel, hueOf, initials, isEmojiOnly, segments, shortTime } from '../../main/resources/static/app/format.js';

describe('text', () => {
  it('cuts links out, without the punctuation that follows them', () => {
    assert.deepEqual(segments('see https://a.test/x?y=1, or (http://b.test).'), [
      'see ', { href: 'https://a.test/x?y=1' }, ', or (', { href: 'http://b.test' }, ').',
    ]);
  });

  it('makes links of web addresses only', () => {
    for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://', 'xhttps:alert(1)', 'vbscript:x']) {
      assert.deepEqual(segments(text).filter((part) => part.href), [], text);
    }
  });

  it('loses nothing of the text', () => {
    const text = 'a https://a.test b\nhttp://[bad c https://d.test/?q=<script>';

    assert.equal(segments(text).map((part) => part.href ?? part).join(''), text);
  });

  it('knows messages of emoji alone', () => {
    for (const text of ['👍', '👍🏽', '❤️', '👩‍💻 🎉', '😀😀😀']) assert.ok(isEmojiOnly(text), text);
    for (const text of ['', 'ok 👍', '1', '😀😀😀😀', '#']) assert.ok(!isEmojiOnly(text), text);
  });

  it('takes initials by what a reader sees as letters', () => {
    assert.equal(initials('Alice Liddell'), 'AL');
    assert.equal(initials('bob'), 'B');
    assert.equal(initials('👩‍💻 dev'), '👩‍💻D');
    assert.equal(initials('  '), '?');
  });

  it('gives one of eight hues', () => {
    for (const id of ['a', 'b', '', 'x'.repeat(64)]) assert.ok(hueOf(id) >= 0 && hueOf(id) < 8);
  });
});

describe('times', () => {
  const now = new Date(2026, 5, 17, 12, 0);
  const at = (...parts) => new Date(...parts).toISOString();

  it('shortens with distance', () => {
    assert.match(shortTime(at(2026, 5, 17, 9, 5), now), /\d\D05/);
    assert.equal(shortTime(at(2026, 5, 16, 23, 59), now), 'Yesterday');
    assert.equal(shortTime(at(2026, 5, 12, 9, 0), now), 'Fri');
    assert.match(shortTime(at(2026, 4, 2, 9, 0), now), /May/);
  });

  it('names days', () => {
    assert.equal(dayLabel(at(2026, 5, 17, 0, 1), now), 'Today');
    assert.equal(dayLabel(at(2026, 5, 16, 0, 1), now), 'Yesterday');
    assert.match(dayLabel(at(2025, 5, 16), now), /2025/);
  });
});

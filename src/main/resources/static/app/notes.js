/** The lines of a group's past: pages of history have messages only, so what lies between them is read from the log. */

import { holes, isGroup, isNote } from './group-model.js';

const PAGE = 100;
const PAGES_MAX = 5; // edits and reactions leave holes too; a stretch longer than this shows without its last lines

export function createNotes({ client }) {

  /** What happened between the messages of a page, where it joins what is loaded already. */
  async function among(conversation, { messages }, items, { older, newer, replaces }) {
    if (!isGroup(conversation)) return [];
    const known = replaces ? [] : messages;
    const run = newer === undefined ? [...items, ...known.slice(0, 1)] : [...known.slice(-1), ...items];
    const from = older === 'none' ? 0 : run[0]?.prev_seq ?? 0;
    const hole = holes(run, from, newer === 'none' ? conversation.left_seq ?? conversation.last_seq : run.at(-1)?.seq ?? from);
    return hole ? read(conversation.conversation_id, hole) : [];
  }

  async function read(id, { after, upTo }, pages = PAGES_MAX) {
    const notes = [];
    for (let at = after, page = 0; at < upTo && page < pages; page++) {
      const { items } = await client.api.events(id, { after_seq: at, limit: PAGE });
      notes.push(...items.filter(({ type }) => isNote(type)).map(({ type, data }) => ({ ...data, type })));
      if (items.length < PAGE) break;
      at = items.at(-1).data.seq;
    }
    return notes;
  }

  return { among, all: (id) => read(id, { after: 0, upTo: Infinity }, PAGES_MAX * 2) };
}

/**
 * The join of live, replayed and repaired events: what is given out is in order, once and without a gap in each conversation, and
 * the cursor of a conversation never moves over a gap.
 */

const PAGE = 100;

export class EventOrder {
  #port; #cursors = new Map(); #heads = new Map(); #repairing = new Set(); #live = false;

  /**
   * @param {Record<string, number>} cursors conversation → the seq up to which everything is known
   * @param {{read: (id: string, query: object) => Promise<{items: object[]}>, deliver: (type: string, data: object) => void,
   *   failed: (error: Error) => void, backoffMs: (attempt: number) => number}} port
   */
  constructor(cursors, port) {
    this.#port = port;
    for (const [id, seq] of Object.entries(cursors)) this.#cursors.set(id, seq);
  }

  /** Those that moved last come last. @returns {[string, number][]} */
  cursors() { return [...this.#cursors]; }

  startAt(id, seq) { if (seq > (this.#cursors.get(id) ?? -1)) this.#advance(id, seq); }

  clear() { this.#cursors.clear(); this.#heads.clear(); }

  /** From here to the next `synced` a replay may still bring what is missing. */
  disconnected() { this.#live = false; }

  #advance(id, seq) {
    this.#cursors.delete(id); // back in at the end
    this.#cursors.set(id, seq);
    if ((this.#heads.get(id) ?? 0) <= seq) this.#heads.delete(id);
  }

  arrived(type, data) {
    const { conversation_id: id, seq, prev_seq: before } = data;
    const cursor = this.#cursors.get(id);
    if (cursor !== undefined && seq <= cursor) return; // seen before
    if (cursor !== undefined && before !== cursor) return this.#missing(id, seq);
    this.#apply(type, data);
  }

  #apply(type, data) {
    if (data.seq <= (this.#cursors.get(data.conversation_id) ?? -1)) return;
    this.#advance(data.conversation_id, data.seq);
    this.#port.deliver(type, data);
  }

  /** An `ok` with a `seq` stands in for the event that the other sockets get. */
  numbered(id, seq) {
    const cursor = this.#cursors.get(id);
    if (cursor === undefined ? seq === 1 || this.#live : seq === cursor + 1) this.#advance(id, seq);
    else if (cursor === undefined || seq > cursor) this.#missing(id, seq);
  }

  #missing(id, seq) {
    this.#heads.set(id, Math.max(seq, this.#heads.get(id) ?? 0));
    if (this.#live) this.#repair(id);
  }

  /** The server left these out of its replay. */
  gap({ conversation_id: id, from_seq, to_seq }) {
    if (!this.#cursors.has(id)) this.#advance(id, from_seq - 1);
    if (to_seq <= this.#cursors.get(id)) return;
    this.#missing(id, to_seq);
    this.#repair(id);
  }

  /** The replay is over: what is still missing up to here has to be read. */
  synced(conversations) {
    this.#live = true;
    for (const { conversation_id: id, last_seq } of conversations) {
      if (!this.#cursors.has(id)) this.#advance(id, last_seq);
      else if (last_seq > this.#cursors.get(id)) this.#missing(id, last_seq);
    }
    for (const [id, seq] of this.#heads) this.#cursors.has(id) ? this.#repair(id) : this.#advance(id, seq);
  }

  async #repair(id, attempt = 0) {
    if (this.#repairing.has(id) || !this.#heads.has(id)) return;
    this.#repairing.add(id);
    try {
      while (this.#heads.has(id)) await this.#readOn(id);
      this.#repairing.delete(id);
    } catch (error) {
      this.#repairing.delete(id);
      this.#port.failed(error);
      if (!error.retryable) return this.#heads.delete(id); // not ours to read any more
      setTimeout(() => this.#repair(id, attempt + 1), this.#port.backoffMs(attempt));
    }
  }

  async #readOn(id) {
    const before = this.#cursors.get(id);
    const { items } = await this.#port.read(id, { after_seq: before, limit: PAGE });
    for (const { type, data } of items) this.#apply(type, data);
    if (!this.#heads.has(id) || this.#cursors.get(id) > before) return;
    throw Object.assign(new Error(`events after ${before} are not readable yet`), { code: 'unavailable', retryable: true });
  }
}

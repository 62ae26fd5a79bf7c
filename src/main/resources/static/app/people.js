/** Who is who: profiles by user id, each asked for once, when a name has to be shown. */

const AT_ONCE = 4;
const TRIES = 3;
const TRY_AGAIN_MS = 2_000;

export function createPeople({ store, client }) {
  const asked = new Set();
  const waiting = [];
  let running = 0;

  const keep = (users) => store.update((state) => {
    const fresh = users.filter((user) => user?.user_id && state.people[user.user_id]?.display_name !== user.display_name);
    const known = () => ({ ...state.people, ...Object.fromEntries(fresh.map((user) => [user.user_id, user])) });
    return fresh.length ? { ...state, people: known() } : state;
  });

  /** Sees to it that these people have names before long. */
  function need(ids) {
    const { people, me } = store.get();
    for (const id of ids) {
      if (!id || id === 'all' || asked.has(id) || people[id] || me?.user_id === id) continue;
      asked.add(id);
      waiting.push(id);
    }
    while (running < AT_ONCE && waiting.length) next();
  }

  async function next() {
    const id = waiting.shift();
    running++;
    keep([await profile(id)]);
    running--;
    if (waiting.length) next();
  }

  /** Of who is gone the id is left. */
  async function profile(id) {
    for (let left = TRIES; left > 0; left--) {
      try {
        return await client.api.user(id);
      } catch (error) {
        if (!error.retryable) return { user_id: id, display_name: 'Deleted account' };
        await new Promise((resolve) => { setTimeout(resolve, error.retry_after_ms ?? TRY_AGAIN_MS); });
      }
    }
    asked.delete(id);
    return undefined;
  }

  /** For somebody else in this page. */
  function forget() {
    asked.clear();
    waiting.length = 0;
  }

  return { need, keep, forget };
}

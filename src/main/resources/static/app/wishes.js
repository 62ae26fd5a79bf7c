/** What somebody wants to be told of, decided as the server does it for pushes. */

/** @param {{push?: string, quiet_hours?: object}|null} preferences of somebody who has said nothing: none */
export function isWanted(preferences, named, now = new Date()) {
  const { push = 'all', quiet_hours: quiet } = preferences ?? {};
  if (push === 'nothing' || (push === 'mentions' && !named)) return false;
  return named || !quiet || !isQuiet(quiet, now);
}

/** Over midnight where it ends before it begins, all day where both are the same. */
function isQuiet({ from, to, time_zone: timeZone }, now) {
  const there = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now);
  return from < to ? from <= there && there < to : from <= there || there < to;
}

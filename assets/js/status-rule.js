// The status of a session, a course and a competition, by the same rules as sitebuilder/content/dates/status.py:
// tests/content/dates/status_cases.json tests both. A moment is "2026-03-07" (a whole day) or
// "2026-03-07T19:00"; `now` is a moment with seconds. All are wall-clock times in the site's time zone,
// so they are compared as strings.

export const ORDER = [
  "open", "limited", "upcoming", "full", "on-demand", "running", "closed", "undecided", "ended", "cancelled",
];
const LIMITED_SHARE = 5;
const MIDNIGHT = "T00:00:00";
const A_DAY = 24 * 60 * 60 * 1000;

function begins(moment) {
  return moment + MIDNIGHT.slice(moment.length - 10);
}

export function ends(moment) {
  if (moment.length > 10) return begins(moment);
  return new Date(Date.parse(moment + "T00:00:00Z") + A_DAY).toISOString().slice(0, 10) + MIDNIGHT;
}

export function sessionStatus(session, now) {
  if (session.cancelled) return "cancelled";
  if (!session.start || !session.end) return session.full ? "full" : "undecided";
  if (now >= ends(session.end)) return "ended";
  if (now >= begins(session.start)) return "running";
  const left = placesLeft(session);
  const counted = left !== undefined;
  if (counted && left <= 0) return "full";
  if (!session.enrol_from || !session.enrol_until) return "undecided";
  if (now < begins(session.enrol_from)) return "upcoming";
  if (now >= ends(session.enrol_until)) return "closed";
  return counted && left * LIMITED_SHARE <= session.capacity ? "limited" : "open";
}

function courseStatus(course, now) {
  const found = course.sessions.map((session) => sessionStatus(session, now));
  if (course.on_demand) found.push("on-demand");
  return ORDER.find((status) => found.includes(status)) || "undecided";
}

// The offers of a course, the best first, as in sitebuilder/content/dates/offers.py. An offer is a status and a
// session; teaching on demand and courses without upcoming sessions have none.
export function offers(course, now) {
  const found = course.sessions
    .map((session) => ({ status: sessionStatus(session, now), session }))
    .filter((each) => ORDER.indexOf(each.status) < ORDER.indexOf("ended"));
  if (course.on_demand) found.push({ status: "on-demand" });
  if (!found.length) return [{ status: courseStatus(course, now) }];
  const start = ({ session }) => (session && session.start ? begins(session.start) : "9999");
  // The stable sort of Chromium 70 and later keeps the order of sessions that begin at the same time.
  return found.sort(
    (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || Number(start(a) > start(b)) - Number(start(a) < start(b)),
  );
}

export function placesLeft({ full, capacity, enrolled }) {
  if (full) return 0;
  return capacity === undefined || enrolled === undefined ? undefined : capacity - enrolled;
}

// The end of a session of which only the former start is known is the former end (known_end in events.py).
export function sessionIsOver({ start, end, moved_from }, now) {
  return Boolean(end && (start || !moved_from)) && now >= ends(end);
}

export function competitionStatus(competition, now) {
  const { entry_from: from, entry_until: until, schedule } = competition;
  if (competition.cancelled) return "cancelled";
  if (competition.held) return "ended";
  const starts = schedule.filter((stage) => stage.start).map((stage) => begins(stage.start));
  const lasts = schedule.filter((stage) => stage.end || stage.start).map((stage) => ends(stage.end || stage.start));
  if (lasts.length && starts.length === schedule.length && lasts.every((last) => now >= last)) return "ended";
  if (!from || !until) return "undecided";
  if (now < begins(from)) return "upcoming";
  if (now < ends(until)) return "open";
  return starts.some((start) => start <= now && start >= begins(until)) ? "running" : "closed";
}

// Returns the moments at which the status may change.
export function sessionChanges({ enrol_from, enrol_until, start, end }) {
  return [...[enrol_from, start].filter(Boolean).map(begins), ...[enrol_until, end].filter(Boolean).map(ends)];
}

export function competitionChanges({ entry_from, entry_until, schedule }) {
  const starts = schedule.map((stage) => stage.start);
  const lasts = schedule.map((stage) => stage.end || stage.start);
  return [
    ...[entry_from, ...starts].filter(Boolean).map(begins),
    ...[entry_until, ...lasts].filter(Boolean).map(ends),
  ];
}

// Keeps status words right between two builds: when a page opens, at the next change, and when it is shown again.
import { between, siteZone, wallClock } from "./clock.js";
import { readCompetition, readCourse, readSession } from "./dates.js";
import {
  competitionChanges, competitionStatus, courseStatus, nextSession, sessionChanges, sessionIsOver, sessionStatus,
} from "./status-rule.js";
import { COMPETITION_STATUS, STATUS, TIME_OF_DAY, UNKNOWN } from "./words.js";

const AN_HOUR = 60 * 60 * 1000;
const KINDS = ["session", "course", "competition"];
let timer;

export function siteNow() {
  return wallClock(new Date(), siteZone());
}

// Corrects every status word below `root` and returns the moments at which one may change.
export function refresh(root, now) {
  const changes = [];
  KINDS.forEach((kind) => {
    root.querySelectorAll(`[data-${kind}]`).forEach((tag) => changes.push(...REFRESH[kind](tag, now)));
  });
  return changes;
}

const REFRESH = {
  session(tag, now) {
    const session = readSession(tag.dataset.session);
    show(tag, sessionStatus(session, now));
    file(tag, sessionIsOver(session, now));
    return sessionChanges(session);
  },
  course(tag, now) {
    const course = readCourse(tag.dataset.course);
    const status = courseStatus(course, now);
    show(tag, status);
    const part = tag.closest(".card") || document;
    part.querySelectorAll("[data-next]").forEach((place) => showNext(place, course.sessions, now));
    part.querySelectorAll("[data-step-for]").forEach((step) => {
      step.hidden = !step.dataset.stepFor.split(" ").includes(status);
    });
    return [].concat(...course.sessions.map(sessionChanges));
  },
  competition(tag, now) {
    const competition = readCompetition(tag.dataset.competition);
    show(tag, competitionStatus(competition, now), COMPETITION_STATUS);
    return competitionChanges(competition);
  },
};

function show(tag, status, words = STATUS) {
  if (tag.classList.contains(`status-${status}`)) return;
  tag.className = `status status-${status}`;
  tag.textContent = words[status];
}

function showNext(place, sessions, now) {
  const session = sessions[nextSession(sessions, now)];
  const start = session && session.start;
  const text = start ? `${start.replace("T", " ")} ${TIME_OF_DAY[session.time_of_day] || ""}`.trim() : UNKNOWN;
  if (place.textContent.trim() === text) return;
  place.textContent = text;
  place.classList.toggle("unknown", !start);
}

// A session that is over moves to the part of the table for past ones.
function file(tag, isOver) {
  const row = tag.closest("tbody");
  const table = row && row.closest("[data-sessions]");
  if (!table || !isOver || row.dataset.over !== undefined) return;
  row.dataset.over = "";
  row.querySelectorAll("[data-until-over]").forEach((part) => (part.hidden = true));
  const past = table.querySelector("[data-past]");
  past.hidden = false;
  past.after(row);
}

function update() {
  clearTimeout(timer);
  const now = siteNow();
  const coming = refresh(document, now).filter((moment) => moment > now).sort();
  document.dispatchEvent(new CustomEvent("statuschange"));
  // A timer sleeps with the machine: looking once an hour costs nothing.
  if (coming.length) timer = setTimeout(update, Math.min(between(now, coming[0]), AN_HOUR));
}

update();
window.addEventListener("pageshow", update);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) update();
});

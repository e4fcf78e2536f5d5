// Keeps status labels right between builds: on opening a page, at the next change, and when it is shown again.
import { millisecondsBetween, siteZone, wallClock } from "./clock.js";
import { readCompetition, readCourse, readSession } from "./status-dates.js";
import { refreshDates } from "./dates.js";
import { refreshLessons } from "./sessions-lessons.js";
import { showOffer, showStatus } from "./offer.js";
import {
  competitionChanges, competitionStatus, ends, offers, sessionChanges, sessionIsOver, sessionStatus,
} from "./status-rule.js";
import { COMPETITION_STATUS, STATUS } from "./words.js";

const AN_HOUR = 60 * 60 * 1000;
const KINDS = ["session", "course", "competition"];
let timer;

export function siteNow() {
  return wallClock(new Date(), siteZone());
}

// Corrects all status labels below `root` and returns the moments at which any may change.
export function refreshStatuses(root, now) {
  const changes = [];
  KINDS.forEach((kind) => {
    root.querySelectorAll(`[data-${kind}]`).forEach((tag) => changes.push(...REFRESH[kind](tag, now)));
  });
  return changes;
}

const hasWord = (list, word) => list.split(" ").includes(word);

// A card in a section for courses of some statuses (`data-while`) is hidden while its course has another one.
const REFRESH = {
  session(tag, now) {
    const session = readSession(tag.dataset.session);
    showStatus(tag, sessionStatus(session, now), STATUS);
    moveToPast(tag, sessionIsOver(session, now));
    return sessionChanges(session);
  },
  course(tag, now) {
    const course = readCourse(tag.dataset.course);
    const list = tag.closest("[data-offered]");
    const found = offers(course, now);
    const offer = (list && found.find((each) => each.status === list.dataset.offered)) || found[0];
    const part = tag.closest(".card") || document;
    showOffer(part, tag, offer);
    const section = tag.closest("[data-while]");
    if (section) {
      part.hidden = !hasWord(section.dataset.while, offer.status);
      section.hidden = !section.querySelector(".card:not([hidden])");
    }
    part.querySelectorAll("[data-step-for]").forEach((step) => {
      step.hidden = !hasWord(step.dataset.stepFor, offer.status);
    });
    return [].concat(...course.sessions.map(sessionChanges));
  },
  competition(tag, now) {
    const competition = readCompetition(tag.dataset.competition);
    showStatus(tag, competitionStatus(competition, now), COMPETITION_STATUS);
    return competitionChanges(competition);
  },
};

// Moves a session that is over to the part of the table for past ones, and back if the clock was wrong.
function moveToPast(tag, isOver) {
  const row = tag.closest("tbody");
  const table = row && row.closest("[data-sessions]");
  if (!table || isOver === (row.dataset.over !== undefined)) return;
  const past = table.querySelector("[data-past]");
  if (isOver) {
    row.place = new Comment();
    row.replaceWith(row.place);
    past.after(row);
  } else if (row.place) row.place.replaceWith(row);
  else return;
  row.toggleAttribute("data-over", isOver);
  row.querySelectorAll("[data-until-over]").forEach((part) => (part.hidden = isOver));
  past.hidden = !table.querySelector("[data-over]");
}

function refreshPage() {
  clearTimeout(timer);
  const now = siteNow();
  const moments = [refreshStatuses, refreshDates, refreshLessons].flatMap((refresh) => refresh(document, now));
  moments.push(ends(now.slice(0, 10))); // Tomorrow, another day is today.
  const coming = moments.filter((moment) => moment > now).sort();
  document.dispatchEvent(new CustomEvent("statuschange"));
  // Timers pause while the machine sleeps: checking once an hour costs nothing.
  timer = setTimeout(refreshPage, Math.min(millisecondsBetween(now, coming[0]), AN_HOUR));
}

refreshPage();
// Shown again as it was left, by the back button.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) refreshPage();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) refreshPage();
});

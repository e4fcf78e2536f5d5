// Shows an offer of a course on its card or its page, like sitebuilder/views/courses/status.py.
import { placesLeft } from "./status-rule.js";
import { OFFER, STATUS, TIME_OF_DAY, UNKNOWN, WEEKDAYS } from "./words.js";

// `part` is the card or the page, `tag` its status label.
export function showOffer(part, tag, offer) {
  showStatus(tag, offer.status, STATUS);
  part.querySelectorAll("[data-next]").forEach((element) => {
    const text = startText(offer);
    setText(element, text || UNKNOWN);
    element.closest("[data-next-fact]").hidden = !text;
  });
  const text = enrolmentText(offer);
  part.querySelectorAll("[data-enrolment]").forEach((element) => {
    setText(element, text);
    (element.closest("[data-enrolment-fact]") || element).hidden = !text;
  });
}

export function showStatus(tag, status, words) {
  if (tag.classList.contains(`status-${status}`)) return;
  tag.className = `status status-${status}`;
  tag.textContent = words[status];
}

function startText({ status, session }) {
  if (status === "on-demand") return OFFER.onDemand;
  if (!session) return "";
  const moved = movedText(session);
  if (!session.start) return moved;
  const [date, time] = session.start.split("T");
  const parts = [`${date}（${weekdayOf(date)}）`, time && time.slice(0, 5), TIME_OF_DAY[session.time_of_day], moved];
  return parts.filter(Boolean).join(" ");
}

export function movedText({ cancelled, moved_from, start }) {
  if (cancelled || !moved_from) return "";
  return OFFER.moved(dayText(moved_from)) + (start ? "" : OFFER.open);
}

export function enrolmentText({ status, session }) {
  if (status === "upcoming") return OFFER.opens(dayText(session.enrol_from));
  if (status !== "open" && status !== "limited") return "";
  const left = placesLeft(session);
  return OFFER.closes(dayText(session.enrol_until)) + (left === undefined ? "" : OFFER.left(left));
}

// Returns "2026-12-25T17:00" as "12月25日（周五）17:00".
export function dayText(moment) {
  const [date, time] = moment.split("T");
  const [, month, day] = date.split("-").map(Number);
  return OFFER.day(month, day, weekdayOf(date), time ? time.slice(0, 5) : "");
}

function weekdayOf(date) {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
}

function setText(element, text) {
  if (element.textContent.trim() !== text) element.textContent = text;
}

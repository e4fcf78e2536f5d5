// Updates the next lesson of each session between builds, like sitebuilder/views/courses/lessons.py.
import { dayText } from "./offer.js";
import { ends } from "./status-rule.js";

// Returns the moments at which the next lesson changes.
export function refreshLessons(root, now) {
  const moments = [];
  root.querySelectorAll("[data-lessons]").forEach((line) => {
    const lessons = line.dataset.lessons.split(" ").map((text) => text.split("/"));
    const over = lessons.map(([start, end]) => ends(end || start));
    const next = over.findIndex((moment) => moment > now);
    const session = line.closest("tbody").querySelector("[data-session]");
    const isShown = next >= 0 && !session.classList.contains("status-cancelled");
    line.hidden = !isShown;
    if (isShown) line.querySelector("strong").textContent = lessonText(...lessons[next]);
    moments.push(...over);
  });
  return moments;
}

function lessonText(start, end) {
  return dayText(start).trim() + (end ? `—${end.slice(11, 16)}` : "");
}

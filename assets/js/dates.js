// Removes dates that are over since the build from lists of the next dates, and lists that become empty.
import { ends } from "./status-rule.js";

// Returns the moments at which a date is over.
export function refreshDates(root, now) {
  const moments = [];
  root.querySelectorAll("[data-dates]").forEach((list) => {
    const items = [...list.querySelectorAll("[data-until]")];
    items.forEach((item) => {
      const end = ends(item.dataset.until);
      item.hidden = now >= end;
      moments.push(end);
    });
    list.hidden = items.every((item) => item.hidden);
  });
  return moments;
}

// Lists of the next dates: what is over since the build goes, and a list with nothing left.
import { ends } from "./status-rule.js";

// Returns the moments at which one of them is over.
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

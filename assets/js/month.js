// Makes the calendar begin today: removes weeks and months that are over since the build, and marks today.
import { siteNow } from "./status.js";

function markToday(today) {
  const months = [...document.querySelectorAll("[data-month]")];
  document.querySelectorAll("[data-to-month]").forEach((chip) => {
    chip.hidden = chip.dataset.toMonth < today.slice(0, 7);
  });
  months.forEach((section) => {
    section.hidden = section.dataset.month < today.slice(0, 7);
    section.querySelectorAll("tbody tr").forEach((week) => {
      const days = [...week.querySelectorAll("td > time")].map((day) => day.dateTime);
      week.hidden = days.every((day) => day < today);
    });
  });
  document.querySelector("[data-no-months]").hidden = months.some((section) => !section.hidden);
  document.querySelectorAll(".month-today").forEach((cell) => {
    cell.classList.remove("month-today");
    cell.removeAttribute("aria-current");
  });
  const day = document.querySelector(`[data-month] td > time[datetime="${today}"]`);
  if (!day) return;
  day.parentNode.classList.add("month-today");
  day.parentNode.setAttribute("aria-current", "date");
}

if (document.querySelector("[data-month]")) {
  const refresh = () => markToday(siteNow().slice(0, 10));
  document.addEventListener("statuschange", refresh);
  refresh();
}

// Makes the calendar begin today: folds weeks and months that are over since the build, and marks today.

const fold = document.querySelector("[data-fold]");
if (fold) document.dispatchEvent(new CustomEvent("borrow", { detail: (site) => startFolding(fold, site.siteNow) }));

// `siteNow` is what the site's script lends (lend.js).
function startFolding(fold, siteNow) {
  const button = fold.querySelector("button");
  let isFolded = true;

  function refresh() {
    const today = siteNow().slice(0, 10);
    foldWeeks(fold, today, isFolded);
    markToday(today);
  }

  button.addEventListener("click", () => {
    isFolded = !isFolded;
    button.textContent = isFolded ? button.dataset.show : button.dataset.hide;
    refresh();
  });
  document.addEventListener("statuschange", refresh);
  refresh();
}

// Hides, while they are folded, the weeks before today without a date that lasts, and the months that have no others.
function foldWeeks(fold, today, isFolded) {
  let hasWeeks = false;
  let hasPastDates = false;
  document.querySelectorAll("[data-month]").forEach((section) => {
    const weeks = [...section.querySelectorAll("tbody tr")];
    weeks.forEach((week) => {
      const isOver = [...week.querySelectorAll("time")].every((time) => time.dateTime < today);
      week.hidden = isOver && isFolded;
      hasWeeks = hasWeeks || !isOver;
      hasPastDates = hasPastDates || (isOver && week.querySelector("li") !== null);
    });
    section.hidden = weeks.every((week) => week.hidden);
    const chip = document.querySelector(`[data-to-month="${section.dataset.month}"]`);
    if (chip) chip.hidden = section.hidden;
  });
  document.querySelector("[data-no-months]").hidden = hasWeeks;
  fold.hidden = !hasPastDates;
}

function markToday(today) {
  document.querySelectorAll(".month-today").forEach((cell) => {
    cell.classList.remove("month-today");
    cell.removeAttribute("aria-current");
  });
  const day = document.querySelector(`[data-month] td > time[datetime="${today}"]`);
  if (!day) return;
  day.parentNode.classList.add("month-today");
  day.parentNode.setAttribute("aria-current", "date");
}

// What the course finder uses of this script: it is a script of its own (course-list/), so that no other page
// loads it. It says when it is there, with the function that takes these.
import { showOffer } from "./offer.js";
import { readCourse } from "./status-dates.js";
import { offers } from "./status-rule.js";
import { refreshStatuses, siteNow } from "./status.js";

document.addEventListener("finderready", ({ detail: start }) => {
  start({ offers, readCourse, refreshStatuses, showOffer, siteNow });
});

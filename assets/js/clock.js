// The wall clock of the site's time zone, whatever the visitor's own is.

const UNITS = ["year", "month", "day", "hour", "minute", "second"];

export function siteZone() {
  const meta = document.querySelector('meta[name="time-zone"]');
  return meta ? meta.content : "Asia/Shanghai";
}

// Returns a Date as "2026-03-07T19:00:00" in an IANA time zone.
export function wallClock(date, zone) {
  const options = { timeZone: zone, hourCycle: "h23" };
  UNITS.forEach((unit) => (options[unit] = unit === "year" ? "numeric" : "2-digit"));
  const found = {};
  new Intl.DateTimeFormat("en-US", options).formatToParts(date).forEach(({ type, value }) => (found[type] = value));
  found.hour = String(found.hour % 24); // Chromium 80 formats midnight as 24.
  const [year, month, day, hour, minute, second] = UNITS.map((unit) => found[unit].padStart(2, "0"));
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}

// Milliseconds from one wall-clock time to another.
export function millisecondsBetween(now, later) {
  return Date.parse(later + "Z") - Date.parse(now + "Z");
}

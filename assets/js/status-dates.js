// Parses the dates of a status label, as sitebuilder/views/shared/status_tags.py writes them.

function number(text) {
  return text ? Number(text) : undefined;
}

export function readSession(line) {
  const [start, end, enrol_from, enrol_until, capacity, enrolled, marks, time_of_day, moved_from] = line.split(",");
  return {
    start, end, enrol_from, enrol_until, time_of_day, moved_from,
    capacity: number(capacity),
    enrolled: number(enrolled),
    full: marks.includes("f"),
    cancelled: marks.includes("c"),
  };
}

export function readCourse(text) {
  const [marks, ...lines] = text.split(";");
  return { on_demand: marks === "d", sessions: lines.map(readSession) };
}

export function readCompetition(text) {
  const [entry, ...lines] = text.split(";");
  const [entry_from, entry_until, marks] = entry.split(",");
  const schedule = lines.map((line) => {
    const [start, end] = line.split(",");
    return { start, end };
  });
  return { entry_from, entry_until, schedule, held: marks.includes("h"), cancelled: marks.includes("c") };
}

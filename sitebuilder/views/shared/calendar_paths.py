"""Paths of the calendar files of courses, competitions and sessions."""


def calendar_path(path: str) -> str:
    """Return the path of the calendar of a course or competition; it exists if any date is known."""
    return f"{path}calendar.ics"


def session_calendar_path(path: str, session_id: str) -> str:
    """Return the path of the calendar of a session whose first day is known, or its former one."""
    return f"{path}sessions/{session_id}.ics"

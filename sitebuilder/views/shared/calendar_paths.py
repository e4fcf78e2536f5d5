"""Where the calendar files of a course, a competition and a session stand."""


def calendar_path(path: str) -> str:
    """Return the path of the calendar of a course or competition, which it has if it has any date."""
    return f"{path}calendar.ics"


def session_calendar_path(path: str, session_id: str) -> str:
    """Return the path of the calendar of a session, which it has if its first day is known."""
    return f"{path}sessions/{session_id}.ics"

"""The status of a competition, with the dates on which it depends."""

from datetime import datetime

from sitebuilder.content.dates.status import Status, competition_status
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.fields import choice_word
from sitebuilder.messages import word
from sitebuilder.views.shared.status_tags import StatusTag, moment_text


def competition_tag(competition: Competition, now: datetime) -> StatusTag:
    """Return the status tag of a competition at a moment."""
    status = competition_status(competition, now)
    label = word("status-running-competition") if status is Status.RUNNING else choice_word(status)
    return StatusTag(status.value, label, "competition", competition_line(competition))


def competition_line(competition: Competition) -> str:
    """Return the dates of a competition as a line for scripts.

    The first record has the start and end of registration and the flags ``h`` (held) and ``c`` (cancelled),
    the others have the start and end of each stage.
    """
    flags = ("h" if competition.held else "") + ("c" if competition.cancelled else "")
    entry = (moment_text(competition.entry_from), moment_text(competition.entry_until), flags)
    stages = (f"{moment_text(each.start)},{moment_text(each.end)}" for each in competition.schedule)
    return ";".join((",".join(entry), *stages))

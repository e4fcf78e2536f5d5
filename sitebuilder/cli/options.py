"""The options of all commands in one table, parsed directly for a plain build and by Click otherwise.

Every idle build imports this, so it imports almost nothing.
"""

from collections.abc import Container, Sequence


class Option:
    """An option: its flags, the type of its value, and the value's placeholder in the help.

    ``value`` is ``flag`` if it takes no value, else ``path``, ``moment`` (ISO 8601),
    ``language``, ``jobs`` (1 to 64), ``port``, ``format`` (of a report) or ``text``; ``optional`` if a text
    may follow.
    """

    __slots__ = ("flags", "metavar", "value")

    def __init__(self, flags: tuple[str, ...], value: str, metavar: str | None = None) -> None:
        self.flags, self.value, self.metavar = flags, value, metavar


OPTIONS = {
    "site": Option(("-C", "--site"), "path", "DIR"),
    "now": Option(("--now",), "moment", "2026-03-01T08:00"),
    "lang": Option(("--lang",), "language"),
    "output": Option(("--output",), "path", "DIR"),
    "drafts": Option(("--drafts",), "flag"),
    "release": Option(("--release",), "flag"),
    "strict": Option(("--strict",), "flag"),
    "clean": Option(("--clean",), "flag"),
    "adopt": Option(("--adopt",), "flag"),
    "allow_removals": Option(("--allow-removals",), "flag"),
    "jobs": Option(("--jobs",), "jobs", "N"),
    "format": Option(("--format",), "format"),
    "html": Option(("--html",), "path", "FILE"),
    "markdown": Option(("--markdown",), "path", "FILE"),
    "show_all": Option(("--all",), "flag"),
    "port": Option(("--port",), "port", "N"),
    "slug": Option(("--slug",), "text"),
    "column": Option(("--column",), "text"),
    "round": Option(("--round",), "text"),
    "name": Option(("--name",), "text"),
    "csv": Option(("--csv",), "flag"),
    "dry_run": Option(("--dry-run",), "flag"),
    "yes": Option(("--yes",), "flag"),
    "dirty": Option(("--dirty",), "flag"),
    "allow_older": Option(("--allow-older",), "flag"),
    "lists": Option(("--list",), "flag"),
    "rollback": Option(("--rollback",), "optional", "[RELEASE]"),
    "unhold": Option(("--unhold",), "flag"),
    "if_due": Option(("--if-due",), "flag"),
    "changed_urls": Option(("--changed-urls",), "path", "FILE"),
    "link": Option(("--link",), "text", "PATH"),
    "into": Option(("--into",), "path", "DIR"),
}
"""The options by name."""

SITE_OPTIONS = ("site", "now", "lang")
BUILD_OPTIONS = (*SITE_OPTIONS, "output", "drafts", "clean", "adopt", "allow_removals", "jobs")
RELEASE_OPTIONS = (*BUILD_OPTIONS, "release")
COMMAND_OPTIONS = {
    "build": (*RELEASE_OPTIONS, "strict", "show_all"),
    "check": (*RELEASE_OPTIONS, "strict", "show_all", "format"),
    "serve": (*RELEASE_OPTIONS, "show_all", "port"),
    "new": (*SITE_OPTIONS, "slug", "column"),
    "import": (*SITE_OPTIONS, "slug", "column"),
    "migrate": (*SITE_OPTIONS, "column"),
    "explain": RELEASE_OPTIONS,
    "next-change": RELEASE_OPTIONS,
    "sign": (*SITE_OPTIONS, "round", "name"),
    "log": (*SITE_OPTIONS, "csv"),
    "diff": (*SITE_OPTIONS, "jobs", "html", "markdown"),
    "deploy": (
        *SITE_OPTIONS,
        *("dry_run", "yes", "dirty", "allow_older", "allow_removals", "if_due", "changed_urls"),
        *("lists", "rollback", "unhold", "clean", "jobs"),
    ),
    "hosting": (*SITE_OPTIONS, "link", "into"),
}
"""The names of each command's options, in the order of its help."""

_PLAIN = frozenset({"site", "now", "lang", "output", "drafts", "release", "strict", "jobs"})
_BY_FLAG = {flag: name for name, option in OPTIONS.items() for flag in option.flags}


def plain_options(arguments: Sequence[str]) -> dict[str, str] | None:
    """Return the options of a build by name; None for another command or anything unusual.

    ``now`` is ISO 8601 to the second, without an offset.
    """
    options: dict[str, str] = {}
    pending = list(arguments)
    if "build" in pending[:1]:
        pending.pop(0)
    while pending:
        name = _BY_FLAG.get(pending.pop(0))
        if name not in _PLAIN:
            return None
        if OPTIONS[name].value == "flag":
            options[name] = ""
        elif pending:
            options[name] = pending.pop(0)
        else:
            return None
    if is_contradictory(options):
        return None
    if options.get("jobs", "1") not in map(str, range(1, 65)):
        return None
    if "now" in options:
        now = _plain_moment(options["now"])
        if now is None:
            return None
        options["now"] = now
    return options


def _plain_moment(text: str) -> str | None:
    """Return a local moment in ISO 8601 to the second; None for what is none, or has an offset."""
    # Imported here: a build without the option has no use for it.
    from datetime import datetime

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    is_plain = moment.tzinfo is None and not moment.microsecond
    return moment.isoformat(timespec="seconds") if is_plain else None


def is_contradictory(given: Container[str]) -> bool:
    """Return whether options, given by name, contradict each other: a release cannot have drafts."""
    return "release" in given and "drafts" in given


def takes_value(argument: str) -> bool:
    """Return whether an argument is an option followed by a value."""
    name = _BY_FLAG.get(argument)
    return name is not None and OPTIONS[name].value not in ("flag", "optional")


def option_value(arguments: Sequence[str], name: str) -> str | None:
    """Return the value of an option in the arguments, or None."""
    for index, argument in enumerate(arguments):
        flag, equals, value = argument.partition("=")
        if flag in OPTIONS[name].flags:
            return value if equals else next(iter(arguments[index + 1 :]), None)
    return None

"""The shortest way through a build that has nothing to do; everything else goes the long way."""

import os
import sys
import time
from collections.abc import Mapping, Sequence

from sitebuilder.cache.fingerprint import PACKAGE, Fingerprint
from sitebuilder.cache.idle_check import find_idle_record

ROOT = os.path.dirname(PACKAGE)
"""Where build.py lies: the default site, whose templates and assets serve any site without its own."""

_WITH_VALUE = {
    "-C": "site",
    "--site": "site",
    "--output": "output",
    "--now": "now",
    "--jobs": "jobs",
    "--lang": "lang",
}


def quick_build(options: Mapping[str, str]) -> tuple[int | None, Fingerprint | None]:
    """Return 0 after telling that nothing has changed; None when that is not certain.

    Returned beside it is how the inputs looked, if they were looked at. ``options`` are those of
    ``plain_options``.
    """
    started = time.perf_counter()
    site = os.path.abspath(options.get("site", ROOT))
    output = os.path.abspath(options.get("output", os.path.join(site, "public")))
    drafts = "drafts" in options
    last, seen = find_idle_record(site, output, ROOT, drafts=drafts, now=options.get("now"))
    if last is None:
        return None, seen
    sentence = last.sentences.get(options.get("lang", last.language))
    if sentence is None:
        return None, seen
    seconds = time.perf_counter() - started
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    print(sentence.format(written=0, kept=last.count, removed=0, seconds=seconds))
    return 0, seen


def plain_options(arguments: Sequence[str]) -> dict[str, str] | None:
    """Return the options of a build by name; None for another command or anything unusual.

    ``now`` is ISO 8601 to the second, without an offset.
    """
    options: dict[str, str] = {}
    pending = list(arguments)
    if "build" in pending[:1]:
        pending.pop(0)
    while pending:
        name = pending.pop(0)
        if name == "--drafts":
            options["drafts"] = ""
        elif name in _WITH_VALUE and pending:
            options[_WITH_VALUE[name]] = pending.pop(0)
        else:
            return None
    jobs = options.get("jobs", "1")
    if not jobs.isdecimal() or int(jobs) == 0:
        return None
    now = options.get("now")
    if now is not None and (len(now) != len("2026-03-01T08:00") or now[10] != "T"):
        return None
    if now is not None:
        options["now"] = now + ":00"
    return options

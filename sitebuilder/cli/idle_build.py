"""The shortest path through a build with nothing to do."""

import os
import sys
import time
from collections.abc import Mapping

from sitebuilder.cache.fingerprint import PACKAGE, Fingerprint
from sitebuilder.cache.idle_check import find_idle_record

ROOT = os.path.dirname(PACKAGE)
"""The folder of build.py: the default site, and the fallback for templates and assets."""


def idle_build(options: Mapping[str, str]) -> tuple[int | None, Fingerprint | None]:
    """Print that nothing has changed and return 0, or return None if that is not certain.

    Also returns the fingerprint of the inputs, if it was taken. ``options`` are those of ``plain_options``.
    """
    started = time.perf_counter()
    site = os.path.abspath(options.get("site", ROOT))
    output = os.path.abspath(options.get("output", os.path.join(site, "public")))
    mode = "drafts" in options, "release" in options
    record, fingerprint = find_idle_record(site, output, ROOT, mode, options.get("now"))
    if record is None:
        return None, fingerprint
    language = options.get("lang", "zh-CN")
    sentence, warnings = record["sentences"].get(language), record["warnings"].get(language)
    if sentence is None or (warnings and "strict" in options):
        return None, fingerprint
    seconds = time.perf_counter() - started
    if warnings:
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        print(warnings, file=sys.stderr)
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    print(sentence.format(written=0, kept=record["count"], removed=0, seconds=seconds))
    return 0, fingerprint

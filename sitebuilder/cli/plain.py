"""A build with plain options: without the library that understands all others, as it takes long to import."""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sitebuilder.cache.fingerprint import Fingerprint
from sitebuilder.cli.ahead import usable_processors
from sitebuilder.cli.building import build_site
from sitebuilder.cli.language import program_language
from sitebuilder.cli.quick import ROOT
from sitebuilder.cli.safely import safely
from sitebuilder.formats.jinja.compiling import Compiling
from sitebuilder.messages import LANGUAGES
from sitebuilder.pipeline import BuildOptions


def plain_build(
    values: Mapping[str, str], arguments: Sequence[str], seen: Fingerprint | None, compiling: Compiling | None
) -> int | None:
    """Build a site and return the exit code; None when an option needs a closer look.

    ``values`` are those of ``quick.plain_options`` by the name of the option; ``seen`` is how the inputs
    looked a moment ago; ``compiling`` compiles templates meanwhile.
    """
    jobs, language = values.get("jobs", "1"), values.get("lang", "zh-CN")
    if not jobs.isdecimal() or not 1 <= int(jobs) <= 64 or language not in LANGUAGES:
        return None
    try:
        now = datetime.fromisoformat(values["now"]) if "now" in values else None
    except ValueError:
        return None
    site = Path(os.path.abspath(values.get("site", ROOT)))
    options = BuildOptions(
        site=site,
        output=Path(os.path.abspath(values.get("output", site / "public"))),
        fallback=Path(ROOT),
        now=now,
        drafts="drafts" in values,
        jobs=int(jobs) if "jobs" in values else usable_processors(),
    )
    language = program_language(arguments, Path(ROOT))
    return safely(lambda: build_site(options, language, seen, compiling), site, language)

"""Building a site and telling what came of it."""

import sys

from sitebuilder.cache.fingerprint import Fingerprint
from sitebuilder.cli.progress import progress_bar
from sitebuilder.formats.jinja.compiling import Compiling
from sitebuilder.messages import errors, format_problems, say
from sitebuilder.pipeline import BuildOptions, BuildResult, build


def build_site(
    options: BuildOptions, language: str, seen: Fingerprint | None = None, compiling: Compiling | None = None
) -> int:
    """Build a site, print the result in the language, and return the exit code.

    ``seen`` is how the inputs looked a moment ago, if they were looked at; ``compiling`` compiles templates
    meanwhile.
    """
    with progress_bar(language) as progress:
        result = build(options, progress, seen, compiling)
    tell_problems(result, language)
    if errors(result.problems):
        print(say("not-built" if result.is_unchanged else "not-whole", language), file=sys.stderr)
        return 1
    counts = {"written": result.written, "kept": result.kept, "removed": result.removed}
    print(say("done", language, seconds=result.seconds, **counts))
    return 0


def tell_problems(result: BuildResult, language: str) -> None:
    """Print all problems and their number."""
    if not result.problems:
        return
    print(format_problems(result.problems, language), file=sys.stderr)
    wrong = len(errors(result.problems))
    counts = say("problem-count", language, errors=wrong, warnings=len(result.problems) - wrong)
    print(f"\n{counts}", file=sys.stderr)

"""Links that are dead only because a release leaves out samples: to lists that show nothing else.

Which pages these are is known by planning the site once more, with its samples: only where a link is dead.
"""

from collections.abc import Iterable
from urllib.parse import unquote

from msgspec.structs import replace

from sitebuilder.content.output_paths import to_nfc
from sitebuilder.messages import Problem, problem
from sitebuilder.pipeline.gather import gather_library
from sitebuilder.pipeline.options import BuildOptions
from sitebuilder.pipeline.plan import SitePlan, plan_outputs

_DEAD = frozenset({"dead-link", "dead-anchor"})


def mark_sample_links(planned: SitePlan, options: BuildOptions) -> SitePlan:
    """Return the plan of a release, its dead links to samples told as such."""
    if not any(each.code in _DEAD for each in planned.problems):
        return planned
    whole = plan_outputs(gather_library(planned.sources, replace(options, release=False), options.now))
    pages = {path.removesuffix("index.html") for section in whole.sections for path in section.record.paths}
    return replace(planned, problems=tuple(_told(planned.problems, pages, frozenset(whole.problems))))


def _told(
    problems: Iterable[Problem], pages: set[str], with_samples: frozenset[Problem]
) -> Iterable[Problem]:
    """Yield problems; ``pages`` and ``with_samples`` are the site's pages and problems with its samples."""
    for each in problems:
        target = dict(each.values).get("target", "")
        is_page = each.code == "dead-link" and _page(target) in pages
        is_anchor = each.code == "dead-anchor" and not target.startswith("/") and each not in with_samples
        if is_page or is_anchor:
            yield problem("link-to-sample", each.place, target=target)
        else:
            yield each


def _page(target: str) -> str:
    path = target.partition("#")[0].partition("?")[0]
    return to_nfc(unquote(path.removeprefix("/")))

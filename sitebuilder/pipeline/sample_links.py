"""Links that are dead only because a release leaves out samples, such as one to a list of samples.

To find their targets the site is planned once more with its samples, but only if there is a dead link.
"""

from collections.abc import Iterable
from urllib.parse import unquote

from msgspec.structs import replace

from sitebuilder.content.paths.output_paths import to_nfc, without_index
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.pipeline.gather import gather_library
from sitebuilder.pipeline.options import BuildOptions
from sitebuilder.pipeline.plan import SitePlan, plan_outputs
from sitebuilder.views.checks.check_plan import covered_places

_DEAD = frozenset({"dead-link", "dead-anchor"})


def mark_sample_links(planned: SitePlan, options: BuildOptions) -> SitePlan:
    """Return a release's plan in which dead links to samples are reported as such."""
    if not any(each.code in _DEAD for each in planned.problems):
        return planned
    plan_with_samples = plan_outputs(
        gather_library(planned.sources, replace(options, release=False), options.now)
    )
    pages = {without_index(path) for section in plan_with_samples.sections for path in section.record.paths}
    covered = covered_places(planned.context) if planned.context else frozenset[Place]()
    with_samples = frozenset(plan_with_samples.problems)
    return replace(planned, problems=tuple(_mark_problems(planned.problems, pages, with_samples, covered)))


def _mark_problems(
    problems: Iterable[Problem],
    pages: set[str],
    with_samples: frozenset[Problem],
    covered: frozenset[Place],
) -> Iterable[Problem]:
    """Yield the problems, with dead links to samples replaced.

    ``pages`` and ``with_samples`` are the pages and the problems of the site with its samples. At the places
    ``covered`` a navigation item says that it covers a page. That is no link: a release may lack the page.
    """
    for each in problems:
        target = dict(each.values).get("target", "")
        is_page = each.code == "dead-link" and _page(target) in pages
        if is_page and each.place in covered:
            continue
        is_anchor = each.code == "dead-anchor" and not target.startswith("/") and each not in with_samples
        if is_page or is_anchor:
            yield problem("link-to-sample", each.place, target=target)
        else:
            yield each


def _page(target: str) -> str:
    path = target.partition("#")[0].partition("?")[0]
    return to_nfc(unquote(path.removeprefix("/")))

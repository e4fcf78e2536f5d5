"""Explain what an output is made from, why it was rendered, and when the site will next change by itself."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from sitebuilder.cache.build_record import BuildRecord, load_build_record
from sitebuilder.cache.keys import KeyMaker
from sitebuilder.content.documents import next_moments
from sitebuilder.content.paths.output_paths import collision_key, without_index
from sitebuilder.formats.encoders import ENCODERS
from sitebuilder.formats.jinja.dependencies import dependencies
from sitebuilder.messages import Problem, errors
from sitebuilder.output.folder import list_output
from sitebuilder.pipeline.gather import gather_library
from sitebuilder.pipeline.options import BuildOptions
from sitebuilder.pipeline.pipeline import plan_site
from sitebuilder.pipeline.plan import SitePlan, plan_outputs
from sitebuilder.pipeline.search import add_search_index, index_sources, search_index
from sitebuilder.pipeline.staleness import KEPT, find_stale
from sitebuilder.pipeline.workspace import open_workspace
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.output import Asset, Output, Page


class Explanation(Struct, frozen=True):
    """An output and its causes.

    ``maker`` is its template, or the way it is made otherwise (``calendar``, ``json``, ``text``, ``copy``,
    ``picture``, ``share-picture``, ``bundle``, ``search``). ``templates`` are all templates involved,
    ``sources`` the files whose content it shows. ``last`` is the reason why the last build rendered it
    (``new``, ``generator``, ``template``, ``frame``, ``content``, ``file``), or ``kept``, or ``never``;
    ``next`` is the same for a build that runs now.
    """

    path: str
    maker: str
    templates: tuple[str, ...]
    sources: tuple[str, ...]
    last: str
    next: str


def explain(options: BuildOptions, target: str) -> tuple[tuple[Explanation, ...], tuple[Problem, ...]]:
    """Explain the outputs that a target selects: a URL, a path on the site or on disk, or a source file.

    Returns the explanations (none if there is no such output) and the errors that prevent planning.
    """
    with open_workspace(options) as workspace:
        planned, record = plan_site(workspace), load_build_record(workspace.cache, workspace.output)
        files = list_output(workspace.output).files
        staleness = find_stale(workspace, planned, record, files)
        context = planned.context
        if context is None:
            return (), tuple(errors(planned.problems))
        path = _path_of(target, options, context)
        chosen = [each for each in planned.outputs if _matches(each, path, context)]
        if not chosen:
            staleness = add_search_index(staleness, search_index(workspace, planned, record, files))
    found = [
        Explanation(
            path=each.path,
            maker=_maker(each),
            templates=_templates(each, planned),
            sources=_sources(each, context),
            last=_last(each.path, record),
            next=staleness.reasons.get(each.path, KEPT),
        )
        for each in chosen
    ]
    if not chosen and path in staleness.keys:
        sources, reason = index_sources(path, context), staleness.reasons.get(path, KEPT)
        found = [Explanation(path, "search", (), sources, _last(path, record), reason)]
    return tuple(found), tuple(errors(planned.problems))


def _last(path: str, record: BuildRecord) -> str:
    return record.built[path].reason if path in record.built else "never"


def next_change(options: BuildOptions) -> tuple[datetime | None, tuple[Problem, ...]]:
    """Return the next moment, in the site's time zone, at which an output changes although no file does.

    Tries each moment that a document names; the first at which the plan differs is the answer. If the site
    has errors, returns these and no moment.
    """
    with open_workspace(options) as workspace:
        planned = plan_site(workspace)
    found = tuple(errors(planned.problems))
    if planned.context is None or found:
        return None, found
    current = _keys(planned)
    for moment in next_moments(planned.sources.documents, planned.context.now):
        if _keys(plan_outputs(gather_library(planned.sources, options, moment))) != current:
            return moment.replace(tzinfo=ZoneInfo(planned.context.site.time_zone)), ()
    return None, ()


def output_paths(options: BuildOptions) -> frozenset[str]:
    """Return the paths of all outputs of a site, as keys (``collision_key``), as far as it can be planned."""
    with open_workspace(options) as workspace:
        planned = plan_site(workspace)
    return frozenset(collision_key(each.path) for each in planned.outputs)


def _keys(planned: SitePlan) -> dict[str, object]:
    """Map the path of each output to its key. A copy has none, as its file does not change."""
    if planned.context is None:
        return {}
    keys = KeyMaker(planned.sources.template_sources, planned.context.frame, {})
    return {each.path: None if each.maker == "copy" else keys.of(each) for each in planned.outputs}


def _matches(output: Output, path: str, context: Context) -> bool:
    if path.startswith("content/"):
        return path in _sources(output, context)[:1]
    return output.path in (path, path.rstrip("/") + "/index.html", path or "index.html")


def _path_of(target: str, options: BuildOptions, context: Context) -> str:
    """Return the path below the output folder that a URL or a path on disk refers to."""
    path = unquote(urlsplit(target).path) if "://" in target else target
    for prefix in (context.address.base, unquote(context.address.base), "/", f"{options.output.name}/"):
        if path.startswith(prefix):
            return path.removeprefix(prefix)
    return path


def _maker(output: Output) -> str:
    is_template = isinstance(output, Page) and output.maker not in ENCODERS
    return f"templates/{output.maker}" if is_template else output.maker


def _templates(output: Output, planned: SitePlan) -> tuple[str, ...]:
    if not isinstance(output, Page) or output.maker in ENCODERS:
        return ()
    found = dependencies(output.maker, planned.sources.template_sources)
    return tuple(f"templates/{name}" for name in sorted(found))


def _sources(output: Output, context: Context) -> tuple[str, ...]:
    """Return the source files whose content an output shows, its own document first."""
    if isinstance(output, Asset):
        return (output.source,) if output.source is not None else ()
    entries = {entry.path: entry.document.path for entry in context.library.entries()}
    own_source = entries.get(without_index(output.path))
    by_url = {context.address.href(path): source for path, source in entries.items()}
    by_url |= {context.address.absolute(path): source for path, source in entries.items()}
    parts = msgspec.to_builtins(output.make_view(context.frame))
    if isinstance(parts, dict):
        parts.pop("frame", None)
    listed = {by_url[text] for text in _strings(parts) if text in by_url}
    return tuple(dict.fromkeys([*([own_source] if own_source else []), *sorted(listed)]))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _strings(each)

"""What an output is made from, why the last build rendered it or did not, and when the site next changes."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct

from sitebuilder.cache.build_record import Record, load_outputs
from sitebuilder.cache.digests import Index
from sitebuilder.cache.keys import Keys
from sitebuilder.content.documents import next_moments
from sitebuilder.formats import dependencies
from sitebuilder.messages import Problem, errors
from sitebuilder.output.folder import list_output
from sitebuilder.pipeline.generator_version import generator_version
from sitebuilder.pipeline.options import BuildOptions, resolved, silent
from sitebuilder.pipeline.plan import Planned, plan_at, plan_site
from sitebuilder.pipeline.scan import NO_LISTING
from sitebuilder.pipeline.search import search_index, sources_of, with_search
from sitebuilder.pipeline.staleness import KEPT, decide
from sitebuilder.pipeline.workspace import open_workspace
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.output import (
    Copied,
    Deferred,
    DeferredEncoding,
    Drawn,
    Encoded,
    Output,
    Rendered,
    Resized,
)


class Explanation(Struct, frozen=True):
    """An output and its causes.

    ``maker`` is its template, or how else it is made (``calendar``, ``json``, ``text``, ``copy``,
    ``picture``, ``bundle``, ``search``); ``templates`` are all that the template is made of, ``sources``
    the files whose content it shows. ``last`` is why the last build rendered it (``new``, ``generator``,
    ``template``, ``frame``, ``content``, ``file``), or ``kept``, or ``never``; ``next`` the same of a build
    now.
    """

    path: str
    maker: str
    templates: tuple[str, ...]
    sources: tuple[str, ...]
    last: str
    next: str


def explain(options: BuildOptions, target: str) -> tuple[tuple[Explanation, ...], tuple[Problem, ...]]:
    """Explain the outputs that a target means: an address, a path on the site or disk, a source file.

    Returns the explanations, none when there is no such output, and the errors that hinder planning.
    """
    output = resolved(options.output)
    with open_workspace(options, _wait) as workspace:
        cache = workspace.cache
        index = Index(cache, clean=False)
        engine = generator_version(index, NO_LISTING)
        planned = plan_site(options, cache, index, engine, silent)
        previous = load_outputs(cache, output)
        files = list_output(output).files
        decision = decide(planned, previous, engine, files, output, options.jobs)
        if planned.context is None:
            return (), tuple(errors(planned.problems))
        path = _path_of(target, options, planned.context)
        chosen = [each for each in planned.outputs if _is_meant(each, path, planned.context)]
        if not chosen:
            decision = with_search(decision, search_index(planned, previous, engine, files, output))
    found = [
        Explanation(
            path=each.path,
            maker=_maker(each),
            templates=_templates(each, planned),
            sources=_sources(each, planned.context),
            last=_last(each.path, previous),
            next=decision.reasons.get(each.path, KEPT),
        )
        for each in chosen
    ]
    if not chosen and path in decision.keys:
        sources, reason = sources_of(path, planned.context), decision.reasons.get(path, KEPT)
        found = [Explanation(path, "search", (), sources, _last(path, previous), reason)]
    return tuple(found), tuple(errors(planned.problems))


def _last(path: str, previous: Record) -> str:
    return previous.built[path].reason if path in previous.built else "never"


def next_change(options: BuildOptions) -> datetime | None:
    """Return the next moment, in the site's time zone, at which an output changes though no file does.

    Each moment that a document names is tried: the first at which the plan differs is the answer.
    """
    with open_workspace(options, _wait) as workspace:
        index = Index(workspace.cache, clean=False)
        planned = plan_site(options, workspace.cache, index, generator_version(index, NO_LISTING), silent)
    if planned.context is None:
        return None
    site = planned.context.site
    current = _keys(planned)
    for moment in next_moments(planned.sources.documents, planned.context.now):
        if _keys(plan_at(planned.sources, site, moment, options.drafts, silent)) != current:
            return moment
    return None


def _keys(planned: Planned) -> dict[str, object]:
    if planned.context is None:
        return {}
    keys = Keys(planned.sources.template_sources, planned.context.frame, {})
    return {each.path: None if isinstance(each, Copied) else keys.of(each, {}) for each in planned.outputs}


def _is_meant(output: Output, path: str, context: Context) -> bool:
    if path.startswith("content/"):
        return path in _sources(output, context)[:1]
    return output.path in (path, path.rstrip("/") + "/index.html", path or "index.html")


def _path_of(target: str, options: BuildOptions, context: Context) -> str:
    """Return the path in the output folder that an address or a path on the disk means."""
    path = unquote(urlsplit(target).path) if "://" in target else target
    for prefix in (context.address.base, unquote(context.address.base), "/", f"{options.output.name}/"):
        if path.startswith(prefix):
            return path.removeprefix(prefix)
    return path


def _maker(output: Output) -> str:
    if isinstance(output, (Rendered, Deferred)):
        return f"templates/{output.template}"
    if isinstance(output, (Encoded, DeferredEncoding)):
        return output.encoder
    if isinstance(output, (Resized, Drawn)):
        return "picture"
    return "copy" if isinstance(output, Copied) else "bundle"


def _templates(output: Output, planned: Planned) -> tuple[str, ...]:
    if not isinstance(output, (Rendered, Deferred)):
        return ()
    found = dependencies(output.template, planned.sources.template_sources)
    return tuple(f"templates/{name}" for name in sorted(found))


def _sources(output: Output, context: Context) -> tuple[str, ...]:
    """Return the source files whose content an output shows: its own document first."""
    if isinstance(output, (Copied, Resized)):
        return (output.source,)
    entries = {entry.path: entry.document.path for entry in context.library.entries()}
    own = entries.get(output.path.removesuffix("index.html"))
    if isinstance(output, (Rendered, Deferred)):
        shown = output.view
    elif isinstance(output, (Encoded, DeferredEncoding)):
        shown = output.value
    else:
        return ()
    by_url = {context.address.href(path): source for path, source in entries.items()}
    by_url |= {context.address.absolute(path): source for path, source in entries.items()}
    parts = msgspec.to_builtins(shown)
    if isinstance(parts, dict):
        parts.pop("frame", None)
    listed = {by_url[text] for text in _strings(parts) if text in by_url}
    return tuple(dict.fromkeys([*([own] if own else []), *sorted(listed)]))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _strings(each)


def _wait() -> None:
    """Wait silently."""

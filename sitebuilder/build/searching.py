"""The search index among the outputs: made anew only when a page that can be found has changed.

Its files are known when it is made, not when the site is planned. So they enter the decision here, each with
the key of the whole index.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from sitebuilder.build.decision import Decision
from sitebuilder.build.keys import Key, search_key
from sitebuilder.build.outputs import Built, FileState, Record, is_intact
from sitebuilder.build.planning import Planned
from sitebuilder.views.outputs import Made
from sitebuilder.views.search import FOLDER, SearchInputs, found_pages, search_inputs

_FILTERS = ("section", "trade", "year")


class SearchDecision(Struct, frozen=True):
    """The files of the index that are kept, by path, or the inputs that it must be made from; and its key."""

    key: Key
    inputs: SearchInputs | None
    kept: Mapping[str, Built]


def decide_search(
    planned: Planned, previous: Record, engine: str, files: Mapping[str, FileState], output: Path
) -> SearchDecision | None:
    """Tell whether the index of the last build is that of this one; None where the site has no search."""
    inputs = search_inputs(planned.context) if planned.context else None
    if inputs is None:
        return None
    key = search_key(inputs)
    if previous.engine == engine:
        built = {path: each for path, each in previous.built.items() if each.key == key}
        if built and all(is_intact(path, each, files, output) for path, each in built.items()):
            return SearchDecision(key, None, built)
    return SearchDecision(key, inputs, {})


def search_outputs(decision: SearchDecision) -> tuple[Made, ...]:
    """Return the files of an index that must be made."""
    if decision.inputs is None:
        return ()
    # Imported here: most builds make no index.
    from sitebuilder.render.search_index import SearchPage, search_index

    pages = [
        SearchPage(
            each.url, each.title, each.lines, each.date, each.sample, (each.section, each.trade, each.year)
        )
        for each in found_pages(decision.inputs)
    ]
    files = search_index(pages, _FILTERS)
    return tuple(Made(FOLDER + name, content) for name, content in files.items())


def with_search(decision: Decision, search: SearchDecision | None, made: tuple[Made, ...]) -> Decision:
    """Return the decision with the files of the index."""
    if search is None:
        return decision
    paths = [*(output.path for output in made), *search.kept]
    return msgspec.structs.replace(
        decision,
        stale=(*decision.stale, *made),
        keys={**decision.keys, **dict.fromkeys(paths, search.key)},
        reasons={**decision.reasons, **dict.fromkeys((output.path for output in made), "content")},
        kept={**decision.kept, **search.kept},
    )

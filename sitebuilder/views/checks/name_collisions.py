"""Colliding names: tags or trades that are spelt differently but would have the same address (Java and
java)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.course import Course
from sitebuilder.messages import Place, Problem, Word, problem
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.taxonomy import Term, articles_by_tag, courses_by_trade


class NameCollision(Struct, frozen=True):
    """Names that collide at an address.

    ``folder`` is that of their pages; each use of a name is a problem, except for the most frequent one.
    """

    folder: str
    problems: tuple[Problem, ...]


def name_collisions(context: Context) -> tuple[NameCollision, ...]:
    """Return the colliding tags and trades."""
    library, site = context.library, context.site
    return (
        *_collisions("tags", articles_by_tag(library.articles, site), _tag_place),
        *_collisions("trades", courses_by_trade(library.courses, site), _trade_place),
    )


def _collisions(
    key: str,
    terms: Mapping[Term, Sequence[Entry[Any]]],
    place: Callable[[str, Entry[Any]], Place],
) -> Iterator[NameCollision]:
    by_path: dict[str, list[Term]] = {}
    for term in terms:
        by_path.setdefault(term.path, []).append(term)
    for path, group in by_path.items():
        if len(group) > 1:
            places = {term.name: sorted(place(term.name, entry) for entry in terms[term]) for term in group}
            yield NameCollision(path, tuple(_problems(key, path, places)))


def _problems(key: str, path: str, places: Mapping[str, Sequence[Place]]) -> Iterator[Problem]:
    # The most frequent name is assumed to be the right one.
    right, *others = sorted(places, key=lambda name: (-len(places[name]), places[name]))
    first = places[right][0]
    for name in others:
        for place in places[name]:
            yield problem(
                "names-meet",
                place,
                kind=Word(f"name-{key}"),
                name=_visible(name),
                other_name=_visible(right),
                other=f"{first.file}:{first.line}",
                path=f"/{path}",
                key=key,
            )


def _tag_place(name: str, entry: Entry[Article]) -> Place:
    return entry.document.place(f"tags.{entry.data.tags.index(name)}")


def _trade_place(name: str, entry: Entry[Course]) -> Place:
    return entry.document.place("trade")


def _visible(name: str) -> str:
    """Return a name with its invisible characters escaped as code points."""
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in name)

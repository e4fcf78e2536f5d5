"""Columns, trades and tags: names with permalinks, whose slugs are from ``site.yaml`` or from pinyin."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from sitebuilder.content.checks import trade_names
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model.drawings import Drawing
from sitebuilder.content.model.site import Site
from sitebuilder.content.model.taxonomy import Column
from sitebuilder.content.paths.slugs import slugify


class Term(Struct, frozen=True):
    """A trade, a tag or a status; ``path`` is its list on the site, ``drawing`` that of a trade's courses."""

    name: str
    path: str
    description: str | None = None
    drawing: Drawing | None = None

    @property
    def slug(self) -> str:
        """The last part of the path."""
        return self.path.rstrip("/").rpartition("/")[2]


def trade_of(entry: Entry[Course], site: Site) -> Term:
    """Return the trade of a course, which names it by name, by slug, or by both."""
    name_or_slug = entry.data.trade
    for trade in site.trades:
        if name_or_slug in trade_names(trade):
            return Term(trade.name, f"courses/trades/{trade.slug}/", trade.description, trade.drawing)
    return Term(
        name_or_slug, f"courses/trades/{entry.document.slugs.get(name_or_slug) or slugify(name_or_slug)}/"
    )


def column_of(article: Article, site: Site) -> Column:
    """Return the column of an article.

    Raises:
        LookupError: there is none, which ``gather`` has checked (a bug).
    """
    for column in site.columns:
        if column.slug == article.column:
            return column
    raise LookupError(article.column)


def articles_by_column(
    articles: Iterable[Entry[Article]], site: Site, now: datetime
) -> Mapping[Column, Sequence[Entry[Article]]]:
    """Map each column in use, in the order of ``site.yaml``, to its articles.

    Pinned ones come first until they expire.
    """
    groups: dict[str, list[Entry[Article]]] = {}
    for entry in articles:
        groups.setdefault(entry.data.column, []).append(entry)
    return {
        column: sorted(
            groups[column.slug], key=lambda entry: not entry.data.pinned or entry.data.is_expired(now)
        )
        for column in site.columns
        if column.slug in groups
    }


def tag_of(name: str, entry: Entry[Article], site: Site) -> Term:
    """Return a tag of an article by its name."""
    slug = next((tag.slug for tag in site.tags if tag.name == name), None)
    return Term(name, f"tags/{slug or entry.document.slugs.get(name) or slugify(name)}/")


def courses_by_trade(
    courses: Iterable[Entry[Course]], site: Site
) -> Mapping[Term, tuple[Entry[Course], ...]]:
    """Map each trade in use to its courses, in the order of ``site.yaml``, then those not listed, by name."""
    groups: dict[Term, list[Entry[Course]]] = {}
    for entry in courses:
        groups.setdefault(trade_of(entry, site), []).append(entry)
    listed = {trade.name: index for index, trade in enumerate(site.trades)}
    order = sorted(groups, key=lambda term: (listed.get(term.name, len(listed)), term.name))
    return {term: tuple(groups[term]) for term in order}


def articles_by_tag(
    articles: Iterable[Entry[Article]], site: Site
) -> Mapping[Term, tuple[Entry[Article], ...]]:
    """Map each tag in use to its articles, newest first; tags with the most articles come first."""
    terms: dict[str, Term] = {}
    groups: dict[Term, list[Entry[Article]]] = {}
    for entry in articles:
        for name in dict.fromkeys(entry.data.tags):
            if name not in terms:
                terms[name] = tag_of(name, entry, site)
            groups.setdefault(terms[name], []).append(entry)
    order = sorted(groups, key=lambda term: (-len(groups[term]), term.path))
    return {term: tuple(groups[term]) for term in order}


def credential_name(credential: Credential) -> str:
    """Return the title of a credential, with its level unless the title contains it."""
    level = credential.level
    return f"{credential.title}（{level}）" if level and level not in credential.title else credential.title

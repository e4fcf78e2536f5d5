"""Approval of documents (三审三校): which signatures are required, which are valid, and what is missing."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from sitebuilder.content.checks import SiteNames
from sitebuilder.content.dates.fast_clock import past_from
from sitebuilder.content.documents import Document
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.fields import fields_of
from sitebuilder.content.model.review import Review, ReviewRules, Round, Signature
from sitebuilder.content.model.site import Site
from sitebuilder.messages import Label, Problem, problem, shell_word
from sitebuilder.patterns import lazy_pattern

_BETWEEN_NAMES = lazy_pattern("[、,;/&+]")
"""In NFKC; words such as 和 are parts of names too."""


class SignedRound(Struct, frozen=True):
    """A signed round, and whether its signature is valid for the document as it is now."""

    round: Round
    signature: Signature
    is_valid: bool


def signed_rounds(document: Document) -> Mapping[Round, SignedRound]:
    """Map each signed round of a document, in order, to its signature.

    A signature without a digest, written by hand, stays valid whatever changes.
    """
    review: Review | None = getattr(document.data, "review", None)
    if review is None:
        return {}
    signatures = ((each, getattr(review, each)) for each in Round)
    return {
        each: SignedRound(each, signature, signature.digest in (None, document.signed_digest))
        for each, signature in signatures
        if signature is not None
    }


def needed_rounds(document: Document, site: Site) -> tuple[Round, ...]:
    """Return the rounds that site.yaml requires for a document, in order; none for a sample."""
    data, rules = document.data, site.review
    if data is None or getattr(data, "sample", False) or _is_older(document, rules):
        return ()
    column = _column(data, site) if isinstance(data, Article) else None
    by_column = [rule for rule in rules.rules if column in rule.columns]
    by_kind = [rule for rule in rules.rules if document.kind in rule.kinds]
    required = {each for rule in (by_column or by_kind)[:1] for each in rule.rounds}
    return tuple(each for each in Round if each in required)


def review_problems(document: Document, site: Site, now: datetime) -> Iterator[Problem]:
    """Yield a problem for each fault in the approval of a document: a warning, but an error in a release.

    ``now`` is in the site's time zone.
    """
    if not site.review.rules:
        return
    needed, signed = needed_rounds(document, site), signed_rounds(document)
    before: list[SignedRound] = []
    for each in needed:
        found = signed.get(each)
        values: dict[str, object] = {
            "round": round_label(each),
            "path": shell_word(document.path),
            "key": round_key(each),
        }
        if found is None:
            yield problem("review-missing", document.place("review"), **values)
            continue
        place = document.place(f"review.{each}")
        values |= {"name": found.signature.name, "time": found.signature.time}
        if not found.is_valid:
            yield problem("review-changed", place, **values)
            continue
        if _is_future(found.signature, now):
            yield problem("review-future", place, **values)
            continue
        other = same_person(found.signature.name, before) if site.review.different_people else None
        later = next((each for each in before if _is_later(each.signature, found.signature)), None)
        if other is not None:
            yield problem("review-same-person", place, other=round_label(other.round), **values)
        elif later is not None:
            yield problem("review-order", place, other=round_label(later.round), **values)
        before.append(found)


def next_past_signature(documents: Iterable[Document], site: Site, now: datetime) -> datetime | None:
    """Return the first moment at which a signature is no longer of the future; None if there is none."""
    if not site.review.rules:
        return None
    signatures = (
        signed.signature
        for document in documents
        for each, signed in signed_rounds(document).items()
        if each in needed_rounds(document, site)
    )
    return min((past_from(each.time) for each in signatures if _is_future(each, now)), default=None)


def same_person(name: str, signed: list[SignedRound]) -> SignedRound | None:
    """Return the first signature that names a person of ``name``, which may name several."""
    people = _people(name)
    return next((each for each in signed if not people.isdisjoint(_people(each.signature.name))), None)


def round_label(each: Round) -> Label:
    """Return the label of a round."""
    return fields_of(Review)[each].label


def round_key(each: Round) -> Label:
    """Return the names of a round as editors type them: its label or its value."""
    return Label(round_label(each).chinese, each.value)


def round_labels(rounds: Iterable[Round]) -> Label:
    """Return the labels of some rounds as a list in words."""
    labels = [round_label(each) for each in rounds]
    return Label("、".join(each.chinese for each in labels), ", ".join(each.english for each in labels))


def signer_names(document: Document, rounds: Iterable[Round]) -> tuple[str, ...]:
    """Return the names in the valid signatures of some rounds of a document, without duplicates."""
    signed = signed_rounds(document)
    valid = [signed[each] for each in rounds if each in signed and signed[each].is_valid]
    return tuple(dict.fromkeys(each.signature.name for each in valid))


def _column(article: Article, site: Site) -> str | None:
    """Return the slug of an article's column, which may be written by its name."""
    is_slug = any(each.slug == article.column for each in site.columns)
    return article.column if is_slug else SiteNames.of(site).column_slug(article.column)


def _is_older(document: Document, rules: ReviewRules) -> bool:
    """Return whether the last change of a document was before approval became required."""
    modified = KINDS[document.kind].last_modified(document.data) if hasattr(document.data, "title") else None
    return rules.since is not None and modified is not None and modified < rules.since


def _is_future(signature: Signature, now: datetime) -> bool:
    return now < past_from(signature.time)


def _is_later(one: Signature, other: Signature) -> bool:
    """Return whether a signature is later than another; by their days alone if either has no time."""
    if one.time.time is None or other.time.time is None:
        return one.time.date > other.time.date
    return one.time.begins > other.time.begins


def _people(name: str) -> frozenset[str]:
    """Return the people named in a signature, whatever the width, the case and the spaces of their names.

    What somebody adds in brackets tells people of one name apart.
    """
    names = _BETWEEN_NAMES.split(unicodedata.normalize("NFKC", name))
    return frozenset("".join(each.split()).casefold() for each in names) - {""}

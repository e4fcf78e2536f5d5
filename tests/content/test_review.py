"""Which signatures are asked for, and what the approval of a document lacks."""

from datetime import datetime, timedelta

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import Document
from sitebuilder.content.model.review import Round
from sitebuilder.content.model.site import Site
from sitebuilder.content.review import needed_rounds, next_past_signature, review_problems, signed_rounds
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import LANGUAGES, Severity, escalate_warnings, format_problem
from tests.content.future_moments import FUTURE_MOMENTS
from tests.content.library.test_gather import SITE

NOW = datetime(2026, 4, 1, 8)
RULES = """\
review:
  rules:
    - {columns: [notices], rounds: [终审, 初审]}
    - {kinds: [文章, course], rounds: [first]}
"""
ARTICLE = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: {}\n{}---\n正文\n"
COURSE = "title: 消防\ntrade: safety\nsummary: 学消防。\n"
SIGNED = "review:\n  first: {{name: 甲, time: {}}}\n  final: {{name: {}, time: {}}}\n"


def site_with(text: str = RULES) -> Site:
    site, reading = read_site((SITE + text).encode())
    assert site is not None, reading.problems
    return site


def article(column: str = "notices", more: str = "") -> Document:
    document = read_document("content/news/2026/a.md", ARTICLE.format(column, more).encode())
    assert document.data is not None, document.problems
    return document


def course(more: str = "") -> Document:
    return read_document("content/courses/a.yaml", (COURSE + more).encode())


def told(document: Document, text: str = RULES, now: datetime = NOW) -> list[tuple[str, str]]:
    found = list(review_problems(document, site_with(text), now))
    for each in found:
        assert each.place.file == document.path
        for language in LANGUAGES:
            assert document.path in format_problem(each, language)
        assert each.severity is Severity.WARNING
        assert escalate_warnings([each]) == (each,)
    return [(each.code, dict(each.labels)["key"].english) for each in found]


def test_an_article_needs_the_rounds_of_its_column_or_else_those_of_articles():
    assert needed_rounds(article(), site_with()) == (Round.FIRST, Round.FINAL)
    assert needed_rounds(article("news"), site_with()) == (Round.FIRST,)
    assert needed_rounds(course(), site_with()) == (Round.FIRST,)
    page = read_document("content/pages/a.md", b"---\ntitle: A\n---\n")
    assert needed_rounds(page, site_with()) == ()


@pytest.mark.parametrize("column", ["通知公告", "notices（通知公告）", "notices(通知公告)"])
def test_an_article_needs_the_rounds_of_its_column_however_that_is_written(column):
    assert needed_rounds(article(column), site_with()) == (Round.FIRST, Round.FINAL)


def test_a_sample_is_never_released_and_needs_nothing():
    assert needed_rounds(article(more="sample: yes\n"), site_with()) == ()


def test_without_rules_nothing_is_asked_for():
    assert told(article(), "") == []


def test_everything_missing_is_reported():
    assert told(article()) == [("review-missing", "first"), ("review-missing", "final")]
    signed = SIGNED.format("2026-03-01", "乙", "2026-03-02")
    assert told(article(more=signed)) == []
    assert told(course("review: {first: {name: 甲, time: 2026-03-01}}\n")) == []


@pytest.mark.parametrize(
    ("name", "word"),
    [("开班", "{}开班.md"), ("二 月", "'{}二 月.md'"), ("it's", "'{}it'\"'\"'s.md'")],
)
def test_the_command_for_a_missing_signature_can_be_copied_whatever_the_name_of_the_file(name, word):
    folder = "content/news/2026/"
    document = read_document(f"{folder}{name}.md", ARTICLE.format("news", "").encode())
    (found,) = review_problems(document, site_with(), NOW)
    assert format_problem(found, "en").endswith(f" sign {word.format(folder)} --round first")


@pytest.mark.parametrize("name", ["甲", " 甲 ", "'甲'"])
def test_nobody_signs_twice_unless_that_is_allowed(name):
    signed = article(more=SIGNED.format("2026-03-01", name, "2026-03-02"))
    assert told(signed) == [("review-same-person", "final")]
    assert told(signed, RULES + "  different_people: no\n") == []


@pytest.mark.parametrize(
    "name",
    ["乙、甲", "甲，乙", "甲/乙", "'乙; 甲'", "乙 、 甲"],
    ids=["list", "comma", "slash", "semicolon", "blanks"],
)
def test_somebody_among_several_who_signed_a_round_signs_no_other(name):
    assert told(article(more=SIGNED.format("2026-03-01", name, "2026-03-02"))) == [
        ("review-same-person", "final")
    ]
    others = name.replace("甲", "丙")
    assert told(article(more=SIGNED.format("2026-03-01", others, "2026-03-02"))) == []


@pytest.mark.parametrize(
    ("one", "other"), [("Zhang San", "ｚｈａｎｇ san"), ("甲", "甲、甲"), ("欧阳 一", "欧阳一")]
)
def test_a_name_is_the_same_in_another_width_or_case(one, other):
    signed = (
        f"review:\n  first: {{name: {one}, time: 2026-03-01}}\n  final: {{name: {other}, time: 2026-03-02}}\n"
    )
    assert told(article(more=signed)) == [("review-same-person", "final")]


def test_people_of_one_name_are_told_apart_by_what_is_added_to_it():
    signed = SIGNED.replace("甲", "张伟（办公室）").format("2026-03-01", "张伟（教务处）", "2026-03-02")
    assert told(article(more=signed)) == []


@pytest.mark.parametrize(
    ("first", "final", "is_wrong"),
    [
        ("2026-03-02", "2026-03-01", True),
        ("2026-03-02 10:00", "2026-03-02 09:59", True),
        ("2026-03-02 10:00", "2026-03-02 10:00", False),
        ("2026-03-02 10:00", "2026-03-02", False),
    ],
)
def test_rounds_are_signed_in_their_order(first, final, is_wrong):
    expected = [("review-order", "final")] if is_wrong else []
    assert told(article(more=SIGNED.format(first, "乙", final))) == expected


@FUTURE_MOMENTS
def test_a_signature_of_the_future_counts_for_nothing_until_its_moment_but_for_a_fast_clock(
    moment, now, is_future
):
    document = article(more=SIGNED.format("2026-03-01", "乙", moment))
    assert told(document, now=now) == ([("review-future", "final")] if is_future else [])
    until = next_past_signature([document], site_with(), now)
    assert (until is not None) == is_future
    if until is not None:
        assert told(document, now=until - timedelta(minutes=1)) != [] and told(document, now=until) == []
    assert next_past_signature([document], site_with(""), now) is None


def test_a_signature_of_other_content_is_reported_with_its_signer():
    of_another = SIGNED.format("2026-03-01, digest: " + "0" * 32, "乙", "2026-03-02")
    document = article(more=of_another)
    assert told(document) == [("review-changed", "first")]
    (problem,) = review_problems(document, site_with(), NOW)
    assert (problem.place.line, dict(problem.values)["name"]) == (6, "甲")
    assert not signed_rounds(document)[Round.FIRST].is_valid


@pytest.mark.parametrize(
    ("more", "is_asked"),
    [("", False), ("corrections: [{date: 2026-03-01, text: 改}]\n", True)],
)
def test_a_document_unchanged_since_approval_began_needs_no_signature(more, is_asked):
    text = RULES + "  since: 2026-02-15\n"
    assert bool(told(article(more=more), text)) == is_asked
    assert told(course(), text) == [("review-missing", "first")]
    assert told(course("updated: 2026-02-14\n"), text) == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("{rounds: [first]}", "review-rule-empty"),
        ("{columns: [notice], rounds: [first]}", "column-unknown"),
        ("{kinds: [news], rounds: [first]}", "bad-choice"),
        ("{kinds: [page], rounds: [third]}", "bad-choice"),
        ("{kinds: [page]}", "missing-key"),
        ("{kinds: [course], rounds: [final]}", "duplicate-id"),
    ],
)
def test_a_rule_that_makes_no_sense_is_reported(rule, code):
    site, reading = read_site((SITE + RULES + f"    - {rule}\n").encode())
    assert site is None
    (problem,) = reading.problems
    assert (problem.code, problem.place.line) == (code, 12)


@pytest.mark.parametrize("path", ["content/partners.yaml", "content/services.yaml", "content/numbers.yaml"])
def test_every_kind_can_be_signed(path):
    document = read_document(path, "review: {final: {name: 甲, time: 2026-03-01}}\n".encode())
    assert [each.signature.name for each in signed_rounds(document).values()] == ["甲"]

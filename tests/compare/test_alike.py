"""Changes that are alike are shown once, with their places, in every report."""

import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path

import pytest

from sitebuilder.compare.alike import gather_items, gather_pages
from sitebuilder.compare.compare import compare
from sitebuilder.compare.comparison import Comparison, PageChange
from sitebuilder.compare.html_report import html_report
from sitebuilder.compare.items import Fact, ItemChange
from sitebuilder.compare.markdown_report import markdown_report
from sitebuilder.compare.outputs import Output
from sitebuilder.compare.pages import Block
from sitebuilder.compare.rows import diff_rows
from sitebuilder.compare.text_report import text_report
from sitebuilder.content.paths.files import digest_file

NAMES = ("HEAD~1", "HEAD")
LANGUAGE = "zh-CN"
COMMENT = 65_536
"""The characters of a comment on GitHub."""


def output(folder: Path, pages: dict[str, str], site: str) -> Output:
    digests = {}
    for name, text in pages.items():
        path = f"{name}/index.html"
        file = folder / path
        file.parent.mkdir(parents=True)
        head = f'<meta name="SiteName" content="{site}"><title>{name} - {site}</title>'
        file.write_text(f"<html><head>{head}</head><body><main>{text}</main></body></html>", "utf-8")
        digests[path] = digest_file(file).digest.hex()
    return Output(folder, digests)


def course(number: int, label: str, fee: str = "380元") -> str:
    filler = "".join(f"<p>第{line}段，第{number}门课程的内容，写得很长。</p>" for line in range(20))
    return f"<h1>课程{number}</h1><dl><dt>{label}</dt><dd>{fee}</dd></dl>{filler}"


def compared(tmp_path: Path, old: dict[str, str], new: dict[str, str], sites: Sequence[str]) -> Comparison:
    outputs = zip(("old", "new"), (old, new), sites, strict=True)
    before, after = (output(tmp_path / folder, pages, site) for folder, pages, site in outputs)
    return compare(before, after)


def reports(comparison: Comparison) -> list[str]:
    html = unescape(re.sub(r"<[^>]*>", "", html_report(comparison, NAMES, LANGUAGE)))
    return [html, markdown_report(comparison, NAMES, LANGUAGE), text_report(comparison, LANGUAGE)]


@pytest.mark.parametrize("count", [3, 200, 400])
def test_pages_that_changed_alike_are_shown_once_with_their_places(tmp_path, count):
    old = {f"c{number}": course(number, "费用") for number in range(count)}
    new = {f"c{number}": course(number, "收费") for number in range(count)}
    new["c1"] = new["c1"].replace("380元", "400元")
    comparison = compared(tmp_path, old, new, ("学院", "工匠学院"))
    pages, (alike,) = gather_pages(comparison.pages) if count > 3 else (comparison.pages, (None,))
    if alike is None:
        # Two are no kind yet.
        assert gather_pages(pages) == (pages, ())
        return
    assert [page.address for page in pages] == ["/c1/"] and len(alike.pages) == count - 1
    for report in reports(comparison):
        assert f"同样的改动，在 {count - 1} 个网页上" in report and f"修改 {count} 个" in report
    html, markdown, text = reports(comparison)
    assert html.count("收费") == markdown.count("收费") == 2
    assert "/c3/" in html and f"/c{count - 1}/" in html and f"另有 {count - 11} 处" in html
    assert "`/c3/` `c3`" in markdown and f"另有 {count - 11} 处" in markdown and "`/c99/`" not in markdown
    assert "{+400+}元" in markdown and "400元" in html and "/c1/" in text
    assert len(markdown) < 5_000


def test_what_only_looks_alike_is_shown_on_its_own(tmp_path):
    """The same description below another term is another change."""
    terms = [f"第{number}项" for number in range(5)]
    old = {f"c{number}": course(number, term, "是") for number, term in enumerate(terms)}
    new = {f"c{number}": course(number, term, "否") for number, term in enumerate(terms)}
    comparison = compared(tmp_path, old, new, ("学院", "学院"))
    assert gather_pages(comparison.pages) == (comparison.pages, ())
    markdown = markdown_report(comparison, NAMES, LANGUAGE)
    assert all(term in markdown for term in terms)


def test_the_rows_of_alike_changes_name_the_term_that_they_belong_to(tmp_path):
    old = {f"c{number}": course(number, "费用", "380元") for number in range(5)}
    new = {f"c{number}": course(number, "费用", "400元") for number in range(5)}
    comparison = compared(tmp_path, old, new, ("学院", "学院"))
    pages, (alike,) = gather_pages(comparison.pages)
    assert pages == () and [row.change for row in alike.rows] == ["same", "changed"]
    assert "费用" in markdown_report(comparison, NAMES, LANGUAGE)


def test_pages_that_came_or_went_are_never_gathered():
    rows = tuple(diff_rows([], [Block("p", "甲")]))
    pages = tuple(PageChange("added", f"/{number}/", "甲", rows=rows) for number in range(9))
    assert gather_pages(pages) == (pages, ())


def test_entries_and_events_that_changed_alike_are_shown_once_in_every_report():
    moved = (Fact("place", "一号楼", "二号楼"),)
    events = tuple(ItemChange("changed", f"e{n}@x", f"第{n}课", moved, ("a.ics",)) for n in range(200))
    own = ItemChange("changed", "own@x", "另一课", (Fact("place", "一号楼", "三号楼"),), ("a.ics",))
    added = tuple(ItemChange("added", f"n{n}@x", f"新{n}", (), ("a.ics",)) for n in range(5))
    items = (*added, *events, own)
    assert [len(each) for each in gather_items(items)] == [1, 1, 1, 1, 1, 200, 1]
    html, markdown, _ = reports(Comparison((), (), (), items, (), ()))
    for report in (html, markdown):
        assert report.count("二号楼") == 1 and report.count("三号楼") == 1 and "新4" in report
        assert "同样的变化，共 200 个" in report and "第0课" in report and "另有 190 处" in report
    assert "第199课" in html and "第199课" not in markdown


def test_a_comment_of_many_kinds_of_changes_stays_within_what_github_allows(tmp_path):
    long = "".join(map(chr, range(0x4E00, 0x4E00 + 1000)))
    old = {f"c{number}": course(number, f"旧{number // 3}{long}") for number in range(240)}
    new = {f"c{number}": course(number, f"新{number // 3}{long}") for number in range(240)}
    comparison = compared(tmp_path, old, new, ("学院", "学院"))
    pages, gathered = gather_pages(comparison.pages)
    assert pages == () and len(gathered) == 80
    markdown = markdown_report(comparison, NAMES, LANGUAGE)
    assert len(markdown) < COMMENT and "另有" in markdown

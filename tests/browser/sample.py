"""The academy's site, built as the browser tests look at it, and which of its pages to look at."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

from sitebuilder.pipeline.options import BuildOptions
from sitebuilder.pipeline.pipeline import plan_site
from sitebuilder.pipeline.workspace import open_workspace
from sitebuilder.views.shared.output import Page
from tests.academy import NOW, copy_academy
from tests.site_folder import build_site, options

_REDIRECT = "pages/redirect.html"
_SHORT_LIST = 5
"""So many articles a page, so that the sample has lists of several pages."""


@dataclass(frozen=True)
class Sample:
    """A built site: ``pages`` maps the address of each page ("news/") to its template.

    ``kinds`` are the addresses of a few pages that together show every template, element and class.
    """

    output: Path
    pages: Mapping[str, str]
    kinds: tuple[str, ...]

    def file(self, page: str) -> Path:
        """Return the file of a page."""
        return _file(self.output, page)


def build_sample(folder: Path, *, without_marks: bool = False) -> Sample:
    """Build a copy of the academy's site in a folder; with ``without_marks`` no document is a sample.

    Samples have no structured data. Without their marks they show what the data of real ones will be.
    """
    site = copy_academy(folder / "site")
    settings = (site / "site.yaml").read_text(encoding="utf-8")
    settings, found = re.subn(r"(?m)^page_size: \d+$", f"page_size: {_SHORT_LIST}", settings)
    assert found == 1
    (site / "site.yaml").write_text(settings, encoding="utf-8")
    if without_marks:
        _take_marks_off(site / "content")
    assert build_site(site, now=NOW).problems == ()
    asked = options(site, now=NOW)
    pages = _pages(asked)
    return Sample(asked.output, pages, _cover({page: _parts(asked.output, pages, page) for page in pages}))


def _take_marks_off(content: Path) -> None:
    for path in [*content.rglob("*.yaml"), *content.rglob("*.md")]:
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^ *sample: yes\n", "", text), encoding="utf-8")


def _pages(asked: BuildOptions) -> dict[str, str]:
    """Return the plan's own list of pages, without those that only lead on from an old address."""
    with open_workspace(asked) as workspace:
        planned = plan_site(workspace)
    return {
        output.path.removesuffix("index.html"): output.maker
        for output in planned.outputs
        if isinstance(output, Page) and output.path.endswith(".html") and output.maker != _REDIRECT
    }


def _parts(output: Path, pages: Mapping[str, str], page: str) -> set[str]:
    """Return what a page shows: its template, its elements, and these with each of their classes."""
    document = html.document_fromstring(_file(output, page).read_text(encoding="utf-8"))
    parts = {pages[page]}
    for element in document.iter(etree.Element):
        parts |= {element.tag, *(f"{element.tag}.{name}" for name in element.classes)}
    return parts


def _cover(parts: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Choose pages until each part is shown: always the one, of the first in order, with most that is new."""
    left = {part for shown in parts.values() for part in shown}
    chosen: list[str] = []
    while left:
        best = max(sorted(parts), key=lambda page: len(left.intersection(parts[page])))
        left.difference_update(parts[best])
        chosen.append(best)
    return tuple(sorted(chosen))


def _file(output: Path, page: str) -> Path:
    return output / (page if page.endswith(".html") else f"{page}index.html")

"""Libraries from texts, without a disk: what views are tested with."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import document_kind
from sitebuilder.content.library.absent import Selection
from sitebuilder.content.library.content_files import ContentFiles
from sitebuilder.content.library.gather import gather, is_visible
from sitebuilder.content.library.library import Library
from sitebuilder.content.pictures import PictureFacts, Variant, is_picture
from sitebuilder.content.site_file import read_site
from sitebuilder.formats.jinja.templates import Templates, load_templates, render_view
from sitebuilder.formats.rendering import render
from sitebuilder.messages import Problem
from sitebuilder.views.plan import sections
from sitebuilder.views.shared.context import AssetLinks, Context, make_context
from sitebuilder.views.shared.output import Output, Page
from tests.site_folder import NOW, ROOT

SITE = """\
name: 测试学院
base_url: https://academy.example/
description: 测试用的学院。
columns:
  - {slug: notices, name: 通知公告, description: 通知}
  - {slug: news, name: 新闻, description: 新闻}
trades:
  - {slug: safety, name: 安全}
"""


PICTURE = PictureFacts(
    800,
    600,
    "#336699",
    (Variant("0f-480.jpg", 480, 360), Variant("0f-800.jpg", 800, 600)),
    (Variant("0f-480.webp", 480, 360), Variant("0f-800.webp", 800, 600)),
)
"""What is known of every picture of these libraries."""


def make_library(
    files: Mapping[str, str | bytes], site: str = SITE, now: datetime = NOW, drafts: bool = False
) -> Library:
    """Return the library of files by their paths below the site folder; a mistake in them fails the test."""
    settings, reading = read_site(site.encode())
    assert settings is not None, reading.problems
    contents = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    documents = [read_document(path, content) for path, content in contents.items() if document_kind(path)]
    shown = [each for each in documents if is_visible(each, now, drafts)]
    hidden = [each for each in documents if each not in shown]
    sizes = {path: len(content) for path, content in contents.items() if not document_kind(path)}
    pictures = {path: PICTURE for path in sizes if is_picture(path)}
    library, problems = gather(
        settings, reading, Selection(shown, hidden), ContentFiles(sizes, pictures), now
    )
    found = [*problems, *(problem for each in documents for problem in each.problems)]
    assert not found, [str(each) for each in found]
    return library


def make_test_context(
    files: Mapping[str, str | bytes], site: str = SITE, now: datetime = NOW, drafts: bool = False
) -> Context:
    """Return the context of ``make_library`` at the moment."""
    return make_context(make_library(files, site, now, drafts), now, AssetLinks("site.css", "site.js", {}))


@cache
def _templates(pattern: str) -> Templates:
    folder = ROOT / "templates"
    sources = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob(pattern)}
    templates, problems = load_templates(sources)
    assert problems == ()
    return templates


def made(outputs: Callable[..., Iterable[Output]], context: Context, *given: Any) -> dict[str, bytes]:
    """Return the bytes of a context's outputs by path, with the repository's templates for feeds."""
    templates = _templates("feeds/*")
    contents: dict[str, bytes] = {}
    for output in outputs(context, *given):
        assert isinstance(output, Page), output
        found = render(templates, output.maker, output.make_view(context.frame))
        assert not isinstance(found, Problem), found
        contents[output.path] = found
    return contents


def main_part(context: Context, path: str) -> str:
    """Return the main part of a page, by its path on the site, made with the repository's templates."""
    outputs = (output for section in sections(context) for output in section.outputs())
    page = next(each for each in outputs if each.path == f"{path}index.html")
    assert isinstance(page, Page)
    found = render_view(_templates("*/*.*"), page.maker, page.make_view(context.frame))
    assert not isinstance(found, Problem), found
    return found.decode().partition("<main")[2].partition(">")[2].partition("</main>")[0]

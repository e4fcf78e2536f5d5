"""The 404 page."""

from collections.abc import Iterator

from msgspec import Struct

from sitebuilder.messages import word
from sitebuilder.views.pages.home import TaskLink, task_links
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.frame import Frame, PageInfo, make_frame
from sitebuilder.views.shared.output import Output, Page, inputs_as_view


class NotFoundPage(Struct, frozen=True):
    """The view of the 404 page, with links to the main tasks and the site map."""

    frame: Frame
    tasks: tuple[TaskLink, ...]
    sitemap_url: str


def outputs(context: Context) -> Iterator[Output]:
    """Yield the 404 page, which hosts serve from ``404.html``."""
    info = PageInfo("404.html", word("not-found"), word("not-found-description"), is_indexed=False)
    view = NotFoundPage(
        make_frame(info, context.frame), task_links(context), context.address.href("sitemap/")
    )
    yield Page("404.html", "pages/404.html", inputs_as_view, view)

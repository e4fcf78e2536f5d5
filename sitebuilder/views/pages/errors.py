"""The page for an address that does not exist."""

from collections.abc import Iterator

from msgspec import Struct

from sitebuilder.messages import word
from sitebuilder.views.pages.home import TaskLink, task_links
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.frame import About, Frame, make_frame
from sitebuilder.views.shared.output import Output, Page, as_given


class NotFoundPage(Struct, frozen=True):
    """The view of the 404 page: the main tasks and the site map."""

    frame: Frame
    tasks: tuple[TaskLink, ...]
    sitemap_url: str


def outputs(context: Context) -> Iterator[Output]:
    """Yield the 404 page, which every host serves from ``404.html``."""
    about = About("404.html", word("not-found"), word("not-found-description"), listed=False)
    view = NotFoundPage(make_frame(about, context), task_links(context), context.address.href("sitemap/"))
    yield Page("404.html", "pages/404.html", as_given, view)

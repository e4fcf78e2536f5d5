"""From documents to the library: what is shown at a moment, with its references resolved."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from sitebuilder.assets.share.font import share_recipe
from sitebuilder.content.documents import Document
from sitebuilder.content.gather import document_problems, gather, visible
from sitebuilder.content.model.site import Site
from sitebuilder.messages import Problem, errors
from sitebuilder.pipeline.read import Sources
from sitebuilder.views.shared.context import AssetLinks, Context, make_context


class Gathered(Struct, frozen=True):
    """The site at a moment, and what is wrong so far; no context when ``site.yaml`` could not be read.

    ``broken`` are the permalinks of documents that have an error.
    """

    sources: Sources
    context: Context | None
    broken: tuple[str, ...]
    problems: tuple[Problem, ...]


def gather_library(sources: Sources, drafts: bool, now: datetime | None = None) -> Gathered:
    """Resolve what documents say of each other, of those that are shown at a moment, by default the current.

    ``now`` is in the site's time zone, without one attached.
    """
    site = sources.site
    if site is None:
        own = [each for document in sources.documents for each in document.problems]
        return Gathered(sources, None, (), (*sources.problems, *own))
    now = now or current_moment(site)
    shown, hidden = _split(sources.documents, now, drafts)
    own_problems = [each for document in shown for each in document_problems(document, site)]
    sizes = {path: stat.size for path, stat in sources.snapshot.files.items()}
    hidden_paths = frozenset(each.path for each in hidden)
    library, unresolved = gather(
        site, sources.site_reading, shown, sizes, now, hidden_paths, sources.pictures
    )
    problems = [*sources.problems, *own_problems, *unresolved]
    bundles = sources.bundles
    share = share_recipe().hex() if site.share_pictures else None
    links = AssetLinks(bundles.css, bundles.js, bundles.named, bundles.colour, share)
    return Gathered(sources, make_context(library, now, links), _broken(shown, problems), tuple(problems))


def current_moment(site: Site) -> datetime:
    """Return the current minute in the site's time zone."""
    return datetime.now(ZoneInfo(site.time_zone)).replace(tzinfo=None, second=0, microsecond=0)


def _split(
    documents: Iterable[Document], now: datetime, drafts: bool
) -> tuple[list[Document], list[Document]]:
    shown: list[Document] = []
    hidden: list[Document] = []
    for document in documents:
        (shown if visible(document, now, drafts) else hidden).append(document)
    return shown, hidden


def _broken(documents: Sequence[Document], problems: Iterable[Problem]) -> tuple[str, ...]:
    files = {each.place.file for each in errors(problems)}
    return tuple(each.permalink for each in documents if each.path in files and each.permalink is not None)

"""Lists of articles: of all, by column, by year and by tag."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.content.library.samples import are_samples
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.drawings import Lines
from sitebuilder.content.model.field_types import Kind
from sitebuilder.messages import word
from sitebuilder.views.news.card import ArticleCard, ArticleItem, MakeArticleItem
from sitebuilder.views.shared.context import Context, SiteFrame
from sitebuilder.views.shared.document_info import section_crumb, section_info
from sitebuilder.views.shared.drawings import lines_or_default
from sitebuilder.views.shared.elements import Link
from sitebuilder.views.shared.frame import Frame, Meta, PageInfo, column_metas, list_metas, make_frame
from sitebuilder.views.shared.output import Output, Page, inputs_as_view
from sitebuilder.views.shared.paging import ListPage, Pager, paginate
from sitebuilder.views.shared.share import SharePictures, column_share_pictures
from sitebuilder.views.shared.taxonomy import Term, articles_by_column, articles_by_tag

Articles = Sequence[Entry[Article]]


class ListLink(Struct, frozen=True):
    """A link to a list; ``current`` is its ``aria-current``, empty unless the page belongs to that list."""

    title: str
    url: str
    current: str


class ArticleListPage(Struct, frozen=True):
    """The view of a page of a list of articles, with links to other lists.

    ``columns`` begins with the list of all articles; ``tags_url`` links to all tags, if there are any.
    """

    frame: Frame
    drawing: Lines | None
    description: str | None
    articles: tuple[ArticleCard, ...]
    pager: Pager | None
    columns: tuple[ListLink, ...]
    years: tuple[ListLink, ...]
    tags_url: str | None
    feed_url: str


class TagCount(Struct, frozen=True):
    """A tag with the number of its articles."""

    name: str
    url: str
    count: int


class TagIndexPage(Struct, frozen=True):
    """The view of the list of all tags in use."""

    frame: Frame
    tags: tuple[TagCount, ...]


class Archives(Struct, frozen=True):
    """Links to other lists: the columns in use, the years, and whether there are tags."""

    columns: tuple[Link, ...]
    years: tuple[Link, ...]
    has_tags: bool


class ListInputs(Struct, frozen=True):
    """Everything that a page of a list of articles depends on besides the site's frame."""

    info: PageInfo
    drawing: Lines | None
    description: str | None
    articles: tuple[ArticleItem, ...]
    pager: Pager | None
    archives: Archives


class _List(Struct, frozen=True):
    """A list of articles before it is split into pages."""

    path: str
    title: str
    description: str
    articles: Articles
    metas: tuple[Meta, ...]
    trail: tuple[tuple[str, str], ...] = ()
    drawing: Lines | None = None
    share_pictures: SharePictures | None = None


def outputs(context: Context, make_item: MakeArticleItem) -> Iterator[Output]:
    """Yield all lists of articles; nothing if there are no articles."""
    articles = context.library.articles
    if not articles:
        return
    tags = articles_by_tag(articles, context.site)
    archives = Archives(used_columns(context), years(context), bool(tags))
    for each in _lists(tags, context):
        yield from _list_pages(each, make_item, archives, context)
    if tags:
        yield _tag_index(tags, context)


def used_columns(context: Context) -> tuple[Link, ...]:
    """Return links to the columns that have an article; empty ones are hidden."""
    used = {entry.data.column for entry in context.library.articles}
    return tuple(
        Link(column.name, context.address.href(f"news/{column.slug}/"))
        for column in context.site.columns
        if column.slug in used
    )


def years(context: Context) -> tuple[Link, ...]:
    """Return links to the archives by year, newest first."""
    numbers = sorted({entry.data.date.date.year for entry in context.library.articles}, reverse=True)
    return tuple(Link(word("year", year=year), context.address.href(f"news/{year}/")) for year in numbers)


def _lists(tags: Mapping[Term, Articles], context: Context) -> Iterator[_List]:
    articles, site = context.library.articles, context.site
    news, info = section_crumb(Kind.ARTICLE), section_info(Kind.ARTICLE, context)
    yield _List(info.path, info.title, info.description, articles, info.metas)
    for column, in_column in articles_by_column(articles, site, context.now).items():
        path = f"news/{column.slug}/"
        yield _List(
            path,
            column.name,
            column.description,
            in_column,
            column_metas(column),
            (news,),
            lines_or_default(column.drawing),
            column_share_pictures(column, context.frame),
        )
    for year, group in groupby(articles, key=lambda entry: entry.data.date.date.year):
        title = word("year-archive", year=year)
        description = word("year-description", site=site.name, year=year)
        yield _List(f"news/{year}/", title, description, list(group), list_metas(title, description), (news,))
    for term, tagged in tags.items():
        yield _tag_list(term, tagged, context)


def _tag_list(term: Term, articles: Articles, context: Context) -> _List:
    title = word("tag-title", tag=term.name)
    description = word("tag-description", site=context.site.name, tag=term.name)
    metas = list_metas(term.name, description)
    return _List(term.path, title, description, articles, metas, ((word("tags"), "tags/"),))


def _list_pages(
    each: _List, make_item: MakeArticleItem, archives: Archives, context: Context
) -> Iterator[Output]:
    is_sample = are_samples(each.articles)

    def inputs(page: ListPage[Entry[Article]]) -> ListInputs:
        return ListInputs(
            info=PageInfo(
                page.path,
                page.title_of(each.title),
                each.description,
                each.trail,
                each.metas,
                share_pictures=each.share_pictures,
                is_indexed=not is_sample,
            ),
            drawing=each.drawing,
            description=each.description if page.number == 1 else None,
            articles=tuple(map(make_item, page.items)),
            pager=page.pager(context.address),
            archives=archives,
        )

    for page in paginate(each.articles, each.path, context.site.page_size):
        path = page.path + "index.html"
        yield Page(path, "pages/article-list.html", article_list_page, partial(inputs, page), is_sample)


def article_list_page(frame: SiteFrame, inputs: ListInputs) -> ArticleListPage:
    """Return the view of a page of a list of articles."""
    archives, address, path = inputs.archives, frame.address, inputs.info.path
    all_news = Link(word("all-news"), address.href("news/"))
    return ArticleListPage(
        frame=make_frame(inputs.info, frame),
        drawing=inputs.drawing,
        description=inputs.description,
        articles=tuple(each.card for each in inputs.articles),
        pager=inputs.pager,
        columns=tuple(_list_link(each, path, frame) for each in (all_news, *archives.columns)),
        years=tuple(_list_link(each, path, frame) for each in archives.years),
        tags_url=address.href("tags/") if archives.has_tags else None,
        feed_url=address.href("feeds/all.xml"),
    )


def _list_link(link: Link, path: str, frame: SiteFrame) -> ListLink:
    """Return a link to a list for the page at a path, which may itself be a later page of that list."""
    here = frame.address.href(path)
    is_later_page = here.startswith(link.url + "page/")
    current = "page" if here == link.url else "true" if is_later_page else ""
    return ListLink(str(link.title), link.url, current)


def _tag_index(tags: Mapping[Term, Articles], context: Context) -> Output:
    is_sample = all(map(are_samples, tags.values()))
    title, description = word("tags"), word("tags-description", site=context.site.name)
    metas = list_metas(title, description)
    info = PageInfo("tags/", title, description, metas=metas, is_indexed=not is_sample)
    counts = tuple(
        TagCount(term.name, context.address.href(term.path), len(tagged)) for term, tagged in tags.items()
    )
    view = TagIndexPage(make_frame(info, context.frame), counts)
    return Page("tags/index.html", "pages/tags.html", inputs_as_view, view, is_sample)

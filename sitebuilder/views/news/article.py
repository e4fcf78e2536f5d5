"""The page of an article, with the provenance of its text."""

from collections.abc import Iterator, Mapping
from functools import cache, partial

from msgspec import Struct

from sitebuilder.content.library.library import Entry, PublishedFile
from sitebuilder.content.model.article import Article, Origin
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.model.fields import label
from sitebuilder.content.model.review import Round
from sitebuilder.content.pictures import Picture
from sitebuilder.content.review import signer_names
from sitebuilder.markdown import Heading
from sitebuilder.messages import word
from sitebuilder.views.courses.card import CourseCard, course_card
from sitebuilder.views.news.card import ArticleCard, ArticleItem, MakeArticleItem, column_link
from sitebuilder.views.news.related import related_articles
from sitebuilder.views.news.structured_data import article_data
from sitebuilder.views.shared.context import Context, PageContext, SiteFrame
from sitebuilder.views.shared.document_info import section_crumb
from sitebuilder.views.shared.elements import (
    Download,
    Link,
    Row,
    Time,
    downloads,
    table_of_contents,
    text_html,
    time_of,
)
from sitebuilder.views.shared.frame import Frame, Meta, PageInfo, make_frame
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.mentions import named_document_finder
from sitebuilder.views.shared.output import Output, Page
from sitebuilder.views.shared.pictures import alt_attribute, named_pictures, picture_html
from sitebuilder.views.shared.share import ShareBlock, SharePictures, cover_of, share_block, share_pictures
from sitebuilder.views.shared.taxonomy import column_of, tag_of

MAX_COURSES = 3
"""So many of the courses that an article names have a card on its page."""


class CorrectionNote(Struct, frozen=True):
    """A correction after publication, and its date."""

    date: Time
    text: str


class ArticlePage(Struct, frozen=True):
    """The view of an article; ``original`` links to the text elsewhere that it introduces, if any."""

    frame: Frame
    date: Time
    column: Link
    provenance: tuple[Row, ...]
    summary: str | None
    cover: Html | None
    body: Html | None
    contents: tuple[Heading, ...]
    original: Link | None
    attachments: tuple[Download, ...]
    corrections: tuple[CorrectionNote, ...]
    tags: tuple[Link, ...]
    expired: bool
    courses: tuple[CourseCard, ...]
    named_documents: tuple[Link, ...]
    related: tuple[ArticleCard, ...]
    previous: Link | None
    next: Link | None
    share: ShareBlock


class ArticleInputs(Struct, frozen=True):
    """Everything that the page of an article depends on besides the site's frame.

    ``courses`` are the first ones that it names; ``named_documents`` are title and permalink of the other
    documents that its editor listed; ``files`` and ``pictures`` are those that it names.
    """

    entry: Entry[Article]
    older: ArticleItem | None
    newer: ArticleItem | None
    courses: tuple[CourseCard, ...]
    named_documents: tuple[tuple[str, str], ...]
    related: tuple[ArticleItem, ...]
    expired: bool
    files: Mapping[str, PublishedFile]
    pictures: Mapping[str, Picture]


def outputs(context: Context, make_item: MakeArticleItem) -> Iterator[Output]:
    """Yield the page of each article; previous and next are its neighbours in time."""
    articles = context.library.articles
    find_related = cache(partial(related_articles, articles))
    find_named = cache(partial(named_document_finder, context.library))
    courses = {each.path: each for each in context.library.courses}
    make_card = cache(lambda path: course_card(courses[path], context))

    def inputs(number: int) -> ArticleInputs:
        entry = articles[number]
        named = find_named()(entry)
        shown = [each.path for each in named if each.path in courses][:MAX_COURSES]
        return ArticleInputs(
            entry=entry,
            courses=tuple(map(make_card, shown)),
            named_documents=tuple(
                (each.data.title, each.path)
                for each in named
                if each.path not in shown and f"{each.spec.kind}/{each.id}" in entry.data.related
            ),
            older=make_item(articles[number + 1]) if number + 1 < len(articles) else None,
            newer=make_item(articles[number - 1]) if number else None,
            related=tuple(map(make_item, find_related()(number))),
            expired=entry.data.is_expired(context.now),
            files=_files(entry.data, context),
            pictures=named_pictures(entry.document, (entry.data.cover,), context.pictures),
        )

    for number, entry in enumerate(articles):
        path = entry.path + "index.html"
        yield Page(path, entry.spec.template, article_page, partial(inputs, number))


def _files(article: Article, context: Context) -> Mapping[str, PublishedFile]:
    named = (each.file for each in article.attachments)
    return {path: context.files[path] for path in named if path in context.files}


def article_page(frame: SiteFrame, inputs: ArticleInputs) -> ArticlePage:
    """Return the view of an article."""
    entry, context = inputs.entry, PageContext(frame, inputs.files, inputs.pictures)
    article, text = entry.data, entry.body
    cover, share = cover_of(article, context), share_pictures(entry, context)
    has_body = text is not None and any(part.strip() for part in text.parts)
    return ArticlePage(
        frame=make_frame(_page_info(entry, share, context), frame),
        date=time_of(article.date, context.zone),
        column=column_link(article, frame),
        provenance=_provenance(entry, context),
        summary=article.summary,
        cover=_cover(cover, article, context),
        body=text_html(entry, text, context, is_first=cover is None)
        if text is not None and has_body
        else None,
        contents=table_of_contents(text),
        original=_original(article),
        attachments=downloads(article.attachments, context),
        corrections=tuple(
            CorrectionNote(time_of(each.date, context.zone), each.text) for each in article.corrections
        ),
        tags=tuple(
            Link(name, context.address.href(tag_of(name, entry, context.site).path))
            for name in dict.fromkeys(article.tags)
        ),
        expired=inputs.expired,
        courses=inputs.courses,
        named_documents=tuple(
            Link(title, context.address.href(path)) for title, path in inputs.named_documents
        ),
        related=tuple(each.card for each in inputs.related),
        previous=_link(inputs.older),
        next=_link(inputs.newer),
        share=share_block(entry, share, context),
    )


def _link(neighbour: ArticleItem | None) -> Link | None:
    return Link(neighbour.card.title, neighbour.card.url) if neighbour is not None else None


def _cover(cover: Picture | None, article: Article, context: PageContext) -> Html | None:
    if cover is None:
        return None
    return picture_html(cover, alt_attribute(article.cover_alt or ""), context.address, is_first=True)


def _page_info(entry: Entry[Article], share: SharePictures | None, context: PageContext) -> PageInfo:
    article = entry.data
    column = column_of(article, context.site)
    data = article_data(entry, share, context)
    return PageInfo(
        path=entry.path,
        title=article.title,
        description=article.summary or entry.excerpt or article.title,
        trail=(section_crumb(Kind.ARTICLE), (column.name, f"news/{column.slug}/")),
        metas=_metas(entry, share, context),
        type="article",
        share_pictures=share,
        json_ld=(data,) if data else (),
        sample=article.sample,
        draft=article.draft,
    )


def _metas(entry: Entry[Article], share: SharePictures | None, context: PageContext) -> tuple[Meta, ...]:
    """Return the article tags of the government tag set (``PubDate`` as yyyy-MM-dd HH:mm)."""
    article = entry.data
    column = column_of(article, context.site)
    optional = (
        ("ColumnType", column.type),
        ("Keywords", ",".join(article.tags) or None),
        ("Author", article.author),
        ("Description", article.summary),
        ("Image", context.address.absolute(share.wide.path) if share else None),
    )
    return (
        Meta("ArticleTitle", article.title),
        Meta("PubDate", article.date.begins.isoformat(" ", "minutes")),
        Meta("ContentSource", article.source or word("own-source", site=context.site.name)),
        Meta("ColumnName", column.name),
        *(Meta(name, value) for name, value in optional if value),
        Meta("Url", context.address.absolute(entry.path)),
    )


def _provenance(entry: Entry[Article], context: PageContext) -> tuple[Row, ...]:
    """Return the provenance that the rules for reposting require: source, author, original title.

    Those who submitted and approved the article are named if ``site.yaml`` asks for that.
    """
    article, document = entry.data, entry.document
    own_source = word("own") if article.origin is Origin.OWN else None
    submitted = approved = ""
    if context.site.review.show_names:
        submitted = "、".join(signer_names(document, (Round.DRAFT,)))
        approved = "、".join(signer_names(document, (Round.FIRST, Round.SECOND, Round.FINAL)))
    rows = (
        ("source", article.source or own_source, article.source_url),
        ("author", article.author, None),
        ("photographer", article.photographer, None),
        ("editor", article.editor or submitted, None),
        ("original_title", article.original_title, None),
    )
    reviewers = (Row(word("reviewers"), approved),) if approved else ()
    return (*(Row(label(Article, key), value, url) for key, value, url in rows if value), *reviewers)


def _original(article: Article) -> Link | None:
    if article.origin is not Origin.LINK or article.source_url is None:
        return None
    return Link(article.original_title or article.title, article.source_url)

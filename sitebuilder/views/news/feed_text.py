"""The feed item of an article."""

from html import escape

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.article import Article, Origin
from sitebuilder.content.model.field_types import Moment
from sitebuilder.content.model.fields import label
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.feed_markup import (
    FeedItem,
    absolute_html,
    attachment_list,
    bullet_list,
    feed_title,
    rfc3339,
    xml_text,
)
from sitebuilder.views.shared.pictures import alt_attribute, plain_image
from sitebuilder.views.shared.share import cover_of


def article_item(entry: Entry[Article], context: ViewContext) -> FeedItem:
    """Return the feed item of an article."""
    article = entry.data
    cover = cover_of(article, context)
    changes = [article.date.begins, *(Moment(each.date).begins for each in article.corrections)]
    is_link = article.origin is Origin.LINK
    repost_author = article.author or article.source if article.origin is Origin.AUTHORISED else None
    return FeedItem(
        url=context.address.absolute(entry.path),
        title=feed_title(article),
        published=rfc3339(article.date.begins, context),
        updated=rfc3339(max(changes), context),
        author=xml_text(repost_author),
        summary=xml_text(article.summary or (entry.excerpt if is_link else None)),
        content=None if is_link else xml_text(_html(entry, context)),
        original=article.source_url,
        image=context.address.absolute(cover.path(cover.largest)) if cover else None,
        categories=tuple(filter(None, map(xml_text, dict.fromkeys(article.tags)))),
    )


def _html(entry: Entry[Article], context: ViewContext) -> str:
    article = entry.data
    cover = cover_of(article, context)
    parts = []
    if cover:
        url = context.address.absolute(cover.path(cover.largest))
        parts.append(f"<p>{plain_image(cover, alt_attribute(article.cover_alt or ''), url)}</p>")
    if entry.body is not None:
        parts.append(absolute_html(entry, entry.body, context))
    parts.append(attachment_list(label(Article, "attachments"), article.attachments, context))
    corrections = [f"{each.date}：{each.text}" for each in article.corrections]
    parts.append(bullet_list(label(Article, "corrections"), [escape(each) for each in corrections]))
    return "\n".join(filter(None, parts))

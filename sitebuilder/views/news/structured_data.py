"""An article as JSON-LD (schema.org)."""

from typing import Any

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.article import Article, Origin
from sitebuilder.messages import PAGE_LANGUAGE
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.elements import time_of
from sitebuilder.views.shared.share import SharePictures
from sitebuilder.views.shared.structured_data import json_ld, nested, publisher, share_image_urls


def article_data(
    entry: Entry[Article], share: SharePictures | None, context: ViewContext
) -> dict[str, Any] | None:
    """Return a schema.org ``NewsArticle`` with the share pictures of its page; None for a sample.

    An article that links to a text elsewhere only introduces it, so ``isBasedOn`` names that text; the
    article's ``author`` field is then the author of that text.
    """
    article = entry.data
    if article.sample:
        return None
    is_link = article.origin is Origin.LINK
    corrected = max((each.date for each in article.corrections), default=None)
    is_later = corrected is not None and corrected > article.date.date
    url = context.address.absolute(entry.path)
    return json_ld(
        "NewsArticle",
        headline=article.title,
        description=article.summary,
        url=url,
        mainEntityOfPage=url,
        inLanguage=PAGE_LANGUAGE,
        datePublished=time_of(article.date, context.zone).iso,
        dateModified=time_of(corrected, context.zone).iso if corrected and is_later else None,
        author={"name": article.author} if article.author and not is_link else None,
        publisher=publisher(context),
        image=share_image_urls(share, context.address),
        isBasedOn=_original(article),
    )


def _original(article: Article) -> dict[str, Any] | None:
    """Return the text elsewhere on which the article is based, with title and author if they are known."""
    if article.origin is Origin.OWN or article.source_url is None:
        return None
    is_link = article.origin is Origin.LINK
    return nested(
        "CreativeWork",
        url=article.source_url,
        name=article.original_title,
        author={"name": article.author} if article.author and is_link else None,
        publisher={"@type": "Organization", "name": article.source} if article.source else None,
    )

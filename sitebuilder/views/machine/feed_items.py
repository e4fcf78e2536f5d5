"""What the feeds tell of a document: its full text with absolute addresses, and its dates.

A document without a date is in no feed. The id of an item is its permalink, which does not follow the
title: it comes from the file's name or the ``slug``.
"""

from sitebuilder.content.model.article import Article
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.messages import word
from sitebuilder.views.competitions.feed_text import competition_html
from sitebuilder.views.courses.feed_text import course_html
from sitebuilder.views.news.feed_text import article_item
from sitebuilder.views.shared.context import Surroundings
from sitebuilder.views.shared.feed_markup import FeedEntry, FeedItem, dated, feed_title, rfc3339, xml_text


def feed_item(entry: FeedEntry, context: Surroundings) -> FeedItem:
    """Return what a feed tells of a document that has a date."""
    data = entry.data
    if isinstance(data, Article):
        return article_item(entry, data, context)
    if isinstance(data, Course):
        return _other(entry, data, word("courses"), course_html(entry, data, context), context)
    return _other(entry, data, word("competitions"), competition_html(entry, data, context), context)


def _other(
    entry: FeedEntry, data: Course | Competition, category: str, text: str, context: Surroundings
) -> FeedItem:
    updated = dated(entry)
    if updated is None:
        raise ValueError(f"{entry.path} has no date: it stands in no feed")
    return FeedItem(
        url=context.address.absolute(entry.path),
        title=feed_title(data),
        published=None,
        updated=rfc3339(updated, context),
        author=None,
        summary=xml_text(data.summary),
        content=xml_text(text),
        original=None,
        image=None,
        categories=(category,),
    )

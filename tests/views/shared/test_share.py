"""The picture by which a page is shared, and what is said of it."""

import pytest
from msgspec.structs import replace

from sitebuilder.content.pictures import Picture
from sitebuilder.views.news.article import outputs
from sitebuilder.views.news.card import article_item_maker
from sitebuilder.views.shared.context import AssetLinks, make_context
from sitebuilder.views.shared.output import Page
from sitebuilder.views.shared.share import share_block, share_pictures
from tests.library import PICTURE, make_library
from tests.site_folder import NOW

ARTICLE = "---\ntitle: 开班\ndate: 2026-02-01\ncolumn: notices\ncover: a.jpg\ncover_alt: 车间\n---\n正文。\n"
FILES: dict[str, str | bytes] = {"content/news/2026/a.md": ARTICLE, "content/news/2026/a.jpg": b"jpg"}


@pytest.mark.parametrize(("width", "told"), [(800, "分享图：开班"), (200, "分享图：通知公告栏目")])
def test_an_article_whose_cover_is_too_small_is_shared_with_the_picture_of_its_column(width, told):
    picture = Picture("news/2026/a", replace(PICTURE, width=width))
    library = replace(make_library(FILES), pictures={"content/news/2026/a.jpg": picture})
    context = make_context(library, NOW, AssetLinks("site.css", "site.js", {}, share_recipe="1"))
    entry = library.articles[0]
    shown = share_block(entry, share_pictures(entry, context), context).picture
    assert shown is not None
    assert shown.alt == told
    pages = {
        each.path: each for each in outputs(context, article_item_maker(context)) if isinstance(each, Page)
    }
    head = pages["news/2026/a/index.html"].make_view(context.frame).frame.head
    assert [each.content for each in head.properties if each.name == "og:image:alt"] == [told, told]
    assert shown.src.startswith("/news/2026/a-" if width == 800 else "/news/notices/share-")

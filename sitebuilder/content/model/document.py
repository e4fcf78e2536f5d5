"""What all documents with a page of their own have: its address, their approval, whether they are shown."""

from typing import Annotated

from msgspec import Struct

from sitebuilder.content.model.field_types import OldPath, Sample, Slug, about
from sitebuilder.content.model.review import DocumentReview, Review


class PageDocument(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The last fields of every document with a page of its own."""

    # Keyword-only fields come after those of the kind.
    slug: Annotated[
        Slug | None,
        about(
            "网址中的名称",
            "不写就用文件名。用小写英文字母、数字和连字符，发布以后不要改。",
            "slug",
            "The last part of its address, if not the file's name: never changed once it is published.",
            is_shown=False,
        ),
    ] = None
    aliases: Annotated[
        tuple[OldPath, ...],
        about(
            "曾用网址",
            "只写域名后面的路径：`- /old-page/`。",
            "aliases",
            "Earlier paths of this page.",
            is_shown=False,
        ),
    ] = ()
    review: DocumentReview = Review()
    draft: Annotated[
        bool,
        about(
            "草稿",
            "`draft: yes` 时不发布；`make serve ARGS=--drafts` 能看到。",
            "draft",
            "Yes while it is not to be published.",
            is_shown=False,
        ),
    ] = False
    sample: Sample = False

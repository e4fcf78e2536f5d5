"""Report what a document of Word holds beside its text, however it was saved."""

from collections.abc import Sequence

from msgspec import Struct

from sitebuilder.importers.remarks import Remark, abbreviate, remark


class BesideText(Struct, frozen=True):
    """How many texts are deleted, inserted or hidden; the texts of headers and footers; the comments."""

    deleted: int
    inserted: int
    hidden: int
    edges: Sequence[str]
    comments: Sequence[str]


def report_beside_text(found: BesideText) -> list[Remark]:
    """Return remarks on what is left out."""
    remarks: list[Remark] = []
    if found.deleted or found.inserted:
        remarks.append(remark("import-changes", deleted=found.deleted, inserted=found.inserted))
    if found.hidden:
        remarks.append(remark("import-hidden", count=found.hidden))
    if found.edges:
        remarks.append(remark("import-page-edge", text=abbreviate("；".join(found.edges))))
    if found.comments:
        text = abbreviate(found.comments[0])
        remarks.append(remark("import-comments", count=len(found.comments), text=text))
    return remarks

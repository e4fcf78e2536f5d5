"""The state of preparing a document for Mammoth."""

from msgspec import Struct, field

from sitebuilder.importers.docx.drawings import DrawingContents
from sitebuilder.importers.docx.numbering import Numbering
from sitebuilder.importers.docx.package import DOCUMENT
from sitebuilder.importers.docx.styles import Styles


class Preparation(Struct):
    """The state of preparing a document: its styles, lists and text width, and what was found and dropped.

    ``part`` is the name of the part that is being prepared.
    """

    styles: Styles
    numbering: Numbering
    part: str = DOCUMENT
    text_width: int = 0
    drawings: DrawingContents = field(default_factory=DrawingContents)
    hidden: int = 0
    deleted: int = 0
    inserted: int = 0
    formulas: int = 0
    has_contents: bool = False

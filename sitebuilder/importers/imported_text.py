"""An imported text before it is written: its title, its date, its Markdown, its pictures."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from sitebuilder.importers.remarks import Remark


class ImportedText(Struct, frozen=True):
    """An imported text; what is unknown is ``None`` or empty.

    ``files`` maps the names of pictures, as in the Markdown, to their bytes; ``remarks`` are for the editor.
    ``facts`` maps the keys of further lines of the front matter to their values.
    """

    title: str
    markdown: str
    moment: datetime | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

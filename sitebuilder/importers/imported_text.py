"""A text that was brought in, before it is written: its title, its day, its Markdown, its pictures."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from sitebuilder.importers.remarks import Remark


class ImportedText(Struct, frozen=True):
    """A text that was brought in; what is not known is ``None`` or empty.

    ``files`` maps the names of pictures, as the Markdown links to them, to their bytes; ``remarks`` is what
    is told of it. ``facts`` are further lines of the front matter: names to values as YAML.
    """

    title: str
    markdown: str
    moment: datetime | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

"""The record of reading one source file: problems, positions, references and files."""

from msgspec import Struct, field

from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.values.moments import DEFAULT_ZONE
from sitebuilder.content.values.nearest import Suggestions
from sitebuilder.messages import Place, Problem, problem


class Reference(Struct, frozen=True):
    """A field that refers to another document, to be checked when all documents are known."""

    key: str
    kind: Kind
    id: str
    place: Place


class FileReference(Struct, frozen=True):
    """A field or link that refers to a file by its path below the site folder.

    ``is_picture`` means that pages show it, so that it is published in other sizes and without metadata.
    """

    path: str
    place: Place
    is_picture: bool = False


class Reading(Struct, eq=False):
    """The record of reading one file, to which each decoder adds.

    ``start`` is the place in the file at which the YAML begins; ``source`` are the lines of the YAML.
    ``positions`` maps the dotted path of a key (``sessions.0.end``) to its place. ``suggestions`` propose
    names for unknown keys. ``zone`` is the site's time zone (IANA name). ``place_names`` are values that may
    be the id of a document that describes a place. ``signed_digest`` is what signatures in the file refer to,
    if there are any.
    """

    start: Place
    source: list[str]
    zone: str = DEFAULT_ZONE
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    files: list[FileReference] = field(default_factory=list)
    place_names: list[str] = field(default_factory=list)
    positions: dict[str, Place] = field(default_factory=dict)
    suggestions: Suggestions = field(default_factory=Suggestions)
    signed_digest: str | None = None

    @classmethod
    def empty(cls, file: str, zone: str = DEFAULT_ZONE) -> "Reading":
        """Return the record of a file that has not been read yet."""
        return cls(Place(file), [], zone)

    def report(self, code: str, place: Place, **values: object) -> None:
        """Add a problem."""
        self.problems.append(problem(code, place, **values))

    def report_at(self, path: str, code: str, **values: object) -> None:
        """Add a problem at the place of a dotted path; at the beginning of the file without the key."""
        self.report(code, self.place_of(path), **values)

    def split_line(self, place: Place) -> tuple[str, str]:
        """Split the line of a place in the YAML into what stands before it, and what begins there."""
        line = self.source[place.line - self.start.line]
        return line[: place.column - 1], line[place.column - 1 :]

    def place_of(self, path: str) -> Place:
        """Return the place of a dotted path; the beginning of the file without the key."""
        return self.positions.get(path, self.start)


def join_path(path: str, key: str) -> str:
    """Append a key to the dotted path of its mapping."""
    return f"{path}.{key}" if path else key


def is_item_path(path: str) -> bool:
    """Return whether a dotted path is that of a list item: its last part is a number."""
    return path.rpartition(".")[2].isdigit()


def last_key(path: str) -> str:
    """Return the last key of a dotted path that is not the number of a list item."""
    if "." not in path:
        return path
    last = path.rpartition(".")[2]
    if not last.isdigit():
        return last
    return next((part for part in reversed(path.split(".")) if not part.isdigit()), path)

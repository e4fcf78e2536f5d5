"""What is gathered while one source file is read: problems, positions, references and files."""

from dataclasses import dataclass, field

from msgspec import Struct

from sitebuilder.content.fields import Kind
from sitebuilder.content.moments import DEFAULT_ZONE
from sitebuilder.content.nearest import Suggestions
from sitebuilder.messages import Place, Problem, problem


class Reference(Struct, frozen=True):
    """A field that names another document: checked when all documents are known."""

    key: str
    kind: Kind
    id: str
    place: Place


class FileReference(Struct, frozen=True):
    """A field or link that names a file, by its path below the site folder.

    ``is_picture`` when pages show it, so that it is published in other sizes and without its metadata.
    """

    path: str
    place: Place
    is_picture: bool = False


@dataclass
class Reading:
    """The record of reading one file; each decoder adds to it.

    ``start`` is where the YAML text begins in the file; ``source`` are the lines of that text;
    ``positions`` maps a dotted path of keys (``sessions.0.end``) to its place; ``suggestions`` answer
    unknown keys. ``zone`` is the site's time zone (IANA). ``place_names`` are texts that may be the id of a
    document which tells of a place. ``signed_digest`` is what signatures in the file stand for, if it has
    any.
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
        """Return the record of a file of which nothing has been read yet."""
        return cls(Place(file), [], zone)

    def report(self, code: str, place: Place, **values: object) -> None:
        """Add a problem."""
        self.problems.append(problem(code, place, **values))


def join_path(path: str, key: str) -> str:
    """Return the dotted path of a key in the mapping of a path."""
    return f"{path}.{key}" if path else key


def last_key(path: str) -> str:
    """Return of a dotted path the key that an editor knows, without the numbers of list items."""
    if "." not in path:
        return path
    last = path.rpartition(".")[2]
    if not last.isdigit():
        return last
    return next((part for part in reversed(path.split(".")) if not part.isdigit()), path)

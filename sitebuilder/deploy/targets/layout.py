"""How releases lie on a server and in a folder of this machine, and what one takes over from the one before.

``PATH`` is a link to ``NAME.releases/ID``, beside which stand the releases kept, each a folder. What is there
beside the folders begins with a dot: the lock, what is held, of each release the list of its files, and
folders that are not yet complete and to which no link ever leads.
"""

from collections.abc import Collection, Mapping

from msgspec import Struct

from sitebuilder.deploy.hosting.caching import is_fingerprinted
from sitebuilder.deploy.release import RELEASE_FILE
from sitebuilder.output.manifest import MANIFEST

SUFFIX = ".releases"
INCOMING = ".incoming-"
FILES = ".files-"
HELD = ".held"
COMPRESSED = (".gz", ".br")


class CarriedFiles(Struct, frozen=True):
    """What a release takes over from the one before: files of deploys, and those of others."""

    ours: tuple[str, ...]
    foreign: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.ours, *self.foreign)


NO_FILES = CarriedFiles((), ())


def files_to_carry(
    found: Collection[str], known: Collection[str], manifest: Mapping[str, str], files: Collection[str]
) -> CarriedFiles:
    """Return what of the live release's files the next one takes over.

    A page opened before the switch still asks for the fingerprinted files that it names: these are carried,
    for one release, as only those of the live ``manifest`` are looked at. Files that no deploy has put there
    stay for good. ``found`` are the files of the live release, ``known`` those that a deploy has put there
    (by its manifest, where no list of them is left), and ``files`` those of the next release.
    """
    there, mine = set(found), set(files)
    old = [path for path in manifest if is_fingerprinted(path)]
    old += [path + ending for path in old for ending in COMPRESSED]
    ours = {*(known or _likely(manifest)), *old}
    return CarriedFiles(
        tuple(sorted(path for path in set(old) if path in there and path not in mine)),
        tuple(sorted(path for path in there - ours - mine if _is_below(path))),
    )


def _is_below(path: str) -> bool:
    """Tell whether a path of somebody else's file can be handed on: by lines, below the folder."""
    return "\n" not in path and not {"", ".", ".."}.intersection(path.split("/"))


def _likely(manifest: Mapping[str, str]) -> set[str]:
    """Return the files of a release by its manifest alone."""
    outputs = (*manifest, MANIFEST)
    return {RELEASE_FILE, *outputs, *(path + ending for path in outputs for ending in COMPRESSED)}


def encode_list(files: Collection[str]) -> str:
    """Return paths as the list of the files that deploys have put into a release."""
    return "".join(f"{path}\n" for path in sorted(files))


def decode_list(text: str) -> list[str]:
    """Return the paths of such a list."""
    return [path for path in text.split("\n") if path]


def outdated_releases(releases: Collection[str], live: str, keep: int) -> list[str]:
    """Return which releases, by their names, are to be removed when so many are kept; never the live one."""
    newest = sorted(releases, reverse=True)
    return [each for each in newest[keep:] if each != live]

"""The layout of releases on a server or in a local folder, and what one takes over from the previous one.

``PATH`` is a symlink to ``NAME.releases/ID``, beside the other releases that are kept, each a folder.
Everything else in ``NAME.releases`` begins with a dot: the lock, the holds, the list of each release's files,
and incomplete folders, to which no symlink ever points.
"""

from collections.abc import Collection, Mapping

from msgspec import Struct

from sitebuilder.deploy.hosting.caching import is_fingerprinted
from sitebuilder.deploy.release import RELEASE_FILE
from sitebuilder.deploy.target import deploy_error
from sitebuilder.output.manifest import MANIFEST

SUFFIX = ".releases"
INCOMING = ".incoming-"
FILES = ".files-"
HELD = ".held"
COMPRESSED = (".gz", ".br")


class CarriedFiles(Struct, frozen=True):
    """What a release takes over from the previous one: files of deploys, and those of others."""

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
    """Return which files of the live release the next one takes over.

    A page opened before the switch still requests the fingerprinted files that it uses; those in the live
    ``manifest`` are carried over, and so for one release only. Files that no deploy has put there stay for
    good. ``found`` are the files of the live release, ``known`` those that deploys have put there (derived
    from its manifest if that list is missing), and ``files`` those of the next release.
    """
    present, next_files = set(found), set(files)
    old = [path for path in manifest if is_fingerprinted(path)]
    old += [path + ending for path in old for ending in COMPRESSED]
    ours = {*(known or _files_in_manifest(manifest)), *old}
    return CarriedFiles(
        tuple(sorted(path for path in set(old) if path in present and path not in next_files)),
        tuple(sorted(path for path in present - ours - next_files if _is_below(path))),
    )


def _is_below(path: str) -> bool:
    """Return whether the path of somebody else's file stays below its folder and fits on one line."""
    return "\n" not in path and not {"", ".", ".."}.intersection(path.split("/"))


def _files_in_manifest(manifest: Mapping[str, str]) -> set[str]:
    """Return the files of a release as far as its manifest shows."""
    outputs = (*manifest, MANIFEST)
    return {RELEASE_FILE, *outputs, *(path + ending for path in outputs for ending in COMPRESSED)}


def encode_list(files: Collection[str]) -> str:
    """Encode the list of the files that deploys have put into a release."""
    return "".join(f"{path}\n" for path in sorted(files))


def decode_list(text: str) -> list[str]:
    """Return the paths in such a list."""
    return [path for path in text.split("\n") if path]


def check_digests(expected: Mapping[str, str], found: Mapping[str, str | None], target: str) -> None:
    """Check that files have the expected digests.

    Raises:
        DeployError: one is missing or differs.
    """
    wrong = [path for path, digest in expected.items() if found.get(path) != digest]
    if wrong:
        raise deploy_error("deploy-bytes-differ", target, count=len(wrong), path=wrong[0])


def outdated_releases(releases: Collection[str], live: Collection[str], keep: int) -> list[str]:
    """Return the names of the releases to remove if ``keep`` are kept.

    Never those in ``live``: the live one, and the one before it, to which a failed deploy returns.
    """
    newest = sorted(releases, reverse=True)
    return [each for each in newest[keep:] if each not in live]

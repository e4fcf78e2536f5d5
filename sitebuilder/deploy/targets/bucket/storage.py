"""The files of a remote: list, send, fetch, remove, and compare them by digest.

Each function makes one or two calls of rclone for any number of files, whose names are passed in a list.
"""

import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from sitebuilder.deploy.target import DeployError
from sitebuilder.deploy.targets.bucket.facts import DIGITS, Facts
from sitebuilder.deploy.targets.bucket.rclone import Rclone
from sitebuilder.deploy.targets.bucket.remote import Remote
from sitebuilder.messages import problem
from sitebuilder.processes.children import ProcessResult

_LIST = ("--files-only", "--no-modtime", "--no-mimetype", "--recursive")
_HASH = ("--hash", "--hash-type=md5")
_SUM = re.compile(r"([0-9a-f]{64})  (.+)")
_HEADER = re.compile(r"[\x20-\x7e]+")


class Features(Struct, frozen=True, rename="pascal"):
    """The capabilities of a backend, from ``rclone backend features``."""

    bucket_based: bool = False
    slow_hash: bool = False
    can_have_empty_directories: bool = False


class Backend(Struct, frozen=True, rename="pascal"):
    """A backend: the hashes that it stores, and its capabilities."""

    hashes: tuple[str, ...] = ()
    features: Features = Features()

    @property
    def has_md5(self) -> bool:
        return "md5" in self.hashes

    @property
    def lists_md5(self) -> bool:
        """Whether listing files includes their MD5, without a request for each."""
        return self.has_md5 and not self.features.slow_hash


class Stored(Struct, frozen=True, rename="pascal"):
    """A file on a remote; ``hashes`` is empty if none were requested or stored."""

    path: str
    size: int
    hashes: dict[str, str] = {}

    @property
    def md5(self) -> str | None:
        return self.hashes.get("md5")


class Storage(Struct, frozen=True):
    """A folder on a remote, and the program that reaches it."""

    rclone: Rclone
    remote: Remote
    backend: Backend


def open_storage(rclone: Rclone, remote: Remote) -> Storage:
    """Query the capabilities of a remote's backend.

    Raises:
        DeployError: there is no such remote, it is unreachable, or its server is not authenticated (SFTP
            without known hosts).
    """
    result = rclone.run(remote, "backend", "features", remote.folder)
    if "No host key validation" in result.errors:
        raise DeployError(problem("bucket-host-key", rclone.place, remote=str(remote), reason=""))
    return Storage(rclone, remote, msgspec.json.decode(result.output, type=Backend))


def list_files(storage: Storage) -> dict[str, Stored]:
    """Return all files by path, with MD5 if the backend lists it; empty if there is no such folder."""
    hashes = _HASH if storage.backend.lists_md5 else ()
    result = storage.rclone.run(
        storage.remote, "lsjson", storage.remote.folder, *_LIST, *hashes, "--fast-list", may_be_missing=True
    )
    return _decode_listing(result.output)


def send_files(storage: Storage, folder: Path, names: Sequence[str], headers: Mapping[str, str]) -> None:
    """Copy files of a local folder to the same paths on the remote, with headers if it stores any.

    If the backend stores MD5, files that it already has are not sent again; otherwise all are, as files of
    equal size could not be distinguished.
    """
    if any(not _HEADER.fullmatch(f"{name}: {value}") for name, value in headers.items()):
        raise ValueError(f"no headers: {headers!r}")
    compare = "--checksum" if storage.backend.has_md5 else "--ignore-times"
    header_options = [
        part for name, value in headers.items() for part in ("--header-upload", f"{name}: {value}")
    ]
    _with_list(
        names,
        lambda listed: storage.rclone.run(
            storage.remote,
            *("copy", str(folder), storage.remote.folder, *listed, "--no-traverse", compare),
            *(
                "--no-update-modtime",
                "--no-update-dir-modtime",
                "--transfers=8",
                "--checkers=16",
                *header_options,
            ),
        ),
    )


def fetch_files(storage: Storage, names: Sequence[str], folder: Path) -> None:
    """Copy those of the files that exist on the remote into a local folder."""
    _with_list(
        names,
        lambda listed: storage.rclone.run(
            storage.remote,
            *("copy", storage.remote.folder, str(folder), *listed, "--no-traverse", "--ignore-times"),
            *("--transfers=8", "--checkers=16"),
            may_be_missing=True,
        ),
    )


def fetch_small(storage: Storage, names: Sequence[str]) -> dict[str, bytes]:
    """Return the bytes of those of the files that exist."""
    with tempfile.TemporaryDirectory() as folder:
        fetch_files(storage, names, Path(folder))
        found = ((name, Path(folder, name)) for name in names)
        return {name: path.read_bytes() for name, path in found if path.is_file()}


def send_small(storage: Storage, contents: Mapping[str, bytes], headers: Mapping[str, str]) -> None:
    """Write small files, all with the same headers."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in contents.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        send_files(storage, Path(folder), list(contents), headers)


def remove_files(storage: Storage, names: Iterable[str]) -> None:
    """Remove files; missing ones are ignored."""
    names = sorted(names)
    if not names:
        return
    _with_list(
        names,
        lambda listed: storage.rclone.run(
            storage.remote, "delete", storage.remote.folder, *listed, "--checkers=16", may_be_missing=True
        ),
    )


def remove_empty_folders(storage: Storage, folders: Iterable[str]) -> None:
    """Remove those of the folders that are empty, innermost first, if the backend has folders."""
    if not storage.backend.features.can_have_empty_directories:
        return
    for folder in sorted(folders, key=len, reverse=True):
        remote = storage.remote.below(folder)
        if not storage.rclone.run(remote, "lsf", remote.folder, may_be_missing=True).output.strip():
            storage.rclone.run(remote, "rmdir", remote.folder, may_be_missing=True)


def differing_files(storage: Storage, expected: Mapping[str, Facts]) -> list[str]:
    """Return the paths of files that are missing on the remote or do not have the expected bytes.

    Files are compared by the MD5 that the backend stores. Those that it does not confirm (a bucket may store
    another hash of an encrypted or multipart file), or all files if it stores none, are fetched and hashed.
    """
    unconfirmed = list(expected)
    if storage.backend.has_md5 and unconfirmed:
        stored = _listed(storage, unconfirmed)
        unconfirmed = [
            path for path in unconfirmed if path not in stored or stored[path].md5 != expected[path].md5
        ]
    if not unconfirmed:
        return []
    digests = _fetched_digests(storage, unconfirmed)
    return [path for path in unconfirmed if digests.get(path) != expected[path].digest]


def verify_files(storage: Storage, expected: Mapping[str, Facts]) -> None:
    """Verify that files arrived with the expected bytes.

    Raises:
        DeployError: one is missing or differs.
    """
    differing = differing_files(storage, expected)
    if differing:
        place, remote = storage.rclone.place, str(storage.remote)
        raise DeployError(
            problem("bucket-differs", place, remote=remote, path=differing[0], count=len(differing))
        )


def _listed(storage: Storage, names: Sequence[str]) -> dict[str, Stored]:
    result = _with_list(
        names,
        lambda listed: storage.rclone.run(
            storage.remote,
            *("lsjson", storage.remote.folder, *_LIST, *_HASH, *listed, "--checkers=16"),
            may_be_missing=True,
        ),
    )
    return _decode_listing(result.output)


def _fetched_digests(storage: Storage, names: Sequence[str]) -> dict[str, str]:
    result = _with_list(
        names,
        lambda listed: storage.rclone.run(
            storage.remote,
            *("hashsum", "sha256", storage.remote.folder, "--download", *listed, "--checkers=16"),
            may_be_missing=True,
        ),
    )
    lines = result.output.decode("utf-8", "surrogateescape").splitlines()
    return {found[2]: found[1][:DIGITS] for line in lines if (found := _SUM.fullmatch(line))}


def _decode_listing(output: bytes) -> dict[str, Stored]:
    # For a missing folder rclone begins the list before it fails.
    text = output.strip()
    files = msgspec.json.decode(text, type=list[Stored]) if text.endswith(b"]") else []
    return {file.path: file for file in files}


def _with_list(names: Iterable[str], run: Callable[[tuple[str, str]], ProcessResult]) -> ProcessResult:
    """Call a function with rclone's option for a list of files, with literal names."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "names")
        path.write_text("".join(f"{name}\n" for name in names), encoding="utf-8", newline="\n")
        return run(("--files-from-raw", str(path)))

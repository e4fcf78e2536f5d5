"""The files of a remote: list, send, fetch, remove, and compare them by digest.

Each function runs one or two commands of rclone for any number of files, whose names are passed in a list.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from sitebuilder.deploy.target import DeployError
from sitebuilder.deploy.targets.bucket.facts import DIGITS, Facts
from sitebuilder.deploy.targets.bucket.rclone import Command, Rclone
from sitebuilder.deploy.targets.bucket.remote import Remote
from sitebuilder.messages import problem

_LIST = {"filesOnly": True, "noModTime": True, "noMimeType": True, "recurse": True}
_HASH = {"showHash": True, "hashTypes": ["md5"]}
_CHECKERS = {"Checkers": 16}
_TRANSFERS = {**_CHECKERS, "Transfers": 8, "NoTraverse": True}
_SUM = re.compile(r"([0-9a-f]{64})  (.+)")
_HEADER = re.compile(r"[\x20-\x7e]+")


class Features(Struct, frozen=True, rename="pascal"):
    """The capabilities of a backend, from ``operations/fsinfo``."""

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


class _Listing(Struct, frozen=True):
    """The answer to ``operations/list``; without its folder it is empty."""

    list: tuple[Stored, ...] = ()


class _Hashsum(Struct, frozen=True):
    """The answer to ``operations/hashsum``, in the lines of sha256sum."""

    hashsum: tuple[str, ...] = ()


class Storage(Struct, frozen=True):
    """A folder on a remote, and the program that reaches it."""

    rclone: Rclone
    remote: Remote
    backend: Backend

    def error(self, code: str, **values: object) -> DeployError:
        """Return the error of this folder's target, which names the remote."""
        return DeployError(problem(code, self.rclone.place, remote=str(self.remote), **values))


def open_storage(rclone: Rclone, remote: Remote) -> Storage:
    """Query the capabilities of a remote's backend.

    Raises:
        DeployError: there is no such remote, it is unreachable, or its server is not authenticated (SFTP
            without known hosts).
    """
    answer = rclone.run(remote, Command("operations/fsinfo", {"fs": remote.folder}))
    if "No host key validation" in answer.log:
        raise DeployError(problem("bucket-host-key", rclone.place, remote=str(remote), reason=""))
    return Storage(rclone, remote, msgspec.json.decode(answer.content, type=Backend))


def list_files(storage: Storage) -> dict[str, Stored]:
    """Return all files by path, with MD5 if the backend lists it; empty if there is no such folder."""
    hashes = _HASH if storage.backend.lists_md5 else {}
    return _list(storage, _LIST | hashes, {"UseListR": True})


def send_files(storage: Storage, folder: Path, names: Sequence[str], headers: Mapping[str, str]) -> None:
    """Copy files of a local folder to the same paths on the remote, with headers if it stores any.

    If the backend stores MD5, files that it already has are not sent again; otherwise all are, as files of
    equal size could not be distinguished.
    """
    if any(not _HEADER.fullmatch(f"{name}: {value}") for name, value in headers.items()):
        raise ValueError(f"no headers: {headers!r}")
    compare = "CheckSum" if storage.backend.has_md5 else "IgnoreTimes"
    keep = {"NoUpdateModTime": True, "NoUpdateDirModTime": True}
    upload = [{"Key": name, "Value": value} for name, value in headers.items()]
    config = {**_TRANSFERS, **keep, compare: True, "UploadHeaders": upload}
    places = {"srcFs": str(folder), "dstFs": storage.remote.folder}
    with _names_filter(names) as named:
        copying = Command("sync/copy", {**places, "_filter": named, "_config": config}, retry=True)
        storage.rclone.run(storage.remote, copying)


def fetch_files(storage: Storage, names: Sequence[str], folder: Path) -> None:
    """Copy those of the files that exist on the remote into a local folder.

    Raises:
        DeployError: whether one exists, or what it contains, could not be found out.
    """
    config = {**_TRANSFERS, "IgnoreTimes": True}
    places = {"srcFs": storage.remote.folder, "dstFs": str(folder)}
    with _names_filter(names) as named, _with_reason(storage):
        parameters = {**places, "_filter": named, "_config": config}
        copying = Command("sync/copy", parameters, may_be_missing=True, retry=True, leaves_out=True)
        storage.rclone.run(storage.remote, copying)


@contextmanager
def _with_reason(storage: Storage) -> Iterator[None]:
    """Ask again with a list when a server denies access: its answer to HEAD has no body to say why."""
    try:
        yield
    except DeployError as error:
        if error.problem.code == "bucket-denied":
            _list(storage, {**_LIST, "recurse": False}, {})
        raise


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
    with _names_filter(names) as named:
        parameters = {"fs": storage.remote.folder, "_filter": named, "_config": _CHECKERS}
        removing = Command("operations/delete", parameters, may_be_missing=True, retry=True)
        storage.rclone.run(storage.remote, removing)


def remove_empty_folders(storage: Storage, folders: Iterable[str]) -> None:
    """Remove those of the folders that are empty, innermost first, if the backend has folders."""
    if not storage.backend.features.can_have_empty_directories:
        return
    for folder in sorted(folders, key=len, reverse=True):
        remote = storage.remote.below(folder)
        here = {"fs": remote.folder, "remote": ""}
        listed = storage.rclone.run(remote, Command("operations/list", here, may_be_missing=True))
        if not msgspec.json.decode(listed.content, type=_Listing).list:
            storage.rclone.run(remote, Command("operations/rmdir", here, may_be_missing=True))


def differing_files(storage: Storage, expected: Mapping[str, Facts]) -> list[str]:
    """Return the paths of files that are missing on the remote or do not have the expected bytes.

    Files are compared by the MD5 that the backend stores. Those that it does not confirm (a bucket may store
    another hash of an encrypted or multipart file), or all files if it stores none, are fetched and hashed.
    """
    unconfirmed = list(expected)
    if storage.backend.has_md5 and unconfirmed:
        with _names_filter(unconfirmed) as named:
            stored = _list(storage, _LIST | _HASH, _CHECKERS, named)
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
        raise storage.error("bucket-differs", path=differing[0], count=len(differing))


def _list(
    storage: Storage,
    options: Mapping[str, object],
    settings: Mapping[str, object],
    named: Mapping[str, object] | None = None,
) -> dict[str, Stored]:
    here = {"fs": storage.remote.folder, "remote": ""}
    parameters = {**here, "opt": options, "_filter": named or {}, "_config": settings}
    answer = storage.rclone.run(storage.remote, Command("operations/list", parameters, may_be_missing=True))
    return {file.path: file for file in msgspec.json.decode(answer.content, type=_Listing).list}


def _fetched_digests(storage: Storage, names: Sequence[str]) -> dict[str, str]:
    hashing = {"fs": storage.remote.folder, "hashType": "sha256", "download": True, "_config": _CHECKERS}
    with _names_filter(names) as named:
        parameters = {**hashing, "_filter": named}
        command = Command("operations/hashsum", parameters, may_be_missing=True, leaves_out=True)
        answer = storage.rclone.run(storage.remote, command)
    lines = msgspec.json.decode(answer.content, type=_Hashsum).hashsum
    return {found[2]: found[1][:DIGITS] for line in lines if (found := _SUM.fullmatch(line))}


@contextmanager
def _names_filter(names: Iterable[str]) -> Iterator[dict[str, object]]:
    """Yield rclone's filter for a list of files, with literal names."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "names")
        path.write_text("".join(f"{name}\n" for name in names), encoding="utf-8", newline="\n")
        yield {"FilesFromRaw": [str(path)]}

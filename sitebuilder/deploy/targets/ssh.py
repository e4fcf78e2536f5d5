"""A server reached by SSH as a target: releases beside each other, and a symlink to the live one."""

import getpass
import os
import re
import secrets
import socket
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic, sleep

from msgspec import Struct

from sitebuilder.content.model.deploy import SshTarget
from sitebuilder.deploy.building import digest_folder
from sitebuilder.deploy.release import (
    LiveRelease,
    Release,
    StagedRelease,
    decode_manifest,
    decode_release,
)
from sitebuilder.deploy.target import DeployError, deploy_error
from sitebuilder.deploy.targets import ssh_scripts as scripts
from sitebuilder.deploy.targets.layout import (
    INCOMING,
    NO_FILES,
    SUFFIX,
    CarriedFiles,
    check_digests,
    decode_list,
    encode_list,
    files_to_carry,
    outdated_releases,
)
from sitebuilder.deploy.targets.ssh_connection import LOGIN_SECONDS, Connection
from sitebuilder.output.manifest import MANIFEST
from sitebuilder.pipeline.options import OnProgress

LOCK_SECONDS = 120
"""A lock that was not renewed for so long has expired."""

_WAIT_SECONDS = 600
_ASK_SECONDS = 2
_MAX_RESUMABLE = 8
"""Incomplete releases whose files need not be sent again."""


_UNFINISHED = re.compile(rf"{re.escape(INCOMING)}[0-9A-Za-z-]+")


class _ServerReleases(Struct, frozen=True):
    """The releases on a server, newest first, and the names of unfinished ones."""

    finished: list[Release]
    unfinished: list[str]


class Ssh:
    """A server on which ``PATH`` is a symlink to ``NAME.releases/ID``."""

    is_atomic = True
    takes_compressed = True

    def __init__(
        self, settings: SshTarget, login_seconds: float = LOGIN_SECONDS, wait_seconds: float = _WAIT_SECONDS
    ) -> None:
        self.name = settings.name
        self._site = settings.path.rstrip("/")
        self._keep = settings.keep
        self._server = Connection(settings, login_seconds)
        self._wait_seconds = wait_seconds
        self._owner = _owner()

    @contextmanager
    def lock(self, on_wait: Callable[[str], None]) -> Iterator[None]:
        """Hold the server's lock, which is renewed while this process lives and ends with it."""
        deadline, is_reported = monotonic() + self._wait_seconds, False
        while True:
            with self._server.hold_open(scripts.LOCK, self._site, self._owner, str(LOCK_SECONDS)) as answer:
                if answer == "locked":
                    yield
                    return
            owner = answer.removeprefix("held ")
            if monotonic() > deadline:
                minutes = round(self._wait_seconds / 60)
                raise deploy_error(
                    "deploy-locked", self.name, owner=owner, minutes=minutes, seconds=LOCK_SECONDS
                )
            if not is_reported:
                on_wait(owner)
            is_reported = True
            sleep(_ASK_SECONDS)

    def live(self) -> LiveRelease | None:
        answer, _, rest = self._server.run(scripts.LIVE, self._site).partition("\n")
        self._check_answer(answer)
        if answer == "none":
            return None
        record, _, manifest_text = rest.partition("\0")
        release, manifest = decode_release(_bytes(record)), decode_manifest(_bytes(manifest_text))
        folder = f"{self._site}{SUFFIX}"
        name = answer.removeprefix("live ")
        if release is None or manifest is None or release.id != name:
            raise deploy_error(
                "deploy-record-damaged", self.name, name=name, releases=folder, link=self._site
            )
        return LiveRelease(release, manifest)

    def publish(self, built: StagedRelease, live: LiveRelease | None, on_progress: OnProgress) -> None:
        name = built.release.id
        incoming = f"{INCOMING}{name}"
        files = digest_folder(built.folder)
        kept = [live.release.id] if live else []
        # A deploy killed after its switch has removed nothing.
        found = self._list_releases()
        self._prune(found.finished, kept)
        unfinished = found.unfinished[:_MAX_RESUMABLE]
        on_progress("upload", 0, 1)
        twins = [f"../{each}" for each in (*kept, *unfinished)]
        try:
            self._server.upload(os.fspath(built.folder), f"{self._site}{SUFFIX}/{incoming}", twins)
            carried = self._carry(live, incoming, files)
            on_progress("verify", 0, 1)
            check_digests(files, self._sums(incoming), self.name)
            self._command(scripts.LIST, name, input=encode_list({*files, *carried.ours}))
        except DeployError as error:
            if error.problem.code == "deploy-server-full":
                with suppress(DeployError):
                    self._command(scripts.PRUNE, incoming)
            raise
        self._command(scripts.SWITCH, name)
        with suppress(DeployError):
            self._prune(self._list_releases().finished, [name, *kept], unfinished)

    def _prune(
        self, releases: Sequence[Release], live: Collection[str], unfinished: Sequence[str] = ()
    ) -> None:
        """Remove old releases and unfinished ones; what cannot be removed is left to the next deploy."""
        names = {each.id for each in releases}
        outdated = [*unfinished, *outdated_releases(names, live, self._keep)]
        if outdated:
            with suppress(DeployError):
                self._command(scripts.PRUNE, *outdated)

    def releases(self) -> Sequence[Release]:
        return self._list_releases().finished

    def roll_back(self, release: Release, on_progress: OnProgress) -> None:
        live = self.live()
        found = self._sums(release.id)
        on_progress("verify", 0, 1)
        manifest = self._server.run(scripts.MANIFEST, self._site, release.id)
        check_digests(decode_manifest(_bytes(manifest)) or {MANIFEST: ""}, found, self.name)
        carried = self._carry(live, release.id, found)
        known, _ = self._files(release.id)
        self._command(scripts.LIST, release.id, input=encode_list({*(known or found), *carried.ours}))
        self._command(scripts.SWITCH, release.id)

    def held(self) -> str | None:
        return self._server.run(scripts.HELD, self._site).strip() or None

    def hold(self, held: str | None) -> None:
        self._command(scripts.HOLD, held or "")

    def _command(self, script: str, *arguments: str, input: str = "") -> None:
        """Run a script that changes something; it only does so while this process holds the lock."""
        answer = self._server.run(script, self._site, self._owner, *arguments, input=input).strip()
        if answer == "lost":
            raise deploy_error("deploy-lock-lost", self.name)
        self._check_answer(answer)

    def _check_answer(self, answer: str) -> None:
        if answer == "taken":
            raise deploy_error("deploy-place-taken", self.name, path=self._site, moved=f"{self._site}.old")
        if answer == "foreign":
            raise deploy_error("deploy-link-foreign", self.name, path=self._site)

    def _list_releases(self) -> _ServerReleases:
        rows = self._server.run(scripts.RELEASES, self._site).split("\0")
        releases = {each.id: each for row in rows if (each := decode_release(_bytes(row))) is not None}
        unfinished = (row for row in rows if _UNFINISHED.fullmatch(row))
        newest_first = sorted(releases.values(), key=lambda each: each.id, reverse=True)
        return _ServerReleases(newest_first, list(unfinished))

    def _files(self, name: str) -> tuple[list[str], list[str]]:
        """Return the files that deploys have put into a release, and all files in it."""
        known, _, found = self._server.run(scripts.FILES, self._site, name).partition("\0")
        return decode_list(known), decode_list(found)

    def _carry(self, live: LiveRelease | None, to: str, files: Collection[str]) -> CarriedFiles:
        """Link what a release takes over from the live one into its folder."""
        if live is None:
            return NO_FILES
        known, found = self._files(live.release.id)
        carried = files_to_carry(found, known, live.manifest, files)
        if carried.paths:
            self._command(scripts.CARRY, live.release.id, to, input=encode_list(carried.paths))
        return carried

    def _sums(self, folder: str) -> dict[str, str]:
        """Return the digests of the files in a folder of the server, computed by its sha256sum."""
        rows = self._server.run(scripts.SUMS, self._site, folder).splitlines()
        return {row[66:].removeprefix("./"): row[:32] for row in rows if len(row) > 66}


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _owner() -> str:
    """Return the name of a lock's owner for people, in letters without a meaning for shells."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "user"
    text = f"{user}@{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
    return re.sub(r"[^A-Za-z0-9@:._-]", "_", text)

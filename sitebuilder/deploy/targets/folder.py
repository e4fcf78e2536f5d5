"""A folder of this machine as a target: the layout of a server, without a server."""

import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sitebuilder.cache.lock import output_lock
from sitebuilder.content.model.deploy import FolderTarget
from sitebuilder.content.paths.files import MAX_TEXT_BYTES, read_regular_file
from sitebuilder.content.paths.folders import files_below, walk
from sitebuilder.deploy.building import digest_folder
from sitebuilder.deploy.release import (
    LiveRelease,
    Release,
    StagedRelease,
    is_release_id,
)
from sitebuilder.deploy.target import DeployError, deploy_error
from sitebuilder.deploy.targets.layout import (
    FILES,
    HELD,
    INCOMING,
    NO_FILES,
    SUFFIX,
    CarriedFiles,
    check_digests,
    encode_list,
    files_to_carry,
    outdated_releases,
)
from sitebuilder.deploy.targets.release_folder import (
    NEW,
    digest_of,
    discard,
    is_same_file,
    link_or_copy,
    read_list,
    read_record,
    read_release,
    write_atomically,
)
from sitebuilder.messages import disk_problem
from sitebuilder.output.manifest import MANIFEST
from sitebuilder.output.modes import public_umask
from sitebuilder.pipeline.options import OnProgress


class Folder:
    """A folder that the web server can read and only the deploy needs to write."""

    is_atomic = True
    takes_compressed = True

    def __init__(self, settings: FolderTarget) -> None:
        self.name = settings.name
        self._site = Path(settings.path.rstrip("/"))
        self._releases = self._site.with_name(self._site.name + SUFFIX)
        self._keep = settings.keep

    @contextmanager
    def lock(self, on_wait: Callable[[str], None]) -> Iterator[None]:
        """Hold a lock of the operating system, which ends with its process however that ends."""
        with ExitStack() as held:
            with self._disk_errors():
                self._releases.mkdir(parents=True, exist_ok=True)
                held.enter_context(output_lock(self._releases, lambda: on_wait(os.fspath(self._releases))))
            yield

    def live(self) -> LiveRelease | None:
        with self._disk_errors():
            name = self._live_name()
            if name is None:
                return None
            live = read_release(self._releases / name)
            if live is None:
                raise deploy_error(
                    "deploy-record-damaged", self.name, name=name, releases=self._releases, link=self._site
                )
            return live

    def publish(self, built: StagedRelease, live: LiveRelease | None, on_progress: OnProgress) -> None:
        name = built.release.id
        incoming = self._releases / f"{INCOMING}{name}"
        kept = [live.release.id] if live else []
        # A deploy killed after its switch has removed nothing.
        self._prune(kept)
        with self._disk_errors(), public_umask():
            self._remove_unfinished()
            files = digest_folder(built.folder)
            try:
                incoming.mkdir()
                self._fill(incoming, built, files, live, on_progress)
                carried = self._carry(live, incoming, files)
                on_progress("verify", 0, 1)
                self._verify(incoming, files)
            except BaseException:
                discard(incoming)
                raise
            write_atomically(self._releases / f"{FILES}{name}", encode_list({*files, *carried.ours}))
            incoming.rename(self._releases / name)
            self._switch(name)
        self._prune([name, *kept])

    def _fill(
        self,
        to: Path,
        built: StagedRelease,
        files: Mapping[str, str],
        live: LiveRelease | None,
        on_progress: OnProgress,
    ) -> None:
        """Fill the folder of a release; files that are live already are hard-linked."""
        old = self._releases / live.release.id if live else to
        for done, (path, expected) in enumerate(files.items()):
            on_progress("upload", done, len(files))
            is_same = live is not None and live.manifest.get(path) == expected
            link_or_copy(built.folder / path, old / path if is_same else None, to / path, expected)

    def _verify(self, folder: Path, files: Mapping[str, str]) -> None:
        check_digests(files, {path: digest_of(folder / path) for path in files}, self.name)

    def releases(self) -> Sequence[Release]:
        with self._disk_errors():
            found = (read_record(self._releases / name) for name in self._names())
            return sorted((each for each in found if each), key=lambda each: each.id, reverse=True)

    def roll_back(self, release: Release, on_progress: OnProgress) -> None:
        with self._disk_errors(), public_umask():
            live, to = self.live(), self._releases / release.id
            kept = read_release(to)
            self._verify(to, kept.manifest if kept is not None else {MANIFEST: ""})
            files = read_list(self._releases / f"{FILES}{release.id}") or files_below(to)
            carried = self._carry(live, to, files)
            write_atomically(self._releases / f"{FILES}{release.id}", encode_list({*files, *carried.ours}))
            self._switch(release.id)

    def held(self) -> str | None:
        file = self._releases / HELD
        with self._disk_errors(file), suppress(FileNotFoundError):
            content = read_regular_file(file, MAX_TEXT_BYTES)
            return content.decode("ascii", "replace").strip() or None
        return None

    def hold(self, held: str | None) -> None:
        with self._disk_errors():
            if held is None:
                (self._releases / HELD).unlink(missing_ok=True)
            else:
                write_atomically(self._releases / HELD, f"{held}\n")

    @contextmanager
    def _disk_errors(self, file: Path | None = None) -> Iterator[None]:
        """Turn disk errors into the target's errors; one that names no file is about ``file`` or the site."""
        try:
            yield
        except OSError as error:
            # Of a rename the second name is the one whose place is taken.
            names = (error.filename2, error.filename)
            path = next((each for each in names if isinstance(each, str)), os.fspath(file or self._site))
            raise DeployError(disk_problem(error, path)) from None

    def _live_name(self) -> str | None:
        """Return the name of the live release.

        Raises:
            DeployError: the path is not a symlink made by a deploy.
        """
        try:
            if not stat.S_ISLNK(os.lstat(self._site).st_mode):
                raise deploy_error(
                    "deploy-place-taken", self.name, path=self._site, moved=f"{self._site}.old"
                )
        except FileNotFoundError:
            return None
        folder, _, name = os.readlink(self._site).rpartition("/")
        if folder not in (self._releases.name, os.fspath(self._releases)) or not is_release_id(name):
            raise deploy_error("deploy-link-foreign", self.name, path=self._site)
        return name

    def _names(self) -> list[str]:
        try:
            return [entry.name for entry in os.scandir(self._releases) if is_release_id(entry.name)]
        except FileNotFoundError:
            return []

    def _carry(self, live: LiveRelease | None, to: Path, files: Collection[str]) -> CarriedFiles:
        """Link what the next release takes over from the live one into its folder."""
        if live is None:
            return NO_FILES
        old = self._releases / live.release.id
        known = read_list(self._releases / f"{FILES}{live.release.id}")
        carried = files_to_carry(files_below(old), known, live.manifest, files)
        for path in carried.paths:
            (to / path).parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError):
                os.link(old / path, to / path, follow_symlinks=False)
        return carried

    def _switch(self, name: str) -> None:
        self._live_name()
        link = self._site.with_name(f".{self._site.name}.switching")
        link.unlink(missing_ok=True)
        link.symlink_to(f"{self._releases.name}/{name}")
        link.replace(self._site)

    def _remove_unfinished(self) -> None:
        """Remove what deploys have left that failed or were killed: folders, and lists of their files."""
        names = frozenset(os.listdir(self._releases))
        for name in names:
            if name.startswith(INCOMING):
                discard(self._releases / name)
            elif name.startswith(FILES) and name.removeprefix(FILES).removesuffix(NEW) not in names:
                with suppress(OSError):
                    (self._releases / name).unlink()

    def _prune(self, live: Collection[str]) -> None:
        """Remove old releases; what cannot be removed is left to the next deploy."""
        with suppress(OSError):
            for name in outdated_releases(self._names(), live, self._keep):
                self._remove(name, self._site)

    def _remove(self, name: str, live: Path) -> None:
        """Remove a release's files that deploys put there; others stay, unless the live release has them."""
        folder, files = self._releases / name, self._releases / f"{FILES}{name}"
        ours = set(read_list(files))
        for relative in files_below(folder):
            if relative in ours or is_same_file(folder / relative, live / relative):
                (folder / relative).unlink()
        for parent in reversed([parent for parent, _ in walk(folder)]):
            with suppress(OSError):
                os.rmdir(parent)
        if not folder.exists():
            files.unlink(missing_ok=True)

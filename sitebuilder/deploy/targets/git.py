"""A branch that GitHub or GitLab serves as pages, as a target.

Commits are made from objects only (gitcore-tutorial(7)), with a separate index, so that neither the user's
files nor their index are touched, and without filters, so that the bytes are those of the build. Nothing is
ever forced: a push that came in between is not overwritten.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sitebuilder.content.model.deploy import GitTarget
from sitebuilder.deploy.building import digest_folder
from sitebuilder.deploy.git import Git
from sitebuilder.deploy.hosting.caching import is_fingerprinted
from sitebuilder.deploy.release import (
    RELEASE_FILE,
    LiveRelease,
    Release,
    StagedRelease,
    decode_manifest,
    decode_release,
)
from sitebuilder.deploy.target import deploy_error
from sitebuilder.deploy.targets.layout import NO_FILES, CarriedFiles, files_to_carry
from sitebuilder.messages import Word
from sitebuilder.output.manifest import MANIFEST
from sitebuilder.pipeline.options import OnProgress
from sitebuilder.processes.children import ProcessResult

NO_JEKYLL = ".nojekyll"
"""Makes GitHub serve the files as they are, even those whose names begin with a dot or an underscore."""

_ANSWER_SECONDS = 120.0
"""How long a remote may take to say which branches it has, and whoever deploys to type a passphrase."""

_TRANSFER_SECONDS = 1800.0

_MAX_COMMITS = 200
"""Commits of the branch that are searched for releases."""

_OURS = re.compile(r"(?:Publish|Roll back to) 2[0-9]{7}T|Hold a release$|Let a release go$", re.MULTILINE)
"""How the message of a deploy's commit begins; others commit too, such as a host that adds CNAME."""

_HELD = re.compile(r"^Held: ([0-9a-f,]+)$", re.MULTILINE)
_OVERTAKEN = re.compile(r"\[rejected\]|\(fetch first\)|non-fast-forward|cannot lock ref")
_QUIET = ("--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")
_DEFAULT_IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "sitebuilder"), ("EMAIL", "sitebuilder@localhost"))
}
"""The author and committer if the user has no name, as in CI."""


class GitBranch:
    """A branch on a remote of the site's own repository."""

    is_atomic = False
    takes_compressed = False

    def __init__(self, settings: GitTarget, site: Path, answer_seconds: float = _ANSWER_SECONDS) -> None:
        self._answer_seconds = answer_seconds
        self.name = settings.name
        self._site, self._keep = site, settings.keep
        self._remote, self._branch = settings.remote, settings.branch
        self._ref = f"refs/deploy/{settings.name}"

    @contextmanager
    def lock(self, on_wait: Callable[[str], None]) -> Iterator[None]:
        """Lock nothing: if another deploy has pushed meanwhile, the push fails."""
        yield

    def live(self) -> LiveRelease | None:
        tip = self._tip()
        if tip is None:
            return None
        record, manifest = (self._file(tip, path) for path in (RELEASE_FILE, MANIFEST))
        release, outputs = decode_release(record), decode_manifest(manifest)
        if release is None or outputs is None:
            raise deploy_error("deploy-branch-foreign", self.name, branch=self._branch)
        return LiveRelease(release, outputs)

    def publish(self, built: StagedRelease, live: LiveRelease | None, on_progress: OnProgress) -> None:
        tip = self._known_tip()
        on_progress("upload", 0, 1)
        files = digest_folder(built.folder)
        before = self._tree(tip) if tip else {}
        carried = self._files_to_keep(before, live, files)
        with TemporaryDirectory() as folder:
            (Path(folder) / "empty").write_bytes(b"")
            paths = {NO_JEKYLL: Path(folder) / "empty"}
            paths |= {path: built.folder / path for path in files}
            blobs = self._store_blobs(paths)
            rows = [f"100644 {blob}\t{path}" for path, blob in blobs.items()]
            rows += [f"{before[path]}\t{path}" for path in carried.paths if path not in blobs]
            git = Git(self._site, self.name, GIT_INDEX_FILE=f"{folder}/index")
            git.output("update-index", "-z", "--index-info", input=_join(rows))
            tree = git.text("write-tree")
        held = _held_line(self._held_at(tip) if tip else None)
        self._push(tree, tip, f"Publish {built.release.id}{held}")

    def releases(self) -> Sequence[Release]:
        return [release for release, _ in self._history()]

    def roll_back(self, release: Release, on_progress: OnProgress) -> None:
        commit = next((commit for each, commit in self._history() if each.id == release.id), None)
        tip = self._known_tip()
        if tip is None or commit is None:
            raise deploy_error("deploy-no-such-release", self.name, id=release.id, kept=Word("none"))
        self._push(f"{commit}^{{tree}}", tip, f"Roll back to {release.id}{_held_line(self._held_at(tip))}")

    def held(self) -> str | None:
        tip = self._tip()
        return self._held_at(tip) if tip else None

    def hold(self, held: str | None) -> None:
        tip = self._tip()
        if tip is not None:
            what = "Hold a release" if held else "Let a release go"
            self._push(f"{tip}^{{tree}}", tip, f"{what}{_held_line(held)}")

    @property
    def _git(self) -> Git:
        return Git(self._site, self.name)

    def _tip(self) -> str | None:
        """Return the commit of the branch on the remote now; None if there is no such branch."""
        git = self._git
        if git.run("remote", "get-url", self._remote).code:
            raise deploy_error("deploy-no-remote", self.name, remote=self._remote)
        branch = f"refs/heads/{self._branch}"
        asked = ("ls-remote", "--heads", "--", self._remote, branch)
        if not git.text(*asked, seconds=self._answer_seconds):
            git.run("update-ref", "-d", self._ref)
            return None
        fetched = ("fetch", *_QUIET, "--", self._remote, f"+{branch}:{self._ref}")
        git.output(*fetched, seconds=_TRANSFER_SECONDS)
        return self._known_tip()

    def _known_tip(self) -> str | None:
        """Return the commit of the branch when the remote was last queried."""
        found = self._git.run("rev-parse", "--verify", "--quiet", self._ref)
        return found.output.decode("ascii").strip() or None

    def _file(self, commit: str, path: str) -> bytes:
        return self._git.run("cat-file", "blob", f"{commit}:{path}").output

    def _tree(self, commit: str) -> dict[str, str]:
        """Map the path of each file of a commit to its mode and blob, in the format of an index."""
        found = {}
        for row in self._git.output("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
            facts, _, path = row.decode("utf-8", "surrogateescape").partition("\t")
            if path:
                mode, _, blob = facts.split(" ")
                found[path] = f"{mode} {blob}"
        return found

    def _files_to_keep(
        self, before: Mapping[str, str], live: LiveRelease | None, files: Mapping[str, str]
    ) -> CarriedFiles:
        """Return what the branch keeps: files of others, such as CNAME, and assets of the last release."""
        if live is None:
            return NO_FILES
        known = {NO_JEKYLL, RELEASE_FILE, MANIFEST, *live.manifest, *filter(is_fingerprinted, before)}
        return files_to_carry(before, known, live.manifest, files)

    def _store_blobs(self, files: Mapping[str, Path]) -> dict[str, str]:
        """Store files as blobs without changing their bytes; map their paths to the blobs' names."""
        names = "".join(f"{each}\n" for each in files.values()).encode()
        command = ("hash-object", "-t", "blob", "-w", "--no-filters", "--stdin-paths")
        return dict(zip(files, self._git.text(*command, input=names).split("\n"), strict=True))

    def _push(self, tree: str, parent: str | None, message: str) -> None:
        """Commit a tree on top of a parent and push it, unless the branch has moved."""
        lacks_identity = any(self._git.run("var", f"GIT_{who}_IDENT").code for who in ("AUTHOR", "COMMITTER"))
        git = Git(self._site, self.name, **(_DEFAULT_IDENTITY if lacks_identity else {}))
        tree_id = git.text("rev-parse", "--verify", tree)
        parents = ("-p", parent) if parent else ()
        commit = git.text("commit-tree", tree_id, *parents, "-F", "-", input=f"{message}\n".encode())
        target = f"{commit}:refs/heads/{self._branch}"
        options = ("--quiet", "--porcelain", "--no-verify", "--recurse-submodules=no")
        pushed = git.run("push", *options, "--", self._remote, target, seconds=_TRANSFER_SECONDS)
        if pushed.code and _OVERTAKEN.search(_all_output(pushed)):
            raise deploy_error("deploy-pushed-meanwhile", self.name, branch=self._branch)
        if pushed.code:
            raise git.program_failed(pushed.errors)
        git.output("update-ref", self._ref, commit)

    def _held_at(self, commit: str) -> str | None:
        """Return the holds in the message of the last commit that a deploy has made."""
        log = ("log", "--first-parent", f"--max-count={_MAX_COMMITS}", "--format=%B%x00", commit)
        messages = (each.strip() for each in self._git.text(*log).split("\0"))
        ours = next(filter(_OURS.match, messages), "")
        found = _HELD.search(ours)
        return found[1] if found else None

    def _history(self) -> list[tuple[Release, str]]:
        """Return the releases to keep, newest first, each with the last commit that contains it."""
        tip = self._tip()
        if tip is None:
            return []
        found: dict[str, tuple[Release, str]] = {}
        listed = self._git.text("rev-list", "--first-parent", f"--max-count={_MAX_COMMITS}", tip)
        for commit in listed.split():
            release = decode_release(self._file(commit, RELEASE_FILE))
            if release is not None:
                found.setdefault(release.id, (release, commit))
        return [found[each] for each in sorted(found, reverse=True)[: self._keep]]


def _held_line(held: str | None) -> str:
    return f"\n\nHeld: {held}" if held else ""


def _join(rows: Sequence[str]) -> bytes:
    return b"".join(row.encode("utf-8", "surrogateescape") + b"\0" for row in rows)


def _all_output(result: ProcessResult) -> str:
    return result.output.decode("utf-8", "replace") + result.errors

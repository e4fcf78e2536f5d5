"""Build a release in a cache folder of its own, apply every gate, and verify each byte."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.cache.folder import clear_unless_folder, close_folder, open_folder
from sitebuilder.cache.recycle import FILE_MODE
from sitebuilder.cache.remove_tree import remove_tree
from sitebuilder.cache.storage import CACHE_FOLDER
from sitebuilder.content.paths.files import digest, digest_file, named_errors, read_regular_file
from sitebuilder.content.paths.folders import files_below
from sitebuilder.deploy.release import RELEASE_FILE, Release, StagedRelease, encode_release, release_id
from sitebuilder.deploy.target import Destination, deploy_error
from sitebuilder.messages import Problem, errors
from sitebuilder.output.manifest import MANIFEST, MAX_MANIFEST_BYTES, load_manifest
from sitebuilder.output.modes import public_umask
from sitebuilder.pipeline import BuildOptions, build
from sitebuilder.pipeline.explain import next_change
from sitebuilder.pipeline.options import OnProgress

_BUILT, _STAGED = "site", "release"


class ReleaseBuild(Struct, frozen=True):
    """A target's build: the folder, its manifest, and the record of the release.

    ``problems`` are those of the build; if they include an error there is no release. ``staged`` is the
    folder from which a release is published; until then it is the last one that this machine published.
    """

    folder: Path
    manifest: Mapping[str, str]
    release: Release | None
    problems: tuple[Problem, ...]

    @property
    def staged(self) -> Path:
        return self.folder.with_name(_STAGED)


def deploy_cache_folder(site: Path, target: str) -> Path:
    """Return the cache folder in which a target's releases are built."""
    return site / CACHE_FOLDER / "deploy" / target


def make_deploy_cache_folder(site: Path, target: str) -> Path:
    """Create that folder, in place of anything else: a symlink would lead the deploy to another folder.

    The folders of its outputs are made later; what is not a folder in their place is removed.

    Raises:
        OSError: it cannot be created.
    """
    folder = open_folder(os.fspath(site / CACHE_FOLDER), "deploy", target, make=True)
    try:
        for name in (_BUILT, _STAGED):
            clear_unless_folder(folder, name)
    finally:
        close_folder(folder)
    return deploy_cache_folder(site, target)


def staged_folder(site: Path, target: str) -> Path:
    """Return the folder of the release that this machine published last; it may not exist."""
    return deploy_cache_folder(site, target) / _STAGED


def build_release(
    options: BuildOptions,
    destination: Destination,
    revision: str | None,
    last: str,
    on_progress: OnProgress,
) -> ReleaseBuild:
    """Build a site as a release, never into ``public/``, reusing the outputs of the last deploy.

    ``revision`` is the commit that the site's files match, or None; ``last`` is the ID of the newest release.
    """
    zone = ZoneInfo(destination.site.time_zone)
    now = options.now or datetime.now(zone).replace(tzinfo=None, second=0, microsecond=0)
    folder = deploy_cache_folder(options.site, destination.target.name) / _BUILT
    # The limit on removals is checked against the live site, not against this machine's last build.
    options = replace(options, output=folder, now=now, drafts=False, release=True, allow_removals=True)
    result = build(options, on_progress)
    if errors(result.problems):
        return ReleaseBuild(folder, {}, None, result.problems)
    change, problems = next_change(options)
    if problems:
        return ReleaseBuild(folder, {}, None, problems)
    manifest, manifest_digest = load_manifest(folder), _manifest_digest(folder)
    release = Release(
        id=release_id(datetime.now(UTC), revision, manifest_digest, last),
        revision=revision,
        manifest=manifest_digest,
        now=now.replace(tzinfo=zone).isoformat(timespec="minutes"),
        next_change=change.isoformat(timespec="minutes") if change is not None else None,
    )
    return ReleaseBuild(folder, manifest, release, result.problems)


def _manifest_digest(folder: Path) -> str:
    return digest(read_regular_file(folder / MANIFEST, MAX_MANIFEST_BYTES)).hex()


def stage_release(
    output: ReleaseBuild, release: Release, target: str, on_progress: OnProgress
) -> StagedRelease:
    """Copy the outputs, verifying while reading that each file matches the manifest.

    Raises:
        DeployError: a file is not the one that the build wrote.
        OSError: the disk fails.
    """
    destination = output.staged
    try:
        remove_tree(os.fspath(destination))
    except FileNotFoundError:
        pass
    except OSError as error:
        # What cannot be removed has a name within the folder.
        raise OSError(error.errno, error.strerror, os.fspath(destination)) from error
    with public_umask():
        destination.mkdir(parents=True)
        for done, (path, expected) in enumerate(output.manifest.items()):
            on_progress("verify", done, len(output.manifest))
            _copy(output.folder, destination, path, expected, target)
        _copy(output.folder, destination, MANIFEST, release.manifest, target)
        (destination / RELEASE_FILE).write_bytes(encode_release(release))
    return StagedRelease(destination, release, output.manifest)


def _copy(folder: Path, to: Path, path: str, expected: str, target: str) -> None:
    destination = to / path
    destination.parent.mkdir(parents=True, exist_ok=True)
    with named_errors(destination), open(destination, "xb", buffering=0) as file:
        try:
            found = digest_file(folder / path, file).digest.hex()
        except FileNotFoundError:
            found = ""
    destination.chmod(FILE_MODE)
    if found != expected:
        raise deploy_error("deploy-output-changed", target, path=path)


def digest_folder(folder: Path) -> dict[str, str]:
    """Map the path of every file below a folder to the digest of its bytes, as in the manifest.

    Raises:
        OSError: one cannot be read, or is not a regular file.
    """
    return {path: digest_file(folder / path).digest.hex() for path in sorted(files_below(folder))}

"""Building a release: in a folder of its own in the cache, with every gate, each byte verified on its way."""

import shutil
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.cache.recycle import FILE_MODE
from sitebuilder.cache.storage import CACHE_FOLDER
from sitebuilder.content.files import digest, digest_file, read_regular_file
from sitebuilder.content.model.site import Site
from sitebuilder.deploy.release import RELEASE_FILE, Release, StagedRelease, encode_release, release_id
from sitebuilder.deploy.target import OnProgress, deploy_error
from sitebuilder.messages import Problem, errors
from sitebuilder.output.folder import public_umask
from sitebuilder.output.manifest import MANIFEST, MAX_MANIFEST_BYTES, load_manifest
from sitebuilder.pipeline import BuildOptions, build
from sitebuilder.pipeline.explain import next_change


class ReleaseBuild(Struct, frozen=True):
    """What a build has made for a target: the folder, its manifest, and the record of the release.

    ``problems`` are those of the build: with an error among them there is no release.
    """

    folder: Path
    manifest: Mapping[str, str]
    release: Release | None
    problems: tuple[Problem, ...]


def deploy_cache_folder(site: Path, target: str) -> Path:
    """Return the folder of the cache in which the releases of a target are made."""
    return site / CACHE_FOLDER / "deploy" / target


def build_release(
    options: BuildOptions, site: Site, target: str, revision: str | None, last: str, on_progress: OnProgress
) -> ReleaseBuild:
    """Build a site as a release, never into ``public/``; what the last deploy has built serves again.

    ``revision`` is the commit that the site's files are, None where they are none; ``last`` the name of the
    newest release.
    """
    zone = ZoneInfo(site.time_zone)
    now = options.now or datetime.now(zone).replace(tzinfo=None, second=0, microsecond=0)
    folder = deploy_cache_folder(options.site, target) / "site"
    # How much may vanish is measured against what is live, not against the last build on this machine.
    options = replace(options, output=folder, now=now, drafts=False, release=True, allow_removals=True)
    result = build(options, on_progress)
    if errors(result.problems):
        return ReleaseBuild(folder, {}, None, result.problems)
    change, problems = next_change(options)
    if problems:
        return ReleaseBuild(folder, {}, None, problems)
    manifest, mark = load_manifest(folder), _manifest_digest(folder)
    release = Release(
        id=release_id(datetime.now(UTC), revision, mark, last),
        revision=revision,
        manifest=mark,
        now=now.replace(tzinfo=zone).isoformat(timespec="minutes"),
        next_change=change.isoformat(timespec="minutes") if change is not None else None,
    )
    return ReleaseBuild(folder, manifest, release, result.problems)


def _manifest_digest(folder: Path) -> str:
    return digest(read_regular_file(folder / MANIFEST, MAX_MANIFEST_BYTES)).hex()


def stage_release(
    output: ReleaseBuild, release: Release, target: str, on_progress: OnProgress
) -> StagedRelease:
    """Copy what was built, and verify while it is read that each file is what the manifest says.

    Raises:
        DeployError: a file is another than the build has made.
        OSError: the disk fails.
    """
    to = output.folder.with_name("release")
    shutil.rmtree(to, ignore_errors=True)
    with public_umask():
        to.mkdir(parents=True)
        for done, (path, expected) in enumerate(output.manifest.items()):
            on_progress("verify", done, len(output.manifest))
            _copy(output.folder / path, to / path, expected, target)
        _copy(output.folder / MANIFEST, to / MANIFEST, release.manifest, target)
        (to / RELEASE_FILE).write_bytes(encode_release(release))
    return StagedRelease(to, release, output.manifest)


def _copy(source: Path, to: Path, expected: str, target: str) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    with open(to, "xb", buffering=0) as file:
        try:
            found = digest_file(source, file).digest.hex()
        except FileNotFoundError:
            found = ""
    to.chmod(FILE_MODE)
    if found != expected:
        raise deploy_error("deploy-output-changed", target, path=source.name)


def digest_folder(folder: Path) -> dict[str, str]:
    """Map the path of every file below a folder to the digest of its bytes, in the form of the manifest.

    Raises:
        OSError: one cannot be read, or is no regular file.
    """
    files = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())
    return {path.relative_to(folder).as_posix(): digest_file(path).digest.hex() for path in files}


def folders_of(paths: Sequence[str]) -> list[str]:
    """Return the folders that files of these paths lie in, outer ones first."""
    found = {path[:index] for path in paths for index, letter in enumerate(path) if letter == "/"}
    return sorted(found)

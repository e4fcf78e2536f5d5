"""Create the target that its settings describe."""

from pathlib import Path

from sitebuilder.cache.storage import CACHE_FOLDER
from sitebuilder.content.model.deploy import FolderTarget, GitTarget, SshTarget, TargetSettings
from sitebuilder.deploy.building import deploy_cache_folder
from sitebuilder.deploy.target import Target


def open_target(settings: TargetSettings, site: Path) -> Target:
    """Return the target that settings describe, without connecting; ``site`` is the site's folder."""
    # Imported here: a deploy needs only one of them.
    if isinstance(settings, SshTarget):
        from sitebuilder.deploy.targets.ssh import Ssh

        return Ssh(settings)
    if isinstance(settings, FolderTarget):
        from sitebuilder.deploy.targets.folder import Folder

        return Folder(settings)
    if isinstance(settings, GitTarget):
        from sitebuilder.deploy.targets.git import GitBranch

        return GitBranch(settings, site)
    from sitebuilder.deploy.targets.bucket import Bucket

    return Bucket(settings, deploy_cache_folder(site, settings.name) / "bucket", cache=site / CACHE_FOLDER)

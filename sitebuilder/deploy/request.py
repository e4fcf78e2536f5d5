"""What the user of a deploy requests."""

from pathlib import Path

from msgspec import Struct

from sitebuilder.pipeline import BuildOptions


class DeployRequest(Struct, frozen=True):
    """A request to publish a site, or to roll it back.

    ``dirty`` allows uncommitted changes, ``allow_older`` a commit that is older than the live one. ``yes``
    skips questions, ``if_due`` publishes only if the live site would change by itself; ``changed_urls`` is
    the file for the URLs that a CDN has to purge.
    """

    options: BuildOptions
    dry_run: bool = False
    yes: bool = False
    dirty: bool = False
    allow_older: bool = False
    if_due: bool = False
    changed_urls: Path | None = None

"""What every command is given: the site's folder, the moment and the language."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from msgspec import Struct

from sitebuilder.cli.building import build_options
from sitebuilder.content.model.site import SITE_FILE
from sitebuilder.content.paths.files import MAX_TEXT_BYTES, read_regular_file
from sitebuilder.content.values.moments import DEFAULT_ZONE, is_time_zone
from sitebuilder.messages import say
from sitebuilder.pipeline import BuildOptions

_TIME_ZONE = re.compile(r"^time_zone:\s*[\"']?([\w/+-]+)", re.MULTILINE)


class Invocation(Struct, frozen=True):
    """What every command is given: the absolute path of the site's folder, the moment, and the language.

    ``now`` is a naive datetime in the site's time zone; None means the current moment.
    """

    site: Path
    now: datetime | None
    language: str

    def moment(self) -> datetime:
        """Return the moment of the command: ``now``, or the current one in the site's time zone."""
        return self.now or datetime.now(self.zone()).replace(tzinfo=None)

    def zone(self) -> ZoneInfo:
        """Return the site's time zone."""
        return _zone(self.site)

    def build_options(self, **values: Any) -> BuildOptions:
        """Return the options of a build of this site; ``values`` are those given on the command line."""
        return build_options(self.site, self.now, **values)


def make_invocation(site: Path, now: str | None, language: str) -> Invocation:
    """Return the invocation for the options that all commands share.

    Raises:
        click.BadParameter: ``now`` is not an ISO 8601 moment.
    """
    site = site.absolute()
    return Invocation(site, _parse_moment(now, site, language), language)


def _parse_moment(text: str | None, site: Path, language: str) -> datetime | None:
    """Return a moment in the site's time zone; one with an offset is converted."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo is None else moment.astimezone(_zone(site)).replace(tzinfo=None)
    # It is none, or its local time is outside of the years 1 to 9999.
    except (ValueError, OverflowError):
        detail = say("usage-moment", language, text=text)
        raise click.BadParameter(detail, param=click.Option(["--now"])) from None


def _zone(site: Path) -> ZoneInfo:
    """Return the time zone that ``site.yaml`` names, or the usual one."""
    name = _time_zone(site)
    return ZoneInfo(name if is_time_zone(name) else DEFAULT_ZONE)


def _time_zone(site: Path) -> str:
    """Return the time zone in ``site.yaml`` without parsing the whole file as YAML."""
    try:
        content = read_regular_file(site / SITE_FILE, MAX_TEXT_BYTES)
    except OSError:
        return DEFAULT_ZONE
    found = _TIME_ZONE.search(content.decode("utf-8-sig", "replace"))
    return found[1] if found else DEFAULT_ZONE

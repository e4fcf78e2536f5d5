"""Read ``site.yaml``."""

from msgspec.structs import replace

from sitebuilder.content.checks import check_site
from sitebuilder.content.decoding.decode import decode
from sitebuilder.content.library.attachments import is_attachment_type
from sitebuilder.content.model.deploy import TargetSettings
from sitebuilder.content.model.site import SITE_FILE, Site
from sitebuilder.content.paths.base_url import ascii_base_url
from sitebuilder.content.paths.files import decode_text
from sitebuilder.content.values.moments import is_time_zone
from sitebuilder.content.values.reading import Reading
from sitebuilder.content.yaml.nodes import parse_yaml
from sitebuilder.messages import PAGE_LANGUAGE, Problem, Word, errors


def read_site(content: bytes) -> tuple[Site | None, Reading]:
    """Read ``site.yaml``; the site is None if a value is wrong, and the reading contains the problems.

    The base URL and those of the targets are normalised to ASCII.
    """
    reading = Reading.empty(SITE_FILE)
    text = decode_text(SITE_FILE, content)
    if isinstance(text, Problem):
        reading.problems.append(text)
        return None, reading
    reading.source = text.split("\n")
    node = parse_yaml(text, reading.start, Site)
    if isinstance(node, tuple):
        reading.problems.extend(node)
        return None, reading
    site = decode(node, Site, reading)
    if site is None:
        return None, reading
    check_site(site, reading)
    _check_settings(site, reading)
    base_url = _read_base_url(site.base_url, "base_url", reading)
    targets = tuple(
        _with_ascii_url(each, f"deploy.{index}.url", reading) for index, each in enumerate(site.deploy)
    )
    if errors(reading.problems):
        return None, reading
    return replace(site, base_url=base_url, deploy=targets), reading


def _read_base_url(text: str, key: str, reading: Reading) -> str:
    """Return a site's URL in ASCII; if it is wrong, report it and return it as it is."""
    found = ascii_base_url(text)
    if isinstance(found, Word):
        name = key.rpartition(".")[2]
        reading.report("host-unknown", reading.positions[key], key=name, found=text, reason=found)
        return text
    return found


def _with_ascii_url(target: TargetSettings, key: str, reading: Reading) -> TargetSettings:
    if target.url is None:
        return target
    return replace(target, url=_read_base_url(target.url, key, reading))


def _check_settings(site: Site, reading: Reading) -> None:
    if site.language != PAGE_LANGUAGE:
        reading.report("page-language", reading.positions["language"], found=site.language)
    for index, each in enumerate(site.attachment_types):
        if not is_attachment_type(each):
            place = reading.positions.get(f"attachment_types.{index}", reading.positions["attachment_types"])
            reading.report("bad-attachment-type", place, found=each)
    if not is_time_zone(site.time_zone):
        reading.report("timezone-unknown", reading.positions["time_zone"], found=site.time_zone)

"""Read ``site.yaml``."""

from sitebuilder.content.checks import check_site
from sitebuilder.content.decoding.decode import decode
from sitebuilder.content.model.site import SITE_FILE, Site
from sitebuilder.content.paths.files import decode_text
from sitebuilder.content.turned_text import find_turned_text
from sitebuilder.content.values.reading import Reading
from sitebuilder.content.yaml.lines import strip_unseen
from sitebuilder.content.yaml.parser import parse_yaml
from sitebuilder.messages import Problem, errors


def read_site(content: bytes) -> tuple[Site | None, Reading]:
    """Read ``site.yaml``; the site is None if a value is wrong, and the reading contains the problems."""
    reading = Reading.empty(SITE_FILE)
    text = decode_text(SITE_FILE, content)
    if isinstance(text, Problem):
        reading.problems.append(text)
        return None, reading
    reading.problems.extend(find_turned_text(text, SITE_FILE))
    text = strip_unseen(text)
    reading.source = text.split("\n")
    node = parse_yaml(text, reading.start, Site)
    if isinstance(node, tuple):
        reading.problems.extend(node)
        return None, reading
    site = decode(node, Site, reading)
    if site is None:
        return None, reading
    check_site(site, reading)
    return (None if errors(reading.problems) else site), reading

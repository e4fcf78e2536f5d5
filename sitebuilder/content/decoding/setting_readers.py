"""Read settings of ``site.yaml`` that have a form of their own."""

from sitebuilder.content.decoding.scalars import read_url
from sitebuilder.content.paths.base_url import ascii_base_url
from sitebuilder.content.values.attachment_types import is_attachment_type
from sitebuilder.content.values.moments import is_time_zone
from sitebuilder.content.values.reading import Reading
from sitebuilder.messages import PAGE_LANGUAGE, Place, Word


def read_site_url(text: str, key: str, place: Place, reading: Reading) -> str | None:
    """Read the URL of the site or of a target; return it in ASCII."""
    url = read_url(text, key, place, reading)
    found = None if url is None else ascii_base_url(url)
    if isinstance(found, Word):
        reading.report("host-unknown", place, key=key, found=url, reason=found)
        return None
    return found


def read_page_language(text: str, key: str, place: Place, reading: Reading) -> str | None:
    """Read the language of the pages: there is one."""
    if text == PAGE_LANGUAGE:
        return text
    reading.report("page-language", place, found=text)
    return None


def read_time_zone(text: str, key: str, place: Place, reading: Reading) -> str | None:
    """Read the name of a time zone."""
    if is_time_zone(text):
        return text
    reading.report("timezone-unknown", place, found=text)
    return None


def read_attachment_type(text: str, key: str, place: Place, reading: Reading) -> str | None:
    """Read the extension of files that may be published."""
    if is_attachment_type(text):
        return text
    reading.report("bad-attachment-type", place, found=text)
    return None

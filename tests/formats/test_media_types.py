"""Media types don't depend on the configuration of the machine."""

import mimetypes

import pytest

from sitebuilder.content.values.attachment_types import ALLOWED_TYPES
from sitebuilder.formats.media_types import KNOWN_EXTENSIONS, content_type


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("site.0a.js", "text/javascript; charset=utf-8"),
        ("site.0a.css", "text/css; charset=utf-8"),
        ("courses.json", "application/json; charset=utf-8"),
        ("all.xml", "application/xml; charset=utf-8"),
        ("all.ics", "text/calendar; charset=utf-8"),
        ("redirects.map", "text/plain; charset=utf-8"),
        ("a.webp", "image/webp"),
        ("a.SVG", "image/svg+xml; charset=utf-8"),
        ("a.JPG", "image/jpeg"),
        ("a.png", "image/png"),
        ("a.woff2", "font/woff2"),
        ("a.pdf", "application/pdf"),
        ("a.mp4", "video/mp4"),
        ("a.zip", "application/zip"),
        ("a.tar.gz", "application/gzip"),
        ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.unknown", "application/octet-stream"),
        ("LICENCE", "application/octet-stream"),
    ],
)
def test_the_type_of_a_file_follows_from_its_name(name, expected):
    assert content_type(name) == expected


UNREGISTERED = {"dps", "dpt", "et", "ett", "ofd", "wps", "wpt"}


def test_each_attachment_has_the_type_that_is_registered_for_it():
    """Python's own list lacks some, and is another one in each version."""
    assert ALLOWED_TYPES - KNOWN_EXTENSIONS == UNREGISTERED
    assert content_type("a.m4v") == "video/mp4"
    assert content_type("a.epub") == "application/epub+zip"
    assert content_type("a.vcf") == "text/vcard; charset=utf-8"


def test_a_machine_that_calls_a_script_text_is_not_believed(monkeypatch):
    monkeypatch.setitem(mimetypes.types_map, ".js", "text/plain")
    mimetypes.add_type("text/plain", ".html")
    try:
        assert content_type("a.js") == "text/javascript; charset=utf-8"
        assert content_type("a.html") == "text/html; charset=utf-8"
    finally:
        mimetypes.init()

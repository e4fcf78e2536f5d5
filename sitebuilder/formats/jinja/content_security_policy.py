"""What a browser may do on a page: the Content-Security-Policy (CSP Level 3), described here alone.

Pages carry it as a ``<meta>``, as buckets send no headers of ours; a web server sends it as a header too.
Nothing inline runs but the scripts whose bytes the templates name: what an injected text could bring along,
a script, a handler, a style or a form that leads elsewhere, is blocked even where the sanitiser failed.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from markupsafe import Markup

PAGE_DIRECTIVES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "default-src": ("'none'",),
        "script-src": ("'self'",),
        "style-src": ("'self'",),
        # The icon of the site and backgrounds of its stylesheet are data: addresses.
        "img-src": ("'self'", "data:"),
        "font-src": ("'self'",),
        "media-src": ("'self'",),
        "connect-src": ("'self'",),
        "object-src": ("'none'",),
        "form-action": ("'self'",),
        "base-uri": ("'none'",),
    }
)
"""The sources that each directive allows; frames, workers and all that is not named: none."""

HEADER_ONLY_DIRECTIVES: Mapping[str, tuple[str, ...]] = MappingProxyType({"frame-ancestors": ("'self'",)})
"""What browsers believe in a header and not in a ``<meta>`` (CSP Level 3, 3.3)."""

FILE_DIRECTIVES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"script-src": ("'none'",), **HEADER_ONLY_DIRECTIVES}
)
"""The policy of what is no page: a drawing or feed opened by itself runs nothing."""


def page_policy(scripts: Iterable[str]) -> Markup:
    """Return the policy of a page as the content of its ``<meta>``; nothing in it needs escaping.

    ``scripts`` are the texts of the page's inline scripts, character for character as they stand on it.
    """
    return Markup(serialise_policy(PAGE_DIRECTIVES, scripts))


def header_policy(scripts: Iterable[str]) -> str:
    """Return the policy as the value of a header, for pages with any of the inline ``scripts``."""
    return serialise_policy({**PAGE_DIRECTIVES, **HEADER_ONLY_DIRECTIVES}, scripts)


def file_policy() -> str:
    """Return the policy of a file that is no page, as the value of a header."""
    return serialise_policy(FILE_DIRECTIVES)


def serialise_policy(directives: Mapping[str, tuple[str, ...]], scripts: Iterable[str] = ()) -> str:
    """Return directives in the form of a header, with the digest of each script beside ``script-src``."""
    digests = tuple(script_hash_source(each) for each in scripts)
    return "; ".join(
        " ".join((name, *sources, *(digests if name == "script-src" else ())))
        for name, sources in directives.items()
    )


def script_hash_source(script: str) -> str:
    """Return the source that allows one inline script: the SHA-256 of its bytes (CSP Level 3, 2.3.1)."""
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"

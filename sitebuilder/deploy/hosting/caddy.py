"""The settings of Caddy 2.6 or newer, which obtains its certificates by itself.

Caddy cannot resolve the symlink to the release once per request. Each file is whole and of one release, but a
request during the switch may find the page in one release and read it from the other.
"""

import re
from urllib.parse import unquote

from sitebuilder.deploy.hosting.caching import OTHERS, PAGES, RULES
from sitebuilder.deploy.hosting.comments import comment
from sitebuilder.deploy.hosting.description import METHODS, NOT_FOUND, VISIBLE_HIDDEN, Hosting, rebase_pattern
from sitebuilder.deploy.hosting.machine import Machine
from sitebuilder.messages import DEFAULT_LANGUAGE

_BRACE = re.compile(r"([{}])")
_VARIABLE = re.compile(r"[{}$]")
_CONDITIONS = ("Range", "If-None-Match", "If-Modified-Since")
"""Headers of a request for which Caddy would send only a part of an error's page, or nothing of it."""


def caddy_settings(hosting: Hosting, machine: Machine, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the Caddyfile of a site, with comments in ``language``."""
    origin = hosting.origin
    port = f":{origin.port}" if origin.port is not None else ""
    scheme = "" if origin.is_https else "http://"
    base = origin.decoded_base
    below_base = base.rstrip("/")
    bind = " ".join(each for each in machine.addresses if each and each != "[::]")
    lines = [
        *([f"bind {bind}"] if bind else []),
        f"root * {machine.link}",
        *_everywhere(hosting),
        *_headers(hosting),
        *_types(hosting),
        *_redirects(hosting),
        *_methods(language),
        *_errors(hosting),
        *_files(below_base, origin.base.rstrip("/")),
    ]
    body = "\n".join(f"\t{line}" for part in lines for line in part.split("\n"))
    head = comment("hosting-caddy-head", language, host=origin.host)
    return f"{head}\n{scheme}{origin.host}{port} {{\n{body}\n}}\n"


def quote(text: str) -> str:
    """Return a text as one token of a Caddyfile, without placeholders.

    Raises:
        ValueError: it contains a control character.
    """
    if re.search(r"[\x00-\x1f\x7f]", text):
        raise ValueError(text)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("{", "\\{").replace("}", "\\}")
    return f'"{escaped}"'


def _pattern(text: str) -> str:
    """Return a regular expression as one token, between backticks."""
    return f"`{text.replace('`', _escaped('`'))}`"


def _literal(text: str) -> str:
    """Return a text as the input of a map: as it stands, or as a pattern if Caddy would replace parts of it.

    ``{$NAME}`` is replaced by a variable of the environment even between quotes.
    """
    if not _BRACE.search(text):
        return quote(text)
    return _pattern(f"~^{_regular(text)}$")


def _regular(text: str) -> str:
    """Return a regular expression for a text itself, without braces."""
    parts = (_escaped(part) if part in ("{", "}") else re.escape(part) for part in _BRACE.split(text))
    return "".join(parts)


def _escaped(sign: str) -> str:
    """Return a sign as a regular expression without the sign itself."""
    return f"\\x{ord(sign):02x}"


def _everywhere(hosting: Hosting) -> list[str]:
    """Return the headers of every response; an error loses them, and gets them again."""
    return [
        "header {",
        *(f"\t{name} {quote(value)}" for name, value in hosting.headers),
        "\t-Server",
        "}",
    ]


def _headers(hosting: Hosting) -> list[str]:
    base = hosting.origin.decoded_base
    kept = [(pattern, rule.value) for rule in RULES for pattern in rule.patterns]
    policies = [(pattern, hosting.page_policy) for pattern in PAGES.patterns]
    lines = _by_path("kept", "Cache-Control", kept, OTHERS.value, base)
    lines += _by_path("policy", "Content-Security-Policy", policies, hosting.file_policy, base)
    return lines


def _by_path(name: str, header: str, rows: list[tuple[str, str]], default: str, base: str) -> list[str]:
    """Return directives that set a header according to the first pattern that matches the path."""
    return [
        f"map {{path}} {{{name}}} {{",
        *(f"\t{_pattern('~' + rebase_pattern(pattern, base))} {quote(value)}" for pattern, value in rows),
        f"\tdefault {quote(default)}",
        "}",
        f'header {header} "{{{name}}}"',
    ]


def _types(hosting: Hosting) -> list[str]:
    """Return directives for the media types, which otherwise depend on what the machine knows."""
    endings: dict[str, list[str]] = {}
    for ending, kind in hosting.types:
        endings.setdefault(kind, []).append(ending)
    rows = [
        f"\t{_pattern('~(?i)[.](?:' + '|'.join(each) + ')$')} {quote(kind)}" for kind, each in endings.items()
    ]
    return [
        "map {path} {type} {",
        *rows,
        '\tdefault ""',
        "}",
        '@typed not vars {type} ""',
        "header @typed Content-Type {type}",
    ]


def _errors(hosting: Hosting) -> list[str]:
    """Return what answers an error: the site's own page, whole even if the browser has an older copy."""
    lines = [
        *_everywhere(hosting),
        'header Cache-Control "no-cache, no-transform"',
        f"header Content-Security-Policy {quote(hosting.page_policy)}",
        'header Content-Type "text/html; charset=utf-8"',
        *(f"request_header -{name}" for name in _CONDITIONS),
        f"rewrite * /{NOT_FOUND}",
        "file_server {\n\tprecompressed br gzip\n}",
    ]
    return ["handle_errors {", *(f"\t{line}" for part in lines for line in part.split("\n")), "}"]


def _redirects(hosting: Hosting) -> list[str]:
    """Return directives that redirect old URLs, including those of folders without a trailing slash."""
    table: dict[str, str] = {}
    for row in hosting.redirects:
        old, new = unquote(row.old), _VARIABLE.sub(lambda sign: f"%{ord(sign[0]):02X}", row.new)
        for each in (old, old.rstrip("/")):
            table.setdefault(each, new)
    if not table:
        return []
    rows = [f"\t{_literal(old)} {quote(new)}" for old, new in table.items()]
    return [
        "map {path} {moved} {",
        *rows,
        '\tdefault ""',
        "}",
        f'@moved {{\n\tmethod {" ".join(METHODS)}\n\tnot vars {{moved}} ""\n}}',
        "redir @moved {moved} 301",
    ]


def _methods(language: str) -> list[str]:
    """Return directives that answer requests other than those that read; none may come before them."""
    allowed = ", ".join(METHODS)
    return [
        comment("hosting-allow", language),
        f"@others not method {' '.join(METHODS)}",
        f"handle @others {{\n\theader Allow {quote(allowed)}\n\trespond 405\n}}",
    ]


def _files(below_base: str, encoded: str) -> list[str]:
    shown = "|".join(VISIBLE_HIDDEN)
    files = [
        "@hidden {",
        "\tpath_regexp `/\\.`",
        f"\tnot path_regexp {_pattern(shown)}",
        "}",
        "error @hidden 404",
        f"error /{NOT_FOUND} 404",
        "file_server {\n\tprecompressed br gzip\n}",
    ]
    if not below_base:
        return files
    inner = "\n".join(f"\t{line}" for part in files for line in part.split("\n"))
    strip = f"\turi strip_prefix {encoded}"
    below = f"@below path_regexp {_pattern('^' + _regular(below_base) + '/')}"
    return [below, f"handle @below {{\n{strip}\n{inner}\n}}", "handle {\n\terror 404\n}"]

"""The settings of Caddy (2.6 or newer), which gets its certificates by itself.

Caddy has no way to follow the link to the release once a request: each file is whole and of one release, and
a request that meets the switch may be told of a page by the one and find it in the other.
"""

import re
from urllib.parse import unquote

from sitebuilder.deploy.hosting.description import NOT_FOUND, VISIBLE_HIDDEN, Hosting, rebase_pattern
from sitebuilder.deploy.hosting.machine import Machine

_HEAD = """\
# {host}: written by "python build.py hosting caddy". Write it anew when base_url, redirects or the program
# have changed: old addresses stand in it. One that has come since has its page, which leads on too.
# Put it into /etc/caddy/Caddyfile (or import it there), then: systemctl reload caddy
"""


def caddy_settings(hosting: Hosting, machine: Machine) -> str:
    """Return the Caddyfile of the site."""
    origin = hosting.origin
    port = f":{origin.port}" if origin.port is not None else ""
    scheme = "" if origin.is_https else "http://"
    base = origin.decoded_base
    below_base = base.rstrip("/")
    bind = " ".join(each for each in machine.addresses if each and each != "[::]")
    lines = [
        *([f"bind {bind}"] if bind else []),
        f"root * {machine.link}",
        *_headers(hosting),
        *_redirects(hosting),
        "handle_errors {",
        '\theader Cache-Control "no-cache, no-transform"',
        f"\theader Content-Security-Policy {quoted(hosting.page_policy)}",
        *([f"\turi strip_prefix {origin.base.rstrip('/')}"] if below_base else []),
        f"\trewrite * /{NOT_FOUND}",
        "\tfile_server {\n\t\tprecompressed br gzip\n\t}",
        "}",
        *_files(below_base, origin.base.rstrip("/")),
    ]
    body = "\n".join(f"\t{line}" for part in lines for line in part.split("\n"))
    return f"{_HEAD.format(host=origin.host)}{scheme}{origin.host}{port} {{\n{body}\n}}\n"


def quoted(text: str) -> str:
    """Return a text as one word of a Caddyfile, in which nothing is a placeholder.

    Raises:
        ValueError: it has a character that cannot stand there.
    """
    if re.search(r"[\x00-\x1f\x7f]", text):
        raise ValueError(text)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("{", "\\{").replace("}", "\\}")
    return f'"{escaped}"'


def _pattern(text: str) -> str:
    """Return a regular expression as one word: between backticks, which no pattern has."""
    if "`" in text:
        raise ValueError(text)
    return f"`{text}`"


def _headers(hosting: Hosting) -> list[str]:
    base = hosting.origin.decoded_base
    lines = ["header {", *(f"\t{name} {quoted(value)}" for name, value in hosting.headers), "\t-Server", "}"]
    kept = [(pattern, rule.value) for rule in hosting.caching for pattern in rule.patterns]
    pages = next(rule for rule in hosting.caching if rule.name == "pages")
    policies = [(pattern, hosting.page_policy) for pattern in pages.patterns]
    lines += _by_path("kept", "Cache-Control", kept, hosting.default_caching, base)
    lines += _by_path("policy", "Content-Security-Policy", policies, hosting.file_policy, base)
    return lines


def _by_path(name: str, header: str, rows: list[tuple[str, str]], otherwise: str, base: str) -> list[str]:
    """Return what sets a header by the first pattern that means a path."""
    return [
        f"map {{path}} {{{name}}} {{",
        *(f"\t{_pattern('~' + rebase_pattern(pattern, base))} {quoted(value)}" for pattern, value in rows),
        f"\tdefault {quoted(otherwise)}",
        "}",
        f'header {header} "{{{name}}}"',
    ]


def _redirects(hosting: Hosting) -> list[str]:
    """Return what leads old addresses on, also those of folders without the slash at the end."""
    table: dict[str, str] = {}
    for row in hosting.redirects:
        old = unquote(row.old)
        for each in (old, old.rstrip("/")):
            table.setdefault(each, row.new.replace("{", "%7B").replace("}", "%7D"))
    if not table:
        return []
    rows = [f"\t{quoted(old)} {quoted(new)}" for old, new in table.items()]
    return [
        "map {path} {moved} {",
        *rows,
        '\tdefault ""',
        "}",
        '@moved not vars {moved} ""',
        "redir @moved {moved} 301",
    ]


def _files(below_base: str, encoded: str) -> list[str]:
    shown = "|".join(VISIBLE_HIDDEN)
    files = [
        "@hidden {",
        "\tpath_regexp `/\\.`",
        f"\tnot path_regexp {_pattern(shown)}",
        "}",
        "error @hidden 404",
        "file_server {\n\tprecompressed br gzip\n}",
    ]
    if not below_base:
        return files
    inner = "\n".join(f"\t{line}" for part in files for line in part.split("\n"))
    strip = f"\turi strip_prefix {encoded}"
    return [f"handle {quoted(below_base + '/*')} {{\n{strip}\n{inner}\n}}", "handle {\n\terror 404\n}"]

"""The settings of nginx 1.22 or newer for a site whose releases are switched by a symlink.

All headers come from maps by path, never from a ``location``, as one header in a location would disable all
those of the server. The symlink is resolved once per request, so that no response mixes two releases.
"""

import re
from functools import partial
from hashlib import sha256

from sitebuilder.deploy.hosting.caching import OTHERS, PAGES, RULES
from sitebuilder.deploy.hosting.comments import Comment, comment
from sitebuilder.deploy.hosting.description import METHODS, NOT_FOUND, VISIBLE_HIDDEN, Hosting, rebase_pattern
from sitebuilder.deploy.hosting.machine import Machine, plain_name
from sitebuilder.messages import DEFAULT_LANGUAGE, say

_MAX_DEFAULT_HOST = 40
"""Characters of a host name for which nginx has room by default."""

_RELOAD_PATH = """\
{comment}
[Unit]
Description={description}

[Path]
PathChanged={folder}

[Install]
WantedBy=multi-user.target
"""

_RELOAD_SERVICE = """\
{comment}
[Unit]
Description={description}

[Service]
Type=oneshot
ExecStartPre=/bin/sleep 2
ExecStart=/usr/sbin/nginx -t -q
ExecStart=/bin/systemctl reload nginx
"""


def nginx_files(hosting: Hosting, machine: Machine, language: str) -> dict[str, str]:
    """Return the site's settings, and two units by which systemd reloads them, by file name.

    Their comments are in ``language``.
    """
    name = plain_name(hosting.origin)
    return {
        f"{name}.conf": nginx_settings(hosting, machine, language),
        f"{name}-reload.path": _unit(_RELOAD_PATH, "hosting-watch", language, name, folder=machine.folder),
        f"{name}-reload.service": _unit(_RELOAD_SERVICE, "hosting-reload", language, name),
    }


def nginx_settings(hosting: Hosting, machine: Machine, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the settings of a site, for nginx's ``http`` block, with comments in ``language``."""
    origin, names = hosting.origin, _Names(hosting)
    words = partial(comment, language=language)
    parts = [_head(hosting, machine, words), _maps(hosting, machine, names, words)]
    if origin.is_https:
        parts.append(_plain_server(hosting, machine, words))
    parts.append(_server(hosting, machine, names, words))
    return "\n".join(parts)


def _unit(text: str, key: str, language: str, name: str, **values: str) -> str:
    description = say(f"{key}-unit", language, name=name)
    return text.format(comment=comment(key, language), description=description, **values)


def _head(hosting: Hosting, machine: Machine, words: Comment) -> str:
    name = plain_name(hosting.origin)
    lines = [
        words("hosting-nginx-head", name=name, link=machine.link),
        "",
        words("hosting-hash"),
        "map_hash_bucket_size 4096;",
    ]
    if len(hosting.origin.host) > _MAX_DEFAULT_HOST:
        lines += [words("hosting-long-host"), "server_names_hash_bucket_size 512;"]
    return "\n".join([*lines, ""])


def quote(text: str) -> str:
    """Return a text as one token of nginx's settings, in which only ``$`` is special.

    Raises:
        ValueError: it contains a control character.
    """
    if re.search(r"[\x00-\x1f\x7f]", text):
        raise ValueError(text)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class _Names:
    """The variables of a site; one nginx may serve several sites.

    Their names contain a digest of the host, which may be longer than a variable's name (PCRE2: 32
    characters).
    """

    def __init__(self, hosting: Hosting) -> None:
        site_digest = sha256(f"{hosting.origin.host}{hosting.origin.base}".encode()).hexdigest()[:8]
        self._prefix = f"$site_{site_digest}_"

    def literal(self, text: str) -> str:
        """Return a text as a token in which ``$`` is literal."""
        return quote(text.replace("$", f"${{{self['dollar'][1:]}}}"))

    def __getitem__(self, name: str) -> str:
        return self._prefix + name


def _maps(hosting: Hosting, machine: Machine, names: _Names, words: Comment) -> str:
    base = hosting.origin.decoded_base
    moved = f"    include {machine.link}/redirects[.]map;"
    rules = [(f"~{rebase_pattern(pattern, base)}", rule.value) for rule in RULES for pattern in rule.patterns]
    shown = [(f"~{rebase_pattern(pattern, base)}", "") for pattern in VISIBLE_HIDDEN]
    dollar = f'geo {names["dollar"]} {{\n    default "$";\n}}\n' if "$" in base else ""
    return "\n".join(
        (
            dollar + words("hosting-release"),
            _map("$realpath_root", names["release"], [(f"~^(?<{names['found'][1:]}>/.+)$", names["found"])]),
            words("hosting-asked"),
            _map("$request_uri", names["asked"], [(f"~^(?<{names['path'][1:]}>[^?]*)", names["path"])]),
            words("hosting-moved"),
            f"map {names['asked']} {names['moved']} {{\n{moved}\n}}\n",
            f'map "{names["asked"]}/" {names["moved_folder"]} {{\n{moved}\n}}\n',
            words("hosting-kept"),
            _map("$uri", names["kept"], rules, OTHERS.value),
            words("hosting-policy"),
            _map(
                "$uri",
                names["policy"],
                [(f"~{rebase_pattern(pattern, base)}", hosting.page_policy) for pattern in PAGES.patterns],
                hosting.file_policy,
            ),
            words("hosting-hidden"),
            _map("$uri", names["hidden"], [*shown, (r"~/\.", "1")]),
            words("hosting-allow"),
            _map("$request_method", names["allow"], [(each, "") for each in METHODS], ", ".join(METHODS)),
        )
    )


def _map(source: str, variable: str, rows: list[tuple[str, str]], default: str = "") -> str:
    lines = [f"    {quote(key)} {quote(value)};" for key, value in rows]
    return "\n".join((f"map {source} {variable} {{", f"    default {quote(default)};", *lines, "}", ""))


def _plain_server(hosting: Hosting, machine: Machine, words: Comment) -> str:
    """Return the server that redirects from http to https, and answers certbot's challenges."""
    origin = hosting.origin
    port = f":{origin.port}" if origin.port is not None else ""
    return f"""\
server {{
{_listen(machine, machine.http_port, "")}
    server_name {quote(origin.host)};
    server_tokens off;

{_challenges(machine, words)}
    location / {{
        return 301 https://{origin.host}{port}$request_uri;
    }}
}}
"""


def _server(hosting: Hosting, machine: Machine, names: _Names, words: Comment) -> str:
    origin = hosting.origin
    missing = names.literal(origin.decoded_base + NOT_FOUND)
    port = origin.port or (443 if origin.is_https else 80)
    headers = [f"    add_header {name} {quote(value)} always;" for name, value in hosting.headers]
    types = [f"        {quote(kind.partition(';')[0])} {ending};" for ending, kind in hosting.types]
    texts = sorted({kind.partition(";")[0] for _, kind in hosting.types if "charset" in kind})
    return f"""\
server {{
{_listen(machine, port, " ssl http2" if origin.is_https else "")}
    server_name {quote(origin.host)};
    server_tokens off;
{_certificate(machine) if origin.is_https else ""}
    root {machine.link};
    absolute_redirect off;

    add_header Cache-Control {names["kept"]} always;
    add_header Content-Security-Policy {names["policy"]} always;
    add_header Allow {names["allow"]} always;
{chr(10).join(headers)}

    types {{
{chr(10).join(types)}
    }}
    default_type application/octet-stream;
    charset utf-8;
    charset_types {" ".join(each for each in texts if each != "text/html")};

{words("hosting-compressed", indent="    ")}
    gzip off;
    gzip_static on;
    brotli_static on;
    gzip_vary on;
    etag on;

{words("hosting-opened", indent="    ")}
    open_file_cache off;
    disable_symlinks off;
    sendfile on;
    tcp_nopush on;

    if ({names["allow"]}) {{
        return 405;
    }}
    set {names["root"]} {names["release"]};
    if ({names["root"]} = "") {{
        return 503;
    }}
    if ({names["moved"]}) {{
        return 301 {names["moved"]};
    }}
    if ({names["moved_folder"]}) {{
        return 301 {names["moved_folder"]};
    }}

    error_page 404 {missing};
    error_page 403 =404 {missing};

{_challenges(machine, words)}
{_locations(hosting, names, words)}}}
"""


def _locations(hosting: Hosting, names: _Names, words: Comment) -> str:
    base = hosting.origin.decoded_base
    is_below = base != "/"
    folder = f"alias {names['root']}/" if is_below else f"root {names['root']}"
    page = f"alias {names['root']}/{NOT_FOUND}" if is_below else f"root {names['root']}"
    outside = _outside_locations(hosting, names) if is_below else ""
    return f"""\
    location {quote(base)} {{
        {folder};
        if ({names["hidden"]}) {{
            return 404;
        }}
{words("hosting-folder", indent="        ")}
        try_files $uri ${{uri}}index.html $uri/ =404;
    }}
    location = {quote(base + NOT_FOUND)} {{
        internal;
        {page};
    }}
{outside}"""


def _outside_locations(hosting: Hosting, names: _Names) -> str:
    """Return what answers outside a site that is below a path of its host."""
    base = hosting.origin.decoded_base
    return f"""\
    location = {quote(base.rstrip("/"))} {{
        return 301 {names.literal(hosting.origin.base)};
    }}
    location / {{
        return 404;
    }}
"""


def _listen(machine: Machine, port: int, options: str) -> str:
    places = (f"{address}:{port}" if address else str(port) for address in machine.addresses)
    return "\n".join(f"    listen {place}{options};" for place in places)


def _challenges(machine: Machine, words: Comment) -> str:
    return f"""\
{words("hosting-challenges", indent="    ", folder=machine.challenges)}
    location ^~ /.well-known/acme-challenge/ {{
        root {machine.challenges};
        default_type text/plain;
    }}
"""


def _certificate(machine: Machine) -> str:
    return f"""
    ssl_certificate {machine.certificate}/fullchain.pem;
    ssl_certificate_key {machine.certificate}/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;
"""

"""The settings of nginx 1.22 or newer for a site whose releases are switched by a symlink.

All headers come from maps by path, never from a ``location``, as one header in a location would disable all
those of the server. The symlink is resolved once per request, so that no response mixes two releases.
"""

import re
from hashlib import sha256

from sitebuilder.deploy.hosting.description import NOT_FOUND, VISIBLE_HIDDEN, Hosting, rebase_pattern
from sitebuilder.deploy.hosting.machine import Machine, plain_name

_HEAD = """\
# {name}: written by "python build.py hosting nginx". Write it anew when base_url or the program has changed.
#
# 1. apt-get install nginx libnginx-mod-http-brotli-static
#    (without the second package delete the line "brotli_static on;").
# 2. Put this file into /etc/nginx/sites-available/, a link to it into /etc/nginx/sites-enabled/.
# 3. nginx -t && systemctl reload nginx
#
# Deploying needs no right to reload nginx: pages and files change with the link {link}.
# Old addresses are read from redirects.map in the release when nginx starts or reloads. One that has come
# since is answered by its page, which leads on as well, though with status 200. To reload nginx after each
# deploy put {name}-reload.path and {name}-reload.service into /etc/systemd/system/ and run
#    systemctl daemon-reload && systemctl enable --now {name}-reload.path

# Old addresses are long. Where another file of this server sets it too, keep one of the two lines.
map_hash_bucket_size 4096;
"""

_LONG_HOST = """\
# So is the name of this host; the same holds.
server_names_hash_bucket_size 512;
"""
_MAX_DEFAULT_HOST = 40
"""Characters of a host name for which nginx has room by default."""

_RELOAD_PATH = """\
# Reloads nginx after each deploy, so that it reads redirects.map of the new release.
[Unit]
Description=Watch for a new release of {name}

[Path]
PathChanged={folder}

[Install]
WantedBy=multi-user.target
"""

_RELOAD_SERVICE = """\
# Settings that nginx would refuse never reach it: the reload comes after the check alone.
[Unit]
Description=Reload nginx for a new release of {name}

[Service]
Type=oneshot
ExecStartPre=/bin/sleep 2
ExecStart=/usr/sbin/nginx -t -q
ExecStart=/bin/systemctl reload nginx
"""


def nginx_files(hosting: Hosting, machine: Machine) -> dict[str, str]:
    """Return the site's settings, and two units by which systemd reloads them, by file name."""
    name = plain_name(hosting.origin)
    values = {"name": name, "link": machine.link, "folder": machine.folder}
    return {
        f"{name}.conf": nginx_settings(hosting, machine),
        f"{name}-reload.path": _RELOAD_PATH.format_map(values),
        f"{name}-reload.service": _RELOAD_SERVICE.format_map(values),
    }


def nginx_settings(hosting: Hosting, machine: Machine) -> str:
    """Return the settings of a site, for nginx's ``http`` block."""
    origin, names = hosting.origin, _Names(hosting)
    head = _HEAD.format(name=plain_name(origin), link=machine.link)
    if len(origin.host) > _MAX_DEFAULT_HOST:
        head += _LONG_HOST
    parts = [head, _maps(hosting, machine, names)]
    if origin.is_https:
        parts.append(_plain_server(hosting, machine))
    parts.append(_server(hosting, machine, names))
    return "\n".join(parts)


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


def _maps(hosting: Hosting, machine: Machine, names: _Names) -> str:
    base = hosting.origin.decoded_base
    moved = f"    include {machine.link}/redirects[.]map;"
    rules = [
        (f"~{rebase_pattern(pattern, base)}", rule.value)
        for rule in hosting.caching
        for pattern in rule.patterns
    ]
    pages = next(rule for rule in hosting.caching if rule.name == "pages")
    shown = [(f"~{rebase_pattern(pattern, base)}", "") for pattern in VISIBLE_HIDDEN]
    dollar = f'geo {names["dollar"]} {{\n    default "$";\n}}\n' if "$" in base else ""
    return "\n".join(
        (
            f"{dollar}# The release that the link leads to, found once a request; if none, 503.",
            _map("$realpath_root", names["release"], [(f"~^(?<{names['found'][1:]}>/.+)$", names["found"])]),
            "# The address that was asked for, without what stands behind its question mark.",
            _map("$request_uri", names["asked"], [(f"~^(?<{names['path'][1:]}>[^?]*)", names["path"])]),
            "# Old addresses, also those of folders without the slash at the end. Nothing that stands in",
            "# that file can leave the block. With brackets it is a pattern, which may find no file.",
            f"map {names['asked']} {names['moved']} {{\n{moved}\n}}\n",
            f'map "{names["asked"]}/" {names["moved_folder"]} {{\n{moved}\n}}\n',
            "# How long an answer may be kept: the first line that means its path counts.",
            _map("$uri", names["kept"], rules, hosting.default_caching),
            "# What a browser may do: on pages, and with all else.",
            _map(
                "$uri",
                names["policy"],
                [(f"~{rebase_pattern(pattern, base)}", hosting.page_policy) for pattern in pages.patterns],
                hosting.file_policy,
            ),
            "# Hidden files, but those that are public.",
            _map("$uri", names["hidden"], [*shown, (r"~/\.", "1")]),
        )
    )


def _map(source: str, variable: str, rows: list[tuple[str, str]], default: str = "") -> str:
    lines = [f"    {quote(key)} {quote(value)};" for key, value in rows]
    return "\n".join((f"map {source} {variable} {{", f"    default {quote(default)};", *lines, "}", ""))


def _plain_server(hosting: Hosting, machine: Machine) -> str:
    """Return the server that redirects from http to https, and answers certbot's challenges."""
    origin = hosting.origin
    port = f":{origin.port}" if origin.port is not None else ""
    return f"""\
server {{
{_listen(machine, machine.http_port, "")}
    server_name {quote(origin.host)};
    server_tokens off;

{_challenges(machine)}
    location / {{
        return 301 https://{origin.host}{port}$request_uri;
    }}
}}
"""


def _server(hosting: Hosting, machine: Machine, names: _Names) -> str:
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
{chr(10).join(headers)}

    types {{
{chr(10).join(types)}
    }}
    default_type application/octet-stream;
    charset utf-8;
    charset_types {" ".join(each for each in texts if each != "text/html")};

    # Made by the deploy, once for each file: nothing is compressed while somebody waits.
    gzip off;
    gzip_static on;
    brotli_static on;
    gzip_vary on;
    etag on;

    # What is open is never a file of the last release. A release has no links but the one that leads to it;
    # with links forbidden, brotli_static of ngx_brotli 1.0.0rc passes over its files now and then.
    open_file_cache off;
    disable_symlinks off;
    sendfile on;
    tcp_nopush on;

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

{_challenges(machine)}
{_locations(hosting, names)}}}
"""


def _locations(hosting: Hosting, names: _Names) -> str:
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
        # A folder with its slash is answered with its page, one without it with a 301.
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


def _challenges(machine: Machine) -> str:
    return f"""\
    # certbot certonly --webroot -w {machine.challenges} -d <this host>
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

"""What a preview answers to pages of other sites, and to requests that no browser of an editor's sends."""

import socket
from base64 import b64encode
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.preview.previews import PAGE, Running, running, wait_for
from tests.site_folder import copy_site, seed_cache, write_files

FRONT = "---\ntitle: 课\ndate: 2026-02-01\ncolumn: news\n---\n"
SITE_MORE = "redirects:\n  - {from: /old/, to: /sitemap/}\n"


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    site = copy_site("minimal", tmp_path_factory.mktemp("strangers"))
    settings = (site / "site.yaml").read_text(encoding="utf-8")
    write_files(site, {"site.yaml": settings + SITE_MORE})
    with running(site) as started:
        yield started


OWN = ("127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}")
FOREIGN = (
    "evil.example",
    "evil.example:{port}",
    "127.0.0.1",
    "127.0.0.1:1",
    "localhost.evil.example:{port}",
    "127.0.0.1:{port}.evil.example",
    "127.0.0.1.:{port}",
    "0.0.0.0:{port}",
)
PATHS = ("/", "/sitemap/", "/nowhere/", "/livereload.js", "/preview-problems.css")


@pytest.mark.parametrize("path", PATHS)
def test_only_its_own_names_are_answered(preview: Running, path):
    for host in OWN:
        assert preview.ask(path, {"Host": host.format(port=preview.port)})[0] in (200, 404)
    for host in FOREIGN:
        status, headers, body = preview.ask(path, {"Host": host.format(port=preview.port)})
        assert status == 421, host
        assert body.decode() == f"这里是本机的网站预览，请打开 http://127.0.0.1:{preview.port}/"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Access-Control-Allow-Origin"] is None


def send(preview: Running, request: str) -> str:
    """Send bytes that need be no request, and return the first line of the answer."""
    with socket.create_connection(("127.0.0.1", preview.port), timeout=20) as connection:
        connection.sendall(request.encode())
        return connection.recv(4096).decode().partition("\r\n")[0]


def test_a_request_that_names_no_host_or_two_is_not_answered(preview: Running):
    own = f"127.0.0.1:{preview.port}"
    assert " 421 " in send(preview, "GET / HTTP/1.0\r\n\r\n")
    for head in (
        f"GET / HTTP/1.1\r\nHost: evil.example\r\nHost: {own}",
        f"GET / HTTP/1.1\r\nHost: {own}\r\nHost: evil.example",
        f"GET / HTTP/1.1\r\nHost: {own}, evil.example",
        f"GET / HTTP/1.1\r\nHost: {own}@evil.example",
        f"GET http://evil.example/ HTTP/1.1\r\nHost: {own}",
        "GARBAGE",
        "GET /\x00 HTTP/1.1",
    ):
        assert " 200 " not in send(preview, f"{head}\r\n\r\n"), head
    assert preview.ask("/")[0] == 200


def test_an_absolute_target_is_answered_by_its_own_host_whatever_the_header_says(preview: Running):
    own = f"127.0.0.1:{preview.port}"
    for header in (own, "evil.example"):
        for target in (f"http://{own}/sitemap/", f"HTTP://LOCALHOST:{preview.port}/sitemap/?q=http://a/"):
            assert preview.ask(target, {"Host": header})[0] == 200, target
            assert preview.ask(target, {"Host": header})[2] == preview.ask("/sitemap/")[2]
    assert preview.ask(f"http://{own}")[2] == preview.ask(f"http://{own}?q=1")[2] == preview.ask("/")[2]
    assert preview.ask(f"http://{own}/sitemap?q=1")[1]["Location"] == "/sitemap/?q=1"
    for target in (
        "http://evil.example/",
        "http:///",
        "http://127.0.0.1/",
        f"http://{own}@evil.example/",
        f"http://evil.example@{own}/",
        f"http://evil.example?@{own}/",
        f"http://{own}.evil.example/livereload",
        f"https://{own}/",
        f"ws://{own}/livereload",
    ):
        assert preview.ask(target)[0] == 421, target
    assert preview.ask(f"http://{own}//evil.example")[0] == 404
    assert " 400 " in send(preview, f"GET http://{own}/ HTTP/1.1\r\n\r\n")


def handshake(host: str, origin: str | None) -> bytes:
    """Return the request with which a browser asks for a WebSocket."""
    lines = [
        "GET /livereload HTTP/1.1",
        f"Host: {host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: " + b64encode(b"0123456789abcdef").decode(),
        *([f"Origin: {origin}"] if origin is not None else []),
    ]
    return "\r\n".join((*lines, "", "")).encode()


def shake_hands(preview: Running, host: str, origin: str | None) -> str:
    """Ask for a WebSocket as a browser does, and return the status line."""
    with socket.create_connection(("127.0.0.1", preview.port), timeout=20) as connection:
        connection.sendall(handshake(host, origin))
        return connection.recv(4096).decode().partition("\r\n")[0]


def test_the_socket_is_for_its_own_pages(preview: Running):
    for name in ("127.0.0.1", "localhost", "[::1]"):
        host = f"{name}:{preview.port}"
        assert " 101 " in shake_hands(preview, host, f"http://{host}")
    own = f"127.0.0.1:{preview.port}"
    for origin in ("http://evil.example", "null", f"https://{own}", f"http://{own}.evil.example", None, ""):
        assert " 403 " in shake_hands(preview, own, origin), origin
    evil = f"evil.example:{preview.port}"
    assert " 421 " in shake_hands(preview, evil, f"http://{evil}")


@pytest.mark.parametrize("message", [b"{", b"null", b"[" * 60_000, b"9" * 20_000, b"\xff"])
def test_the_socket_is_closed_at_a_message_that_means_nothing(preview: Running, message):
    own = f"127.0.0.1:{preview.port}"
    frame = b"\x82\xff" + len(message).to_bytes(8, "big") + bytes(4) + message
    with socket.create_connection(("127.0.0.1", preview.port), timeout=20) as connection:
        connection.sendall(handshake(own, f"http://{own}") + frame)
        with connection.makefile("rb") as answers:
            head = b"".join(iter(answers.readline, b"\r\n"))
            assert b" 101 " in head
            # The frame that closes a socket (RFC 6455, 5.5.1); after an error there is none.
            assert answers.read(1) == b"\x88"


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_forbids_sniffing_framing_caching_and_cross_origin_reading(preview: Running, path):
    status, headers, _ = preview.ask(path, {"Origin": "http://evil.example"})
    assert status == (404 if "nowhere" in path else 200)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize("path", PATHS)
def test_head_is_answered_as_get_without_the_content(preview: Running, path):
    status, headers, body = preview.ask(path)
    head_status, head_headers, head_body = preview.ask(path, method="HEAD")
    assert (head_status, head_body) == (status, b"")
    for name in ("Content-Type", "Content-Length"):
        assert head_headers[name] == headers[name]
    assert int(headers["Content-Length"]) == len(body)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_can_be_written(preview: Running, method):
    assert preview.ask("/", {"Content-Length": "0"}, method)[0] == 405


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "//evil.example/",
        "//evil.example/..",
        "//evil.example/%2e%2e/",
        "///evil.example/",
        "/%2Fevil.example",
        "/%5Cevil.example",
        "/\\evil.example",
        "/\\/evil.example/",
        "/sitemap//",
        "/sitemap/..",
        "/sitemap%2f",
        "/%00",
        "/sitemap/%00",
        "/%ff%fe",
        "/%ed%a0%80",
        "/%F0%9F",
        "/%2e%2e/site.yaml",
        "/..%2f..%2fsite.yaml",
        "/" + "a" * 255 + "b",
        "/" + "a" * 5000,
        "/" + "%E8%82%87" * 2000,
        "/" + "a/" * 2500,
        "/" + "a" * 100_000,
        "/1.lock",
    ],
)
def test_an_address_without_a_page_is_404_and_redirects_nowhere(preview: Running, target):
    status, headers, body = preview.ask(target)
    assert status == 404
    assert headers["Location"] is None
    assert "没有这个网页" in body.decode()
    assert preview.ask(target, method="HEAD")[0] == 404


def test_a_folder_redirects_to_its_address_with_a_slash_and_keeps_the_query(preview: Running):
    status, headers, _ = preview.ask("/sitemap?q=1")
    assert (status, headers["Location"]) == (302, "/sitemap/?q=1")


TYPES = {
    "/": "text/html; charset=utf-8",
    "/old/": "text/html; charset=utf-8",
    "/sitemap.xml": "application/xml; charset=utf-8",
    "/robots.txt": "text/plain; charset=utf-8",
    "/redirects.map": "text/plain; charset=utf-8",
    "/livereload.js": "text/javascript; charset=utf-8",
    "/preview-problems.css": "text/css; charset=utf-8",
}


@pytest.mark.parametrize("path", TYPES)
def test_a_file_is_served_with_its_media_type(preview: Running, path):
    status, headers, _ = preview.ask(path)
    assert (status, headers["Content-Type"]) == (200, TYPES[path])


def test_none_of_this_was_reported_as_an_error(preview: Running):
    assert "Traceback" not in preview.stderr()
    assert preview.process.poll() is None


def test_the_folder_of_the_site_is_not_served(preview: Running, tmp_path: Path):
    for path in ("/site.yaml", "/content/pages/index.md", "/.cache/", "/.manifest.json/"):
        assert preview.ask(path)[0] == 404


def test_clients_that_open_more_connections_than_files_are_allowed_keep_nobody_out(tmp_path: Path):
    site = seed_cache(copy_site("minimal", tmp_path))
    with running(site, before=["prlimit", "--nofile=80:80"]) as preview, ExitStack() as clients:
        for _ in range(150):
            connect = socket.create_connection(("127.0.0.1", preview.port), timeout=20)
            clients.enter_context(connect).sendall(b"GET / HTTP/1.1\r\nHost: ")
        write_files(site, {"content/pages/index.md": PAGE.format("改好了。")})
        wait_for(lambda: "改好了。" in preview.ask("/")[2].decode())
        assert preview.stderr() == ""


def test_a_body_that_is_not_what_its_header_says_writes_nothing_into_the_terminal(preview: Running):
    own = f"127.0.0.1:{preview.port}"
    head = f"POST /words HTTP/1.1\r\nHost: {own}\r\nContent-Length: 3\r\nContent-Type: multipart/form-data"
    assert " 200 " not in send(preview, f"{head}\r\n\r\nabc")
    assert "words" not in preview.stderr()

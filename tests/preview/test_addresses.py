"""Which file answers a request, whatever its path is."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitebuilder.preview.addresses import (
    address_of,
    allowed_hosts,
    find_file,
    is_allowed_origin,
    is_folder,
    path_parts,
)
from tests.site_folder import write_files


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    outside: Path = tmp_path_factory.mktemp("served")
    (outside / "secret.txt").write_text("秘密", encoding="utf-8")
    site = write_files(
        outside / "site", {"index.html": "首页", "甲/index.html": "甲", "a%41.txt": "百分号", "空/b.txt": ""}
    )
    (site / "link.txt").symlink_to("../secret.txt")
    (site / "loop.txt").symlink_to("loop.txt")
    (site / "there").symlink_to("..")
    return site


def answer(folder: Path, path: str) -> str | None:
    parts = path_parts(path)
    file = find_file(folder, parts) if parts else None
    return file.read_text(encoding="utf-8") if file else None


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/", "首页"),
        ("/index.html", "首页"),
        ("/%E7%94%B2/", "甲"),
        ("/%e7%94%b2/index.html", "甲"),
        ("/a%2541.txt", "百分号"),
        ("/aA.txt", None),
        ("/a%41.txt", None),
        ("/index.html/", None),
        ("/空/", None),
    ],
)
def test_a_path_is_decoded_once(folder, path, shown):
    assert answer(folder, path) == shown


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/./index.html",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "/%E7%94%B2/../index.html",
        "/there/secret.txt",
        "/link.txt",
        "/loop.txt",
        "//index.html",
        "//evil.example/",
        "/%2Fevil.example/",
        "/%5Cevil.example/",
        "/\\evil.example/",
        "/index.html%00",
        "/%00",
        "/index.html%0d%0aX: y",
        "/%ff",
        "/%ed%a0%80",
        "/%c0%ae%c0%ae/secret.txt",
        "/" + "a" * 300,
        "/" + "a/" * 3000,
        "/" + "%E7%94%B2" * 100 + "/",
        "",
        "index.html",
        "http://evil.example/index.html",
        "*",
    ],
)
def test_no_path_leads_out_of_the_folder_or_fails(folder, path):
    assert answer(folder, path) is None


part = st.sampled_from(
    [
        "..",
        ".",
        "",
        "甲",
        "index.html",
        "there",
        "link.txt",
        "%2e",
        "%2f",
        "%5c",
        "%00",
        "%ff",
        "\\",
        "secret.txt",
    ]
)


@given(st.lists(part | st.text(max_size=5), max_size=6).map("/".join))
@example("/there/secret.txt")
def test_any_request_is_answered_with_a_file_of_the_site_or_none(folder, path):
    shown = answer(folder, "/" + path)
    assert shown is None or shown != "秘密"
    parts = path_parts("/" + path)
    if parts:
        assert not address_of(parts).startswith("//")


def test_a_folder_is_one_only_with_an_index_page(folder):
    assert is_folder(folder, ("甲",))
    assert not is_folder(folder, ("空",))
    assert not is_folder(folder, ("甲", ""))
    assert not is_folder(folder, ("there",))


def test_only_the_preview_itself_is_its_host_and_its_origin():
    assert allowed_hosts(8000) == {"127.0.0.1:8000", "localhost:8000", "[::1]:8000"}
    assert {"127.0.0.1", "localhost", "localhost:80"} <= allowed_hosts(80)
    assert is_allowed_origin("http://localhost:8000", 8000)
    assert is_allowed_origin("http://[::1]:8000", 8000)
    for other in (
        None,
        "",
        "null",
        "http://localhost",
        "http://localhost:80",
        "https://localhost:8000",
        "http://localhost:8000.evil.example",
        "http://evil.example:8000",
        "http://127.0.0.1:8000@evil.example",
        "http://127.0.0.1:8000/",
        "file://",
    ):
        assert not is_allowed_origin(other, 8000), other

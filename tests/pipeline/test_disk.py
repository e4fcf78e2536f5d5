"""What lies in a site folder beside files and folders: told by its name, never opened or followed out."""

import errno
import os
import socket
import stat
from pathlib import Path

import pytest

from sitebuilder.cache.file_state import InputFile
from sitebuilder.cache.fingerprint import fingerprint_inputs, input_roots
from sitebuilder.content.kinds import BY_FOLDER
from sitebuilder.messages import format_problems
from sitebuilder.pipeline import check
from sitebuilder.pipeline.scan import scan
from sitebuilder.pipeline.source_files import read_file
from tests.site_folder import ROOT, build_site, copy_site, options, write_files

pytestmark = pytest.mark.skipif(os.name != "posix", reason="these exist on POSIX systems")

NEWS = "content/news/2026"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = copy_site("minimal", tmp_path)
    for name in (".git/config", ".env", ".cache/kept.pdf", "public/old.pdf"):
        write_files(site, {name: "token"})
    write_files(tmp_path, {"outside/secret.txt": "token"})
    (site / NEWS).mkdir(parents=True, exist_ok=True)
    return site


def told(site: Path) -> list[tuple[str, str]]:
    """Return the problems of a scan by code and file; the same with a look before it."""
    found = scan(site, ROOT)
    assert scan(site, ROOT, fingerprint_inputs(input_roots(str(site), str(ROOT))).listing) == found
    format_problems(found.problems, "zh-CN").encode()
    return sorted((each.code, each.place.file) for each in found.problems)


LINKS = {
    "../../../.git/config": "symlink-hidden",
    "../../../.env": "symlink-hidden",
    "../../../.cache/kept.pdf": "symlink-hidden",
    "../../../content/../.git/config": "symlink-hidden",
    "../../../.git": "symlink-hidden",
    "../../../../outside/secret.txt": "symlink-outside",
    "../../../../outside": "symlink-outside",
    "/etc/hostname": "symlink-outside",
    "/dev/zero": "symlink-outside",
    "/": "symlink-outside",
    "link.pdf": "disk-loop",
    "nowhere.pdf": "symlink-dangling",
    "nowhere/else.pdf": "symlink-dangling",
    "../../pages": "symlink-folder",
    "..": "symlink-folder",
    "../../../site.yaml/x": "disk-no-folder",
    "x" * 300: "disk-name-too-long",
}


@pytest.mark.parametrize(("target", "code"), LINKS.items(), ids=lambda value: str(value)[:30])
def test_a_link_is_followed_to_plain_files_of_the_site_alone(site, target, code):
    (site / NEWS / "link.pdf").symlink_to(target)
    assert told(site) == [(code, f"{NEWS}/link.pdf")]


def test_a_chain_of_links_is_judged_by_where_it_ends(site):
    (site / NEWS / "c.pdf").symlink_to("../../../.git/config")
    (site / NEWS / "b.pdf").symlink_to("c.pdf")
    (site / NEWS / "a.pdf").symlink_to("./b.pdf")
    assert told(site) == [("symlink-hidden", f"{NEWS}/{name}.pdf") for name in "abc"]


def test_a_path_through_a_linked_folder_does_not_hide_its_target(site):
    (site / "content" / "way").symlink_to("../.git")
    (site / NEWS / "a.pdf").symlink_to("../../way/config")
    assert set(told(site)) == {
        ("symlink-hidden", "content/way"),
        ("symlink-hidden", f"{NEWS}/a.pdf"),
    }


def test_two_links_to_each_other_are_both_reported(site):
    (site / NEWS / "a.pdf").symlink_to("b.pdf")
    (site / NEWS / "b.pdf").symlink_to("a.pdf")
    assert told(site) == [("disk-loop", f"{NEWS}/a.pdf"), ("disk-loop", f"{NEWS}/b.pdf")]


def test_a_link_to_a_file_beside_it_is_that_file(site):
    write_files(site, {f"{NEWS}/form.pdf": "%PDF-1.7"})
    (site / NEWS / "link.pdf").symlink_to("form.pdf")
    assert told(site) == []
    assert f"{NEWS}/link.pdf" in scan(site, ROOT).files


def test_a_build_with_a_link_to_itself_ends_with_a_problem(site):
    (site / NEWS / "l.pdf").symlink_to("l.pdf")
    for result in (build_site(site), check(options(site))):
        assert [(each.code, each.place.file) for each in result.problems] == [("disk-loop", f"{NEWS}/l.pdf")]


@pytest.mark.parametrize("folder", ["content/news/2026", "templates", "assets/css"])
def test_pipes_and_sockets_are_reported_and_never_opened(site, folder, monkeypatch):
    place = site / folder
    if folder != NEWS:
        write_files(site, {f"{folder}/a.txt": "x"})
    os.mkfifo(place / "pipe.md")
    monkeypatch.chdir(place)  # The name of a socket has at most 107 bytes.
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.md")
    (place / "to-pipe.md").symlink_to("pipe.md")
    assert set(told(site)) == {
        ("file-special", f"{folder}/{name}.md") for name in ("pipe", "socket", "to-pipe")
    }


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a device")
def test_a_device_is_reported(site):
    try:
        os.mknod(site / NEWS / "zero.txt", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("devices cannot be made here")
    assert told(site) == [("file-special", f"{NEWS}/zero.txt")]


def test_a_file_that_has_become_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.md")
    found = read_file("content/a.md", InputFile(str(tmp_path / "a.md"), 10, 0))
    assert not isinstance(found, bytes) and found.code == "disk-special"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"\xb1\xa8\xc3\xfb.doc", "\\xb1\\xa8\\xc3\\xfb.doc"),
        (b"a\nb.md", "a\\x0ab.md"),
        (b"a\x1b[31m.md", "a\\x1b[31m.md"),
        ("甲\u202efdp.exe".encode(), "甲\\u202efdp.exe"),
        (b"folder-\xff", "folder-\\xff"),
    ],
)
def test_an_unprintable_name_is_reported_readably(site, name, shown):
    path = os.fsencode(site / NEWS) + b"/" + name
    if name.startswith(b"folder"):
        os.mkdir(path)
        path += b"/inside.md"
    with open(path, "wb") as file:
        file.write(b"x")
    assert told(site) == [("file-name", f"{NEWS}/{shown}")]
    assert [each.code for each in build_site(site).problems] == ["file-name"]


def test_shell_wildcards_are_plain_characters_in_names(site):
    names = ["[1].txt", "*.txt", "a?.txt", "{a,b}.txt", "~x.txt", "$HOME.txt", "-rf.txt"]
    write_files(site, {f"{NEWS}/{name}": "x" for name in names})
    assert told(site) == []
    assert {f"{NEWS}/{name}" for name in names} <= scan(site, ROOT).files.keys()


def test_an_unreadable_folder_is_reported(site, monkeypatch):
    write_files(site, {f"{NEWS}/locked/a.txt": "x"})
    list_folder = os.scandir

    def refuse(path):
        if Path(path).name == "locked":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return list_folder(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert told(site) == [("disk-denied", f"{NEWS}/locked")]


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EIO, "disk-damaged"), (errno.EMFILE, "disk-open-files"), (errno.EACCES, "disk-denied")],
)
def test_whatever_keeps_a_file_from_being_read_is_reported_and_the_others_are_read(
    site, monkeypatch, number, code
):
    write_files(site, {"content/pages/locked.md": "---\ntitle: 甲\n---\n文\n"})
    open_file = os.open

    def refuse(path, *arguments, **more):
        if str(path).endswith(("locked.md", "base.html", "site.yaml")):
            raise OSError(number, os.strerror(number), str(path))
        return open_file(path, *arguments, **more)

    monkeypatch.setattr(os, "open", refuse)
    found = {(each.code, each.place.file) for each in build_site(site, jobs=1).problems}
    assert {(code, "content/pages/locked.md"), (code, "site.yaml")} <= found


def test_the_settings_may_be_a_link_but_to_no_hidden_or_outside_file(site):
    settings = site / "site.yaml"
    settings.rename(site / "main.yaml")
    settings.symlink_to("main.yaml")
    assert told(site) == []
    for target, code in (("../outside/secret.txt", "symlink-outside"), (".env", "symlink-hidden")):
        settings.unlink()
        settings.symlink_to(target)
        assert told(site) == [(code, "site.yaml")]
        assert scan(site, ROOT).site_file is None


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: os.mkfifo(path), "file-special"),
        (lambda path: os.mkdir(path), "disk-is-folder"),
        (lambda path: os.symlink("site.yaml", path), "disk-loop"),
        (lambda path: os.symlink("gone.yaml", path), "symlink-dangling"),
        (lambda path: os.symlink("content", path), "symlink-folder"),
        (lambda path: None, "no-site-file"),
    ],
)
def test_settings_that_are_not_a_file_are_reported(site, make, code):
    (site / "site.yaml").unlink()
    make(site / "site.yaml")
    assert told(site) == [(code, "site.yaml")]
    assert [each.code for each in build_site(site).problems] == [code]


@pytest.mark.parametrize("folder", ["content", "templates", "assets"])
@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("../outside", "symlink-outside"),
        ("/", "symlink-outside"),
        (".git", "symlink-hidden"),
        ("gone", "symlink-dangling"),
        (None, "disk-no-folder"),
    ],
)
def test_a_folder_of_sources_is_a_folder_of_the_site(site, folder, target, code):
    place = site / folder
    if place.exists():
        place.rename(site / "moved")
    if target is None:
        place.write_bytes(b"x")
    else:
        place.symlink_to(target)
    assert told(site) == [(code, folder)]


def test_an_asset_is_published_whole_or_reported(site):
    write_files(site, {"assets/css/a.css": "", "assets/images/wide.jpg": b"\xff\xd8" + bytes(1_200_000)})
    assert build_site(site, adopt=True).problems == ()
    (image,) = (site / "public" / "assets" / "images").iterdir()
    assert image.stat().st_size == 1_200_002
    os.truncate(site / "assets" / "images" / "wide.jpg", 3_000_000_000)
    (found,) = build_site(site).problems
    assert (found.code, found.place.file) == ("file-too-large", "assets/images/wide.jpg")
    assert dict(found.values)["size"] == "3000.0 MB"


@pytest.mark.parametrize("folder", BY_FOLDER)
def test_a_file_in_place_of_a_folder_of_documents_is_told(site, folder):
    place = site / "content" / folder
    if place.exists():
        place.rename(site / "moved")
    place.write_text("../../elsewhere", encoding="utf-8")
    assert ("disk-no-folder", f"content/{folder}") in told(site)
    place.unlink()
    write_files(site, {f"content/{folder}/say.txt": "甲"})
    assert "disk-no-folder" not in [code for code, _ in told(site)]

"""What stands on a target is damaged or was made by hand: it is told with a remedy that helps."""

import json
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.conftest import Server
from tests.deploy.sites import deploy, differing_files, make_site, notice
from tests.deploy.web import serving
from tests.git import commit


@pytest.fixture(scope="module", params=["folder", pytest.param("ssh", marks=pytest.mark.long)])
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, server: Server
) -> Iterator[Path]:
    """Yield a folder with a site of which two releases are published, to a folder or to a server."""
    place = tmp_path_factory.mktemp("published") / "place"
    shown = place / "www/site"
    shown.parent.mkdir(parents=True)
    where = {"folder": "type: folder", "ssh": f"type: ssh, host: 127.0.0.1, port: {server.port}"}
    with serving(shown) as url:
        live = f"  - {{name: live, {where[request.param]}, path: {shown}, url: '{url}'}}\n"
        site = make_site(place, live)
        for title in ("第一版", "第二版"):
            commit(site, {"content/news/2026/n9.md": notice(title)})
            assert deploy(site, "--yes", SITEBUILDER_SSH_CONFIG=server.settings).returncode == 0
        copy(place, place.with_name("kept"))
        yield place


@pytest.fixture
def site(place: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the site as it was published: each test has the same, at the same path."""
    monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", server.settings)
    shutil.rmtree(place)
    copy(place.with_name("kept"), place)
    return place / "site"


@pytest.fixture
def shown(place: Path) -> Path:
    return place / "www/site"


def copy(source: Path, folder: Path) -> None:
    """Copy a folder with its links of both kinds: releases share the files that are alike."""
    subprocess.run(["cp", "-a", str(source), str(folder)], check=True)


def replace_file(file: Path, content: bytes) -> None:
    """Give a file other bytes, and leave its twins in other releases alone."""
    file.unlink()
    file.write_bytes(content)


def damage_record(live: Path) -> None:
    record = json.loads((live / "release.json").read_bytes())
    replace_file(live / "release.json", json.dumps({**record, "id": "20270101T000000Z-aaaaaaa"}).encode())


DAMAGES = {
    "the record names another release": damage_record,
    "the record is gone": lambda live: (live / "release.json").unlink(),
    "the manifest is half a file": lambda live: replace_file(live / ".manifest.json", b'{"index.html": "'),
    "the manifest leads outside": lambda live: replace_file(live / ".manifest.json", b'{"../x": "00"}'),
}


SSH_TOO = "the record names another release"
"""The damage of which a server is told in an ordinary run too; the others take as long."""

CASES = [
    pytest.param(
        target,
        damage,
        id=f"{target}, {name}",
        marks=[pytest.mark.long] if target == "ssh" and name != SSH_TOO else [],
    )
    for target in ("folder", "ssh")
    for name, damage in DAMAGES.items()
]


@pytest.mark.parametrize(("place", "damage"), CASES, indirect=["place"], scope="module")
def test_a_damaged_record_of_what_is_live_is_told_with_a_remedy_that_never_takes_the_site_away(
    site, shown, damage
):
    damage(shown.resolve())
    commit(site, {"content/news/2026/n9.md": notice("第三版")})
    before = os.readlink(shown)
    refused = deploy(site, "--yes")
    assert refused.returncode == 1 and "deploy-record-damaged" in refused.stderr
    assert "deploy/live" in refused.stderr and os.readlink(shown) == before
    listed = deploy(site, "--list")
    assert listed.returncode == 0 and "deploy-record-damaged" in listed.stderr
    other = re.findall(r"^(2\S+)", listed.stdout, re.MULTILINE)[-1]
    (told,) = re.findall(r"ln -sfn [^\s，。]+ [^\s，。]+", refused.stderr)
    subprocess.run(shlex.split(told.replace("版本号", other)), check=True)
    assert "第一版" in (shown / "news/2026/n9/index.html").read_text("utf-8")
    done = deploy(site, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert differing_files(site, shown) == []


def put_pipe(file: Path) -> None:
    os.mkfifo(file)


def put_device(file: Path) -> None:
    file.symlink_to("/dev/zero")


def put_hole(file: Path) -> None:
    with open(file, "wb") as opened:
        opened.truncate(1 << 36)  # 64 GiB, none of which are on the disk.


def put_folder(file: Path) -> None:
    file.mkdir()


def put_bytes(file: Path) -> None:
    file.write_bytes(b"\xff\n../outside\n/\n")


OBSTACLES = [put_pipe, put_device, put_hole, put_bytes]


@pytest.mark.parametrize("place", ["folder"], indirect=True)
@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_whatever_is_in_the_place_of_the_lists_of_files_a_deploy_and_a_rollback_succeed(
    site, shown, obstacle, tmp_path
):
    releases = shown.with_name("site.releases")
    (releases / "outside").write_text("mine")
    for name in (".files-*", ".held"):
        for file in releases.glob(name):
            file.unlink()
            obstacle(file)
            file.with_name(f"{file.name}.new").symlink_to(tmp_path / "victim")
    commit(site, {"content/news/2026/n9.md": notice("第三版")})
    assert deploy(site, "--yes").returncode == 0
    assert differing_files(site, shown) == []
    back = deploy(site, "--rollback", "--yes")
    assert back.returncode == 0 and "第二版" in (shown / "news/2026/n9/index.html").read_text("utf-8")
    assert (releases / "outside").read_text() == "mine"
    assert not os.path.lexists(tmp_path / "victim")


@pytest.mark.parametrize("place", ["folder"], indirect=True)
def test_a_folder_in_the_place_of_the_list_of_files_is_told_by_its_name(site, shown):
    for file in shown.with_name("site.releases").glob(".files-*"):
        file.unlink()
        (file / "x").mkdir(parents=True)
    refused = deploy(site, "--rollback", "--yes")
    first = min(shown.with_name("site.releases").glob(".files-*"))
    assert refused.returncode == 1 and f"{first}:1:1  错误 disk-is-folder" in refused.stderr


HELD_TARGETS = ["folder", pytest.param("ssh", marks=pytest.mark.long)]


@pytest.mark.parametrize("place", HELD_TARGETS, indirect=True)
@pytest.mark.parametrize("obstacle", [put_pipe, put_device, put_folder])
def test_what_is_not_a_file_in_the_place_of_the_holds_is_told_and_not_waited_for(site, shown, obstacle):
    held = shown.with_name("site.releases") / ".held"
    obstacle(held)
    commit(site, {"content/news/2026/n9.md": notice("第三版")})
    before = os.readlink(shown)
    for arguments in (("--yes",), ("--list",)):
        refused = deploy(site, *arguments)
        assert refused.returncode == 1 and str(held) in refused.stderr
    assert os.readlink(shown) == before


@pytest.mark.long
@pytest.mark.parametrize("place", ["ssh"], indirect=True)
def test_no_list_of_files_makes_a_server_remove_what_is_outside_its_release(site, shown):
    releases = shown.with_name("site.releases")
    (releases / "outside").write_text("mine")
    (oldest, *_) = sorted(releases.glob(".files-*"))
    lines = oldest.read_text() + f"../outside\nabout/../../outside\n{releases}/outside\n"
    oldest.write_text(lines)
    for number in range(6):
        commit(site, {"content/news/2026/n9.md": notice(f"第{number}版")})
        assert deploy(site, "--yes").returncode == 0
    assert not oldest.exists() and (releases / "outside").read_text() == "mine"


def test_a_link_that_leads_to_no_release_is_told_and_may_be_removed(site, shown):
    shown.unlink()
    shown.symlink_to("site.releases/20260101T000000Z-bbbbbbb")
    refused = deploy(site, "--yes")
    assert refused.returncode == 1 and "deploy-record-damaged" in refused.stderr
    assert f"rm {shown}" in refused.stderr
    shown.unlink()
    assert deploy(site, "--yes").returncode == 0
    assert differing_files(site, shown) == []


@pytest.mark.parametrize("name", [".manifest.json", "about/index.html"])
def test_a_release_that_is_damaged_is_not_rolled_back_to_and_its_damage_is_named(site, shown, name):
    (first,) = (path for path in shown.with_name("site.releases").glob("2*") if path != shown.resolve())
    replace_file(first / name, b"{")
    refused = deploy(site, "--rollback", "--yes")
    assert refused.returncode == 1 and "deploy-bytes-differ" in refused.stderr
    assert name in refused.stderr and "--list" in refused.stderr
    assert shown.resolve() != first


def test_what_only_looks_like_a_release_is_left_alone(site, shown):
    releases = shown.with_name("site.releases")
    (releases / "20300101T000000Z-ccccccc").mkdir()
    (releases / "20300101T000000Z-ccccccc/release.json").write_text("{}")
    (releases / "20290101T000000Z-ccccccc").write_text("a file")
    commit(site, {"content/news/2026/n9.md": notice("第三版")})
    assert deploy(site, "--yes").returncode == 0
    assert differing_files(site, shown) == []
    assert (releases / "20300101T000000Z-ccccccc/release.json").exists()
    assert (releases / "20290101T000000Z-ccccccc").read_text() == "a file"
    assert "20300101" not in deploy(site, "--list").stdout

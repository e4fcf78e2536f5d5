"""What stands on a target is damaged or was made by hand: it is told with a remedy that helps."""

import json
import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.deploy.conftest import Server
from tests.deploy.sites import commit, deploy, differing_files, make_site, notice


@pytest.fixture(params=["folder", pytest.param("ssh", marks=pytest.mark.long)])
def site(
    request, tmp_path: Path, server: Server, shown: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Return a site of which two releases are published, to a folder or to a server."""
    monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", server.settings)
    where = {"folder": "type: folder", "ssh": f"type: ssh, host: 127.0.0.1, port: {server.port}"}[
        request.param
    ]
    site = make_site(tmp_path, f"  - {{name: live, {where}, path: {shown}, url: '{address}'}}\n")
    for title in ("第一版", "第二版"):
        commit(site, {"content/news/2026/n9.md": notice(title)})
        assert deploy(site, "--yes").returncode == 0
    return site


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


@pytest.mark.parametrize(("site", "damage"), CASES, indirect=["site"])
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

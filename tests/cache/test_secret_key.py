"""The key of the cache: made once for each user, outside the site, trusted only when nobody else has it."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sitebuilder.cache.secret_key import VARIABLE, CacheFault, find_key, make_key
from tests.site_folder import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a user who has no key yet."""
    return {"XDG_CONFIG_HOME": str(tmp_path / "config")}


def key_file(home: dict[str, str]) -> Path:
    return Path(home["XDG_CONFIG_HOME"], "sitebuilder", "cache.key")


def refused(site: Path, home: dict[str, str]) -> str:
    found = make_key(str(site), home)
    assert isinstance(found, CacheFault)
    assert find_key(str(site), home) is None
    return found.code


def test_a_key_is_created_once_and_only_its_user_may_read_it(tmp_path, home):
    assert find_key(str(tmp_path / "site"), home) is None
    key = make_key(str(tmp_path / "site"), home)
    assert isinstance(key, bytes) and len(key) == 32
    assert find_key(str(tmp_path / "other"), home) == key
    assert stat.S_IMODE(key_file(home).stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file(home).parent.stat().st_mode) == 0o700
    assert [each.name for each in key_file(home).parent.iterdir()] == ["cache.key"]


def test_without_xdg_config_home_the_key_is_in_the_home_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    for environment in ({}, {"XDG_CONFIG_HOME": "relative"}):
        assert isinstance(make_key(str(tmp_path / "site"), environment), bytes)
    assert (tmp_path / "home/.config/sitebuilder/cache.key").is_file()


def test_the_environment_provides_the_key_and_no_file_is_created(tmp_path, home):
    text = "0123456789abcdef" * 2
    key = make_key(str(tmp_path), {**home, VARIABLE: text})
    assert isinstance(key, bytes)
    assert find_key(str(tmp_path), {VARIABLE: text + "\n"}) == key
    assert find_key(str(tmp_path), {VARIABLE: text + "x"}) != key
    assert not key_file(home).exists()


@pytest.mark.parametrize("text", ["", "short", " " * 40])
def test_a_short_text_is_not_a_key_and_the_file_does_not_replace_it(tmp_path, home, text):
    make_key(str(tmp_path / "site"), home)
    assert refused(tmp_path / "site", {**home, VARIABLE: text}) == "cache-key-short"


@pytest.mark.parametrize("mode", [0o644, 0o620, 0o602, 0o666])
def test_a_key_that_others_may_read_or_write_is_refused(tmp_path, home, mode):
    make_key(str(tmp_path / "site"), home)
    key_file(home).chmod(mode)
    assert refused(tmp_path / "site", home) == "cache-key-unsafe"


def test_a_key_in_a_folder_that_others_may_write_is_refused_until_the_folder_is_removed(tmp_path, home):
    make_key(str(tmp_path / "site"), home)
    key_file(home).parent.chmod(0o777)
    assert refused(tmp_path / "site", home) == "cache-key-unsafe"
    key_file(home).unlink()
    assert refused(tmp_path / "site", home) == "cache-key-unsafe"
    shutil.rmtree(key_file(home).parent)
    assert isinstance(make_key(str(tmp_path / "site"), home), bytes)


@pytest.mark.parametrize("what", ["link", "dangling", "fifo", "folder", "device"])
def test_what_is_not_a_key_file_is_refused_and_left_as_it_is(tmp_path, home, what):
    file = key_file(home)
    file.parent.mkdir(parents=True, mode=0o700)
    outside = tmp_path / "outside"
    outside.write_bytes(b"k" * 32)
    outside.chmod(0o600)
    if what == "link":
        file.symlink_to(outside)
    elif what == "dangling":
        file.symlink_to(tmp_path / "nothing")
    elif what == "fifo":
        os.mkfifo(file, 0o600)
    elif what == "folder":
        file.mkdir()
    else:
        file.symlink_to("/dev/zero")
    assert refused(tmp_path / "site", home) == "cache-key-unsafe"
    assert outside.read_bytes() == b"k" * 32
    assert not (tmp_path / "nothing").exists()


def test_a_key_folder_that_is_a_symlink_is_refused(tmp_path, home):
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    key_file(home).parent.parent.mkdir()
    key_file(home).parent.symlink_to(tmp_path / "elsewhere")
    assert refused(tmp_path / "site", home) == "cache-key-unsafe"


def test_a_key_in_the_folder_of_the_site_is_refused(tmp_path):
    home = {"XDG_CONFIG_HOME": str(tmp_path / "site" / "config")}
    assert refused(tmp_path / "site", home) == "cache-key-unsafe"
    assert not (tmp_path / "site").exists()


def test_a_truncated_key_is_replaced(tmp_path, home):
    first = make_key(str(tmp_path / "site"), home)
    key_file(home).write_bytes(b"k")
    again = make_key(str(tmp_path / "site"), home)
    assert isinstance(again, bytes) and again != first
    assert find_key(str(tmp_path / "site"), home) == again


def test_a_home_that_cannot_be_written_is_reported(tmp_path, home):
    Path(home["XDG_CONFIG_HOME"]).write_text("a file")
    assert refused(tmp_path / "site", home) == "cache-unwritable"


def test_a_user_without_a_home_has_no_key(tmp_path, monkeypatch):
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert refused(tmp_path / "site", {}) == "cache-unwritable"


def test_processes_that_start_at_the_same_time_agree_on_one_key(tmp_path, home):
    code = (
        "import os, sys; sys.path.insert(0, sys.argv[1])\n"
        "from sitebuilder.cache.secret_key import make_key\n"
        "sys.stdin.readline(); print(make_key(sys.argv[2], os.environ).hex())"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(ROOT), str(tmp_path / "site")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**home, "PATH": os.environ["PATH"]},
            text=True,
        )
        for _ in range(6)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    keys = {process.communicate()[0] for process in started}
    assert len(keys) == 1 and len(keys.pop()) == 65

"""``deploy:`` of site.yaml: where the site is published, by settings that can be no option and no command."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.model.deploy import BucketTarget, FolderTarget, GitTarget, SshTarget
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import format_problems

BASE = "name: 学院\nbase_url: https://www.example.cn/\ndescription: 介绍\n"
SSH = {"name": "live", "type": "ssh", "host": "www.example.cn", "path": "/srv/www/site"}


def quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes."""
    escaped = "".join(letter if letter.isalnum() else f"\\U{ord(letter):08x}" for letter in text)
    return f'"{escaped}"'


def site_with(target: dict[str, str]) -> bytes:
    lines = "".join(f"    {key}: {value}\n" for key, value in target.items())
    return f"{BASE}deploy:\n  -\n{lines}".encode()


def read(target: dict[str, str]):
    site, reading = read_site(site_with(target))
    return (site.deploy[0] if site else None), [each.code for each in reading.problems]


def test_each_type_of_target_is_read_with_its_own_settings():
    assert read(SSH)[0] == SshTarget("live", "www.example.cn", "/srv/www/site")
    full = {**SSH, "user": "deploy", "port": "2222", "url": "http://127.0.0.1:8080/", "keep": "3"}
    assert read({**full, "most_removed": "50"})[0] == SshTarget(
        "live", "www.example.cn", "/srv/www/site", "deploy", 2222, "http://127.0.0.1:8080/", 3, 50
    )
    assert read({"name": "here", "type": "folder", "path": "/srv/网站/site"})[0] == FolderTarget(
        "here", "/srv/网站/site"
    )
    assert read({"name": "pages", "type": "git"})[0] == GitTarget("pages")
    bucket = {"name": "oss", "type": "bucket", "remote": "oss:site-1/www", "archive": "oss:site-1-old"}
    assert read(bucket)[0] == BucketTarget("oss", "oss:site-1/www", "oss:site-1-old")


@pytest.mark.parametrize(
    "host",
    [
        "-oProxyCommand=touch x",
        "-v",
        "a b",
        "a\tb",
        "a\nb",
        "a\x00b",
        "user@host",
        "host:22",
        "https://a.cn/",
        "",
        "a..b",
        ".a",
        "a.",
        "a;b",
        "$(a)",
        "`a`",
        "a/b",
        "域名.cn",
        "a" * 254,
        "a\u202eb",
        "a\u00a0b",
    ],
)
def test_a_host_that_could_be_anything_else_is_a_problem_at_its_line(host):
    _, reading = read_site(site_with({**SSH, "host": quoted(host)}))
    (problem,) = reading.problems
    assert problem.code in ("bad-host", "yaml-control-character")
    assert (problem.place.file, problem.place.line) == ("site.yaml", 8)


@pytest.mark.parametrize("host", ["www.example.cn", "web1", "my_server", "10.0.0.7", "2001:db8::1", "::1"])
def test_a_host_is_a_name_or_an_address(host):
    assert read({**SSH, "host": quoted(host)})[0].host == host


@pytest.mark.parametrize(
    "path",
    ["site", "~/site", "/srv/../etc", "/srv/./x", "/", "//srv", "/srv//x", "/srv/a b", "/srv/$x", "-x"],
)
def test_a_path_of_a_server_is_absolute_and_plain(path):
    assert read({**SSH, "path": quoted(path)}) == (None, ["bad-server-path"])


@pytest.mark.parametrize("path", ["site", "/srv/../etc", "/", "//srv", "/srv/..", "C:\\site"])
def test_a_path_of_this_machine_is_absolute_too(path):
    assert read({"name": "here", "type": "folder", "path": quoted(path)}) == (None, ["bad-local-path"])


@pytest.mark.parametrize("user", ["-l", "root;x", "a b", "a@b", "", "张三", "1a", "a" * 33])
def test_a_user_is_a_login_name(user):
    assert read({**SSH, "user": quoted(user)})[0] is None


@pytest.mark.parametrize(
    "branch",
    [
        "-d",
        "a..b",
        "a.lock",
        "a//b",
        "/a",
        "a/",
        "refs/.x",
        "a b",
        "a:b",
        "@{x}",
        "+a",
        "HEAD",
        "refs/heads/a",
    ],
)
def test_a_branch_is_a_plain_name(branch):
    found, codes = read({"name": "pages", "type": "git", "branch": quoted(branch)})
    assert (found, codes) == (None, ["bad-branch"])


@pytest.mark.parametrize("remote", ["ext::sh -c x", "https://a.cn/x.git", "-x", "../x", "a:b", "git@a:b"])
def test_a_remote_is_a_name_and_no_address(remote):
    found, codes = read({"name": "pages", "type": "git", "remote": quoted(remote)})
    assert (found, codes) == (None, ["bad-remote-name"])


def test_the_url_of_a_target_is_in_ascii_as_base_url_is():
    for written, expected in (
        ("https://工匠.中国/发布/", "https://xn--mjr93w.xn--fiqs8s/%E5%8F%91%E5%B8%83/"),
        ("HTTPS://WWW.Example.CN:443/", "https://www.example.cn/"),
    ):
        assert read({**SSH, "url": quoted(written)})[0].url == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://a..cn/",
        "https://a.cn:99999/",
        "https://me:pass@a.cn/",
        "https://a.cn/?x=1",
        "https://a.cn/../",
    ],
)
def test_a_url_of_a_target_that_no_visitor_could_open_is_a_problem_at_its_line(url):
    _, reading = read_site(site_with({**SSH, "url": quoted(url)}))
    (problem,) = reading.problems
    assert problem.place.line == 10 and problem.code in ("host-unknown", "not-a-url", "bad-url")
    assert "url“" in format_problems([problem], "zh-CN") or problem.code != "host-unknown"


def test_a_key_of_another_type_is_unknown():
    assert read({**SSH, "branch": "x"}) == (None, ["unknown-key"])
    assert read({"name": "here", "type": "folder"}) == (None, ["missing-key"])
    assert read({"name": "here", "path": "/srv/x"}) == (None, ["missing-choice"])
    assert read({"name": "here", "type": "ftp"}) == (None, ["bad-choice"])
    assert read({"name": "here", "type": "[ssh]"}) == (None, ["bad-choice"])
    assert read({**SSH, "options": "-oProxyCommand=x"}) == (None, ["unknown-key"])


def test_two_targets_of_one_name_are_a_problem():
    two = "deploy:\n  - {name: a, type: git}\n  - {name: a, type: folder, path: /srv/a}\n"
    _, reading = read_site((BASE + two).encode())
    assert [(each.code, each.place.line) for each in reading.problems] == [("duplicate-id", 6)]
    assert format_problems(reading.problems, "en")


@given(st.text(max_size=40))
def test_a_host_that_is_taken_can_be_no_option_and_no_command(text):
    target, _ = read({**SSH, "host": quoted(text)})
    if target is not None:
        assert re.fullmatch(r"[A-Za-z0-9_:][A-Za-z0-9_.:-]*", target.host)


@given(st.lists(st.sampled_from(["a", "..", ".", "", "/", "-", " ", "b.c", "\n", "~", "网"]), max_size=8))
def test_a_path_that_is_taken_stays_where_it_says(parts):
    for settings in (SSH, {"name": "here", "type": "folder"}):
        target, _ = read({**settings, "path": quoted("/".join(parts))})
        if target is not None:
            assert target.path.startswith("/")
            assert not {"..", "."}.intersection(target.path.split("/"))
            assert "\n" not in target.path and "//" not in target.path

"""The program rclone and the place that it reaches: names, versions, what it says when it fails."""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.model.deploy import BucketTarget
from sitebuilder.content.site_file import read_site
from sitebuilder.deploy.programs import last_error_line
from sitebuilder.deploy.target import DeployError
from sitebuilder.deploy.targets.bucket.failures import rclone_problem
from sitebuilder.deploy.targets.bucket.rclone import find_rclone, parse_version, rclone_environment
from sitebuilder.deploy.targets.bucket.remote import Remote, is_within, parse_remote
from sitebuilder.deploy.targets.bucket.secrets import without_secrets
from sitebuilder.messages import Place, format_problems

PLACE = Place("deploy/oss")
SITE = "name: 学院\nbase_url: https://www.example.cn/\ndescription: 介绍\n"


@pytest.mark.parametrize(
    "text", ["oss:site", "oss:site/www/", "oss-2:site", "dav:/", "nas:/srv/www", "a.b+c@d:x"]
)
def test_a_remote_is_a_name_and_a_path(text):
    remote = parse_remote(text)
    assert remote is not None and str(remote) == text
    assert [each.remote for each in read(text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        ":local:/etc",
        ":sftp,ssh='touch x':/",
        "oss,endpoint=evil.example:site",
        "-oss:site",
        "--config:x",
        "c:site",
        "/etc",
        "oss",
        "oss:",
        "oss:../x",
        "oss:a/../../b",
        "oss:a b\nc",
        "oss:a\\b",
        "存储:site",
    ],
)
def test_no_option_no_backend_and_no_way_out_is_a_remote(text):
    assert read(text) == []
    assert parse_remote(text) is None


def read(remote: str) -> list[BucketTarget]:
    """Return the targets of a site.yaml that names this remote; none where it is refused."""
    target = f"deploy:\n- name: oss\n  type: bucket\n  remote: {json.dumps(remote)}\n"
    site, reading = read_site(f"{SITE}{target}".encode())
    assert site is not None or [each.code for each in reading.problems] == ["bad-bucket"]
    return [each for each in site.deploy if isinstance(each, BucketTarget)] if site else []


def test_a_remote_within_another_is_recognised_by_its_name():
    public = Remote("oss", "site/www")
    assert all(is_within(Remote("oss", path), public) for path in ("site/www", "/site//www/", "SITE/www/a"))
    assert not any(is_within(Remote("oss", path), public) for path in ("site", "site/www2", "old"))
    assert not is_within(Remote("other", "site/www"), public)


def test_the_version_is_read_from_the_output_of_rclone():
    assert parse_version(b"rclone v1.75.2\n- os/version: debian 12.1") == (1, 75, 2)
    assert parse_version(b"rclone v1.60.1-DEV\n") == (1, 60, 1)
    assert parse_version(b"rclone v1.76.0-beta.8123.abc") == (1, 76, 0)
    assert parse_version(b"usage: nothing") is None


@pytest.mark.parametrize(
    ("says", "code"),
    [("rclone v1.60.1-DEV", "rclone-old"), ("hello", "rclone-broken"), (None, "rclone-missing")],
)
def test_a_missing_or_unusable_program_is_reported_with_the_remedy(tmp_path, monkeypatch, says, code):
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(tmp_path / "none"))
    monkeypatch.setenv("PATH", str(tmp_path))
    if says is not None:
        program = tmp_path / "rclone"
        program.write_text(f"#!{sys.executable}\nprint({says!r})\n", encoding="utf-8")
        program.chmod(0o755)
    with pytest.raises(DeployError) as caught:
        find_rclone(PLACE)
    assert caught.value.problem.code == code
    assert "requirements-deploy.txt" in format_problems([caught.value.problem], "zh-CN")


def test_variables_that_would_change_the_meaning_of_a_call_do_not_reach_rclone():
    given = {
        "RCLONE_CONFIG": "x",
        "RCLONE_CONFIG_OSS_TYPE": "s3",
        "RCLONE_S3_REGION": "r",
        "RCLONE_BWLIMIT": "1M",
        "RCLONE_DUMP": "auth",
        "RCLONE_DRY_RUN": "1",
        "RCLONE_VERBOSE": "2",
        "RCLONE_EXCLUDE": "*.html",
        "RCLONE_HEADER_UPLOAD": "X: y",
        "HOME": "/h",
    }
    assert set(rclone_environment(given)) == {
        "RCLONE_CONFIG",
        "RCLONE_CONFIG_OSS_TYPE",
        "RCLONE_S3_REGION",
        "RCLONE_BWLIMIT",
        "HOME",
    }


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (
            '{"level":"critical","msg":"didn\'t find section in config file (\\"oss\\")"}',
            "bucket-unknown-remote",
        ),
        ("NoSuchBucket: the specified bucket does not exist", "bucket-missing"),
        ("https response error StatusCode: 403, AccessDenied", "bucket-denied"),
        ("dial tcp: lookup oss.example: no such host", "bucket-unreachable"),
        ("StatusCode: 500, InternalError", "bucket-unreachable"),
        ("corrupted on transfer: sizes differ 3 vs 2", "bucket-corrupted"),
        ("corrupted on transfer: sizes differ 3 vs 2\nread: connection reset by peer", "bucket-unreachable"),
        ("tls: failed to verify certificate: x509: expired", "bucket-certificate"),
        ("knownhosts: key is unknown", "bucket-host-key"),
        ("something new", "bucket-failed"),
        ("", "bucket-failed"),
    ],
)
def test_each_failure_is_reported_in_our_own_words(said, code):
    assert rclone_problem(said, "oss:site", PLACE, {}).code == code


@given(st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=20, max_size=60), st.text())
def test_no_key_is_ever_shown(secret, around):
    lines = (
        f"{around} {secret} {around}",
        f"https://user:{secret}@oss.example/x",
        f"https://oss.example/x?Signature={secret}&Expires=1",
        f"Authorization: {secret}",
    )
    for line in lines:
        assert secret not in without_secrets(line, {})


def test_a_password_with_an_at_sign_is_hidden_as_a_whole():
    line = "fatal: unable to access 'https://me:pa@ss@git.example/x.git/': denied"
    for shown in (without_secrets(line, {}), last_error_line(line)):
        assert "pa" not in shown and "ss@" not in shown and "git.example" in shown


def test_secrets_of_the_environment_are_not_shown_however_short():
    environment = {"RCLONE_CONFIG_OSS_SECRET_ACCESS_KEY": "s3cr", "HOME": "/home/me"}
    assert without_secrets("bad s3cr in /home/me", environment) == "bad … in /home/me"

"""What a bucket refuses, and what is said of it: each reason is brought about by real parts."""

import os
import re
import socket
import socketserver
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from sitebuilder.content.model.deploy import BucketTarget
from sitebuilder.deploy.target import DeployError
from sitebuilder.deploy.targets.bucket import Bucket
from sitebuilder.deploy.targets.bucket.rclone import find_rclone
from sitebuilder.messages import Place, format_problem
from tests.deploy.bucket.releases import version, whole
from tests.deploy.bucket.stores import write_settings
from tests.deploy.bucket.targets import PATIENCE, QUICK, publish, target
from tests.pipeline.commands import mounted, unmount

ONE = pytest.mark.parametrize("bucket", ["s3"], indirect=True)


def told(work) -> tuple[str, str]:
    """Return the code of the refusal, and what a person reads."""
    with pytest.raises(DeployError) as caught:
        work()
    return caught.value.problem.code, format_problem(caught.value.problem, "zh-CN")


def folder_target(settings: Path, content: str, remote: str, state: Path) -> Bucket:
    """Return a target whose remote is a folder of this machine, as rclone's settings say."""
    settings.write_text(content, encoding="utf-8")
    return Bucket(BucketTarget(name="oss", remote=remote), state, PATIENCE, QUICK)


@ONE
def test_a_file_that_changed_after_the_build_is_named_before_anything_is_sent(bucket, tmp_path):
    release = version(tmp_path, "a")
    (release.folder / "news/form.docx").write_bytes(b"changed")
    code, said = told(lambda: publish(target(bucket, tmp_path / "state"), release))
    assert code == "bucket-not-as-built"
    assert "要发布的文件 news/form.docx 与生成时不一样" in said and "再发布一次" in said
    assert bucket.files() == {}


@ONE
def test_a_file_that_somebody_changes_in_the_bucket_meanwhile_is_named(bucket, tmp_path):
    """Files of one step have several types, so they are sent in groups before all of them are verified."""
    release, to = version(tmp_path, "a"), target(bucket, tmp_path / "state")
    before: dict[str, set[str]] = {}
    changed: list[str] = []

    def change(stage: str, done: int, total: int) -> None:
        if stage in before and not changed:
            changed.append(min(bucket.files().keys() - before[stage]))
            bucket.put(f"{bucket.remote}/{changed[0]}", b"somebody else's")
        before.setdefault(stage, set(bucket.files()))

    def work() -> None:
        with to.lock(lambda who: None):
            to.publish(release, to.live(), change)

    code, said = told(work)
    assert code == "bucket-differs"
    assert f"“{bucket.remote}”里有 1 个文件与生成的不一样，例如 {changed[0]}" in said and "再发布一次" in said
    publish(to, release)
    assert bucket.files() == whole(release)


def test_a_full_disk_is_told_with_the_remedy(tmp_path, monkeypatch):
    disk = tmp_path / "disk"
    mounted(disk, "-t", "tmpfs", "-o", "size=16k", "tmpfs")
    try:
        settings = tmp_path / "rclone.conf"
        monkeypatch.setenv("RCLONE_CONFIG", str(settings))
        to = folder_target(settings, "[nas]\ntype = local\n", f"nas:{disk}/site", tmp_path / "state")
        code, said = told(lambda: publish(to, version(tmp_path, "a")))
    finally:
        unmount(disk)
    assert code == "bucket-full"
    assert f"“nas:{disk}/site”放不下了" in said and "disk space" in said and "清理" in said


def test_settings_with_a_password_are_told_with_the_variable_that_opens_them(tmp_path, monkeypatch):
    settings = tmp_path / "rclone.conf"
    monkeypatch.setenv("RCLONE_CONFIG", str(settings))
    to = folder_target(settings, "[nas]\ntype = local\n", f"nas:{tmp_path}/site", tmp_path / "state")
    command = [find_rclone(Place("test")), "config", "encryption", "set", "--password-command", "echo word"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ})
    code, said = told(to.live)
    assert code == "bucket-config-locked"
    assert "rclone 的设置文件有密码" in said and "RCLONE_CONFIG_PASS" in said
    monkeypatch.setenv("RCLONE_CONFIG_PASS", "word")
    again = Bucket(BucketTarget(name="oss", remote=f"nas:{tmp_path}/site"), tmp_path, PATIENCE, QUICK)
    assert again.live() is None


@ONE
def test_a_clock_that_is_wrong_is_told_as_that(bucket, tmp_path):
    with altered(bucket.port, as_of_2020) as port:
        write_settings(bucket.settings, bucket.kind, port, bucket.settings.parent)
        code, said = told(target(bucket, tmp_path / "state").live)
    assert code == "bucket-clock"
    assert f"“{bucket.remote}”不接受这台电脑的时间" in said and "校准这台电脑的时钟" in said


def as_of_2020(head: bytes) -> bytes:
    """Return the head of a request as a machine sends it whose clock is years behind."""
    return re.sub(rb"(?im)^(x-amz-date: )\d{8}T\d{6}Z", rb"\g<1>20200101T000000Z", head)


@ONE
def test_a_bucket_that_cannot_be_read_is_not_taken_for_an_empty_one(bucket, tmp_path):
    to = target(bucket, tmp_path / "state")
    publish(to, version(tmp_path, "a"))
    to.hold("d1c5fb0")
    with altered(bucket.port, as_of_2020) as port:
        write_settings(bucket.settings, bucket.kind, port, bucket.settings.parent)
        blind = target(bucket, tmp_path / "state")
        for read in (blind.live, blind.held, blind.releases):
            assert told(read)[0] == "bucket-clock"


@contextmanager
def altered(to: int, alter: Callable[[bytes], bytes]) -> Iterator[int]:
    """Pass requests on to a server on loopback, each with its head altered."""

    class Altering(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", to)) as server:
                head = alter(self.request.recv(65536))
                server.sendall(head.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))
                while piece := server.recv(65536):
                    self.request.sendall(piece)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Altering) as passing:
        passing.daemon_threads = True
        thread = threading.Thread(target=passing.serve_forever)
        thread.start()
        try:
            yield int(passing.server_address[1])
        finally:
            passing.shutdown()
            thread.join()

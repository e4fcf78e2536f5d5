"""Lines that break, servers that fail, deploys that are killed: one more run, and all is as it should be."""

import http.server
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import pytest

from sitebuilder.deploy.target import DeployError
from tests.deploy.bucket.releases import named_assets, version, whole
from tests.deploy.bucket.stores import Store, write_settings
from tests.deploy.bucket.targets import publish, target
from tests.deploy.proxy import breaking_line
from tests.machine import answering
from tests.site_folder import ROOT

SHORT_KINDS = pytest.mark.parametrize("bucket", ["s3"], indirect=True)
REAL_BUCKET = pytest.mark.parametrize("bucket", ["moto"], indirect=True)
"""A bucket replaces a file at once; rclone's own servers remove the old one first and show none meanwhile."""
LONG_KINDS = pytest.mark.parametrize("bucket", ["s3", "webdav", "sftp"], indirect=True)
_KILLED = """
import sys
from pathlib import Path
import msgspec
from tests.deploy.bucket.releases import version
from tests.deploy.bucket.stores import Store
from tests.deploy.bucket.targets import publish, target
bucket = msgspec.json.decode(sys.argv[1], type=Store, dec_hook=lambda type_, value: Path(value))
folder = Path(sys.argv[2])
release = version(folder / "killed", sys.argv[3], int(sys.argv[4]))
print("ready", flush=True)
publish(target(bucket, folder / "state"), release)
"""


def check_mended(bucket: Store, tmp_path: Path, name: str, minutes: int) -> None:
    """Publish once more: every file is that of the release, and no page of another is left."""
    release = version(tmp_path / "again", name, minutes)
    publish(target(bucket, tmp_path / "state"), release)
    found = bucket.files()
    assert {path: found.get(path) for path in whole(release)} == whole(release)
    others = found.keys() - whole(release).keys()
    assert all(path.startswith("assets/") or path.endswith("-640.webp") for path in others), others


def check_pages(bucket: Store) -> None:
    """Each page that is there finds what it names."""
    found = bucket.files()
    for path, content in found.items():
        if path.endswith(".html"):
            assert [each for each in named_assets(content) if each not in found] == [], path


def wait_for_server(bucket: Store) -> None:
    """Wait until a server has finished the last request: rclone's removes a file before it replaces it."""
    before, found = None, bucket.files().keys()
    while before != found:
        time.sleep(0.3)
        before, found = found, bucket.files().keys()


def cut(bucket: Store, tmp_path: Path, times: int, seed: int) -> None:
    """Cut the line to a bucket at random byte counts, and publish again over a whole one."""
    chosen = random.Random(seed)
    publish(target(bucket, tmp_path / "state"), version(tmp_path, "a"))
    with breaking_line(bucket.port) as line:
        write_settings(bucket.settings, bucket.kind, line.port, bucket.settings.parent)
        started = line.passed
        publish(target(bucket, tmp_path / "state"), version(tmp_path, "b", 1))
        whole_deploy = line.passed - started
        failed = 0
        for number in range(times):
            name, minutes = "ab"[number % 2], number + 2
            line.left = chosen.randrange(whole_deploy)
            try:
                publish(target(bucket, tmp_path / "state"), version(tmp_path, name, minutes))
            except DeployError as error:
                failed += 1
                assert error.problem.code in ("bucket-unreachable", "bucket-failed"), error.problem
            line.left = None
            check_pages(bucket)
            check_mended(bucket, tmp_path, name, minutes)
        assert failed


def kill(bucket: Store, tmp_path: Path, times: int, seed: int) -> None:
    """Kill a deploy at random moments, and publish again."""
    chosen = random.Random(seed)
    began = time.monotonic()
    publish(target(bucket, tmp_path / "state"), version(tmp_path, "a"))
    takes = time.monotonic() - began
    given = msgspec.json.encode(bucket, enc_hook=os.fspath).decode()
    for number in range(times):
        name, minutes = "ba"[number % 2], number + 1
        command = [sys.executable, "-c", _KILLED, given, str(tmp_path), name, str(minutes)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None and process.stdout.readline() == b"ready\n"
            with suppress(subprocess.TimeoutExpired):
                process.wait(chosen.uniform(0, takes))
            process.send_signal(signal.SIGKILL)
        wait_for_server(bucket)
        check_pages(bucket)
        check_mended(bucket, tmp_path, name, minutes)


@SHORT_KINDS
def test_a_connection_cut_at_any_byte_leaves_whole_pages_and_the_next_deploy_completes(bucket, tmp_path):
    cut(bucket, tmp_path, 5, seed=1)


@pytest.mark.long
@LONG_KINDS
def test_a_connection_cut_fifty_times_leaves_whole_pages_and_the_next_deploy_completes(bucket, tmp_path):
    cut(bucket, tmp_path, 50, seed=2)


@SHORT_KINDS
def test_a_deploy_killed_at_any_moment_is_completed_by_the_next(bucket, tmp_path):
    kill(bucket, tmp_path, 5, seed=3)


@pytest.mark.long
@LONG_KINDS
def test_a_deploy_killed_fifty_times_is_completed_by_the_next(bucket, tmp_path):
    kill(bucket, tmp_path, 50, seed=4)


@pytest.mark.long
@pytest.mark.parametrize("behaviour", ["hangs", "answers 500"])
@pytest.mark.parametrize("bucket", ["s3", "webdav"], indirect=True)
def test_a_server_that_hangs_or_fails_stops_the_deploy_and_the_next_completes(bucket, tmp_path, behaviour):
    publish(target(bucket, tmp_path / "state"), version(tmp_path, "a"))
    with failing_server(behaviour) as port:
        write_settings(bucket.settings, bucket.kind, port, bucket.settings.parent)
        with pytest.raises(DeployError) as caught:
            publish(target(bucket, tmp_path / "state"), version(tmp_path, "b", 1))
        assert caught.value.problem.code == "bucket-unreachable"
    write_settings(bucket.settings, bucket.kind, bucket.port, bucket.settings.parent)
    check_mended(bucket, tmp_path, "b", 1)


@contextmanager
def failing_server(behaviour: str) -> Iterator[int]:
    """Run a server that never answers, or says that it has failed."""
    ended = threading.Event()

    class Failing(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            if behaviour == "hangs":
                ended.wait(60)
            else:
                self.send_error(500)

        do_GET = do_PUT = do_HEAD = do_DELETE = do_PROPFIND = do_MKCOL = answer

        def log_message(self, *arguments: object) -> None:
            pass

    with answering(Failing) as port:
        try:
            yield port
        finally:
            ended.set()


def switch(bucket: Store, tmp_path: Path, times: int) -> None:
    """Publish two versions in turn while a visitor reads pages, and all that each names, without pause."""
    to = target(bucket, tmp_path / "state")
    releases = [version(tmp_path, "a"), version(tmp_path, "b", 1)]
    publish(to, releases[0])
    with reading(bucket) as seen:
        for number in range(times):
            publish(to, releases[(number + 1) % 2])
    assert seen.faults == []
    assert seen.titles == {b"a", b"b"} and seen.assets > 20


class Seen:
    """What a visitor has seen: the versions of pages, how many files that they name, and what was missing."""

    def __init__(self) -> None:
        self.titles: set[bytes] = set()
        self.assets = 0
        self.faults: list[str] = []


@contextmanager
def reading(bucket: Store) -> Iterator[Seen]:
    """Read pages meanwhile, as a visitor does: a page may be gone, what a page names may not.

    Attachments go at once with the last page that names them, after it.
    """
    seen, ended = Seen(), threading.Event()
    pages = [
        "index.html",
        "news/0/index.html",
        "news/only-a/index.html",
        "news/only-b/index.html",
        "404.html",
    ]

    def read() -> None:
        while not ended.is_set():
            for page in pages:
                status, content, _ = bucket.ask(page)
                if status != 200:
                    seen.faults += [page] if "only" not in page else []
                    continue
                seen.titles.add(content.partition(b"<title>")[2][:1])
                for path in named_assets(content):
                    seen.assets += 1
                    is_missing = bucket.ask(path)[0] != 200
                    if is_missing and (path.startswith("assets/") or bucket.ask(page)[0] == 200):
                        seen.faults.append(f"{page}: {path}")

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield seen
    finally:
        ended.set()
        reader.join()


@REAL_BUCKET
def test_a_visitor_finds_all_that_a_page_names_while_two_versions_are_published_in_turn(bucket, tmp_path):
    switch(bucket, tmp_path, 3)


@pytest.mark.long
@REAL_BUCKET
def test_a_visitor_finds_all_that_a_page_names_through_twenty_switches(bucket, tmp_path):
    switch(bucket, tmp_path, 20)

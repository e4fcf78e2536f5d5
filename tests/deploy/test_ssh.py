"""Publishing to a server by SSH, with a real server, rsync and the tools of the system."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.model.deploy import SshTarget
from sitebuilder.deploy.release import Release, StagedRelease
from sitebuilder.deploy.target import DeployError
from sitebuilder.deploy.targets import ssh_scripts as scripts
from sitebuilder.deploy.targets.ssh import LOCK_SECONDS, Ssh
from sitebuilder.deploy.targets.ssh_connection import Connection, _remote_command
from sitebuilder.messages.report import sentences
from sitebuilder.processes.children import ProcessResult
from tests.deploy.conftest import Server
from tests.deploy.sites import beside, check_old_styles, deploy, differing_files, make_site, notice
from tests.deploy.sshd import CLIENT, ssh_server
from tests.git import commit
from tests.site_folder import write_files


@pytest.fixture
def site(tmp_path: Path, server: Server, shown: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", server.settings)
    where = f"type: ssh, host: 127.0.0.1, port: {server.port}, path: {shown}"
    return make_site(tmp_path, f"  - {{name: live, {where}, url: '{address}', keep: 2}}\n")


def test_a_deploy_arrives_byte_for_byte_and_leaves_nothing_behind(site, shown):
    done = deploy(site, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert differing_files(site, shown) == []
    release = os.readlink(shown).rpartition("/")[2]
    assert beside(shown) == [f".files-{release}", release]
    assert (shown / "index.html").stat().st_mode & 0o777 == 0o644
    assert (shown / "news").stat().st_mode & 0o777 == 0o755


def test_the_next_release_shares_what_is_the_same_and_so_many_are_kept(site, shown):
    deploy(site, "--yes")
    before = (shown / "about/index.html").stat().st_ino
    for number in range(2):
        commit(site, {"content/news/2026/n9.md": notice(f"通知{number}")})
        assert deploy(site, "--yes").returncode == 0
    assert (shown / "about/index.html").stat().st_ino == before
    assert differing_files(site, shown) == []
    assert len([name for name in beside(shown) if name[0].isdigit()]) == 2


def test_a_page_of_the_last_release_finds_its_styles_for_one_more_release(site, shown):
    check_old_styles(site, shown)


def test_files_that_no_deploy_has_put_there_stay(site, shown):
    deploy(site, "--yes")
    write_files(shown, {"MP_verify.txt": "x", "old/uploads/a b.pdf": "y"})
    write_files(shown.with_name("site.releases"), {"notes/mine.txt": "z"})
    for number in range(3):
        commit(site, {"content/news/2026/n9.md": notice(f"通知{number}")})
        assert deploy(site, "--yes").returncode == 0
    assert (shown / "MP_verify.txt").read_text() == "x"
    assert (shown / "old/uploads/a b.pdf").read_text() == "y"
    assert "notes" in beside(shown)
    assert len([name for name in beside(shown) if name[0].isdigit()]) == 2


def test_a_real_folder_where_the_link_belongs_is_refused_with_the_remedy(site, shown):
    write_files(shown, {"index.html": "old"})
    refused = deploy(site, "--yes")
    assert refused.returncode == 1 and f"mv {shown} {shown}.old" in refused.stderr
    assert (shown / "index.html").read_text() == "old"


def test_a_rollback_holds_the_release_that_was_live(site, shown):
    deploy(site, "--yes")
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    deploy(site, "--yes")
    assert deploy(site, "--rollback", "--yes").returncode == 0
    assert not (shown / "news/2026/n9/index.html").exists()
    listed = deploy(site, "--list").stdout.splitlines()
    assert "撤回过" in listed[0] and "现在公开的" in listed[1]
    assert "deploy-held" in deploy(site, "--yes").stderr
    deploy(site, "--unhold")
    assert deploy(site, "--yes").returncode == 0


def test_bytes_that_change_on_their_way_are_found_and_nothing_is_switched(
    target, shown, tmp_path, monkeypatch
):
    upload = Connection.upload

    def damaging(self: Connection, folder: str, to: str, twins: list[str]) -> None:
        upload(self, folder, to, twins)
        (Path(to) / "index.html").write_text("damaged", encoding="utf-8")

    write_files(tmp_path / "built", {"index.html": "whole", "release.json": "{}"})
    release = Release("20260301T000000Z-0000000", None, "", "", None)
    monkeypatch.setattr(Connection, "upload", damaging)
    with target.lock(print), pytest.raises(DeployError) as caught:
        target.publish(StagedRelease(tmp_path / "built", release, {}), None, lambda *_: None)
    assert caught.value.problem.code == "deploy-bytes-differ"
    assert not os.path.lexists(shown)


def test_a_second_deploy_waits_and_reports_who_has_the_lock(target, server, shown):
    told: list[str] = []
    other = Ssh(SshTarget("live", "127.0.0.1", str(shown), port=server.port))
    with ThreadPoolExecutor(1) as pool:
        with target.lock(told.append):
            waiting = pool.submit(enter, other, told.append)
            while not told:
                time.sleep(0.05)
            assert told == [target._owner] and not waiting.done()
        waiting.result()


def test_a_lock_that_outlasts_the_patience_is_reported_with_its_owner(target, server, shown):
    other = Ssh(SshTarget("live", "127.0.0.1", str(shown), port=server.port), wait_seconds=60 / 100)
    with target.lock(print), pytest.raises(DeployError) as caught:
        enter(other, print)
    assert caught.value.problem.code == "deploy-locked"
    wrong, remedy = sentences(caught.value.problem, "zh-CN")
    assert f"另一次发布还没有结束：{target._owner}" in wrong
    assert "请等它结束再发布" in remedy and f"{LOCK_SECONDS} 秒没有动静" in remedy


def enter(target: Ssh, on_wait) -> None:
    with target.lock(on_wait):
        pass


def test_the_lock_of_a_deploy_that_was_killed_goes_with_it(target, shown, server):
    code = (
        "import sys, time\n"
        "from sitebuilder.content.model.deploy import SshTarget\n"
        "from sitebuilder.deploy.targets.ssh import Ssh\n"
        f"target = Ssh(SshTarget('live', '127.0.0.1', {str(shown)!r}, port={server.port}))\n"
        "with target.lock(print):\n"
        "    print('locked', flush=True)\n"
        "    time.sleep(100)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as holding:
        assert holding.stdout is not None and holding.stdout.readline() == "locked\n"
        holding.kill()
    began = time.monotonic()
    with target.lock(lambda owner: None):
        assert time.monotonic() - began < LOCK_SECONDS / 2


def test_a_lock_that_is_not_renewed_expires(target, shown):
    releases = shown.with_name("site.releases")
    releases.mkdir()
    (releases / ".lock").symlink_to(f"somebody@far:1 {int(time.time()) - LOCK_SECONDS - 10}")
    with target.lock(lambda owner: pytest.fail("waited")):
        assert os.readlink(releases / ".lock").startswith(f"{target._owner} ")
    assert not os.path.lexists(releases / ".lock")


def test_a_deploy_that_lost_its_lock_changes_nothing(target, shown):
    with target.lock(lambda owner: None):
        lock = shown.with_name("site.releases") / ".lock"
        lock.unlink()
        lock.symlink_to(f"another@far:1 {int(time.time())}")
        with pytest.raises(DeployError) as caught:
            target.hold("0" * 40)
    assert caught.value.problem.code == "deploy-lock-lost"
    assert target.held() is None
    assert os.readlink(lock).startswith("another")


@pytest.mark.parametrize(
    ("known", "key", "code"),
    [
        ("/dev/null", "{folder}/user", "deploy-host-unknown"),
        ("{folder}/known", "{folder}/no-key", "deploy-denied"),
    ],
)
def test_an_unknown_server_and_a_refused_login_are_reported(
    target, server, tmp_path, monkeypatch, known, key, code
):
    settings = CLIENT.replace("{folder}/known", known).replace("{folder}/user", key)
    (tmp_path / "config").write_text(
        settings.format(folder=server.folder) + "  IdentityAgent none\n", "utf-8"
    )
    monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", str(tmp_path / "config"))
    with pytest.raises(DeployError) as caught:
        Ssh(SshTarget("live", "127.0.0.1", target._site, port=server.port)).live()
    assert caught.value.problem.code == code
    asks_for_login = f"ssh -p {server.port} 127.0.0.1" in sentences(caught.value.problem, "en")[1]
    assert asks_for_login is (code == "deploy-host-unknown")


@pytest.mark.parametrize(
    ("mode", "is_whole", "code"),
    [(0o644, True, "deploy-key-open"), (0o600, False, "deploy-key-unreadable")],
)
def test_a_key_that_ssh_does_not_use_is_named(target, server, tmp_path, monkeypatch, mode, is_whole, code):
    key = tmp_path / "my key"
    content = (server.folder / "user").read_bytes()
    key.write_bytes(content if is_whole else content.replace(b"\n", b"\r\n"))
    key.chmod(mode)
    settings = CLIENT.replace("{folder}/user", f'"{key}"').format(folder=server.folder)
    (tmp_path / "config").write_text(f"{settings}  IdentityAgent none\n", "utf-8")
    monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", str(tmp_path / "config"))
    with pytest.raises(DeployError) as caught:
        Ssh(SshTarget("live", "127.0.0.1", target._site, port=server.port)).live()
    assert caught.value.problem.code == code
    assert f"'{key}'" in sentences(caught.value.problem, "zh-CN")[0]


def test_a_server_with_another_key_is_not_sent_anything(target, server, tmp_path, monkeypatch):
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / "key")], check=True)
    known = tmp_path / "known"
    known.write_text(f"tests {(tmp_path / 'key.pub').read_text('utf-8')}", "utf-8")
    settings = tmp_path / "config"
    settings.write_text(f"UserKnownHostsFile {known}\n{Path(server.settings).read_text('utf-8')}", "utf-8")
    monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", str(settings))
    with pytest.raises(DeployError) as caught:
        Ssh(SshTarget("live", "127.0.0.1", target._site, port=server.port, user=getuser())).live()
    assert caught.value.problem.code == "deploy-host-changed"
    remedy = sentences(caught.value.problem, "en")[1]
    assert f"ssh-keygen -R '[127.0.0.1]:{server.port}'" in remedy
    assert f"ssh -p {server.port} {getuser()}@127.0.0.1" in remedy


def test_an_unreachable_server_is_reported(shown):
    with pytest.raises(DeployError) as caught:
        Ssh(SshTarget("live", "127.0.0.1", str(shown), port=1)).live()
    assert caught.value.problem.code == "deploy-unreachable"


def test_a_path_that_is_not_writable_is_reported(server, monkeypatch):
    monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", server.settings)
    target = Ssh(SshTarget("live", "127.0.0.1", "/proc/site", port=server.port))
    with pytest.raises(DeployError) as caught, target.lock(lambda owner: None):
        pass
    assert caught.value.problem.code in ("deploy-server-denied", "deploy-program-failed")


@given(st.lists(st.text(st.characters(blacklist_characters="\x00", blacklist_categories=["Cs"])), max_size=4))
def test_every_argument_of_a_script_arrives_as_text(arguments):
    command = _remote_command('printf "%s\\0" "$@"', arguments)
    run = subprocess.run(["sh", "-c", command], capture_output=True, check=True)
    assert run.stdout.decode() == "".join(f"{each}\0" for each in arguments or [""])


def test_settings_never_become_options(server):
    connection = Connection(SshTarget("live", "host", "/srv/x", user="me", port=22))
    assert "-oBatchMode=yes" in connection._ssh and "-oStrictHostKeyChecking=yes" in connection._ssh
    assert shlex.split(shlex.join(connection._ssh)) == list(connection._ssh)


def test_a_deploy_is_one_connection(site, server):
    log = server.folder / "log"
    before = log.read_text("utf-8").count("Accepted publickey")
    assert deploy(site, "--yes").returncode == 0
    assert log.read_text("utf-8").count("Accepted publickey") == before + 1


def test_a_server_that_takes_one_command_for_each_connection_is_deployed_to(site, shown, server, tmp_path):
    (tmp_path / "narrow").mkdir()
    with ssh_server(tmp_path / "narrow", settings="MaxSessions 1\n") as port:
        text = (site / "site.yaml").read_text("utf-8")
        commit(site, {"site.yaml": text.replace(f"port: {server.port}", f"port: {port}")})
        settings = os.fspath(tmp_path / "narrow/config")
        done = deploy(site, "--yes", SITEBUILDER_SSH_CONFIG=settings)
    assert (done.returncode, done.stderr) == (0, "")
    assert differing_files(site, shown) == []


def test_a_folder_for_temporary_files_with_a_long_name_hinders_no_deploy(site, shown, tmp_path):
    folder = tmp_path / ("long" * 20)
    folder.mkdir()
    assert deploy(site, "--yes", TMPDIR=os.fspath(folder)).returncode == 0
    assert differing_files(site, shown) == [] and not list(folder.iterdir())


@pytest.mark.parametrize(
    ("missing", "script"), [("sha256sum", scripts.SUMS), ("find", scripts.SUMS), ("readlink", scripts.LIVE)]
)
def test_a_program_that_the_server_lacks_is_named(tmp_path, missing, script):
    (tmp_path / "bin").mkdir()
    for name in {"sh", "find", "readlink", "sha256sum"} - {missing}:
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or name)
    write_files(tmp_path / "site.releases/r", {"index.html": "x"})
    (tmp_path / "site").symlink_to("site.releases/r")
    command = [tmp_path / "bin/sh", "-c", script, "deploy", tmp_path / "site", "r"]
    run = subprocess.run(
        command, env={"PATH": f"{tmp_path}/bin"}, capture_output=True, text=True, check=False
    )
    assert run.returncode
    result = ProcessResult(run.returncode, b"", run.stderr)
    reported = Connection(SshTarget("live", "host", "/srv/x")).error_of(result, "ssh").problem
    assert reported.code == "deploy-server-lacks" and missing in str(reported.values)


def test_a_program_that_says_nothing_is_told_with_its_exit_code():
    result = ProcessResult(11, b"", "\n")
    reported = Connection(SshTarget("live", "host", "/srv/x")).error_of(result, "rsync").problem
    assert dict(reported.values) | {"program": "rsync", "reason": "exit 11"} == dict(reported.values)


def test_an_ssh_that_may_not_be_started_is_told(tmp_path, monkeypatch):
    write_files(tmp_path, {"ssh": "#!/bin/sh\n"})
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DeployError) as caught:
        Ssh(SshTarget("live", "host", "/srv/x")).live()
    assert caught.value.problem.code == "deploy-program-failed"


def test_a_server_that_greets_programs_is_reported(target, server, tmp_path, monkeypatch):
    greeting = tmp_path / "ssh"
    greeting.write_text(f'#!/bin/sh\necho "Welcome"\nexec {shutil.which("ssh")} "$@"\n', "utf-8")
    greeting.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    for call in (target.live, lambda: target.lock(print).__enter__()):
        with pytest.raises(DeployError) as caught:
            call()
        assert caught.value.problem.code == "deploy-server-talks"


def test_after_an_error_the_deploy_says_what_is_live(site, shown, tmp_path):
    """The same error comes before the switch or after it: the server is asked."""
    program = tmp_path / "bin/rsync"
    write_files(tmp_path / "bin", {"rsync": "#!/bin/sh\necho broken >&2\nexit 1\n"})
    program.chmod(0o755)
    path = f"{tmp_path}/bin:{os.environ['PATH']}"
    first = deploy(site, "--yes", PATH=path)
    assert first.returncode == 1 and "deploy-program-failed" in first.stderr
    assert "还没有公开过完整的版本" in first.stdout
    deploy(site, "--yes")
    release = os.readlink(shown).rpartition("/")[2]
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    assert f"公开的还是原来的版本（{release}）" in deploy(site, "--yes", PATH=path).stdout
    real = shutil.which("rsync")
    # The switch is done while the files are sent, and then the connection breaks.
    program.write_text(
        f'#!/bin/sh\n{real} "$@"\ncd {shown.parent}/site.releases\nfor each in .incoming-*; do\n'
        '  mv "$each" "${each#.incoming-}"; ln -sfn "site.releases/${each#.in*-}" ../site\ndone\nexit 1\n'
    )
    switched = deploy(site, "--yes", PATH=path)
    assert switched.returncode == 1 and "已经公开，但后面的步骤没有做完" in switched.stdout
    assert deploy(site, "--yes").returncode == 0


def test_what_failed_deploys_have_left_is_removed_by_the_next_one(site, shown):
    deploy(site, "--yes")
    name, releases = "20260101T000000Z-aaaaaaa", shown.with_name("site.releases")
    write_files(releases, {f".files-{name}": "a", f".files-{name}.new": "a", f".incoming-{name}/a": "a"})
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    assert deploy(site, "--yes").returncode == 0
    assert not any(name in path.name for path in releases.iterdir())


def test_whatever_rsync_says_of_a_lost_connection_the_server_is_unreachable(site, tmp_path):
    program = tmp_path / "bin/rsync"
    lose = "for each; do case $each in --rsh=*) ${each#--rsh=} -O exit 127.0.0.1;; esac; done"
    write_files(
        tmp_path / "bin", {"rsync": f"#!/bin/sh\n{lose}\necho 'error in file IO (code 11)' >&2\nexit 11\n"}
    )
    program.chmod(0o755)
    told = deploy(site, "--yes", PATH=f"{tmp_path}/bin:{os.environ['PATH']}")
    assert told.returncode == 1 and "deploy-unreachable" in told.stderr, told.stderr
    assert deploy(site, "--yes").returncode == 0


GREETINGS = {
    "echo Welcome": "deploy-server-talks",
    "printf Welcome": "deploy-server-talks",
    "echo": "deploy-server-talks",
    "echo Welcome; sleep 60": "deploy-server-talks",
    "sleep 60": "deploy-server-hangs",
    "printf deploy; sleep 60": "deploy-server-hangs",
    "yes | tr -d '\\n'": "deploy-server-talks",
}
"""What a start-up file of a server's shell does before each command, and what the deploy says of it."""


@pytest.mark.parametrize("greeting", GREETINGS)
def test_a_shell_that_prints_something_or_hangs_is_reported_in_time(tmp_path, monkeypatch, shown, greeting):
    with shell_beginning_with(tmp_path, greeting) as port:
        monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", str(tmp_path / "ssh/config"))
        target = Ssh(
            SshTarget("live", "127.0.0.1", str(shown), port=port),
            login_seconds=4 if GREETINGS[greeting] == "deploy-server-hangs" else 30,
        )
        for call in (target.live, lambda: target.lock(print).__enter__()):
            began = time.monotonic()
            with pytest.raises(DeployError) as caught:
                call()
            assert caught.value.problem.code == GREETINGS[greeting]
            assert time.monotonic() - began < 40


def test_a_shell_that_prints_many_errors_hinders_no_deploy(tmp_path, monkeypatch, shown):
    with shell_beginning_with(tmp_path, "head -c 300000 /dev/zero | tr '\\0' x >&2") as port:
        monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", str(tmp_path / "ssh/config"))
        target = Ssh(SshTarget("live", "127.0.0.1", str(shown), port=port))
        with target.lock(print):
            assert target.live() is None


@contextmanager
def shell_beginning_with(folder: Path, command: str) -> Iterator[int]:
    """Run a server whose shell first runs a command, as a start-up file does; yield its port."""
    shell = folder / "shell"
    shell.write_text(f'#!/bin/sh\n{command}\nexec sh -c "$SSH_ORIGINAL_COMMAND"\n', "utf-8")
    shell.chmod(0o755)
    (folder / "ssh").mkdir()
    with ssh_server(folder / "ssh", settings=f"ForceCommand {shell}\n") as port:
        yield port


def test_names_that_no_list_of_lines_can_hold_hinder_no_deploy(site, shown):
    deploy(site, "--yes")
    (shown / "a\nb.txt").write_text("x")
    (shown / os.fsdecode(b"gbk-\xc4\xe3.txt")).write_text("y")
    (shown / "-rf").write_text("z")
    (shown / "$(touch trap)`x`'.txt").write_text("w")
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    assert deploy(site, "--yes").returncode == 0
    assert (shown / "-rf").read_text() == "z" and (shown / "$(touch trap)`x`'.txt").read_text() == "w"
    assert (shown / os.fsdecode(b"gbk-\xc4\xe3.txt")).read_text() == "y"


def test_a_deploy_killed_while_it_takes_the_lock_leaves_none(tmp_path):
    slow = tmp_path / "bin" / "date"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nsleep 0.5\necho 1\n", encoding="utf-8")
    slow.chmod(0o755)
    path = f"{slow.parent}:{os.environ['PATH']}"
    script = ["sh", "-c", scripts.LOCK, "deploy", str(tmp_path / "site"), "me", "120"]
    with subprocess.Popen(
        script, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env={**os.environ, "PATH": path}
    ) as locking:
        assert locking.stdout is not None and locking.stdout.readline() == b"deploy\n"
        locking.stdout.close()
    assert (tmp_path / "site.releases").is_dir()
    assert not os.path.lexists(tmp_path / "site.releases" / ".lock")

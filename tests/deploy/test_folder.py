"""Publishing into a folder of this machine, by the command."""

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import brotli
import pytest

from sitebuilder.cli.deploying import Terminal
from sitebuilder.cli.site_settings import load_site
from sitebuilder.content.model.deploy import FolderTarget
from sitebuilder.deploy.deploy import deploy as run_deploy
from sitebuilder.deploy.release import decode_release
from sitebuilder.deploy.request import DeployRequest
from sitebuilder.deploy.target import DeployError, Destination
from sitebuilder.deploy.targets.folder import Folder
from sitebuilder.messages import format_problem
from tests.deploy.bucket.releases import version
from tests.deploy.sites import (
    NOW,
    beside,
    built,
    check_old_styles,
    command,
    deploy,
    deploy_impatiently,
    differing_files,
    environment,
    make_site,
    notice,
)
from tests.git import commit, git
from tests.machine import free_port
from tests.site_folder import ROOT, tree, write_files
from tests.site_folder import options as site_options


@pytest.fixture
def site(tmp_path: Path, shown: Path, address: str) -> Path:
    return make_site(
        tmp_path, f"  - {{name: live, type: folder, path: {shown}, url: '{address}', keep: 2}}\n"
    )


UNFINISHED = "20260101T000000Z-aaaaaaa"


def test_a_first_deploy_shows_all_pages_and_says_which(site, shown):
    done = deploy(site, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "第0号通知  /news/2026/n0/" in done.stdout and "已发布" in done.stdout
    assert "  网址不存在时显示的“没有这个网页”  /404.html\n" in done.stdout
    assert differing_files(site, shown) == []
    assert not (site / "public").exists()
    release = decode_release((shown / "release.json").read_bytes())
    assert release is not None and release.revision is not None
    assert shown.is_symlink() and os.readlink(shown) == f"site.releases/{release.id}"
    assert release.now == "2026-03-01T08:00+08:00"
    assert (shown / "index.html").stat().st_mode & 0o777 == 0o644


def test_a_title_cannot_turn_or_hide_the_list_of_changes_that_a_person_is_asked_about(site, shown):
    commit(site, {"content/news/2026/t.md": notice("甲\u202e乙\u2066丙")})
    done = deploy(site, "--dry-run")
    assert done.returncode == 0
    assert "  甲乙丙  /news/2026/t/\n" in done.stdout
    assert "\u202e" not in done.stdout + done.stderr


def test_pages_are_compressed_and_the_compressed_files_are_removed_with_them(site, shown):
    deploy(site, "--yes")
    page = (shown / "news/2026/n0/index.html").read_bytes()
    assert gzip.decompress((shown / "news/2026/n0/index.html.gz").read_bytes()) == page
    assert brotli.decompress((shown / "news/2026/n0/index.html.br").read_bytes()) == page
    (site / "content/news/2026/n0.md").unlink()
    commit(site)
    assert deploy(site, "--yes").returncode == 0
    assert not (shown / "news/2026/n0/index.html.gz").exists()
    assert not (built(site) / "index.html.gz").exists()


def test_a_deploy_of_what_is_live_publishes_nothing_and_probes_the_url_again(site, shown):
    deploy(site, "--yes")
    before = os.readlink(shown)
    again = deploy(site, "--yes")
    assert again.returncode == 0 and "网页没有变化" in again.stdout
    assert os.readlink(shown) == before


def test_a_dry_run_publishes_nothing_and_needs_nobody(site, shown):
    assert "这是试运行" in deploy(site, "--dry-run").stdout
    assert not os.path.lexists(shown)


def test_without_a_terminal_nothing_is_published_unless_confirmed_by_an_option(site, shown):
    done = deploy(site)
    assert done.returncode == 2 and "--yes" in done.stderr
    assert not os.path.lexists(shown)


def test_uncommitted_changes_are_only_published_on_request(site, shown):
    write_files(site, {"content/news/2026/new.md": notice("新通知")})
    refused = deploy(site, "--yes")
    assert refused.returncode == 1 and "content/news/2026/new.md" in refused.stderr
    assert deploy(site, "--yes", "--dirty").returncode == 0
    assert json.loads((shown / "release.json").read_text("utf-8"))["revision"] is None


def test_more_than_a_share_of_the_pages_is_only_removed_if_that_is_allowed(site, shown):
    deploy(site, "--yes")
    for name in ("n0", "n1", "n2"):
        (site / f"content/news/2026/{name}.md").unlink()
    commit(site)
    refused = deploy(site, "--yes")
    assert refused.returncode == 1 and "deploy-removes-too-much" in refused.stderr
    assert (shown / "news/2026/n0/index.html").exists()
    allowed = deploy(site, "--yes", "--allow-removals")
    assert allowed.returncode == 0 and "第0号通知" in allowed.stdout
    assert not (shown / "news/2026/n0/index.html").exists()


def test_an_error_in_the_content_stops_a_deploy_at_its_line(site, shown):
    commit(site, {"content/news/2026/bad.md": "---\ntitel: 甲\n---\n文\n"})
    refused = deploy(site, "--yes")
    assert refused.returncode == 1 and "content/news/2026/bad.md:2:1" in refused.stderr
    assert refused.stdout.endswith("没有发布，网站没有改动。\n")
    assert not os.path.lexists(shown)


def test_samples_are_not_published(site, shown):
    commit(site, {"content/news/2026/sample.md": notice("样文", "sample: yes\n")})
    assert deploy(site, "--yes").returncode == 0
    assert not (shown / "news/2026/sample/index.html").exists()


def test_a_page_of_the_last_release_finds_its_styles_for_one_more_release(site, shown):
    check_old_styles(site, shown)


def test_a_file_that_is_the_same_is_kept_once_on_the_disk(site, shown):
    deploy(site, "--yes")
    before = (shown / "about/index.html").stat().st_ino
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    deploy(site, "--yes")
    assert (shown / "about/index.html").stat().st_ino == before


def test_only_as_many_releases_as_configured_are_kept_and_no_other_file_is_removed(site, shown):
    deploy(site, "--yes")
    write_files(shown, {"MP_verify.txt": "x", "old/uploads/a.pdf": "y"})
    write_files(shown.with_name("site.releases"), {"notes/mine.txt": "z"})
    for number in range(3):
        commit(site, {"content/news/2026/n9.md": notice(f"通知{number}")})
        assert deploy(site, "--yes").returncode == 0
    assert (shown / "MP_verify.txt").read_text() == "x"
    assert (shown / "old/uploads/a.pdf").read_text() == "y"
    found = beside(shown)
    assert len([name for name in found if name[0].isdigit()]) == 2
    assert len([name for name in found if name.startswith(".files-")]) == 2
    assert "notes" in found and not any(name.startswith(".incoming") for name in found)


def test_what_failed_deploys_have_left_is_removed_by_the_next_one(site, shown):
    deploy(site, "--yes")
    left: dict[str, str | bytes] = {
        f".files-{UNFINISHED}": "a\n",
        f".files-{UNFINISHED}.new": "a",
        f".incoming-{UNFINISHED}/a": "a",
    }
    write_files(shown.with_name("site.releases"), left)
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    assert deploy(site, "--yes").returncode == 0
    assert not any(UNFINISHED in name for name in beside(shown))


def test_a_real_folder_where_the_link_belongs_is_refused_and_left_alone(site, shown):
    write_files(shown, {"index.html": "old"})
    refused = deploy(site, "--yes")
    assert refused.returncode == 1 and "deploy-place-taken" in refused.stderr
    assert "不是本程序的链接，没有动它" in refused.stderr and f"mv {shown} {shown}.old" in refused.stderr
    assert (shown / "index.html").read_text() == "old"


@pytest.mark.parametrize("place", ["deploy", "deploy/live", "deploy/live/site", "deploy/live/release"])
def test_a_symlink_in_place_of_a_folder_of_the_cache_leads_no_deploy_elsewhere(site, shown, tmp_path, place):
    kept = {"release/thesis.docx": "x", "live/release/thesis.docx": "x"}
    other = write_files(tmp_path / "other", dict(kept))
    link = site / ".cache" / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(other)
    done = deploy(site, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert set(tree(other)) == set(kept) and not link.is_symlink()
    assert differing_files(site, shown) == []


@pytest.mark.parametrize("place", ["site", "release"])
def test_a_file_in_place_of_a_folder_of_the_cache_is_replaced(site, shown, place):
    write_files(site, {f".cache/deploy/live/{place}": "x"})
    done = deploy(site, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert differing_files(site, shown) == []


def test_somebody_elses_symlink_is_refused(site, shown, tmp_path):
    shown.symlink_to(tmp_path)
    refused = deploy(site, "--yes")
    assert refused.returncode == 1 and "deploy-link-foreign" in refused.stderr
    assert os.readlink(shown) == str(tmp_path)


def test_a_rollback_shows_the_release_before_and_holds_the_other_from_automatic_deploys(site, shown):
    deploy(site, "--yes")
    first = os.readlink(shown).rpartition("/")[2]
    revision = commit(site, {"content/news/2026/n9.md": notice("新通知")})
    deploy(site, "--yes")
    back = deploy(site, "--rollback", "--yes")
    assert back.returncode == 0 and f"已撤回到 {first}" in back.stdout
    assert os.readlink(shown).endswith(first) and not (shown / "news/2026/n9/index.html").exists()
    listed = deploy(site, "--list").stdout.splitlines()
    assert "撤回过" in listed[0] and "现在公开的" in listed[1]
    held = deploy(site, "--yes")
    assert held.returncode == 1 and "deploy-held" in held.stderr and revision[:12] in held.stderr
    assert deploy(site, "--unhold").returncode == 0
    assert deploy(site, "--yes").returncode == 0
    assert (shown / "news/2026/n9/index.html").exists()


def test_a_commit_that_changes_nothing_of_the_site_makes_no_release(site, shown):
    deploy(site, "--yes")
    before = os.readlink(shown)
    commit(site, {"README.md": "x"})
    assert deploy(site, "--yes").returncode == 0
    assert os.readlink(shown) == before


def test_bytes_that_were_rolled_back_are_held_under_another_revision_too(site, shown, address, tmp_path):
    deploy(site, "--yes")
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    deploy(site, "--yes")
    deploy(site, "--rollback", "--yes", "--changed-urls", str(tmp_path / "urls"))
    assert f"{address}news/2026/n9/" in (tmp_path / "urls").read_text("utf-8").splitlines()
    commit(site, {"README.md": "x"})
    assert "deploy-held" in deploy(site, "--yes").stderr


def test_a_rollback_that_cannot_hold_the_live_release_says_what_is_live(site, shown):
    deploy(site, "--yes")
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    deploy(site, "--yes")
    before = os.readlink(shown)
    (shown.with_name("site.releases") / ".held.new").mkdir()
    told = deploy(site, "--rollback", "--yes")
    assert told.returncode == 1 and "错误 disk-" in told.stderr
    assert "公开的还是原来的版本" in told.stdout and os.readlink(shown) == before


def test_another_revision_is_published_after_a_rollback_and_the_first_stays_held(site, shown):
    deploy(site, "--yes")
    bad = commit(site, {"content/news/2026/n9.md": notice("新通知")})
    deploy(site, "--yes")
    deploy(site, "--rollback", "--yes")
    commit(site, {"content/news/2026/n9.md": notice("改好的通知")})
    assert deploy(site, "--yes").returncode == 0
    git(site, "reset", "--hard", "--quiet", bad)
    late = deploy(site, "--yes")
    assert late.returncode == 1 and "deploy-held" in late.stderr
    assert "改好的通知" in (shown / "news/2026/n9/index.html").read_text("utf-8")


def test_a_person_who_publishes_a_held_release_is_told_and_lifts_its_hold_alone(site, shown):
    deploy(site, "--yes")
    for text in ("通知甲", "通知乙"):
        commit(site, {"content/news/2026/n9.md": notice(text)})
        deploy(site, "--yes")
        deploy(site, "--rollback", "--yes")
    held = (shown.with_name("site.releases") / ".held").read_text("ascii").strip().split(",")
    assert len(held) == 4
    code, told = answered(site, "y")
    assert code == 0 and "撤回过" in told
    assert (shown.with_name("site.releases") / ".held").read_text("ascii").strip().split(",") == held[:2]


def test_a_rollback_to_a_held_release_lifts_its_hold_and_holds_the_other(site, shown):
    deploy(site, "--yes")
    second = commit(site, {"content/news/2026/n9.md": notice("新通知")})
    deploy(site, "--yes")
    newer = os.readlink(shown).rpartition("/")[2]
    first = git(site, "rev-parse", "HEAD~1")
    deploy(site, "--rollback", "--yes")
    assert deploy(site, "--rollback", newer, "--yes").returncode == 0
    held = (shown.with_name("site.releases") / ".held").read_text("ascii")
    assert first in held and second not in held


def test_a_rollback_to_a_release_that_is_not_kept_names_those_that_are(site, shown):
    deploy(site, "--yes")
    refused = deploy(site, "--rollback", "20200101T000000Z-0000000", "--yes")
    assert refused.returncode == 1 and "deploy-no-such-release" in refused.stderr


def test_without_an_earlier_release_a_rollback_says_so_and_changes_nothing(site, shown):
    deploy(site, "--yes")
    first = os.readlink(shown)
    refused = deploy(site, "--rollback", "--yes")
    assert refused.returncode == 1 and "deploy-no-earlier-release" in refused.stderr
    named = deploy(site, "--rollback", first.rpartition("/")[2], "--yes")
    assert named.returncode == 1 and "deploy-no-such-release" in named.stderr and "没有。" in named.stderr
    assert os.readlink(shown) == first


def test_a_rollback_is_called_one_when_it_is_asked_about_and_when_it_is_done(site):
    deploy(site, "--yes")
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    deploy(site, "--yes")
    unasked = deploy(site, "--rollback")
    assert unasked.returncode == 2 and "要不要撤回" in unasked.stderr and "--dry-run" not in unasked.stderr
    back = deploy(site, "--rollback", "--yes")
    assert back.returncode == 0 and "已撤回" in back.stdout and "已发布" not in back.stdout
    settings = (site / "site.yaml").read_text("utf-8")
    silent = re.sub("url: '.*?'", f"url: 'http://127.0.0.1:{free_port()}/'", settings)
    assert deploy(site, "--unhold").returncode == 0
    commit(site, {"site.yaml": silent, "content/news/2026/n9.md": notice("另一篇通知")})
    assert "已发布，但" in deploy_impatiently(site, "--yes").stderr
    unconfirmed = deploy_impatiently(site, "--rollback", "--yes")
    assert unconfirmed.returncode == 3 and "已撤回，但" in unconfirmed.stderr
    assert "已发布" not in unconfirmed.stdout + unconfirmed.stderr


def test_a_site_that_is_not_due_says_when_it_is_or_that_it_never_will_be(site):
    assert "还没有发布过" in deploy(site, "--if-due", "--yes").stdout
    deploy(site, "--yes")
    never = deploy(site, "--if-due", "--yes").stdout
    assert "不会自己变化" in never and "（-）" not in never


def test_a_damaged_release_is_not_rolled_back_to(site, shown):
    deploy(site, "--yes")
    first = shown.resolve()
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    deploy(site, "--yes")
    (first / "news/2026/n0/index.html").unlink()
    refused = deploy(site, "--rollback", "--yes")
    assert refused.returncode == 1 and "deploy-bytes-differ" in refused.stderr
    assert shown.resolve() != first


def test_a_damaged_file_of_the_live_release_is_repaired_by_the_next(site, shown):
    deploy(site, "--yes")
    (shown / "about/index.html").write_text("damaged", encoding="utf-8")
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    assert deploy(site, "--yes").returncode == 0
    assert differing_files(site, shown) == []


def test_a_timed_deploy_waits_for_the_moment_at_which_the_site_changes(site, shown):
    commit(site, {"content/news/2026/late.md": notice("之后", "publish_at: 2026-03-02 09:00\n")})
    deploy(site, "--yes")
    assert json.loads((shown / "release.json").read_text("utf-8"))["next_change"] == "2026-03-02T09:00+08:00"
    early = deploy(site, "--yes", "--if-due")
    assert early.returncode == 0 and "没有发布" in early.stdout
    due = deploy(site, "--yes", "--if-due", "--now", "2026-03-02T01:00Z")
    assert due.returncode == 0 and (shown / "news/2026/late/index.html").exists()
    assert json.loads((shown / "release.json").read_text("utf-8"))["next_change"] is None


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati"])
def test_a_site_is_due_by_its_own_clock_whatever_the_machines(site, shown, zone):
    """Without ``--now`` the machine's clock is read: it is the same moment in every zone."""
    hour = timedelta(hours=1)
    now = datetime.now(ZoneInfo("Asia/Shanghai")).replace(second=0, microsecond=0, tzinfo=None)
    later = notice("之后", f"publish_at: {now + hour:%Y-%m-%d %H:%M}\n")
    commit(site, {"content/news/2026/late.md": later})
    before = f"{now - hour:%Y-%m-%dT%H:%M}"
    assert deploy(site, "--yes", "--now", before, TZ=zone).returncode == 0
    shown_change = json.loads((shown / "release.json").read_text("utf-8"))["next_change"]
    assert shown_change == f"{now + hour:%Y-%m-%dT%H:%M}+08:00"
    program = [sys.executable, str(ROOT / "build.py"), "next-change", "--release", "-C", str(site)]
    printed = subprocess.run(program, capture_output=True, text=True, env=environment(TZ=zone), check=True)
    assert printed.stdout == f"{shown_change}\n"
    clock = [each for each in command(site, "--yes", "--if-due") if each not in ("--now", NOW)]
    told = subprocess.run(clock, capture_output=True, text=True, env=environment(TZ=zone), check=False)
    assert told.returncode == 0 and "没有发布" in told.stdout
    due = deploy(site, "--yes", "--if-due", "--now", shown_change, TZ=zone)
    assert due.returncode == 0 and (shown / "news/2026/late/index.html").exists()


def test_the_addresses_that_changed_are_written_for_a_cdn(site, shown, address, tmp_path):
    deploy(site, "--yes")
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    deploy(site, "--yes", "--changed-urls", str(tmp_path / "urls"))
    urls = (tmp_path / "urls").read_text("utf-8").splitlines()
    assert f"{address}news/2026/n9/" in urls and address in urls
    assert all(url.startswith(address) for url in urls) and f"{address}about/" not in urls


def test_a_file_for_the_addresses_that_cannot_be_written_is_told_before_anything_is_published(site, shown):
    told = deploy(site, "--yes", "--changed-urls", str(site / "missing/urls"))
    assert told.returncode == 1 and "missing/urls" in told.stderr
    assert not shown.exists()


def test_a_site_with_no_target_says_what_to_write(tmp_path):
    site = make_site(tmp_path, "")
    refused = deploy(site, "--yes")
    assert refused.returncode == 1 and "deploy-no-target" in refused.stderr
    line = "- {name: live, type: ssh, host: www.example.org, path: /srv/www.example.org/current}"
    assert "没有写发布到哪里" in refused.stderr and line in refused.stderr
    # What the remedy says can be written just so.
    commit(site, {"site.yaml": (site / "site.yaml").read_text("utf-8") + f"  {line}\n"})
    assert "deploy-no-target" not in deploy(site, "--list", "nowhere").stderr


def test_a_site_that_was_never_published_has_nothing_to_roll_back(site, shown):
    refused = deploy(site, "--rollback", "--yes")
    assert refused.returncode == 1 and "deploy-nothing-live" in refused.stderr
    assert "还没有发布过" in refused.stderr and "请先发布一次" in refused.stderr


def test_a_missing_program_is_named_with_the_package_that_has_it(site, shown, tmp_path):
    (tmp_path / "nothing").mkdir()
    refused = deploy(site, "--yes", PATH=str(tmp_path / "nothing"))
    assert refused.returncode == 1 and "deploy-program-missing" in refused.stderr
    assert "没有找到程序 git" in refused.stderr and "请安装 git" in refused.stderr
    assert not os.path.lexists(shown)


class Meddling(Terminal):
    """A terminal during whose deploy somebody changes something, once a certain stage begins."""

    def __init__(self, stage: str, change: Callable[[], object]) -> None:
        super().__init__("zh-CN")
        self._meddled_stage, self._change = stage, change

    def on_progress(self, stage: str, done: int, total: int, /) -> None:
        if stage == self._meddled_stage and done == 0:
            self._change()


def refusal_of_meddling(site: Path, shown: Path, stage: str, change: Callable[[], object]) -> str:
    """Deploy while somebody changes something, and return what is said."""
    target, settings = Folder(FolderTarget("live", str(shown))), FolderTarget("live", str(shown))
    request = DeployRequest(site_options(site), yes=True)
    loaded = load_site(site, "zh-CN")
    assert loaded is not None
    with pytest.raises(DeployError) as caught:
        run_deploy(request, Destination(loaded, settings, target), Meddling(stage, change))
    assert not os.path.lexists(shown)
    return format_problem(caught.value.problem, "zh-CN")


def test_content_that_changes_while_the_site_is_built_is_not_published(site, shown):
    path = "content/pages/about.md"
    change = {path: "---\ntitle: 改\n---\n改了。\n"}
    said = refusal_of_meddling(site, shown, "render", lambda: commit(site, dict(change)))
    assert "deploy-changed-meanwhile" in said
    assert "Git 里换了提交" in said and "请再发布一次" in said
    said = refusal_of_meddling(
        site, shown, "render", lambda: write_files(site, {path: change[path] + "又改。"})
    )
    assert "deploy-uncommitted" in said and path in said


def test_an_output_that_changes_after_the_build_is_named_by_its_path(site, shown):
    page = "news/2026/n0/index.html"
    said = refusal_of_meddling(site, shown, "verify", lambda: write_files(built(site), {page: "改了"}))
    assert "deploy-output-changed" in said
    assert "生成的文件“news/2026/n0/index.html”和记录不一样" in said and "--clean" in said


def test_one_of_several_targets_has_to_be_named(tmp_path):
    site = make_site(tmp_path, "  - {name: a, type: git}\n  - {name: b, type: git}\n")
    for arguments, told in ((["--yes"], "a、b"), (["c", "--yes"], "“c”")):
        refused = deploy(site, *arguments)
        assert refused.returncode == 2 and told in refused.stderr


def test_two_actions_at_once_are_wrong_usage(site):
    assert deploy(site, "--list", "--rollback").returncode == 2


@pytest.mark.parametrize(("answer", "is_published"), [("y", True), ("是", True), ("n", False), ("", False)])
def test_a_person_is_asked_after_the_changes_were_shown(site, shown, answer, is_published):
    code, told = answered(site, answer)
    assert "第0号通知" in told
    assert os.path.lexists(shown) is is_published
    assert code == (0 if is_published else 1)


def answered(site: Path, answer: str) -> tuple[int, str]:
    """Deploy from a terminal where a person answers; return the exit code and all that was shown."""
    master, slave = os.openpty()
    with subprocess.Popen(
        command(site), env=environment(), stdin=slave, stdout=slave, stderr=slave
    ) as asking:
        os.close(slave)
        told = b""
        while "发布到“live”吗".encode() not in told:
            told += os.read(master, 65536)
        os.write(master, f"{answer}\n".encode())
        with suppress(OSError):
            while piece := os.read(master, 65536):
                told += piece
    os.close(master)
    return asking.returncode, told.decode()


def test_deploys_that_are_killed_after_their_switch_do_not_pile_up_releases(tmp_path, shown, monkeypatch):
    target = Folder(FolderTarget("live", str(shown), keep=2))
    switch = Folder._switch

    def switch_and_die(self: Folder, name: str) -> None:
        switch(self, name)
        raise KeyboardInterrupt

    monkeypatch.setattr(Folder, "_switch", switch_and_die)
    for minutes in range(6):
        release = version(tmp_path, "ab"[minutes % 2], minutes)
        with target.lock(print), pytest.raises(KeyboardInterrupt):
            target.publish(release, target.live(), lambda stage, done, total: None)
        assert os.readlink(shown).endswith(release.release.id)
    assert len(target.releases()) == 3

"""`sign`: who may sign what and when, and what is told."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.review import signed_rounds
from tests.program import run_program
from tests.site_folder import ROOT, build_site, seed_cache, write_files

PATH = "content/news/2026/a.md"
SITE = """\
name: 测试学院
base_url: https://academy.gov.cn/
description: 测试
share_pictures: no
search: no
columns:
  - {slug: notices, name: 通知, description: 通知}
release: {waived: [icp, public_security, contact], stale_news_days: 3000}
review:
  rules:
    - {columns: [notices], rounds: [first, second, final]}
"""
ARTICLE = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: notices\n---\n正文\n"
PAGE = "---\ntitle: 首页\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {"site.yaml": SITE, PATH: ARTICLE, "content/pages/index.md": PAGE}
    return seed_cache(write_files(tmp_path / "site", files))


def run(site: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    now = [] if "--now" in arguments else ["--now", "2026-03-01T08:00"]
    variables = {"GIT_CEILING_DIRECTORIES": str(site.parent), **environment}
    return run_program(*arguments, "-C", str(site), *now, environment=variables, cwd=site.parent)


def sign(site: Path, round: str, name: str, *more: str) -> subprocess.CompletedProcess[str]:
    return run(site, "sign", PATH, "--round", round, "--name", name, *more)


def rounds(site: Path) -> dict[str, str]:
    document = read_document(PATH, (site / PATH).read_bytes())
    return {each: found.signature.name for each, found in signed_rounds(document).items() if found.is_valid}


def test_a_file_that_an_editor_saves_at_that_moment_is_not_signed(site):
    """strace(1) holds the program up where the signature is written beside the file, not yet over it."""
    if shutil.which("strace") is None or subprocess.run(["strace", "true"], capture_output=True).returncode:
        pytest.skip("needs strace, and leave to trace")
    delay = ["strace", "-f", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:delay_enter=3000000"]
    words = ["sign", PATH, "--round", "first", "--name", "甲", "-C", str(site), "--now", "2026-03-01T08:00"]
    command = [*delay, sys.executable, str(ROOT / "build.py"), *words]
    with subprocess.Popen(command, cwd=site.parent, stderr=subprocess.PIPE, text=True) as signing:
        while not any((site / PATH).parent.glob(".sitebuilder-new-*")):
            assert signing.poll() is None
            time.sleep(0.02)
        write_files(site, {PATH: ARTICLE + "又写了一段。\n"})
        _, said = signing.communicate(timeout=60)
    assert signing.returncode == 1 and f"{PATH}:1:1  错误 sign-changed-meanwhile" in said
    assert "被别的程序改了，没有签" in said and "再签一次" in said
    assert (site / PATH).read_text("utf-8") == ARTICLE + "又写了一段。\n"
    assert os.listdir((site / PATH).parent) == ["a.md"]


def test_a_file_whose_writing_takes_no_signature_says_how_to_write_it(site):
    path = "content/courses/a.yaml"
    odd = "? title\n: 甲\n? trade\n: safety\n? summary\n: 丁\n"
    rules = "    - {kinds: [course], rounds: [first]}\n"
    trades = "trades:\n  - {slug: safety, name: 安全}\n"
    write_files(site, {path: odd + "? review\n", "site.yaml": SITE + rules + trades})
    told = run(site, "sign", path, "--round", "first", "--name", "甲")
    assert told.returncode == 1 and f"{path}:7:3  错误 sign-unwritable" in told.stderr
    assert "没有把握只写审签、不动别的" in told.stderr and "请把各项改成最普通的写法" in told.stderr
    assert (site / path).read_text("utf-8") == odd + "? review\n"
    # The remedy that it names.
    write_files(site, {path: "title: 甲\ntrade: safety\nsummary: 丁\nreview:\n"})
    again = run(site, "sign", path, "--round", "first", "--name", "甲")
    assert again.returncode == 0, again.stderr


def test_an_article_is_released_once_all_have_signed_it(site):
    assert [each.code for each in build_site(site).problems] == ["review-missing"] * 3
    assert [each.severity for each in build_site(site, release=True).problems] == ["error"] * 3
    missing = [line for line in run(site, "check").stderr.splitlines() if "改法" in line]
    assert [line.rpartition(" ")[2] for line in missing] == ["初审", "复审", "终审"]
    assert sign(site, "first", "甲").stdout == (
        f"已签：{PATH}，初审，甲，2026-03-01 08:00。\n还缺：复审、终审。\n"
    )
    assert sign(site, "复审", "乙").stdout.endswith("还缺：终审。\n")
    assert sign(site, "FINAL", "丙").stdout == f"已签：{PATH}，终审，丙，2026-03-01 08:00。\n"
    assert rounds(site) == {"first": "甲", "second": "乙", "final": "丙"}
    assert build_site(site, release=True).problems == ()
    page = (site / "public/news/2026/a/index.html").read_text("utf-8")
    assert not any(name in page for name in "甲乙丙")


def test_a_change_requires_every_signature_again(site):
    for round, name in (("first", "甲"), ("second", "乙"), ("final", "丙")):
        sign(site, round, name)
    text = (site / PATH).read_text("utf-8")
    write_files(site, {PATH: text.replace("正文", "改过的正文")})
    result = build_site(site, release=True)
    assert [each.code for each in result.problems] == ["review-changed"] * 3
    assert {dict(each.values)["name"] for each in result.problems} == set("甲乙丙")
    assert "签了初审，后来内容又改过" in run(site, "check", "--release").stderr
    assert sign(site, "second", "乙").returncode == 1
    for round, name in (("first", "甲"), ("second", "乙"), ("final", "丙")):
        assert sign(site, round, name).returncode == 0
    assert build_site(site, release=True).problems == ()


def test_a_refused_signature_is_explained_and_changes_nothing(site):
    before = (site / PATH).read_bytes()
    for round, name, code in (
        ("second", "甲", "sign-too-early"),
        ("draft", "甲", "sign-not-needed"),
        ("first", " ", "sign-name"),
        ("first", "甲\x1b[31m", "sign-name"),
        ("first", "长" * 61, "sign-name"),
    ):
        told = sign(site, round, name)
        assert (told.returncode, told.stdout) == (1, "")
        assert f"错误 {code}" in told.stderr
        assert (site / PATH).read_bytes() == before
    assert sign(site, "first", "甲").returncode == 0
    signed = (site / PATH).read_bytes()
    assert "错误 review-same-person" in sign(site, "second", "甲").stderr
    assert "错误 sign-clock" in sign(site, "second", "乙", "--now", "2026-02-28T08:00").stderr
    assert (site / PATH).read_bytes() == signed


@pytest.mark.parametrize("arguments", [[], ["--round", "third"], ["--round", ""]])
def test_the_round_must_be_named(site, arguments):
    told = run(site, "sign", PATH, "--name", "甲", *arguments)
    assert (told.returncode, told.stdout) == (2, "")
    assert "draft, first, second, final" in told.stderr


@pytest.mark.parametrize(
    "path",
    ["site.yaml", "content/nothing.md", "content/news/2026/none.md", "/etc/passwd", "content", "..", ""],
)
def test_only_documents_of_the_site_are_signed(site, path):
    told = run(site, "sign", path, "--round", "first", "--name", "甲")
    assert told.returncode == 1
    assert "错误 sign-no-document" in told.stderr


@pytest.mark.skipif(os.name != "posix", reason="names of other systems are texts")
@pytest.mark.parametrize("name", [b"a\x1b[2J.md", b"a\nb.md", b"\xe2\x80\xaea.md", b"\xff.md"])
def test_a_file_whose_name_cannot_be_printed_is_to_be_renamed(site, name):
    file = os.fsencode(site / "content/news/2026") + b"/" + name
    with open(file, "w", encoding="utf-8") as opened:
        opened.write(ARTICLE)
    told = run(site, "sign", os.fsdecode(file), "--round", "first", "--name", "甲")
    assert (told.returncode, told.stdout) == (1, "")
    assert "错误 file-name" in told.stderr and told.stderr.replace("\n", "").isprintable()


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links")
def test_a_link_out_of_the_site_is_not_followed(site):
    outside = site.parent / "outside.md"
    outside.write_text(ARTICLE, "utf-8")
    (site / "content/news/2026/b.md").symlink_to(outside)
    told = run(site, "sign", "content/news/2026/b.md", "--round", "first", "--name", "甲")
    assert "错误 sign-no-document" in told.stderr
    assert outside.read_text("utf-8") == ARTICLE


def test_a_document_with_errors_is_not_signed(site):
    write_files(site, {PATH: ARTICLE.replace("title", "titel")})
    told = sign(site, "first", "甲")
    assert told.returncode == 1
    assert "错误 unknown-key" in told.stderr


def test_a_path_may_be_relative_to_the_current_folder(site):
    told = run(site, "sign", f"site/{PATH}", "--round", "first", "--name", "甲")
    assert told.returncode == 0, told.stderr


def test_the_default_name_is_that_of_git(site):
    home = {"HOME": str(site.parent), "XDG_CONFIG_HOME": str(site.parent), "GIT_CONFIG_NOSYSTEM": "1"}
    told = run(site, "sign", PATH, "--round", "first", **home)
    assert told.returncode == 2
    assert "--name" in told.stderr
    (site.parent / ".gitconfig").write_text("[user]\n\tname = 王 老师\n", "utf-8")
    assert run(site, "sign", PATH, "--round", "first", **home).returncode == 0
    assert rounds(site) == {"first": "王 老师"}


@pytest.mark.skipif(os.name != "posix", reason="needs the modes of files")
def test_a_file_keeps_its_mode_and_no_temporary_file_remains(site):
    os.chmod(site / PATH, 0o640)
    assert sign(site, "first", "甲").returncode == 0
    assert (site / PATH).stat().st_mode & 0o777 == 0o640
    assert os.listdir((site / PATH).parent) == ["a.md"]


def test_names_are_public_only_where_the_site_asks_for_it(site):
    for round, name in (("first", "初审员"), ("second", "复审员"), ("final", "终审员")):
        sign(site, round, name)
    signed = (site / PATH).read_text("utf-8")
    write_files(site, {"site.yaml": SITE + "  show_names: yes\n"})
    build_site(site)
    page = (site / "public/news/2026/a/index.html").read_text("utf-8")
    assert "<span>审核：初审员、复审员、终审员</span>" in page
    everything = b"".join(path.read_bytes() for path in (site / "public").rglob("*") if path.is_file())
    assert everything.count("终审员".encode()) == 1
    assert signed.split("digest: ")[1][:32].encode() not in everything
    draft = signed.replace("review:\n", "review:\n  draft: {name: 撰稿员, time: 2026-02-02}\n")
    write_files(site, {PATH: draft})
    build_site(site)
    page = (site / "public/news/2026/a/index.html").read_text("utf-8")
    assert "<span>编辑：撰稿员</span>" in page
    write_files(site, {PATH: draft.replace("正文", "改过")})
    build_site(site)
    page = (site / "public/news/2026/a/index.html").read_text("utf-8")
    assert "审核" not in page


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_help_lists_sign_and_log(language, site):
    told = run(site, "--help", "--lang", language).stdout
    assert "sign" in told and "log" in told
    assert "--round" in run(site, "sign", "--help", "--lang", language).stdout
    assert "--csv" in run(site, "log", "--help", "--lang", language).stdout


def test_scheduled_documents_are_reminded_of_in_advance(site):
    write_files(site, {PATH: ARTICLE.replace("column", "publish_at: 2026-03-02 08:00\ncolumn")})
    for release in (False, True):
        found = build_site(site, release=release)
        assert [(each.code, each.severity) for each in found.problems if each.code != "news-none"] == [
            ("review-missing", "warning")
        ] * 3
    write_files(site, {PATH: ARTICLE.replace("column", "draft: yes\ncolumn")})
    assert build_site(site).problems == ()

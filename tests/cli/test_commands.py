"""The command line as an editor and CI use it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sitebuilder.cli.starting_files import starting_text
from sitebuilder.content.document_reader import read_document
from sitebuilder.content.kinds import NEW
from tests.program import run_program
from tests.site_folder import ROOT, copy_site, seed_cache, tree, write_files

NOW = "2026-03-01T08:00"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run_program(*arguments, environment=environment)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return seed_cache(copy_site("minimal", tmp_path))


@pytest.mark.parametrize("command", [[], ["build"]])
def test_without_a_command_the_site_is_built(site, command):
    result = run(*command, "-C", str(site), "--now", NOW)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("写入 ")
    assert (site / "public/index.html").exists()


def test_a_build_with_nothing_to_do_says_so(site):
    first = run("-C", str(site), "--now", NOW).stdout
    second = run("-C", str(site), "--now", NOW).stdout
    assert f"写入 0 个，保留 {first.split()[1]} 个，删除 0 个" in second


def test_a_build_with_nothing_to_do_notices_every_change(site):
    run("-C", str(site), "--now", NOW)
    (site / "public/index.html").unlink()
    assert run("-C", str(site), "--now", NOW).stdout.startswith("写入 1 个")
    write_files(site, {"content/pages/index.md": "---\ntitle: 首页\n---\n改了。\n"})
    assert not run("-C", str(site), "--now", NOW).stdout.startswith("写入 0 个")
    assert "改了。" in (site / "public/index.html").read_text(encoding="utf-8")


def test_a_build_at_a_later_time_shows_what_is_due(site):
    notice = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: a\npublish_at: 2026-03-02 09:00\n---\n文\n"
    settings = (site / "site.yaml").read_text(encoding="utf-8")
    columns = "columns:\n  - {slug: a, name: 甲, description: 甲}\n"
    write_files(site, {"site.yaml": settings + columns, "content/news/2026/n.md": notice})
    run("-C", str(site), "--now", NOW)
    assert run("next-change", "-C", str(site), "--now", NOW).stdout == "2026-03-02T09:00+08:00\n"
    assert not (site / "public/news/2026/n/index.html").exists()
    run("-C", str(site), "--now", "2026-03-02T09:00")
    assert (site / "public/news/2026/n/index.html").exists()
    assert run("next-change", "-C", str(site), "--now", "2026-03-02T09:00").stdout == "never\n"


@pytest.mark.parametrize(
    ("path", "content", "code"),
    [("site.yaml", None, "no-site-file"), ("content/pages/a.md", "---\ntitel: 甲\n---\n文\n", "unknown-key")],
)
def test_the_next_change_of_an_unreadable_site_is_not_reported_as_never(site, path, content, code):
    (site / path).unlink(missing_ok=True)
    if content:
        write_files(site, {path: content})
    result = run("next-change", "-C", str(site), "--now", NOW)
    assert (result.returncode, result.stdout) == (1, "")
    assert code in result.stderr and path in result.stderr


def test_problems_end_with_1_and_change_nothing(site):
    write_files(site, {"content/pages/index.md": "---\ntitel: 首页\n---\n"})
    result = run("-C", str(site), "--now", NOW)
    assert result.returncode == 1
    assert "content/pages/index.md:2:1  错误 unknown-key" in result.stderr
    assert "您是不是要写“title”" in result.stderr
    assert "共 1 个错误" in result.stderr
    assert not (site / "public").exists()


@pytest.mark.parametrize("slug", ["a" * 300, "con"])
def test_a_new_file_has_a_name_that_every_disk_accepts(site, slug):
    result = run("new", "page", "题", "--slug", slug, "-C", str(site))
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert "不能用在网址里" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--nwo", NOW], "没有“--nwo”这个选项。您是不是要写 --now？"),
        (["--now", "昨天"], "--now 的内容不对：“昨天”不是时间，例如要写 2026-03-01 或 2026-03-01T08:00。"),
        (
            ["--now", "9999-12-31T23:59-12:00"],
            "--now 的内容不对：“9999-12-31T23:59-12:00”不是时间，例如要写 2026-03-01 或 2026-03-01T08:00。",
        ),
        (["--jobs", "many"], "--jobs 的内容不对，要写 1 到 64 的整数。"),
        (["--jobs"], "选项“--jobs”后面还要写内容。"),
        (["log", "--csv=1"], "选项“--csv”后面不写内容。"),
        (["check", "--format", "xml"], "--format 的内容不对，只能写这些中的一个：text, json, sarif, github"),
        (["bulid"], "没有“bulid”这个命令。您是不是要写 build？"),
        (["上线"], "没有“上线”这个命令。"),
        (["new", "news"], "命令没有写完整，还缺 <title>。"),
        (
            ["new", "通知", "开班"],
            "命令后面只能写这些中的一个：page, news, course, competition, credential, venue",
        ),
        (["new", "news", "开班", "通知"], "命令不对：多写了“通知”。标题、文件名中有空格时，要用引号括起来。"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_chinese_sentence(arguments, sentence):
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stderr == f"{sentence}\n加上 --help 看用法。\n"


def test_a_new_file_needs_a_title(site):
    before = tree(site)
    result = run("new", "page", " ", "-C", str(site))
    assert (result.returncode, result.stderr[:5]) == (2, "请写上标题")
    assert tree(site) == before


def test_the_program_speaks_the_language_that_is_asked_for(site):
    assert "written" in run("-C", str(site), "--now", NOW, "--lang", "en").stdout
    assert "There is no option --nwo" in run("--nwo", "--lang", "en").stderr


def test_pages_are_in_chinese_whatever_language_the_program_speaks(site):
    run("-C", str(site), "--now", NOW)
    before = tree(site / "public")
    run("-C", str(site), "--now", NOW, "--clean", "--lang", "en")
    assert tree(site / "public") == before


def test_another_language_of_the_site_is_a_problem_in_the_language_of_the_program(site):
    with (site / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("language: en\n")
    assert "网页只有中文" in run("-C", str(site), "--now", NOW).stderr
    assert "Pages are in Chinese only" in run("-C", str(site), "--now", NOW, "--lang", "en").stderr


@pytest.mark.parametrize(
    "wrong",
    [
        *(("--jobs", jobs) for jobs in ("many", "0", "-1", "65", "9" * 5_000)),
        *(("--now", now) for now in ("2026-13-01T08:00", "2026-03-01T99:99", "2026-03-01Tmorni")),
    ],
)
def test_wrong_usage_is_reported_even_when_nothing_has_changed(site, wrong):
    run("-C", str(site), "--now", NOW)
    assert run("-C", str(site), "--now", NOW, *wrong).returncode == 2


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_help_names_every_option_in_the_language(language):
    told = run("build", "--help", "--lang", language).stdout
    for option in ("-C, --site", "--output", "--now", "--drafts", "--clean", "--jobs", "--lang", "--adopt"):
        assert option in told
    assert ("选项：" in told) == (language == "zh-CN")
    for command in ("build", "check", "serve", "new", "explain", "next-change"):
        assert command in run("--help", "--lang", language).stdout


def test_help_shows_arguments_in_the_usage_and_not_among_the_options():
    told = run("new", "--help", "--lang", "en").stdout
    usage = " ".join(told.partition("\n\n")[0].split())
    assert usage == f"Usage: build.py new [Options] <{'|'.join(NEW)}> <title>"
    options = told.partition("Options:\n")[2].splitlines()
    assert options and all(line.lstrip().startswith("-") for line in options if line[2:3].strip())


@pytest.mark.parametrize("now", ["2026-03-01T00:00+00:00", "2026-03-01T00+00", "2026-03-01T0000Z"])
def test_an_offset_is_converted_to_the_site_s_zone(site, now):
    sessions = "sessions:\n  - {id: a, start: 2026-03-05, end: 2026-03-28}\n"
    write_files(site, {"content/courses/a.yaml": f"title: 消防\ntrade: 安全\nsummary: 摘要\n{sessions}"})
    assert run("-C", str(site), "--now", now).returncode == 0
    before = tree(site / "public")
    run("-C", str(site), "--now", "2026-03-01T08:00", "--clean")
    assert tree(site / "public") == before


@pytest.mark.parametrize("zone", ["Asia", "posixrules", "zone.tab"])
def test_a_zone_that_is_none_is_told_as_such_when_a_moment_is_converted(site, zone):
    write_files(
        site, {"site.yaml": (site / "site.yaml").read_text(encoding="utf-8") + f"time_zone: {zone}\n"}
    )
    ended = run("-C", str(site), "--now", "2026-03-01T00:00+00:00")
    assert ended.returncode == 1 and "timezone-unknown" in ended.stderr and "disk-" not in ended.stderr


def test_check_writes_no_output(site):
    assert run("check", "-C", str(site), "--now", NOW).returncode == 0
    assert not (site / "public").exists()


def test_output_survives_a_terminal_without_unicode(site):
    result = run("-C", str(site), "--now", NOW, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert result.returncode == 0


def test_explain_shows_what_a_page_is_made_from(site):
    run("-C", str(site), "--now", NOW)
    told = run("explain", "/", "-C", str(site), "--now", NOW).stdout
    assert "templates/pages/home.html" in told
    assert "templates/layouts/base.html" in told
    assert "content/pages/index.md" in told
    assert "没有改动" in told
    write_files(site, {"content/pages/index.md": "---\ntitle: 首页\n---\n改了。\n"})
    assert "内容有改动" in run("explain", "/", "-C", str(site), "--now", NOW).stdout
    assert run("explain", "/nothing/", "-C", str(site)).returncode == 1


def test_explain_shows_what_a_file_of_the_search_index_is_made_from(site):
    settings = (site / "site.yaml").read_text(encoding="utf-8")
    write_files(site, {"site.yaml": settings.replace("search: no\n", "")})
    run("-C", str(site), "--now", NOW)
    told = run("explain", "/search/pages/0.json", "-C", str(site), "--now", NOW).stdout
    assert "内容：content/pages/index.md\n" in told
    assert told.count("没有改动") == 1
    assert "新的" in told
    write_files(site, {"content/pages/index.md": "---\ntitle: 首页\n---\n改了。\n"})
    told = run("explain", "public/search/head.json", "-C", str(site), "--now", NOW).stdout
    assert "现在再生成：内容有改动" in told


@pytest.mark.parametrize("kind", NEW)
@pytest.mark.parametrize("title", ["关于开班的通知", '怪"标题": #1 \\ {x}', "2026"])
def test_a_new_file_is_commented_and_correct(site, kind, title):
    columns = "columns:\n  - {slug: notices, name: 通知, description: 通知}\n"
    write_files(site, {"site.yaml": (site / "site.yaml").read_text(encoding="utf-8") + columns})
    result = run("new", kind, title, "-C", str(site), "--now", NOW)
    assert result.returncode == 0, result.stderr
    path = result.stdout.split("已建立 ")[1].split("。")[0]
    assert path.isascii()
    document = read_document(path, (site / path).read_bytes())
    assert document.problems == ()
    assert document.data is not None
    assert document.data.title == title  # type: ignore[union-attr]
    assert run("check", "-C", str(site), "--now", NOW, "--drafts").returncode == 0
    again = run("new", kind, title, "-C", str(site), "--now", NOW)
    assert again.returncode == 1
    assert "已经有了" in again.stderr


@pytest.mark.parametrize("kind", NEW)
def test_every_field_that_a_new_file_proposes_is_correct_as_it_stands(kind):
    values = {"title": "题", "date": "2026-12-01", "column": "notices", "trade": "safety"}
    proposed = re.sub(r"(?m)^# (?=[a-z_]+:|  )", "", starting_text(kind, values))
    folder = "content/news/2026" if kind == "news" else NEW[kind].source
    document = read_document(f"{folder}/a{NEW[kind].suffix}", proposed.encode())
    assert document.problems == () and document.data is not None
    assert document.data != read_document(document.path, starting_text(kind, values).encode()).data


@pytest.mark.parametrize("name", ["nowhere", "长" * 100, "a-file", "a-file/below"])
@pytest.mark.parametrize("command", ["build", "check", "explain /", "new page 题", "serve"])
def test_a_missing_site_folder_is_reported_and_nothing_is_created(tmp_path, name, command):
    write_files(tmp_path, {"a-file": "x"})
    result = run(*command.split(), "-C", str(tmp_path / name))
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "不是一个网站文件夹" in result.stderr
    assert os.listdir(tmp_path) == ["a-file"]


def test_a_new_file_that_cannot_be_written_is_reported(site):
    write_files(site, {"content/courses": "一个文件"})
    (site / "content/competitions").symlink_to("competitions")
    for kind in ("course", "competition"):
        result = run("new", kind, "题", "-C", str(site), "--now", NOW)
        assert result.returncode == 1
        assert "错误 disk-in-the-way" in result.stderr


@pytest.mark.parametrize("column", ["notices", "通知"])
def test_a_new_article_goes_into_a_column_given_by_its_slug_or_its_name(site, column):
    columns = "columns:\n" + "".join(
        f"  - {{slug: {slug}, name: {name}, description: {name}}}\n"
        for slug, name in (("news", "动态"), ("notices", "通知"))
    )
    write_files(site, {"site.yaml": (site / "site.yaml").read_text(encoding="utf-8") + columns})
    assert run("new", "news", "放假安排", "--column", column, "-C", str(site), "--now", NOW).returncode == 0
    (file,) = (site / "content/news/2026").iterdir()
    assert "\ncolumn: notices\n" in file.read_text(encoding="utf-8")
    refused = run("new", "news", "别的", "--column", "没有", "-C", str(site), "--now", NOW)
    assert (refused.returncode, refused.stderr) == (2, "没有“没有”这个栏目。可以写：news、notices。\n")


def test_without_columns_a_new_article_is_refused_with_the_remedy(site):
    refused = run("new", "news", "放假安排", "-C", str(site), "--now", NOW)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == "网站还没有栏目，文章没有地方放。请先在 site.yaml 的 columns: 中写一个栏目。\n"
    assert not (site / "content/news").exists()


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX")
def test_a_title_with_characters_that_cannot_be_encoded_makes_a_valid_file(site):
    assert run("new", "page", "甲\x1b乙\udcff丙", "-C", str(site), "--now", NOW).returncode == 0
    assert 'title: "甲 乙 丙"' in (site / "content/pages/jia-yi-bing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [[], ["--clean"]])
def test_a_bug_is_reported_in_one_sentence_with_a_log(site, arguments, monkeypatch, capsys):
    from sitebuilder.cli import building, main

    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(building, "build", fail)
    assert main(["build", "-C", str(site), *arguments]) == 1
    told = capsys.readouterr().err
    assert "程序内部出错（RuntimeError）" in told
    assert "a bug" in (site / ".cache/error.log").read_text(encoding="utf-8")


def test_a_reader_that_closes_the_pipe_gets_no_traceback(site):
    command = [sys.executable, str(ROOT / "build.py"), "-C", str(site), "--now", "2026-03-01T08:00"]
    reading, writing = os.pipe()
    os.close(reading)
    finished = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (finished.returncode, finished.stderr) == (1, "")
    assert (site / "public" / "index.html").is_file()


def test_without_its_libraries_the_program_names_the_command_that_installs_them():
    # Without site-packages, as where the system's Python runs it.
    command = [sys.executable, "-S", str(ROOT / "build.py")]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stdout) == (1, "")
    assert "make" in result.stderr and "Traceback" not in result.stderr


def test_settings_of_a_web_server_are_printed_or_written(site, tmp_path):
    at = ("-C", str(site), "--now", NOW)
    printed = run("hosting", "nginx", *at, "--link", "/srv/a/current")
    assert (printed.returncode, printed.stderr) == (0, "")
    assert "include /srv/a/current/redirects[.]map;" in printed.stdout
    for server, names in {"caddy": {"Caddyfile"}, "netlify": {"_headers", "_redirects"}}.items():
        result = run("hosting", server, *at, "--into", str(tmp_path / server))
        assert result.returncode == 0
        assert {path.name for path in (tmp_path / server).iterdir()} == names
    assert not (site / "public").exists()


@pytest.mark.parametrize(
    ("targets", "link"),
    [
        (["{name: live, type: ssh, host: a.example.cn, path: /home/web/site}"], "/home/web/site"),
        (["{name: live, type: folder, path: /srv/b/current/}"], "/srv/b/current"),
        (["{name: live, type: folder, path: /srv/它/current}"], "/srv/minimal.example/current"),
        (["{name: pages, type: git}"], "/srv/minimal.example/current"),
        (
            [
                "{name: test, type: folder, path: /srv/test, url: 'https://test.minimal.example/'}",
                "{name: live, type: ssh, host: a.example.cn, path: /home/web/site}",
            ],
            "/home/web/site",
        ),
        (
            ["{name: one, type: folder, path: /srv/1}", "{name: two, type: folder, path: /srv/2}"],
            "/srv/minimal.example/current",
        ),
    ],
)
def test_settings_of_a_web_server_serve_the_place_that_the_site_is_published_to(site, targets, link):
    settings = (site / "site.yaml").read_text("utf-8") + "deploy:\n"
    write_files(site, {"site.yaml": settings + "".join(f"  - {each}\n" for each in targets)})
    printed = run("hosting", "nginx", "-C", str(site), "--now", NOW)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert f"include {link}/redirects[.]map;" in printed.stdout


def test_settings_of_a_web_server_come_from_one_reading_of_the_sites_settings(site):
    """A site.yaml that changes meanwhile makes no settings that are half of each."""
    program = str(ROOT / "build.py")
    watch = (
        "import os, runpy, sys\n"
        "def tell(event, values):\n"
        "    if event == 'open' and os.path.basename(str(values[0])) == 'site.yaml':\n"
        "        os.write(2, b'opened ')\n"
        "sys.addaudithook(tell)\n"
        f"sys.argv[0] = {program!r}\n"
        f"runpy.run_path({program!r}, run_name='__main__')\n"
    )
    command = [sys.executable, "-c", watch, "hosting", "nginx", "-C", str(site), "--now", NOW]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (0, "opened ")


@pytest.mark.parametrize("link", ["current", "/srv/a;b", "/srv/a b", "/srv/../etc"])
def test_a_link_that_could_leave_its_place_in_the_settings_is_refused(site, link):
    result = run("hosting", "nginx", "-C", str(site), "--link", link)
    assert (result.returncode, result.stdout) == (2, "")
    assert "/srv/www/current" in result.stderr


def test_settings_of_a_site_with_errors_are_not_written(site):
    write_files(site, {"content/pages/a.md": "---\ntitel: 甲\n---\n文\n"})
    result = run("hosting", "caddy", "-C", str(site), "--now", NOW)
    assert (result.returncode, result.stdout) == (1, "")
    assert "unknown-key" in result.stderr


def test_a_build_with_nothing_to_do_prints_its_reminders_again(site):
    write_files(site, {"content/pages/a.md": "---\ntitle: 甲 # 乙\n---\n[丙]()\n"})
    first = run("-C", str(site), "--now", NOW)
    second = run("-C", str(site), "--now", NOW)
    assert (first.returncode, second.returncode) == (0, 0)
    assert "2 | title: 甲 # 乙" in first.stderr
    assert second.stderr == first.stderr
    assert second.stdout.startswith("写入 0 个")


def test_strict_checks_reminders_again_when_nothing_has_changed(site):
    write_files(site, {"content/pages/a.md": "---\ntitle: 甲 # 乙\n---\n文\n"})
    assert run("-C", str(site), "--now", NOW).returncode == 0
    assert run("-C", str(site), "--now", NOW, "--strict").returncode == 1
    assert run("-C", str(site), "--now", NOW).returncode == 0

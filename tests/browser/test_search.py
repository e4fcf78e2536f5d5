"""Searching in a real browser: everything is found, little is moved, and everybody can use it."""

import gzip
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urljoin

import msgspec
import pytest

from benchmarks.corpus import make_corpus
from benchmarks.generators.ours import OURS
from sitebuilder.formats.search.shards import normalise_line
from tests.browser.visitor import CONTRASTS, Reading, open_page, visit
from tests.site_folder import ROOT, build_site, write_files

NOW = datetime(2026, 11, 24, 8)
SMALL, LARGE = 150, 1000
MOST_BYTES = 60_000
MIXED = """\
---
title: 校企合作
---
由高新区总**工会**建设，学C语言和 BIM 建模，第 12 期，2022年。张\U0002ebf0、李\U000323af。
"""
UNSEEN = """\
消\u200b防\ufeff演\u2060练，焊\u200d接\xad技\ufe0f术。脚注[^1]后文，旁注[^1]再看[^2]。

re\u0301sume\u0301 resume\u0301 inter\xadnational

[^1]: 第一
[^2]: 第二
"""
JOINED = """async (texts) => {
  MODULES
  return texts.map((text) => $search_index.phrasesOf(text).map((phrase) => phrase.join("")).join() === "ab");
}"""
FIND = """async ([folder, queries]) => {
  MODULES
  const index = $search_index.openIndex(folder);
  const found = [];
  for (const query of queries) found.push((await index.find(query)).map((each) => [each.page, each.inTitle]));
  return found;
}"""


def find(page, address: str, queries: list[str]) -> list[list[tuple[int, bool]]]:
    """Search with the page's own index."""
    found: list[list[tuple[int, bool]]] = evaluate(page, address, FIND, [address + "search/", queries])
    return found


def evaluate(page, address: str, function: str, argument: object) -> Any:
    """Call a function into which the page's own modules are put: a page compiles no text (its policy)."""
    script = page.locator("script[src*='/js/search']").get_attribute("src")
    modules = page.request.get(urljoin(address, script)).text().partition("const $search_results")[0]
    return page.evaluate(function.replace("MODULES", modules), argument)


def build_corpus(folder: Path, size: int) -> Path:
    """Write and build the benchmark's site of a size with search; return its output folder."""
    site = folder / f"corpus-{size}"
    OURS.write_site(folder, site, make_corpus(size))
    settings = site / "site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("search: no\n", ""), encoding="utf-8")
    assert build_site(site, now=NOW).problems == ()
    return site / "public"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    return build_corpus(tmp_path_factory.mktemp("search"), SMALL)


def texts_of(public: Path) -> list[str]:
    """Return the text of each page by its number, as it is shown in results; the title stands first."""
    files = sorted((public / "search/pages").glob("*.json"), key=lambda path: int(path.stem))
    return [msgspec.json.decode(path.read_bytes())["text"] for path in files]


def random_strings(texts: list[str], count: int, seed: int) -> list[str]:
    """Return strings of 2 to 6 characters from titles and bodies, half of them from titles."""
    random = Random(seed)
    found: list[str] = []
    while len(found) < count:
        title, _, body = random.choice(texts).partition("\n")
        run = random.choice(re.findall(r"\w+", random.choice((title, body))) or [""])
        length = random.randint(2, 6)
        if len(run) >= length:
            start = random.randrange(len(run) - length + 1)
            found.append(run[start : start + length])
    return found


def check_recall(page, address: str, public: Path, count: int) -> None:
    """Search random strings with the page's own script and compare with the texts themselves."""
    texts = [text.lower() for text in texts_of(public)]
    queries = random_strings(texts, count, seed=7)
    page.goto(address + "search/")
    for query, found in zip(queries, find(page, address, queries), strict=True):
        assert {number for number, _ in found} == {n for n, text in enumerate(texts) if query in text}, query
        titled = {n for n, text in enumerate(texts) if query in text.partition("\n")[0]}
        assert {number for number, in_title in found if in_title} == titled, query
        assert {number for number, _ in found[: min(3, len(titled))]} <= titled, query
        assert len(titled) > 3 or titled <= {number for number, _ in found[:3]}, query


def bytes_until_first_result(page, address: str, public: Path, query: str) -> int:
    """Return the bytes that a visitor's search moves, each file compressed as a web host does.

    Counts everything from the opened search page on, and the search script itself.
    """
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.removeprefix(address).partition("?")[0]))
    page.goto(address + "search/")
    page.locator("#search-box").fill(query)
    page.locator(".search-results li").first.wait_for()
    moved = {name for name in requests if name.startswith("search/") or "/js/search" in name} - {"search/"}
    assert any(name.startswith("search/index/") for name in moved)
    return sum(len(gzip.compress((public / name).read_bytes(), 6)) for name in moved)


def test_every_random_string_is_found_and_titles_come_first(page, corpus, serve):
    check_recall(page, serve(corpus), corpus, 400)


def test_strings_that_cut_across_words_mixed_and_full_width_ones_are_found(page, tmp_path, serve):
    site = write_files(
        tmp_path / "site",
        {
            "site.yaml": "name: 学院\nbase_url: https://test.example/\ndescription: 学院\n",
            "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
            "content/pages/a.md": MIXED,
            "content/pages/b.md": "---\ntitle: 别的\n---\n- 企业\n- 合作\n",
        },
    )
    assert build_site(site, now=NOW).problems == ()
    address = serve(site / "public")
    queries = [
        "校企",
        "企合",
        "企合作",
        "区总工会",
        "总工",
        "C语言",
        "c语",
        "ＢＩＭ",
        "bim 建模",
        "第12期",
        "第 12 期",
    ]
    queries += ["２０２２年", "22年", "BIM建", "建模，第", "语言和", "张\U0002ebf0", "李\U000323af"]
    page.goto(address + "search/")
    numbers = {text.partition("\n")[0]: n for n, text in enumerate(texts_of(site / "public"))}
    for query, found in zip(queries, find(page, address, queries), strict=True):
        assert [number for number, _ in found] == [numbers["校企合作"]], query
    assert find(page, address, ["业合", "没有这个", "，。", "建模C语"]) == [
        [],
        [],
        [],
        [],
    ]


def test_characters_that_nobody_sees_and_letters_composed_otherwise_hide_nothing(page, tmp_path, serve):
    site = write_files(
        tmp_path / "site",
        {
            "site.yaml": "name: 学院\nbase_url: https://test.example/\ndescription: 学院\n",
            "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
            "content/pages/a.md": "---\ntitle: 安\u200b全\n---\n" + UNSEEN,
        },
    )
    assert build_site(site, now=NOW).problems == ()
    address = serve(site / "public")
    queries = [
        "安全",
        "消防演练",
        "焊接技术",
        "脚注后文",
        "旁注再看",
        "resume\u0301",
        "resum\xe9",
        "interna",
        "ﬀ",
    ]
    queries += [
        "消\u200b防",
        "\ufeff消防",
        "消\xad防演",
        "焊\ufe0f接",
        "resum\u200de\u0301",
        "安\u2066全\u2069",
    ]
    page.goto(address + "search/")
    numbers = {text.partition("\n")[0]: n for n, text in enumerate(texts_of(site / "public"))}
    for query, found in zip(queries, find(page, address, queries), strict=True):
        assert [number for number, _ in found] == ([] if query == "ﬀ" else [numbers["安全"]]), query
    every = [*range(11, 0xD800), *range(0xE000, 0x10000), *range(0x1BC00, 0x1D200), *range(0xE0000, 0xE1001)]
    joined = evaluate(page, address, JOINED, [f"a{chr(each)}b" for each in every])
    assert [each for each, is_joined in zip(every, joined, strict=True) if is_joined] == [
        each for each in every if normalise_line(f"a{chr(each)}b") == "ab"
    ]


def test_a_result_cuts_no_word(page, tmp_path, serve):
    site = write_files(
        tmp_path / "site",
        {
            "site.yaml": "name: 学院\nbase_url: https://test.example/\ndescription: 学院\n",
            "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
            "content/pages/a.md": f"---\ntitle: 长\n---\n{'International' * 2}{'汉' * 20}消防"
            f"{'汉' * 70}International{'汉' * 50}\n",
            "content/pages/b.md": f"---\ntitle: 更长\n---\n{'a' * 300}消防{'b' * 300}\n",
        },
    )
    assert build_site(site, now=NOW).problems == ()
    page.goto(serve(site / "public") + "search/?q=消防")
    page.locator(".search-results li").nth(1).wait_for()
    shown = page.locator(".search-results li > p:last-child").all_inner_texts()
    assert f"{'International' * 2}{'汉' * 20}消防{'汉' * 70}International…" in shown
    assert f"…{'a' * 24}消防{'b' * 74}…" in shown


def test_a_search_moves_few_bytes(page, corpus, serve):
    assert bytes_until_first_result(page, serve(corpus), corpus, "设备的运行状") < MOST_BYTES * 5 / 6


_COMMON = ["五十名员工集体上安全课", "给员工做安全教育怎么收费", "食堂全体人员食品安全"]


@pytest.mark.parametrize("query", _COMMON)
def test_near_results_need_no_large_file_of_a_common_word(page, corpus, serve, query):
    """Such a word (安全, 员工) is on most pages: where none has the whole query, only titles count."""
    address = serve(corpus)
    large = {path.name for path in (corpus / "search/index").glob("u*.json")}
    assert "u5b89-5168.json" in large
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.partition("?")[0].rpartition("/")[2]))
    page.goto(address + "search/?q=" + query)
    page.locator(".search-results h3").first.wait_for()
    assert large.intersection(requests) == set()


@pytest.mark.long
def test_a_thousand_articles_are_searched_in_full_and_with_few_bytes(page, tmp_path, serve):
    public = build_corpus(tmp_path, LARGE)
    address = serve(public)
    check_recall(page, address, public, 1000)
    exact = ("练习", "安全操", "设备的运", "现场的标识", "按照规程检查", "工艺的要点")
    near = ("怎么才能当冠军工作室成员", "晚上学安全生产", "计算机网络既术", "企業服務", "網絡安全")
    common = (*_COMMON, "新员工入职三级安全教育", "食品安全培训还有名额吗")
    for query in exact + near + common:
        context = page.context.browser.new_context()
        assert bytes_until_first_result(context.new_page(), address, public, query) < MOST_BYTES, query
        context.close()


def test_results_come_while_writing_and_are_announced(page, academy_address):
    page.goto(academy_address + "search/")
    page.locator("#search-box").press_sequentially("消防安全")
    page.locator(".search-results mark").get_by_text("消防安全", exact=True).first.wait_for()
    page.get_by_role("button", name="更多结果").click()
    page.locator(".search-more").wait_for(state="hidden")
    count = page.locator(".search-results li").count()
    assert page.get_by_role("status").last.inner_text() == f"找到{count}条结果"
    assert page.locator(".search-results a").first.inner_text() == "消防安全"
    assert page.locator(".search-results mark").first.inner_text() == "消防安全"
    assert "q=" in page.url


def test_the_header_box_leads_to_results_on_every_page_and_back_again(page, academy_address):
    page.goto(academy_address + "about/")
    page.get_by_role("banner").get_by_role("searchbox").fill("竞赛")
    page.keyboard.press("Enter")
    page.locator(".search-results li").first.wait_for()
    assert page.locator("#search-box").input_value() == "竞赛"
    page.locator(".search-results a").first.click()
    page.wait_for_url(re.compile(r"^(?!.*/search/)"))
    page.go_back()
    page.locator(".search-results li").first.wait_for()
    assert page.locator("#search-box").input_value() == "竞赛"


def test_the_page_for_a_wrong_address_has_a_search_box(page, academy_address):
    page.goto(academy_address + "nowhere/")
    page.get_by_role("main").get_by_role("searchbox").fill("消防")
    page.keyboard.press("Enter")
    page.locator(".search-results li").first.wait_for()


def test_filters_narrow_the_results_and_say_how_many(page, academy_address):
    page.goto(academy_address + "search/?q=示例")
    page.locator(".search-results li").first.wait_for()
    option = page.locator("#filter-section option").nth(1)
    name, count = re.fullmatch(r"(.+)（(\d+)）", option.inner_text()).groups()  # type: ignore[union-attr]
    page.locator("#filter-section").select_option(name)
    page.wait_for_function(
        "n => document.querySelector('.search-status').textContent.includes(`找到${n}条`)", arg=count
    )
    assert set(page.locator(".search-results .meta span:first-child").all_inner_texts()) == {name}
    page.reload()
    page.wait_for_function(
        "n => document.querySelector('.search-status').textContent.includes(`找到${n}条`)", arg=count
    )
    assert page.locator("#filter-section").input_value() == name


def test_more_results_follow_on_demand_and_take_the_focus(page, corpus, serve):
    page.goto(serve(corpus) + "search/?q=设备")
    page.get_by_role("button", name="更多结果").click()
    page.wait_for_function("() => document.querySelectorAll('.search-results li').length === 15")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.search-results a')[5]")


def test_a_fragment_leaves_all_results_that_were_asked_for(page, corpus, serve):
    page.goto(serve(corpus) + "search/?q=设备")
    page.get_by_role("button", name="更多结果").click()
    page.wait_for_function("() => document.querySelectorAll('.search-results li').length === 15")
    page.locator(".skip-link").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash === '#main'")
    page.wait_for_timeout(300)
    assert page.locator(".search-results li").count() == 15


def test_the_keyboard_alone_is_enough(page, academy_address):
    page.goto(academy_address + "search/")
    page.locator("#search-box").focus()
    page.keyboard.type("示例")
    page.locator(".search-results li").first.wait_for()
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
        if reached[-1] == "A":
            break
    assert reached[-5:] == ["BUTTON", "section", "trade", "year", "A"]
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^(?!.*/search/)"))


def test_what_is_typed_before_the_script_comes_is_searched_for(page, academy_address):
    held: list[Any] = []
    page.route("**/search.*.js", lambda route: held.append(route))
    page.goto(academy_address + "search/?q=竞赛&section=培训课程", wait_until="commit")
    page.locator("#search-box").fill("消防")
    _wait_until(page, lambda: bool(held))
    held[0].continue_()
    page.locator(".search-results mark").get_by_text("消防", exact=True).first.wait_for()
    assert page.locator("#search-box").input_value() == "消防"
    assert page.locator("#filter-section").input_value() == "培训课程"


def test_a_script_that_cannot_be_loaded_is_told_after_a_while(page, academy_address):
    waiting = page.locator(".search-not-started")
    page.route("**/search.*.js", lambda route: route.abort())
    page.goto(academy_address + "search/?q=工会")
    assert waiting.is_hidden()
    waiting.evaluate("element => element.getAnimations().forEach((each) => each.finish())")
    assert waiting.is_visible()
    assert page.get_by_role("link", name="网站地图").last.is_visible()
    page.unroute("**/search.*.js")
    page.reload()
    page.locator(".search-results li").first.wait_for()
    assert waiting.count() == 0


def test_nothing_is_searched_while_an_input_method_is_composing(page, academy_address):
    page.goto(academy_address + "search/")
    page.get_by_role("status").last.wait_for()
    session = page.context.new_cdp_session(page)
    page.locator("#search-box").focus()
    session.send("Input.imeSetComposition", {"text": "消防", "selectionStart": 2, "selectionEnd": 2})
    page.wait_for_timeout(600)
    assert page.locator("#search-box").input_value() == "消防"
    assert page.locator(".search-results li").count() == 0
    session.send("Input.insertText", {"text": "消防"})
    page.locator(".search-results li").first.wait_for()


def test_what_comes_near_stands_under_a_heading_of_its_own_and_is_announced(page, academy_address):
    page.goto(academy_address + "search/?q=消放培训多少钱")
    page.locator(".search-results h3").first.wait_for()
    assert page.locator(".search-near").inner_text() == "近似结果"
    assert page.locator(".search-results").first.locator("li").count() == 0
    page.wait_for_function(
        "() => /^没有找到“消放培训多少钱”，有\\d+条近似结果$/.test("
        "document.querySelector('.search-status').textContent)"
    )
    assert "消防安全" in page.locator(".search-results h3").all_inner_texts()
    assert not page.locator(".search-help").is_visible()
    page.locator("#search-box").fill("消防安全")
    page.locator(".search-results h2").first.wait_for()
    assert not page.locator(".search-near").is_visible()
    assert page.locator(".search-results h3").count() == 0


def test_what_was_found_stays_announced_while_further_results_load(page, academy_address):
    asked: list[Any] = []
    held: list[Any] = []

    def hold_the_third(route) -> None:
        asked.append(route)
        if len(asked) < 3:
            route.continue_()
        else:
            held.append(route)

    page.route("**/search/pages/*", hold_the_third)
    page.goto(academy_address + "search/?q=示例")
    status = page.locator(".search-status")
    status.get_by_text(re.compile(r"^找到\d+条结果")).wait_for()
    page.wait_for_timeout(700)
    while not held:
        page.wait_for_timeout(100)
    assert status.inner_text().startswith("找到")
    for route in held:
        route.continue_()
    page.wait_for_function("() => document.querySelectorAll('.search-results li').length === 5")
    assert status.inner_text().startswith("找到")


def titles_shown(page) -> list[str]:
    titles: list[str] = page.locator(".search-results h2").all_inner_texts()
    return titles


def test_more_results_asked_for_twice_on_a_slow_network_are_shown_once(page, corpus, serve):
    page.goto(serve(corpus) + "search/?q=设备")
    page.wait_for_function("() => document.querySelectorAll('.search-results li').length === 5")
    held: list[Any] = []
    page.route("**/search/pages/*", lambda route: held.append(route))
    more = page.locator(".search-more button")
    more.evaluate("(button) => { button.click(); button.click(); }")
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    page.wait_for_function("() => document.querySelectorAll('.search-results li').length > 5")
    page.wait_for_timeout(300)
    page.unroute("**/search/pages/*")
    links = page.locator(".search-results a").evaluate_all("all => all.map((each) => each.href)")
    assert len(links) == len(set(links))
    assert len(links) == 15


def test_what_was_found_stays_when_further_results_cannot_be_read(page, academy_address):
    asked: list[Any] = []

    def refuse_the_third(route) -> None:
        asked.append(route)
        if len(asked) < 3:
            route.continue_()
        else:
            route.abort()

    page.route("**/search/pages/*", refuse_the_third)
    page.goto(academy_address + "search/?q=示例")
    page.locator(".search-more button").wait_for()
    page.wait_for_function("() => document.querySelectorAll('.search-results li').length === 2")
    page.wait_for_timeout(300)
    first = titles_shown(page)
    assert len(first) == 2
    assert page.locator(".search-status").inner_text().startswith("找到")
    page.unroute("**/search/pages/*")
    page.get_by_role("button", name="更多结果").click()
    page.wait_for_function("() => document.querySelectorAll('.search-results li').length > 2")
    shown = titles_shown(page)
    assert shown[:2] == first
    assert len(shown) == len(set(shown))


def test_a_failure_of_the_search_before_says_nothing_about_this_one(page, corpus, serve):
    page.goto(serve(corpus) + "search/?q=设备")
    page.wait_for_function("() => document.querySelectorAll('.search-results li').length === 5")
    held: list[Any] = []

    def hold_the_further_ones(route) -> None:
        if len(held) < 10:
            held.append(route)
        else:
            route.continue_()

    page.route("**/search/pages/*", hold_the_further_ones)
    page.get_by_role("button", name="更多结果").click()
    page.wait_for_timeout(300)
    page.locator("#search-box").fill("工艺")
    status = page.locator(".search-status")
    page.locator(".search-results mark").get_by_text("工艺", exact=True).first.wait_for()
    said = status.inner_text()
    for route in held:
        route.abort()
    page.wait_for_timeout(300)
    assert said.startswith("找到")
    assert status.inner_text() == said


def test_a_page_that_was_open_for_long_asks_for_the_index_that_is_published_now(page, academy_address):
    page.clock.install()
    heads: list[str] = []
    page.on("request", lambda request: heads.append(request.url) if "head.json" in request.url else None)
    page.goto(academy_address + "search/?q=消防")
    page.locator(".search-results li").first.wait_for()
    page.locator("#search-box").fill("竞赛")
    page.clock.run_for(1000)
    page.wait_for_function("() => document.querySelector('.search-status').textContent.startsWith('找到')")
    assert len(heads) == 1
    page.clock.run_for(11 * 60 * 1000)
    page.locator("#search-box").fill("食品")
    page.clock.run_for(1000)
    page.locator(".search-results mark").get_by_text("食品", exact=True).first.wait_for()
    assert len(heads) == 2


def test_what_the_filters_leave_out_is_not_said_to_be_missing(page, academy_address):
    page.goto(academy_address + "search/?q=消防")
    found = page.get_by_text(re.compile(r"^找到\d+条结果$")).inner_text()[2:-3]
    page.goto(academy_address + "search/?q=消防&section=场地")
    page.get_by_text(f"有{found}条结果，都不符合筛选的条件").wait_for()
    assert page.locator(".search-results li").count() == 0
    page.locator("#filter-section").select_option("")
    page.get_by_text(f"找到{found}条结果").wait_for()


def test_exact_results_that_a_filter_leaves_out_are_still_counted_beside_near_ones(page, academy_address):
    page.goto(academy_address + "search/?q=防火检查")
    page.locator(".search-results h3").first.wait_for()
    sections = set(page.locator(".search-results h3 ~ .meta span:first-child").all_inner_texts())
    exact = set(page.locator(".search-results h2 ~ .meta span:first-child").all_inner_texts())
    page.locator("#filter-section").select_option(sorted(sections - exact)[0])
    page.get_by_text(re.compile("找到0条结果，另有.*条近似结果")).wait_for()


def test_a_filter_that_no_page_has_is_not_applied(page, academy_address):
    page.goto(academy_address + "search/?q=示例&trade=没有的")
    page.locator(".search-results li").first.wait_for()
    assert page.locator("select[name=trade]").input_value() == ""
    assert page.locator("select[name=section]").is_visible()


def test_filters_of_an_address_stay_in_it_before_the_results_are_there(page, academy_address):
    held: list[Any] = []
    page.route("**/search/index/*", lambda route: held.append(route))
    page.goto(academy_address + "search/?q=示例&section=场地")
    page.locator("#search-box").press("Enter")
    for route in held:
        route.continue_()
    page.unroute("**/search/index/*")
    page.locator(".search-results li").first.wait_for()
    assert "section=" in page.url


def test_few_exact_results_stand_before_those_that_come_near(page, academy_address):
    page.goto(academy_address + "search/?q=防火检查")
    page.locator(".search-results h3").first.wait_for()
    shown = page.locator(".search-results h2, .search-results h3").all_inner_texts()
    assert shown[0] == "消防安全"
    assert len(shown) == len(set(shown))
    status = page.get_by_role("status").last.inner_text()
    assert re.fullmatch(r"找到\d+条结果，另有\d+条近似结果", status)


def test_the_sites_words_for_what_was_said_are_marked_whole(page, academy_address):
    page.goto(academy_address + "search/?q=电工证")
    page.locator(".search-results mark").first.wait_for()
    assert set(page.locator(".search-results mark").all_inner_texts()) == {"特种作业"}


def test_lines_of_an_excerpt_are_joined_without_stray_blanks(page, academy_address):
    for query in ("类别", "年份", "职业资格", "建成"):
        page.goto(academy_address + "search/?q=" + query)
        page.locator(".search-results li").first.wait_for()
        for text in page.locator(".search-results li > p:not(.meta)").all_inner_texts():
            assert not re.search(r"[\u4e00-\u9fff。，、：；！？”）] [\u4e00-\u9fff“（]", text), text


def test_no_line_of_a_result_ends_between_a_number_and_its_unit(page, academy_address):
    page.goto(academy_address + "search/?q=班取消")
    title = page.locator(".search-results a").filter(has_text="消防安全班取消").first
    title.wait_for()
    assert "11\u2060月消防安全班取消" in (title.text_content() or "")


def test_no_excerpt_begins_with_closing_punctuation(page, academy_address):
    cut = 0
    for query in ("消防", "安全生产", "机电", "合作", "竞赛", "报名", "学历", "证书"):
        page.goto(academy_address + "search/?q=" + query)
        page.locator(".search-results li").first.wait_for()
        for text in page.locator(".search-results li > p:not(.meta)").all_inner_texts():
            cut += text.startswith("…")
            assert not re.match(r"…?[、，。；：！？…）”》\s]", text.removeprefix("…")), text
    assert cut > 5


def test_nothing_found_shows_the_main_tasks_and_the_site_map(page, academy_address):
    page.goto(academy_address + "search/?q=火星人")
    page.wait_for_function(
        "() => document.querySelector('.search-status').textContent.includes('没有找到“火星人”')"
    )
    assert page.locator(".search-help .tasks a").count() == 4
    assert page.locator(".search-help").get_by_role("link", name="网站地图").is_visible()


def test_without_the_index_a_sentence_says_so(page, academy_address):
    page.route("**/search/index/*", lambda route: route.abort())
    page.goto(academy_address + "search/?q=消防")
    page.wait_for_function(
        "() => document.querySelector('.search-status').textContent.startsWith('现在不能搜索')"
    )
    page.unroute("**/search/index/*")
    page.locator("#search-box").press("Enter")
    page.locator(".search-results li").first.wait_for()


@pytest.mark.parametrize("contrast", CONTRASTS)
def test_what_was_asked_for_stands_out_from_the_ground(browser, academy_address, contrast):
    colours = "(mark) => [mark, document.body].map((each) => getComputedStyle(each).backgroundColor)"
    with visit(browser, Reading(contrast=contrast)) as page:
        open_page(page, academy_address + "search/?q=消防", Reading(contrast=contrast))
        mark, ground = page.locator(".search-results mark").first.evaluate(colours)
        assert mark != ground


@pytest.mark.parametrize("file", ["head.json*", "index/*", "pages/*"])
def test_a_search_whose_answer_never_comes_says_so_and_can_be_tried_again(page, academy_address, file):
    held: list[Any] = []
    page.clock.install()
    page.route(f"**/search/{file}", lambda route: held.append(route))
    page.goto(academy_address + "search/?q=消防")
    _wait_until(page, lambda: bool(held))
    page.clock.run_for(1_000)
    status, again = page.locator(".search-status"), page.get_by_role("button", name="再试一次")
    assert status.inner_text() == "正在查找……"
    assert not again.is_visible()
    page.clock.run_for(30_000)
    again.wait_for()
    assert status.inner_text().startswith("现在不能搜索")
    page.unroute(f"**/search/{file}")
    again.click()
    page.locator(".search-results li").first.wait_for()
    assert status.inner_text().startswith("找到")
    assert status.evaluate("element => element === document.activeElement")
    assert not again.is_visible()


def _wait_until(page, is_so: Callable[[], bool]) -> None:
    for _ in range(200):
        if is_so():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never was")


def test_a_fault_of_the_script_itself_is_not_taken_for_one_of_the_network(page, academy_address):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route(
        "**/search/pages/*",
        lambda route: route.fulfill(status=200, content_type="application/json", body="{}"),
    )
    page.goto(academy_address + "search/?q=消防")
    page.get_by_role("button", name="再试一次").wait_for()
    _wait_until(page, lambda: bool(errors))


def test_an_answer_that_is_no_index_is_one_of_the_network(page, academy_address):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/search/index/*", lambda route: route.fulfill(status=200, body="<p>请先登录"))
    page.goto(academy_address + "search/?q=消防")
    page.get_by_role("button", name="再试一次").wait_for()
    assert errors == []


SPLIT = """async ([letters, known]) => {
  const { syllablesOf } = await import("/search/spelling.js");
  let asked = 0;
  const syllables = new Set(known);
  const ways = syllablesOf(letters, { has: (each) => { asked += 1; return syllables.has(each); } });
  return [ways, asked];
}"""
SYLLABLES = ["a", "an", "ang", "e", "en", "er", "fan", "fang", "gan", "gang", "nan", "ga", "na", "xi", "xian"]


@pytest.fixture(scope="module")
def modules(browser, serve):
    page = browser.new_page()
    page.goto(serve(ROOT / "assets" / "js") + "search/spelling.js")
    yield page
    page.close()


@pytest.mark.parametrize("letters", ["fangan" * 10, "fangan" * 10 + "v", "xian" * 15 + "q", "a" * 59 + "v"])
def test_splitting_a_long_query_in_pinyin_takes_few_steps(modules, letters):
    ways, asked = modules.evaluate(SPLIT, [letters, SYLLABLES])
    assert bool(ways) == (letters[-1] not in "vq")
    assert asked <= 6 * len(letters)


@pytest.mark.parametrize("letters", ["fangan", "xian", "gangan", "nangang", "fangangan", "xianv", "b", "aaa"])
def test_the_ways_to_split_pinyin_are_all_that_there_are_or_eight(modules, letters):
    def ways_of(rest: str) -> list[list[str]]:
        return (
            [[]]
            if not rest
            else [
                [each, *way]
                for each in SYLLABLES
                if rest.startswith(each)
                for way in ways_of(rest[len(each) :])
            ]
        )

    ways, _ = modules.evaluate(SPLIT, [letters, SYLLABLES])
    expected = ways_of(letters)
    assert len(ways) == min(8, len(expected))
    assert sorted(ways) == sorted(each for each in expected if each in ways)
    assert [len(way) for way in ways] == sorted(len(way) for way in ways)


def test_without_javascript_the_page_leads_to_the_site_map(browser, academy_address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(academy_address + "about/")
    page.get_by_role("banner").get_by_role("searchbox").fill("消防")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert "没有运行脚本" in page.get_by_role("main").inner_text()
    page.get_by_role("main").get_by_role("link", name="网站地图").first.click()
    page.wait_for_url("**/sitemap/")
    context.close()


def test_a_page_that_does_not_search_loads_nothing_of_it(page, academy_address):
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(academy_address)
    page.get_by_role("banner").get_by_role("searchbox").focus()
    assert [url for url in requests if "search" in url] == []

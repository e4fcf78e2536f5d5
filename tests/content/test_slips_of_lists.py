"""Lists, marks and addresses as offices write them: each slip is told once, with a remedy that works."""

from typing import Any

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.library.absent import Selection
from sitebuilder.content.library.content_files import ContentFiles
from sitebuilder.content.library.gather import gather
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.model.site import Site
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import Problem, format_problems
from tests.constructs import COURSE
from tests.library import SITE as LIBRARY_SITE
from tests.library import make_library
from tests.site_folder import NOW

SITE_HEAD = "name: 学院\nbase_url: https://a.example/\ndescription: 学院。\n"
PATH = "content/courses/a.yaml"
SPAN = "sessions:\n  - id: a\n    start: 2026-04-04\n    end: 2026-05-30\n    weekdays: 周六\n"


def read(
    more: str, path: str = "content/courses/a.yaml", head: str = COURSE
) -> tuple[Any, tuple[Problem, ...]]:
    found = read_document(path, (head + more).encode())
    return found.data, found.problems


def article(more: str) -> tuple[Any, tuple[Problem, ...]]:
    text = f"---\ntitle: 甲\ndate: 2026-02-01\ncolumn: news\n{more}---\n文\n"
    return read(text, "content/news/2026/a.md", "")


def settings(more: str, head: str = SITE_HEAD) -> tuple[Site | None, list[Problem]]:
    site, reading = read_site((head + more).encode())
    return site, reading.problems


def told(problems: Any) -> list[tuple[str, int]]:
    return [(each.code, each.place.line) for each in problems]


@pytest.mark.parametrize(
    ("more", "line", "item"),
    [
        ("columns:\n  notices: 通知公告\n  news: 新闻\n", 5, "slug: …, name: …, description: …"),
        ("redirects:\n  /old/: /contact/\n", 5, "from: …, to: …"),
        ("synonyms:\n  费用: 多少钱 价格\n", 5, "word: …, also: …"),
    ],
)
def test_a_list_whose_items_are_written_as_keys_is_told_how_an_item_is_written(more, line, item):
    _, problems = settings(more)
    assert told(problems) == [("wrong-type", line)]
    said = format_problems(problems, "zh-CN")
    assert "应当是列表" in said and f"- {{{item}}}" in said


def test_sessions_with_their_ids_as_keys_are_told_once():
    _, problems = read("sessions:\n  dg-01:\n    start: 2026-04-04\n  dg-02:\n    start: 2026-05-04\n")
    assert told(problems) == [("wrong-type", 5)]


def test_a_slip_in_the_key_of_a_single_item_is_told_as_such():
    assert told(settings("columns:\n  名称: 通知\n  网址中的名称: notices\n")[1])[0] == ("unknown-key", 5)
    assert told(read("sessions:\n  -id: a\n")[1]) == [("yaml-hyphen-blank", 5)]


def test_tags_are_read_from_pairs_of_a_name_and_its_part_of_the_address():
    site, problems = settings("tags:\n  报名: enrolment\n  培训: training\n")
    assert not problems and site is not None
    assert [(each.name, each.slug) for each in site.tags] == [("报名", "enrolment"), ("培训", "training")]


def test_links_of_the_navigation_are_read_from_items_with_a_full_width_colon():
    site, problems = settings("navigation:\n  - 首页：/\n  - 工会：https://union.example/\n")
    assert not problems and site is not None
    assert [each.url for each in site.navigation] == ["/", "https://union.example/"]


@pytest.mark.parametrize("none", ["无", "没有", "暂无", "[无]", "\n  - 无"])
def test_a_list_that_says_that_it_has_no_items_is_empty(none):
    data, problems = article(f"tags: {none}\nattachments: {none}\nrelated: {none}\n")
    assert problems == ()
    assert (data.tags, data.attachments, data.related) == ((), (), ())


def test_a_tag_in_quotation_marks_or_among_others_may_be_the_word_for_none():
    assert article('tags: ["无", 报名]\n')[0].tags == ("无", "报名")
    assert article('tags: "无"\n')[0].tags == ("无",)


@pytest.mark.parametrize("days", ["1,3,5", "[1, 3, 5]", "周1、周3、周5", "周1周3周5", "1、3、5"])
def test_weekdays_are_read_from_their_numbers(days):
    data, problems = read(f"{SPAN.replace('周六', days)}")
    assert problems == ()
    assert [each.value for each in data.sessions[0].weekdays] == ["monday", "wednesday", "friday"]


def test_a_span_of_numbered_weekdays_is_read_and_numbers_of_no_weekday_are_not():
    assert len(read(SPAN.replace("周六", "周1至周5"))[0].sessions[0].weekdays) == 5
    assert told(read(SPAN.replace("周六", "0"))[1]) == [("bad-choice", 8)]
    assert told(read(SPAN.replace("周六", "每月1日"))[1]) == [("bad-choice", 8)]


@pytest.mark.parametrize(
    ("days", "reminders"),
    [
        ("2026年5月1日至5日", 0),
        ("[2026-05-01, 2026-05-02]", 0),
        ("2026年5月3日至5日", 1),
        ("[2026-05-01, 2026-05-02, 2026-05-04, 2026-05-06]", 2),
    ],
)
def test_a_holiday_is_only_questioned_if_none_of_its_days_has_a_lesson(days, reminders):
    _, problems = read(f"{SPAN}    days_off: {days}\n")
    assert told(problems) == [("day-off-without-lesson", 9)] * reminders


def test_an_item_on_the_line_of_its_list_is_told_once():
    _, problems = read("sessions: - id: a\n    start: 2026-04-04\n    end: 2026-04-05\n")
    assert told(problems) == [("yaml-item-on-line", 4)]


def test_a_picture_in_markdown_is_told_to_be_its_file_alone():
    _, problems = article("cover: ![现场](a.jpg)\n")
    assert told(problems) == [("yaml-picture", 5)]
    assert "请写：cover: a.jpg" in format_problems(problems, "zh-CN")


def test_keys_that_exist_are_listed_with_their_names():
    problems = read(
        "title: 赛\nsummary: 赛。\nschedule:\n  - name: 初赛\n    时刻: 一\n",
        "content/competitions/a.yaml",
        "",
    )
    said = format_problems(problems[1], "zh-CN")
    assert "name（名称）、start（开始）、end（结束）" in said


def test_a_date_in_a_session_or_a_stage_is_told_to_be_its_start():
    said = format_problems(read("sessions:\n  - id: a\n    日期: 2026-04-04\n")[1], "zh-CN")
    assert "您是不是要写“start”" in said


@pytest.mark.parametrize("mark", [",", "，", ";", "；", "、"])
def test_a_mark_at_the_end_is_no_part_of_a_value_that_is_certain(mark):
    more = (
        f"mode: 面授{mark}\nhours: 24{mark}\nfee: 380元{mark}\ncredential: electrician{mark}\n"
        f"on_demand: 是{mark}\nsessions:\n  - id: a\n    lesson_times: 19:00-21:00{mark}\n"
    )
    data, problems = read(more)
    assert problems == ()
    assert (data.mode.value, data.hours, data.fee.amount, data.credential) == (
        "classroom",
        24,
        380,
        "electrician",
    )


@pytest.mark.parametrize("mark", [",", "，", "；", "、"])
def test_a_mark_at_the_end_of_words_is_told_and_a_column_goes_without_it(mark):
    text = f"---\ntitle: 甲{mark}\ndate: 2026-02-01{mark}\ncolumn: news{mark}\n---\n文\n"
    data, problems = read(text, "content/news/2026/a.md", "")
    assert told(problems) == [("comma-at-end", 2)]
    assert f"末尾有一个“{mark}”" in format_problems(problems, "zh-CN")
    assert data.column == "news"


@pytest.mark.parametrize(
    ("written", "right"),
    [("／courses／", "/courses/"), ("https：//a.example/x", "https://a.example/x")],
)
def test_an_address_with_full_width_marks_is_told_with_half_width_ones(written, right):
    _, problems = settings(f"navigation:\n  - title: 甲\n    url: {written}\n")
    assert told(problems) == [("bad-link", 6)]
    assert f"要用半角的：{right}。" in format_problems(problems, "zh-CN")


def test_the_address_of_the_site_with_full_width_marks_is_told_with_half_width_ones():
    _, problems = settings("", SITE_HEAD.replace("https://", "https：／／"))
    assert told(problems) == [("bad-url", 2)]
    assert "要用半角的：https://a.example/。" in format_problems(problems, "zh-CN")


def test_seats_are_read_with_the_longest_unit():
    head = "title: 一号室\nsummary: 室。\n"
    data, problems = read("seats: 50个座位\n", "content/venues/a.yaml", head)
    assert problems == () and data.seats == 50


@pytest.mark.parametrize(
    ("more", "right"),
    [
        ("author: 张三，editor：李四\n", "editor: 李四"),
        ("author: 张三 editor：李四\n", "editor: 李四"),
        ("expire_at: 2026-04-01；author：张三\n", "author: 张三"),
    ],
)
def test_a_second_key_with_a_full_width_colon_is_not_published_with_the_first(more, right):
    _, problems = article(more)
    assert told(problems) == [("yaml-second-key", 5)]
    assert f"写：{right}" in format_problems(problems, "zh-CN")


def test_words_with_a_colon_are_no_second_key():
    data, problems = article("author: 张三，摄影：李四\nsummary: 填表时，title：写全称\n")
    assert problems == () and data.author == "张三，摄影：李四"


@pytest.mark.parametrize("text", ["2026-04-01 9am", "2026-04-01 9点", "2026年4月1日 9点开课，17点下课"])
def test_a_moment_is_not_offered_without_its_time(text):
    _, problems = read(f'sessions:\n  - id: a\n    start: "{text}"\n')
    assert told(problems) == [("bad-time", 6)]
    assert "：2026-04-01。" not in format_problems(problems, "zh-CN")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("2026年4月4日、11日、18日", ["2026-04-04", "2026-04-11", "2026-04-18"]),
        ("[2026-04-04, 04-11, 5月2日]", ["2026-04-04", "2026-04-11", "2026-05-02"]),
        ("\n      - 2026年4月4日至5日\n      - 11日", ["2026-04-04", "2026-04-05", "2026-04-11"]),
    ],
)
def test_days_of_a_list_may_leave_out_the_year_and_the_month_of_the_one_before(days, expected):
    data, problems = read(f"sessions:\n  - id: a\n    lesson_days: {days}\n")
    assert problems == ()
    assert [str(each) for each in data.sessions[0].lesson_days] == expected


@pytest.mark.parametrize("days", ["2026年4月11日、4日", "4日、2026年4月11日", "2026年4月4日、下周六"])
def test_a_day_that_does_not_follow_the_one_before_is_told(days):
    assert told(read(f"sessions:\n  - id: a\n    lesson_days: {days}\n")[1]) == [("bad-date", 6)]


def test_files_with_blanks_between_them_are_several_attachments():
    data, problems = article("attachments: 报名表.docx 须知.pdf\n")
    assert problems == ()
    assert [each.title for each in data.attachments] == ["报名表", "须知"]


@pytest.mark.parametrize(
    ("more", "form"),
    [
        (
            "verification:\n  - MP_verify_abc.txt: abc\n",
            "verification”下面的每一项请写成 - {name: …, cont",
        ),
        (
            "tags:\n  - 报名: enrolment\n  - 消防: Fire Safety\n",
            "tags”下面的每一项请写成 - {name: …, slug",
        ),
    ],
)
def test_an_item_with_a_key_of_its_own_is_told_how_an_item_is_written(more, form):
    _, problems = settings(more)
    assert [each.code for each in problems] == ["unknown-key"]
    assert form in format_problems(problems, "zh-CN")


def test_blocks_of_markdown_in_a_folded_text_are_not_folded():
    data, _ = read("requirements: >\n  - 年满18岁\n  - 身体健康\nsyllabus: >\n  # 第一天\n  讲理论。\n")
    assert "".join(data.requirements.parts).count("<li>") == 2
    assert "第一天</h3>" in "".join(data.syllabus.parts)


@pytest.mark.parametrize("first", ["- id: dg-01\n    start", "id: dg-01\n  start"])
def test_an_item_without_its_hyphen_is_told_where_it_begins(first):
    indent = "    " if first[0] == "-" else "  "
    source = f"sessions:\n  {first}: 2026-04-04\n{indent}id: dg-02\n{indent}start: 2026-05-04\n"
    _, problems = read(source)
    assert told(problems) == [("yaml-next-item", 7)]
    assert "请写：- id: dg-02，" in format_problems(problems, "zh-CN")


def test_words_with_a_colon_as_an_item_are_told_to_be_quoted():
    _, problems = article("tags:\n  - 年份: 2026\n  - 报名\n")
    assert told(problems) == [("yaml-colon", 6)]
    assert '- "年份: 2026"' in format_problems(problems, "zh-CN")


def test_dots_in_place_of_the_last_line_of_the_front_matter_are_told_there():
    text = "---\ntitle: 甲\ndate: 2026-02-01\ncolumn: news\n...\n文\n"
    assert told(read(text, "content/news/2026/a.md", "")[1]) == [("yaml-fence", 5)]


def test_a_heading_before_the_front_matter_is_told_as_such():
    text = "# 甲\n\n---\ntitle: 甲\ndate: 2026-02-01\ncolumn: news\n---\n文\n"
    assert told(read(text, "content/news/2026/a.md", "")[1]) == [("front-matter-late", 1)]


VENUE = {"content/venues/workshop.yaml": "title: 焊接实训室\nsummary: 室。\n"}


@pytest.mark.parametrize(
    "venue",
    ["../venues/workshop.yaml", "/venues/workshop/", "venues/workshop.yaml", "workshop.yaml", "workshop"],
)
def test_a_place_is_found_by_its_id_its_file_and_its_page(venue):
    library = make_library({**VENUE, PATH: f"{COURSE}sessions:\n  - id: a\n    venue: {venue}\n"})
    (entry,) = library.by_kind[Kind.COURSE]
    assert entry.data.sessions[0].venue == "workshop"
    assert [each.title for each in entry.places.values()] == ["焊接实训室"]


@pytest.mark.parametrize(
    ("venue", "is_slip"),
    [
        *(("workshp", True), ("Workshop", True), ("work shop", True), ("work_shop", True)),
        *(("b203", False), ("3号楼/201", False), ("Room 101", False)),
    ],
)
def test_a_place_that_is_nearly_an_id_is_told(venue, is_slip):
    text = f"{COURSE}sessions:\n  - id: a\n    start: 2026-04-04\n    venue: {venue}\n"
    files = {**VENUE, PATH: text}
    documents = [read_document(path, content.encode()) for path, content in files.items()]
    site, reading = read_site(LIBRARY_SITE.encode())
    assert site is not None
    _, problems = gather(site, reading, Selection(documents, []), ContentFiles({}, {}), NOW)
    assert told(problems) == ([("dead-reference", 7)] if is_slip else [])


@pytest.mark.parametrize(("venue", "is_told"), [("old-workshop", True), ("a-203", False), ("B区-2", False)])
def test_a_place_that_looks_like_an_id_of_nothing_is_told(venue, is_told):
    text = f"{COURSE}sessions:\n  - id: a\n    start: 2026-04-04\n    venue: {venue}\n"
    document = read_document(PATH, text.encode())
    site, reading = read_site(LIBRARY_SITE.encode())
    assert site is not None
    _, problems = gather(site, reading, Selection([document], []), ContentFiles({}, {}), NOW)
    assert told(problems) == ([("place-unknown", 7)] if is_told else [])


def test_a_path_with_too_few_dots_is_told_with_the_document_of_another_kind():
    path = "content/news/2026/a/index.md"
    files = {
        PATH: COURSE,
        path: "---\ntitle: 甲\ndate: 2026-02-01\ncolumn: news\nrelated: [../../courses/a.yaml]\n---\n文\n",
    }
    documents = [read_document(each, text.encode()) for each, text in files.items()]
    site, reading = read_site(LIBRARY_SITE.encode())
    assert site is not None
    _, problems = gather(site, reading, Selection(documents, []), ContentFiles({}, {}), NOW)
    (found,) = [each for each in problems if each.code == "dead-reference"]
    assert dict(found.values)["nearest"] == "courses/a"


@pytest.mark.parametrize(("sign", "lines"), [("：", [6, 7]), ("；", [6]), (" = ", [6]), ("∶", [6])])
def test_an_item_of_keys_with_other_signs_is_no_short_form(sign, lines):
    found, problems = article(f"attachments:\n  - file{sign}报名表.docx\n    title{sign}报名表\n")
    assert found is None
    assert told(problems) == [("yaml-wide-colon", line) for line in lines]


def test_the_correction_of_keys_in_braces_keeps_the_braces():
    _, problems = article("attachments:\n  - {file：报名表.docx，title：报名表}\n")
    assert "{file: 报名表.docx, title: 报名表}" in format_problems(problems, "zh-CN")


@pytest.mark.parametrize("tags", ["[消防，焊\n  接、电 工]", "消防，焊\n  接、电 工"])
def test_a_word_of_a_list_that_goes_on_in_the_next_line_gets_no_space(tags):
    data, problems = article(f"tags: {tags}\n")
    assert problems == ()
    assert data.tags == ("消防", "焊接", "电 工")

"""Remedies that are followed to the letter: each works at once, and publishes no other mistake."""

import pytest

from sitebuilder.content.checks import trade_names
from sitebuilder.content.document_reader import read_document
from sitebuilder.content.kinds import folder_advice
from sitebuilder.content.library.absent import Selection
from sitebuilder.content.library.content_files import ContentFiles
from sitebuilder.content.library.gather import gather
from sitebuilder.content.model.taxonomy import Trade
from sitebuilder.content.site_file import read_site
from sitebuilder.content.values.nearest import Suggestions
from sitebuilder.messages import Word, format_problems
from tests.content.test_slips_of_lists import article, read, settings, told
from tests.site_folder import NOW

SITE = (
    "name: 学院\nbase_url: https://a.example/\ndescription: 学院。\n"
    "columns:\n  - {slug: notices, name: 通知公告, description: 通知}\n"
)

CREDENTIAL = ("content/credentials/a.yaml", "title: 焊工\ntype: 学历\nsummary: 一\n")


def remedy(problems) -> str:
    return format_problems(problems, "zh-CN")


def test_a_fee_of_a_credential_is_told_to_have_its_note_in_a_field_that_is_there():
    _, problems = read("fee: 面议\n", *CREDENTIAL)
    assert "证书的 notes" in remedy(problems)
    assert "删去这一行" in remedy(problems)


@pytest.mark.parametrize(
    ("text", "number"), [("24学时（含实操8学时）", "24"), ("24（8）", "24"), ("约24学时", "24")]
)
def test_the_number_that_is_offered_is_the_one_that_was_written(text, number):
    assert f"例如 {number}；" in remedy(read(f"hours: {text}\n")[1])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("'[查询](https://a.example/b)'", "这里只写：https://a.example/b。"),
        ("官网 https://a.example/b", "这里只写：https://a.example/b。"),
        ("www.a.example/b", "例如 https://www.a.example/b。"),
        ("a.example", "例如 https://a.example。"),
    ],
)
def test_an_address_is_offered_as_it_is_to_be_written(text, right):
    assert right in remedy(read(f"lookup_url: {text}\n", *CREDENTIAL)[1])


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        ("contact\n  phone: 0758-3221145\n  person: 李工\n", "contact:"),
        ("sessions\n  - id: a\n    venue: 甲\n", "sessions:"),
        ("hours 24\n", "hours: 24"),
        ("sessions:\n  - id: a\n    venue 3号楼\n    note: 乙\n", "venue: 3号楼"),
    ],
)
def test_a_key_without_its_colon_is_one_problem_whatever_is_below_it(lines, right):
    _, problems = read(lines)
    assert [code for code, _ in told(problems)] == ["yaml-colon-missing"]
    assert f"空一格：{right}；" in remedy(problems)
    words = right.replace(":", "", 1)
    assert told(read(lines.replace(words, right))[1]) == []


@pytest.mark.parametrize(
    ("wrong", "code", "right"),
    [
        ("[报名, 培训]，", "yaml-mark-at-end", "tags: [报名, 培训]"),
        ("['报名'，'培训']", "yaml-wide-comma", "'报名', '培训'"),
        ('["报名"、"培训"]', "yaml-wide-comma", '"报名", "培训"'),
    ],
)
def test_marks_behind_and_between_entries_in_brackets_are_told_with_the_right_ones(wrong, code, right):
    _, problems = article(f"tags: {wrong}\n")
    assert [each for each, _ in told(problems)] == [code]
    assert f"：{right}\n" in f"{remedy(problems)}\n"
    corrected = right if right.startswith("tags") else f"tags: [{right}]"
    found, problems = article(f"{corrected}\n")
    assert (found.tags, problems) == (("报名", "培训"), ())


def test_words_behind_the_sign_of_a_text_are_told_to_stand_below_it():
    lines = "requirements: | 条件如下\n  - 年满十八周岁\n  - 持工会卡: 原件\nhours: 24\n"
    _, problems = read(lines)
    assert told(problems) == [("yaml-block-words", 4)]
    assert "这一行只留下：requirements: |" in remedy(problems)
    assert told(read(lines.replace("| 条件如下", "|\n  条件如下"))[1]) == []
    assert told(read("requirements: > 60分\nhours: 24\n")[1]) == [("yaml-special-character", 4)]


def test_an_address_that_a_blank_cuts_off_is_not_offered():
    _, problems = read("lookup_url: https://a. example/\n", *CREDENTIAL)
    assert told(problems) == [("bad-url", 4)]
    assert "这里只写" not in remedy(problems)


@pytest.mark.parametrize(
    ("day", "right"),
    [
        ("2026-04-31", "；4月没有31日。"),
        ("2027年2月29日 9:00", "；2月没有29日。"),
        ("2026年4月12", "：2026-04-12。"),
    ],
)
def test_a_day_that_does_not_exist_and_one_without_its_sign_are_told_as_such(day, right):
    _, problems = read(f"sessions:\n  - id: a\n    start: {day}\n")
    assert [code for code, _ in told(problems)] == ["bad-time"]
    assert f"的形式{right}" in remedy(problems)


def test_two_addresses_are_not_offered_as_one():
    _, problems = read("lookup_url: https://a.example/ 或 https://b.example/\n", *CREDENTIAL)
    assert told(problems) == [("bad-url", 4)]
    assert "这里只写" not in remedy(problems)


def test_an_address_in_angle_brackets_is_that_address():
    assert read("lookup_url: <https://a.example/b>\n", *CREDENTIAL)[0].lookup_url == "https://a.example/b"


def test_a_list_without_its_name_is_told_the_line_that_is_missing():
    text = "- id: a\n  name: 甲\n  role: 共建\n"
    document = read_document("content/partners.yaml", text.encode())
    assert told(document.problems) == [("yaml-list-at-top", 1)]
    right = dict(document.problems[0].values)["right"]
    assert not read_document("content/partners.yaml", f"{right}\n{text}".encode()).problems
    assert told(read_document("content/courses/a.yaml", b"- title: a\n").problems) == [
        ("yaml-not-a-mapping", 1)
    ]


def test_the_advice_where_files_belong_names_single_files_too():
    assert "合作单位写在 content/partners.yaml" in folder_advice().chinese
    assert "content/news/四位数的年份/" in folder_advice().chinese


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("时间：3月1日\n  地点：一号楼", "时间：3月1日 地点：一号楼"),
        ("1、身份证\n  2、照片", "1、身份证 2、照片"),
        ("本周六举办\n  培训班", "本周六举办培训班"),
    ],
)
def test_lines_of_a_block_with_names_or_numbers_stay_apart_on_one_line(lines, expected):
    assert article(f"summary: |\n  {lines}\n")[0].summary == expected


@pytest.mark.parametrize("lines", ["|\n  {}\n  {}", "{}\n  {}", '"{}\n  {}"'])
def test_short_lines_of_what_may_be_several_people_stay_apart_on_one_line(lines):
    found = article(f"author: {lines.format('王工', '李工')}\nsource: {lines.format('某市职工', '报社')}\n")[
        0
    ]
    assert (found.author, found.source) == ("王工 李工", "某市职工报社")
    note = lines.format("请带身份证", "和照片").replace("  ", "      ")
    session = f"sessions:\n  - id: a\n    note: {note}\n"
    assert read(session)[0].sessions[0].note == "请带身份证和照片"


def test_several_lines_without_a_mark_between_them_are_no_one_word_of_a_list():
    _, problems = article("tags: 报名\n  缴费\n")
    assert told(problems) == [("wrong-type", 5)]
    assert article("tags: 报名，\n  缴费\n")[0].tags == ("报名", "缴费")


def test_the_address_of_the_site_without_a_scheme_is_offered_with_one():
    head = "name: 学院\ndescription: 学院。\n"
    assert "例如 https://www.a.example" in remedy(settings("base_url: www.a.example\n", head)[1])


@pytest.mark.parametrize(
    "column", ["notices（通知公告）", "notices(通知公告)", "“notices”", "「通知公告」", "Notices", "NOTICES"]
)
def test_a_column_is_read_as_a_problem_lists_it_and_in_quotation_marks(column):
    site, reading = read_site(SITE.encode())
    assert site is not None
    text = f"---\ntitle: 甲\ndate: 2026-02-01\ncolumn: {column}\n---\n文\n"
    document = read_document("content/news/2026/a.md", text.encode())
    library, problems = gather(site, reading, Selection([document]), ContentFiles({}), NOW)
    assert [each.data.column for each in library.articles] == ["notices"], problems


def test_a_column_in_brackets_that_is_not_its_own_is_told():
    site, reading = read_site(SITE.encode())
    assert site is not None
    text = "---\ntitle: 甲\ndate: 2026-02-01\ncolumn: notices（新闻）\n---\n文\n"
    document = read_document("content/news/2026/a.md", text.encode())
    _, problems = gather(site, reading, Selection([document]), ContentFiles({}), NOW)
    assert [each.code for each in problems] == ["column-unknown"]


def test_a_choice_and_a_trade_are_read_as_problems_list_them():
    assert read("mode: classroom（面授）\n")[0].mode == "classroom"
    trade = Trade("safety", "安全类")
    assert trade_names(trade) == ("safety", "安全类", "safety（安全类）")


BEHIND_A_COLON = [
    ("title:张三: 二", 'title: "张三: 二"', "张三: 二"),
    ("title：张三: 二", 'title: "张三: 二"', "张三: 二"),
    ("title：“甲”: @二", 'title: "“甲”: @二"', "“甲”: @二"),
    ("title：甲: #2", 'title: "甲: #2"', "甲: #2"),
    ("title; 张三: 二", 'title: "张三: 二"', "张三: 二"),
    ("title = 张三: 二", 'title: "张三: 二"', "张三: 二"),
    ("Title：张三: 二", 'title: "张三: 二"', "张三: 二"),
    ("标题：张三: 二", 'title: "张三: 二"', "张三: 二"),
    ('title: "急": 张三', "title: '\"急\": 张三'", '"急": 张三'),
    ("title: [急]: 张三", 'title: "[急]: 张三"', "[急]: 张三"),
]
"""Keys with a slip, or values with one, and another colon after them."""


@pytest.mark.parametrize(("line", "right", "title"), BEHIND_A_COLON)
def test_no_word_behind_another_colon_is_left_out_of_a_correction(line, right, title):
    rest = "trade: safety\nsummary: 一\n"
    _, problems = read(rest, head=f"{line}\n")
    assert [dict(each.values)["right"] for each in problems] == [right]
    corrected, problems = read(rest, head=f"{right}\n")
    assert not problems
    assert corrected.title == title


def test_no_word_behind_the_only_key_of_a_mapping_is_left_out_of_its_correction():
    for line in ("person：张三: 二", "person::张三: 二", "Person：张三: 二", "联系人:张三: 二"):
        _, problems = read(f"contact:\n  {line}\n")
        assert [dict(each.values)["right"] for each in problems] == ['person: "张三: 二"'], line
    _, problems = read("contact:\n  person：张三 #1 班\n")
    assert [dict(each.values)["right"] for each in problems] == ["person: 张三 #1 班"]


@pytest.mark.parametrize("key", ["person:: ", "person:：", "person：", "person; ", "person:　"])
def test_a_correction_within_braces_ends_with_its_entry(key):
    _, problems = read(f"contact: {{{key}张三, wechat: abc}}\n")
    assert [dict(each.values)["right"] for each in problems] == ["person: 张三"]


@pytest.mark.parametrize("colons", ["::", ":: ", ":：", "：: ", "：："])
def test_a_second_colon_is_no_part_of_the_value_whose_slip_is_told(colons):
    _, problems = read(f"fee_note{colons}[急]张三\naudience: @全体\n")
    assert {each.place.line for each in problems} == {4, 5}
    rights = [dict(each.values)["right"] for each in problems]
    assert rights == ["fee_note: [急]张三", 'fee_note: "[急]张三"', 'audience: "@全体"']


def test_a_second_colon_is_told_once_beside_another_slip():
    _, problems = read("fee_note:: 张三\naudience: @全体\n")
    assert told(problems) == [("yaml-colon-blank", 4), ("yaml-special-character", 5)]


@pytest.mark.parametrize(
    ("entries", "rights"),
    [
        ("[@甲, 乙]", ['"@甲"']),
        ("[甲, *乙*]", ['"*乙*"']),
        ("[甲, !乙, `丙`]", ['"!乙"', '"`丙`"']),
        ("[[急]甲, 乙]", ['"[急]甲"']),
        ('["急"甲, 乙]', ["'\"急\"甲'"]),
        ("[甲:, 乙]", ['"甲:"']),
        ("[甲 #1, 乙]", ['"甲 #1"']),
    ],
)
def test_an_entry_of_a_list_in_brackets_is_corrected_alone(entries, rights):
    _, problems = read(f"keywords: {entries}\n")
    assert [dict(each.values)["right"] for each in problems] == rights


@pytest.mark.parametrize("value", ["@甲", "%甲", "- 甲", "*甲", "甲: 乙", "[急]甲", '"急"甲', "甲 #1 班"])
@pytest.mark.parametrize("braces", ["{{{}, wechat: abc}}", "{{wechat: abc, {}}}"])
def test_an_entry_in_braces_is_corrected_with_its_key_and_without_what_is_beside_it(value, braces):
    _, problems = read("contact: " + braces.format(f"person: {value}") + "\n")
    (right,) = [dict(each.values)["right"] for each in problems]
    contact, problems = read("contact: " + braces.format(right) + "\n")
    assert not problems
    assert (contact.contact.person, contact.contact.wechat) == (value, "abc")


@pytest.mark.parametrize("colon", ["：", "::", ":: ", ":"])
@pytest.mark.parametrize("value", ["@甲", "甲 #1 班", "[急]甲"])
def test_an_entry_in_braces_whose_key_has_a_slip_too_is_corrected_as_a_whole(colon, value):
    _, problems = read(f"contact: {{wechat: abc, person{colon}{value}}}\n")
    assert [dict(each.values)["right"] for each in problems] == [f'person: "{value}"']


def test_an_address_in_brackets_has_no_key():
    _, problems = read("keywords: [https://a.example/b #1, 乙]\n")
    assert [dict(each.values)["right"] for each in problems] == ['"https://a.example/b #1"']


def test_a_missing_comma_in_braces_is_told_before_the_key_behind_it():
    _, problems = read("contact: {person: 张三 wechat: abc}\n")
    assert [(each.code, each.place.column) for each in problems] == [("yaml-comma-missing", 22)]


@pytest.mark.parametrize("entries", ["[\n  甲,\n  @乙,\n]", "[\n  甲,\n  乙 #1,\n]", "[甲,\n  乙 #1, 丙]"])
def test_an_entry_of_a_list_over_several_lines_is_told_once_at_its_own_line(entries):
    _, problems = read(f"keywords: {entries}\nfee_note: @甲\n")
    at = 4 + entries[: entries.index("乙")].count("\n")
    assert told(problems)[0][1] == at
    assert told(problems)[1:] == [("yaml-special-character", 5 + entries.count("\n"))]


def test_entries_that_are_right_are_not_told_beside_another_slip():
    entries = "[甲, 'a: b', \"c, d\", {e: f}, [g, h], 8:30, https://a.example/, 甲@乙, 5%, a*b]"
    _, problems = read(f'keywords: {entries}\ncontact: {{"person": 甲, wechat: }}\nfee_note: @甲\n')
    assert told(problems) == [("yaml-special-character", 6)]


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        (
            "sessions:\n  - id: a\n    start: 2026年4月11日上午9:00—11:00\n    end: 2026-05-30\n",
            "2026-04-11 09:00。",
        ),
        ("sessions:\n  - end: 2026-05-30\n    start: 2026年4月11日至5月30日\n    id: a\n", "2026-04-11。"),
    ],
)
def test_a_span_beside_its_own_end_is_told_to_be_one_day(lines, right):
    assert f"请只写一天，例如 start: {right}" in remedy(read(lines)[1])


def test_a_span_whose_end_another_item_has_is_told_to_be_two_lines():
    other = "  - id: b\n    start: 2026-06-01\n    end: 2026-06-05\n"
    problems = read(f"sessions:\n{other}  - id: a\n    start: 2026年4月11日至5月30日\n{other}")[1]
    assert "start: 2026-04-11，下一行对齐写 end: 2026-05-30" in remedy(problems)


def test_of_several_credentials_one_is_to_be_chosen():
    assert "请选定一个，写成 credential: hangong 这样" in remedy(read("credential: [hangong, qiangong]\n")[1])


def test_the_photograph_on_one_line_that_is_offered_can_be_read():
    example = "- '![门口的坡道](门口.jpg)'"
    competition = ("content/competitions/a.yaml", "title: 赛\nyear: 2026\nsummary: 一\n")
    assert example in remedy(read("photos:\n  - 门口.jpg\n", *competition)[1])
    data, problems = read(f"photos:\n  {example}\n", *competition)
    assert [each.alt for each in data.photos] == ["门口的坡道"]
    assert problems == ()


def test_quotation_marks_around_the_name_of_a_picture_are_no_part_of_it():
    data, problems = article("cover: “车间.png”\ncover_alt: 车间\n")
    assert (data.cover, problems) == ("content/news/2026/车间.png", ())


def test_a_description_without_its_picture_is_told():
    assert told(article("cover_alt: 车间\n")[1]) == [("missing-key", 5)]


@pytest.mark.parametrize("number", ["2、", "2. ", "（2）", "② "])
def test_a_number_between_items_with_hyphens_is_told_to_be_one(number):
    _, problems = read(f"audiences:\n  - 职工\n  {number}企业\n  3、院校\n")
    assert told(problems) == [("yaml-wide-hyphen", 6), ("yaml-wide-hyphen", 7)]
    assert [dict(each.values)["right"] for each in problems] == ["- 企业", "- 院校"]


@pytest.mark.parametrize(
    ("year", "is_one"), [("第三届", False), ("今年", False), ("二〇二六年", True), ("2025—2026学年", True)]
)
def test_a_year_without_digits_is_told(year, is_one):
    _, problems = read(f"year: {year}\n", "content/competitions/a.yaml", "title: 赛\nsummary: 一\n")
    assert [each.code for each in problems] == ([] if is_one else ["bad-number"])


@pytest.mark.parametrize(
    ("written", "line", "right"),
    [
        ("--- title: 通知\n{rest}---\n正文。\n", 1, "---\ntitle: 通知\n{rest}---\n正文。\n"),
        ("---\ntitle: 通知\n{rest}---正文。\n", 5, "---\ntitle: 通知\n{rest}---\n正文。\n"),
        (
            "---\ntitle: 通知\n{rest}---　各单位：\n正文。\n",
            5,
            "---\ntitle: 通知\n{rest}---\n各单位：\n正文。\n",
        ),
        (
            "---\ntitle: 通知\n{rest}---正文。\n\n---\n\n又一段。\n",
            5,
            "---\ntitle: 通知\n{rest}---\n正文。\n\n---\n\n又一段。\n",
        ),
    ],
)
def test_words_beside_the_hyphens_of_the_front_matter_are_told_on_their_line(written, line, right):
    path, rest = "content/news/2026/a.md", "date: 2026-03-01\ncolumn: notices\n"
    problems = read_document(path, written.format(rest=rest).encode()).problems
    assert told(problems) == [("front-matter-fence", line)]
    assert read_document(path, right.format(rest=rest).encode()).problems == ()


SESSION = "sessions:\n  - id: a\n    start: 2026-07-04\n    end: 2026-11-28\n    weekdays: 周六\n"


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("2026年10月1日至7日（国庆）", 7),
        ("自2026年10月1日起至10月7日止", 7),
        ("2026年10月1日至7日（共7天）、2026-11-07", 8),
        ("[2026年10月1日至7日（国庆节放假）, 2026-11-07]", 8),
    ],
)
def test_days_off_with_a_remark_lose_none_of_the_days(written, count):
    data, problems = read(f"{SESSION}    days_off: {written}\n")
    assert problems == ()
    assert len(data.sessions[0].days_off) == count


@pytest.mark.parametrize(
    "written", ["2026年10月1日至7日（除3日）", "2026年10月1日至7日（上午）", "2026年7月1日至9月30日"]
)
def test_of_days_off_that_cannot_be_taken_whole_no_single_day_is_offered(written):
    problems = read(f"{SESSION}    days_off: {written}\n")[1]
    assert told(problems) == [("bad-date", 9)]
    assert "写成 2026年10月1日至7日 的样子，后面不写别的；一段最多 62 天" in remedy(problems)


@pytest.mark.parametrize(
    "written",
    ["自2026年6月1日起至2026年6月5日止", "2026年6月1日起至2026年6月5日止", "2026年6月1日—5日（5个工作日）"],
)
def test_a_publicity_period_is_taken_with_the_words_of_offices(written):
    competition = ("content/competitions/a.yaml", "title: 赛\nsummary: 一\n")
    data, problems = read(f"publicity: {written}\n", *competition)
    assert problems == ()
    assert [str(data.publicity.start), str(data.publicity.end)] == ["2026-06-01", "2026-06-05"]


def test_a_remark_that_says_more_than_a_holiday_is_not_dropped_with_the_span():
    competition = ("content/competitions/a.yaml", "title: 赛\nsummary: 一\n")
    assert read("schedule:\n  - 初赛：2026年6月1日至5日（线上）\n", *competition)[1]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("hours: 3天\n", "这里按学时计：请只写阿拉伯数字，例如 40；"),
        ("hours: 两天，共3个半天\n", "这里按学时计"),
        (f"{SESSION}    capacity: 2个班\n", "这里按人计：请只写阿拉伯数字，例如 40；"),
        (f"{SESSION}    enrolled: 12/40\n", "例如 12；"),
        (f"{SESSION}    enrolled: 12人／36人\n", "例如 12；"),
        (f"{SESSION}    capacity: 12/36\n", "例如 36；"),
        (f"{SESSION}    capacity: 36人左右\n", "例如 36；"),
    ],
)
def test_no_number_of_another_unit_or_meaning_is_offered(more, said):
    problems = read(more)[1]
    assert [each.code for each in problems] == ["bad-number"]
    assert said in remedy(problems)


@pytest.mark.parametrize(("year", "example"), [("第三届", "2000"), ("2026年度", "2026")])
def test_the_example_of_a_number_is_within_its_limits(year, example):
    years = f"years:\n  - year: {year}\n    source: 处\n    figures:\n      - 人次：1200\n"
    problems = read(years, "content/numbers.yaml", "")[1]
    assert f"例如 {example}" in remedy(problems)


@pytest.mark.parametrize(
    ("key", "written", "right"),
    [
        ("capacity", '"40"人', "40人"),
        ("capacity", "'40'人", "40人"),
        ("fee", '"380"元', "380元"),
        ("hours", '"24"学时', "24学时"),
        ("start", '"2026-07-04" 8:30', "2026-07-04 8:30"),
    ],
)
def test_a_number_in_quotation_marks_with_its_unit_behind_them_is_told_to_lose_them(key, written, right):
    head = {"capacity": SESSION + "    ", "fee": "", "hours": "", "start": "sessions:\n  - id: a\n    "}[key]
    problems = read(f"{head}{key}: {written}\n")[1]
    assert [each.code for each in problems] == ["yaml-quoted-number"]
    assert f"请删去引号：{key}: {right}\n" in remedy(problems) + "\n"
    assert read(f"{head}{key}: {right}\n")[1] == ()


def test_words_in_quotation_marks_with_others_behind_them_keep_theirs():
    assert """'"8:30"开始'""" in remedy(read('contact:\n  hours: "8:30"开始\n')[1])


def test_a_number_in_quotation_marks_within_braces_is_told_to_lose_them():
    problems = read('sessions:\n  - {id: a, start: 2026-07-04, capacity: "40"人}\n')[1]
    assert "请删去引号：capacity: 40人" in remedy(problems)


@pytest.mark.parametrize(
    "written",
    [
        '+++\ntitle = "关于开班的通知"\ndate = 2026-03-01\n+++\n正文。\n',
        "\n+++\ndate = 2026-03-01\ntitle = '关于开班的通知'\n+++\n正文。\n",
        '{\n  "title": "关于开班的通知",\n  "date": "2026-03-01"\n}\n正文。\n',
        '{"date": "2026-03-01", "title": "关于开班的通知"}\n正文。\n',
    ],
)
def test_the_front_matter_of_another_program_is_told_as_such_with_its_title(written):
    problems = read_document("content/news/2026/a.md", written.encode()).problems
    assert [each.code for each in problems] == ["front-matter-foreign"]
    assert "例如 title: 关于开班的通知" in remedy(problems)


@pytest.mark.parametrize("written", ["{待定}\n", "+++ 通知 +++\n", "++++\n"])
def test_other_words_in_signs_are_no_front_matter_of_another_program(written):
    problems = read_document("content/news/2026/a.md", written.encode()).problems
    assert [each.code for each in problems] == ["front-matter-missing"]


@pytest.mark.parametrize("written", ["hvac", "Hvac", "HVAC"])
def test_an_id_in_another_case_is_named_whatever_its_length(written):
    assert Suggestions().nearest(written, ["hvac-b", "HvAc"]) == ("HvAc", Word("fix-nearest"))


def test_the_hours_of_a_first_lesson_are_told_to_be_lesson_times_where_a_session_goes_on():
    head, end = "sessions:\n  - id: a\n    ", "    end: 2026-04-25\n    weekdays: 周六\n"
    said = remedy(read(f"{head}start: 2026年3月7日（周六）上午8:30—11:30\n{end}")[1])
    assert "请只写一天，例如 start: 2026-03-07 08:30。" in said
    assert "再对齐写一行 lesson_times: 08:30—11:30。" in said
    times = "    lesson_times: 08:30—11:30\n"
    assert read(f"{head}start: 2026-03-07 08:30\n{times}{end}")[1] == ()
    assert "lesson_times" not in remedy(read(f"{head}start: 2026年3月7日8:30—11:30\n{times}{end}")[1])

"""Every date of the site: which there are, in which order, and what stays the same for life."""

from sitebuilder.content.dates.events import DateKind
from sitebuilder.views.shared.dates import DateItem
from tests.library import SITE, make_test_context

COURSE = "title: 消防安全\ntrade: safety\nsummary: 学消防。\n"
SESSION = "start: 2026-03-10 19:00, end: 2026-04-10, enrol_from: 2026-02-01, enrol_until: 2026-03-01 17:00"
COMPETITION = "title: 竞赛\nsummary: 比一比。\n"


def course(*sessions: str, more: str = "") -> str:
    return COURSE + more + "sessions:\n" + "".join(f"  - {{{each}}}\n" for each in sessions)


def competition(*stages: str, more: str = "") -> str:
    return COMPETITION + more + "schedule:\n" + "".join(f"  - {{{each}}}\n" for each in stages)


def dates(files: dict[str, str | bytes]) -> tuple[DateItem, ...]:
    return make_test_context(files).dates


def test_a_session_has_an_opening_a_deadline_and_a_time():
    found = dates({"content/courses/fire.yaml": course(f"id: spring, {SESSION}, venue: 一号楼")})
    assert [(each.kind, each.label, str(each.start), str(each.end)) for each in found] == [
        (DateKind.ENROLMENT, "报名开始", "2026-02-01", "None"),
        (DateKind.DEADLINE, "报名截止", "2026-03-01 17:00", "None"),
        (DateKind.SESSION, "开课", "2026-03-10 19:00", "2026-04-10"),
    ]
    assert {(each.title, each.path) for each in found} == {("消防安全", "courses/fire/")}
    assert [each.location for each in found] == [None, None, "一号楼"]


def test_an_unknown_date_is_left_out():
    assert dates({"content/courses/fire.yaml": course("id: a", "id: b, end: 2026-05-01")}) == ()


def test_a_competition_has_its_entry_its_stages_and_its_publicity_period():
    text = competition(
        "name: 初赛, start: 2026-05-01 09:00",
        "name: 交作品, end: 2026-04-20",
        "name: 决赛",
        more="venue: 大礼堂\nentry_from: 2026-03-01\nentry_until: 2026-03-20\n"
        "publicity: {start: 2026-06-01, end: 2026-06-07}\nupdated: 2026-02-03\n",
    )
    found = dates({"content/competitions/a.yaml": text})
    assert [(each.kind.value, each.label, str(each.start)) for each in found] == [
        ("entry", "参赛报名开始", "2026-03-01"),
        ("deadline", "参赛报名截止", "2026-03-20"),
        ("stage", "交作品", "2026-04-20"),
        ("stage", "初赛", "2026-05-01 09:00"),
        ("publicity", "公示", "2026-06-01"),
    ]
    assert str(found[-1].end) == "2026-06-07"
    assert found[3].location == "大礼堂"
    assert {str(each.modified) for each in found} == {"2026-02-03"}


def test_dates_of_all_documents_are_in_the_order_of_time():
    found = dates(
        {
            "content/courses/fire.yaml": course(f"id: a, {SESSION}"),
            "content/competitions/a.yaml": competition("name: 初赛, start: 2026-02-15"),
        }
    )
    assert [each.kind.value for each in found] == ["enrolment", "stage", "deadline", "session"]


def test_a_cancelled_session_cancels_its_enrolment_too():
    found = dates({"content/courses/fire.yaml": course(f"id: a, {SESSION}, cancelled: yes")})
    assert len(found) == 3
    assert all(each.cancelled for each in found)


def test_the_dates_of_a_sample_are_samples():
    found = dates(
        {
            "content/courses/a.yaml": course(f"id: a, {SESSION}, sample: yes", f"id: b, {SESSION}"),
            "content/courses/b.yaml": course(f"id: a, {SESSION}", more="sample: yes\n"),
        }
    )
    assert sum(each.sample for each in found) == 6
    assert {each.path for each in found if not each.sample} == {"courses/a/"}


def uids(text: str, path: str = "content/competitions/a.yaml") -> dict[str, str]:
    return {each.label: each.uid for each in dates({path: text})}


def test_a_uid_survives_new_titles_dates_and_order():
    before = course(f"id: a, {SESSION}", "id: b, start: 2026-05-01")
    after = course("id: b, start: 2026-07-01", f"id: a, {SESSION}").replace("消防安全", "消防（改名）")
    path = "content/courses/fire.yaml"
    assert {each.uid for each in dates({path: before})} == {each.uid for each in dates({path: after})}


def test_a_stage_put_before_others_leaves_their_uids_alone():
    before = uids(competition("name: 初赛, start: 2026-05-01", "name: 决赛, start: 2026-06-01"))
    stages = (
        "name: 初赛, start: 2026-05-01",
        "name: 复赛, start: 2026-05-20",
        "name: 决赛, start: 2026-06-01",
    )
    after = uids(competition(*stages))
    assert before == {label: uid for label, uid in after.items() if label != "复赛"}


def test_uids_are_unique():
    again = ("name: 初赛, start: 2026-05-01", "name: 初赛, start: 2026-05-02")
    found = dates(
        {
            "content/competitions/a.yaml": competition(*again, more="entry_until: 2026-04-01\n"),
            "content/competitions/b.yaml": competition(*again),
            "content/courses/a.yaml": course(f"id: a, {SESSION}", f"id: b, {SESSION}"),
            "content/courses/b.yaml": course(f"id: a, {SESSION}"),
        }
    )
    found_uids = [each.uid for each in found]
    assert len(found_uids) == len(set(found_uids)) == 14
    assert all(uid.endswith("@academy.example") and uid.isascii() for uid in found_uids)


def test_two_sites_on_one_host_have_different_uids():
    files: dict[str, str | bytes] = {"content/courses/fire.yaml": course(f"id: a, {SESSION}")}
    host = "https://academy.example/"
    first, second, root = (
        {each.uid for each in make_test_context(files, SITE.replace(host, host + folder)).dates}
        for folder in ("east/", "west/", "")
    )
    assert first.isdisjoint(second)
    assert "session-course-fire-a@academy.example/east" in first
    assert "session-course-fire-a@academy.example" in root

"""JSON-LD: only what is known, and only what the page shows."""

from typing import Any

from sitebuilder.views.competitions.structured_data import competition_data
from sitebuilder.views.courses.card import credential_of
from sitebuilder.views.courses.structured_data import course_data
from sitebuilder.views.credentials.structured_data import credential_data
from sitebuilder.views.news.structured_data import article_data
from sitebuilder.views.shared.share import share_pictures
from sitebuilder.views.shared.structured_data import item_list, organization
from tests.library import SITE, make_test_context

HEAD = {"@context": "https://schema.org"}
ACADEMY = {"@type": "EducationalOrganization", "name": "测试学院", "url": "https://academy.example/"}
COURSE = "title: 消防安全\ntrade: safety\nsummary: 学消防。\n"
COMPETITION = "title: 竞赛\nsummary: 比一比。\n"


def article(more: str = "") -> Any:
    text = f"---\ntitle: 开班\ndate: 2026-02-01 08:30\ncolumn: notices\n{more}---\n正文。\n"
    files: dict[str, str | bytes] = {"content/news/2026/a.md": text, "content/news/2026/a.jpg": b"jpg"}
    context = make_test_context(files)
    entry = context.library.articles[0]
    return article_data(entry, share_pictures(entry, context), context)


def course(more: str = "", files: dict[str, str] | None = None) -> Any:
    context = make_test_context({"content/courses/fire.yaml": COURSE + more, **(files or {})})
    course = context.library.courses[0]
    return course_data(course, credential_of(course.data, context), context)


def competition(more: str = "") -> Any:
    context = make_test_context({"content/competitions/a.yaml": COMPETITION + more})
    return competition_data(context.library.competitions[0], context)


def test_the_academys_data_has_only_values_known_to_the_site():
    known = {**HEAD, **ACADEMY}
    assert organization(make_test_context({})) == known
    site = (
        SITE
        + "organiser: {name: 总工会}\ncontact: {address: 一号路, phone: 0758-0000000}\nshort_name: 测院\n"
    )
    assert organization(make_test_context({}, site=site)) == {
        **known,
        "alternateName": "测院",
        "parentOrganization": {"@type": "Organization", "name": "总工会"},
        "address": "一号路",
        "telephone": "0758-0000000",
    }


def test_each_of_two_telephone_numbers_in_one_value_is_one_for_machines_too():
    site = SITE + "contact: {phone: 0758-1234567 / 13800000000}\n"
    assert organization(make_test_context({}, site=site))["telephone"] == ["0758-1234567", "13800000000"]


def test_an_articles_data_has_only_known_values():
    assert article() == {
        **HEAD,
        "@type": "NewsArticle",
        "headline": "开班",
        "url": "https://academy.example/news/2026/a/",
        "mainEntityOfPage": "https://academy.example/news/2026/a/",
        "inLanguage": "zh-CN",
        "datePublished": "2026-02-01T08:30+08:00",
        "publisher": ACADEMY,
    }


def test_an_article_names_author_picture_and_last_correction_where_they_are_given():
    data = article(
        "author: 张三\ncover: a.jpg\ncover_alt: 车间\n"
        "corrections:\n  - {date: 2026-02-05, text: 一}\n  - {date: 2026-02-03, text: 二}\n"
    )
    assert data["author"] == {"name": "张三"}
    assert data["image"] == [
        "https://academy.example/news/2026/a-0f-800x420.jpg",
        "https://academy.example/news/2026/a-0f-600x600.jpg",
    ]
    assert data["dateModified"] == "2026-02-05"


def test_an_article_about_a_text_elsewhere_is_based_on_it_and_claims_neither_its_author_nor_its_text():
    data = article(
        "origin: link\nsource: 日报\nsource_url: https://paper.example/1\nsummary: 介绍。\n"
        "author: 李四\noriginal_title: 原题\n"
    )
    assert data["isBasedOn"] == {
        "@type": "CreativeWork",
        "url": "https://paper.example/1",
        "name": "原题",
        "author": {"name": "李四"},
        "publisher": {"@type": "Organization", "name": "日报"},
    }
    assert not {"author", "articleBody"} & set(data)


def test_samples_are_not_facts():
    assert article("sample: yes\n") is None
    assert course("sample: yes\n") is None
    assert competition("sample: yes\nschedule:\n  - {name: 决赛, start: 2026-05-01}\n") is None
    text = "sample: yes\ntitle: 证\ntype: completion\nsummary: 结业。\n"
    context = make_test_context({"content/credentials/a.yaml": text})
    assert credential_data(context.library.credentials[0], context) is None


def test_a_courses_data_has_only_known_values():
    assert course("sessions:\n  - {id: a, start: 2026-03-01, sample: yes}\n  - {id: b}\n") == {
        **HEAD,
        "@type": "Course",
        "name": "消防安全",
        "description": "学消防。",
        "url": "https://academy.example/courses/fire/",
        "inLanguage": "zh-CN",
        "provider": ACADEMY,
    }


def test_a_courses_data_has_its_code_requirements_and_credential():
    credential = "title: 结业证\ntype: completion\nsummary: 结业。\n"
    more = "code: 0123\nrequirements: |\n  **会用**电脑。\ncredential: a\n"
    data = course(more, {"content/credentials/a.yaml": credential})
    assert (data["courseCode"], data["coursePrerequisites"]) == ("0123", "会用电脑。")
    assert data["educationalCredentialAwarded"] == {
        "@type": "EducationalOccupationalCredential",
        "name": "结业证",
        "url": "https://academy.example/credentials/a/",
    }
    sample = course(more, {"content/credentials/a.yaml": "sample: yes\n" + credential})
    assert "educationalCredentialAwarded" not in sample


def test_a_price_is_given_if_it_is_known():
    assert "offers" not in course()
    assert course("fee: 免费\n")["offers"] == {"@type": "Offer", "price": 0, "priceCurrency": "CNY"}
    assert course("fee: 380.50\n")["offers"]["price"] == 380.5
    assert course("fee: 400\n")["offers"]["price"] == 400


def test_a_session_is_a_course_instance_with_its_known_values():
    data = course(
        "hours: 24\nmode: workshop\nsessions:\n"
        "  - {id: a, start: 2026-03-01 19:00, end: 2026-04-01, venue: 一号楼, capacity: 30, enrolled: 22}\n"
        "  - {id: b, start: 2026-05-01, capacity: 30, cancelled: yes}\n"
    )
    common = {
        "@type": "CourseInstance",
        "name": "消防安全",
        "courseMode": "onsite",
        "courseWorkload": "24学时",
        "maximumAttendeeCapacity": 30,
    }
    assert data["hasCourseInstance"] == [
        {
            **common,
            "startDate": "2026-03-01T19:00+08:00",
            "endDate": "2026-04-01",
            "location": {"@type": "Place", "name": "一号楼"},
            "remainingAttendeeCapacity": 8,
        },
        {**common, "startDate": "2026-05-01", "eventStatus": "https://schema.org/EventCancelled"},
    ]


def test_a_full_session_has_no_places_left():
    data = course("sessions:\n  - {id: a, start: 2026-03-01, capacity: 30, enrolled: 30}\n")
    assert data["hasCourseInstance"][0]["remainingAttendeeCapacity"] == 0


def test_a_competition_without_a_date_is_not_an_event():
    assert competition() is None
    assert competition("schedule:\n  - name: 决赛\n") is None


def test_a_competition_begins_with_its_first_stage_and_ends_with_its_last():
    stages = "schedule:\n  - {name: 决赛, start: 2026-06-01}\n  - {name: 初赛, start: 2026-05-01 09:00}\n"
    data = competition("organisers: [总工会]\nvenue: 大礼堂\ncancelled: yes\n" + stages)
    assert data == {
        **HEAD,
        "@type": "Event",
        "name": "竞赛",
        "description": "比一比。",
        "url": "https://academy.example/competitions/a/",
        "startDate": "2026-05-01T09:00+08:00",
        "endDate": "2026-06-01",
        "eventStatus": "https://schema.org/EventCancelled",
        "location": {"@type": "Place", "name": "大礼堂"},
        "organizer": [{"@type": "Organization", "name": "总工会"}],
    }


def test_the_end_of_a_competition_is_unknown_while_a_stage_has_no_date():
    data = competition("schedule:\n  - {name: 初赛, start: 2026-05-01}\n  - name: 决赛\n")
    assert data["startDate"] == "2026-05-01"
    assert "endDate" not in data


def test_a_credential_is_named_by_its_legal_type():
    text = "title: 电工证\ntype: skill-level\nsummary: 电工。\nlevel: 三级\nawarding_body: 评价机构\n"
    context = make_test_context({"content/credentials/a.yaml": text})
    assert credential_data(context.library.credentials[0], context) == {
        **HEAD,
        "@type": "EducationalOccupationalCredential",
        "name": "电工证",
        "description": "电工。",
        "url": "https://academy.example/credentials/a/",
        "credentialCategory": "职业技能等级",
        "educationalLevel": "三级",
        "recognizedBy": {"@type": "Organization", "name": "评价机构"},
    }


def test_a_list_needs_three_courses():
    links = [(f"课程{number}", f"https://academy.example/{number}/") for number in (1, 2, 3)]
    assert item_list(links[:2]) is None
    data = item_list(links)
    assert data is not None
    assert [(each["position"], each["name"], each["url"]) for each in data["itemListElement"]] == [
        (number, *link) for number, link in enumerate(links, start=1)
    ]

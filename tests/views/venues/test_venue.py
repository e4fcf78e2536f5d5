"""Venues, and what names them: by its id a venue is a link on pages and a place in calendars."""

import json
from typing import Any

import pytest
from icalendar import Calendar
from lxml import html

from sitebuilder.content.model.field_types import Kind
from sitebuilder.pipeline.plan import plan_sections
from sitebuilder.views.competitions.structured_data import competition_data
from sitebuilder.views.courses.feed_text import course_item
from sitebuilder.views.courses.listing import outputs as listing_outputs
from sitebuilder.views.machine.calendars import outputs as calendar_outputs
from sitebuilder.views.pages.search import SearchableDocument, content_lines, searchable_pages
from sitebuilder.views.plan import sections, sitemap
from sitebuilder.views.shared.context import Context
from sitebuilder.views.venues.venue import venue_data
from tests.library import made, main_part, make_test_context

VENUE = """\
title: 焊接实训室
summary: 学焊接的地方。
place: 二号楼 101 室
address: 一号路
updated: 2026-02-04
"""
COURSE = (
    "title: 焊工\ntrade: safety\nsummary: 学焊接。\nupdated: 2026-02-03\n"
    "sessions:\n  - {{id: spring, start: 2026-03-10, venue: {}}}\n"
)
COMPETITION = "title: 竞赛\nsummary: 比一比。\nvenue: {}\nschedule:\n  - {{name: 决赛, start: 2026-05-01}}\n"
STAGE = "title: 竞赛\nsummary: 比一比。\nschedule:\n  - {{name: 决赛, start: 2026-05-01, venue: {}}}\n"


def context_of(*, venue: str = VENUE, named: str = "weld", **more: str) -> Context:
    """Return a site with a venue, a course there, and what else is given, by the folder it belongs to."""
    files: dict[str, str | bytes] = {
        "content/venues/weld.yaml": venue,
        "content/courses/a.yaml": COURSE.format(named),
        **{f"content/{folder}/a.yaml": text for folder, text in more.items()},
    }
    return make_test_context(files)


def main_of(context: Context, path: str) -> Any:
    """Return the main part of a page as a tree."""
    return html.fragment_fromstring(main_part(context, path), create_parent="main")


def links(main: Any) -> dict[str, str]:
    return {each.get("href"): each.text_content() for each in main.iter("a")}


def location(context: Context, path: str) -> str:
    (event,) = Calendar.from_ical(made(calendar_outputs, context)[path]).walk("VEVENT")
    return str(event["LOCATION"])


def test_a_session_whose_venue_is_the_id_of_a_venue_links_to_it():
    main = main_of(context_of(), "courses/a/")
    assert links(main)["/venues/weld/"] == "焊接实训室"
    assert "weld" not in main.text_content()


@pytest.mark.parametrize("text", [COMPETITION, STAGE])
def test_a_competition_and_a_stage_link_to_their_venue(text):
    main = main_of(context_of(competitions=text.format("weld")), "competitions/a/")
    assert links(main)["/venues/weld/"] == "焊接实训室"


def test_a_venue_in_words_stays_text():
    main = main_of(context_of(named="一号楼 <大厅>"), "courses/a/")
    assert "一号楼 <大厅>" in main.text_content()
    assert "/venues/weld/" not in links(main)


def test_a_venue_is_named_by_its_id_and_by_nothing_else():
    main = main_of(context_of(named="焊接实训室"), "courses/a/")
    assert "/venues/weld/" not in links(main)


def test_an_unknown_venue_id_is_text_and_not_a_problem():
    context = make_test_context({"content/courses/a.yaml": COURSE.format("weld")})
    assert "weld" in main_of(context, "courses/a/").text_content()


def test_calendars_have_the_location_of_a_venue():
    assert location(context_of(), "courses/a/calendar.ics") == "焊接实训室，二号楼 101 室，一号路"
    assert location(context_of(named="一号楼"), "courses/a/calendar.ics") == "一号楼"
    bare = context_of(venue="title: 焊接实训室\nsummary: 学焊接的地方。\n")
    assert location(bare, "courses/a/calendar.ics") == "焊接实训室"


def test_a_calendar_has_the_address_of_the_stage_or_else_of_the_competition():
    for text in (COMPETITION, STAGE):
        context = context_of(competitions=text.format("weld"))
        assert location(context, "competitions/a/calendar.ics") == "焊接实训室，二号楼 101 室，一号路"


def test_an_event_is_newer_when_its_venue_has_changed():
    def sequence(context: Context) -> int:
        calendar = Calendar.from_ical(made(calendar_outputs, context)["courses/a/calendar.ics"])
        (event,) = calendar.walk("VEVENT")
        return int(str(event["SEQUENCE"]))

    before = sequence(context_of(named="一号楼"))
    assert sequence(context_of()) > before
    assert sequence(context_of(venue=VENUE.replace("2026-02-04", "2026-01-01"))) == before


def test_outputs_that_show_a_venue_are_planned_again_when_it_changes():
    before = {each.name: each.record for each in plan_sections(context_of(), {})}
    moved = context_of(venue=VENUE.replace("二号楼", "三号楼"))
    again = {each.name for each in plan_sections(moved, before) if not each.is_known}
    assert again >= {"venues", "courses", "calendars"}


def test_the_cache_key_of_an_entry_includes_the_venue_that_it_names():
    (course,), (moved,) = (
        context_of(venue=text).library.courses for text in (VENUE, VENUE.replace("二号楼", "三号楼"))
    )
    assert course.cache_key != moved.cache_key
    assert course.document.digest == moved.document.digest


def test_a_venue_page_shows_only_the_courses_and_competitions_held_there():
    context = context_of(competitions=STAGE.format("weld"))
    found = links(main_of(context, "venues/weld/"))
    assert found["/courses/a/"] == "焊工"
    assert found["/competitions/a/"] == "竞赛"
    other = main_of(context_of(named="一号楼"), "venues/weld/")
    assert other.findall(".//h2[@id='courses']") == []


def test_a_venue_page_gathers_unknown_facts_in_one_block():
    main = main_of(context_of(venue="title: 焊接实训室\nsummary: 学焊接的地方。\n"), "venues/weld/")
    gathered = [each.text_content() for each in main.xpath(".//*[@class='unannounced']//li")]
    assert gathered == ["位置", "座位", "地址", "无障碍", "怎么去"]
    assert "待公布" not in main.text_content()
    assert main.findall(".//dl[@class='summary-list']") == []
    assert [each.text_content() for each in main.iter("h1", "h2")][:2] == ["焊接实训室", "还没有公布"]
    (anchor,) = main.xpath(".//*[@id='directions']")
    assert anchor.getparent().getparent().get("class") == "unannounced"


def test_a_venue_of_which_everything_is_known_has_no_such_block():
    known = "seats: 40\nstep_free_access: 有坡道\ndirections: 从东门进。\n"
    main = main_of(context_of(venue=VENUE + known), "venues/weld/")
    assert main.xpath(".//*[@class='unannounced']") == []
    assert main.find(".//h2[@id='directions']").getnext().text_content() == "从东门进。"


def test_the_search_finds_a_venue_and_the_events_held_there_by_its_title():
    pages = searchable_pages(context_of(competitions=COMPETITION.format("weld")))
    assert pages is not None
    documents = [page for page in pages if isinstance(page, SearchableDocument)]
    found = {
        page.entry.path: [page.entry.data.title, *filter(None, content_lines(page))] for page in documents
    }
    assert found["venues/weld/"] == ["焊接实训室", "学焊接的地方。", "二号楼 101 室", "一号路"]
    assert found["courses/a/"] == ["焊工", "学焊接。", "焊接实训室"]
    assert "焊接实训室" in found["competitions/a/"]


def test_the_list_and_the_site_maps_have_every_venue():
    context = context_of()
    assert links(main_of(context, "venues/"))["/venues/weld/"] == "焊接实训室"
    assert links(main_of(context, "sitemap/"))["/venues/weld/"] == "焊接实训室"
    found = made(sitemap_of, context)["sitemap.xml"].decode()
    assert "https://academy.example/venues/weld/" in found


def sitemap_of(context: Context) -> Any:
    paths = (
        output.path for section in sections(context) if section.in_sitemap for output in section.outputs()
    )
    return sitemap(paths, context)


def test_a_site_without_venues_has_no_list_of_them():
    context = make_test_context({"content/courses/a.yaml": COURSE.format("一号楼")})
    paths = [output.path for section in sections(context) for output in section.outputs()]
    assert not [path for path in paths if path.startswith("venues/")]


def test_feeds_and_the_listing_for_programs_have_the_title_of_a_venue():
    context = context_of()
    (course,) = context.library.courses
    assert "焊接实训室" in (course_item(course, context).content or "")
    listing = json.loads(made(listing_outputs, context)["courses.json"])
    assert listing["courses"][0]["sessions"][0]["venue"] == "焊接实训室"


def test_a_venues_structured_data_has_only_known_values():
    context = context_of(competitions=COMPETITION.format("weld"))
    (venue,), (competition,) = context.library.by_kind[Kind.VENUE], context.library.competitions
    url = "https://academy.example/venues/weld/"
    assert venue_data(venue, context) == {
        "@context": "https://schema.org",
        "@type": "Place",
        "name": "焊接实训室",
        "description": "学焊接的地方。",
        "url": url,
        "address": "一号路",
    }
    data = competition_data(competition, context)
    assert data is not None
    assert data["location"] == {"@type": "Place", "name": "焊接实训室", "url": url}


def test_a_sample_venue_is_not_in_structured_data():
    context = context_of(venue=VENUE + "sample: yes\n", competitions=COMPETITION.format("weld"))
    (venue,), (competition,) = context.library.by_kind[Kind.VENUE], context.library.competitions
    assert venue_data(venue, context) is None
    assert "location" not in (competition_data(competition, context) or {})

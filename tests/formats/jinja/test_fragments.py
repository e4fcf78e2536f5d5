"""The fragment tag: parts of a page that depend on one value only."""

from msgspec import Struct

from sitebuilder.formats.jinja.dependencies import dependencies
from sitebuilder.formats.jinja.templates import load_templates, render_view
from sitebuilder.messages import Problem

SOURCES = {
    "page.html": b'{{ title }}: {% fragment "menu.html" of menu %}',
    "menu.html": b"<i>{{ label }}</i>",
    "curious.html": b'{% fragment "nosy.html" of menu %}',
    "nosy.html": b"{{ title }}",
    "lost.html": b'{% fragment "absent.html" of menu %}',
}


class Menu(Struct, frozen=True):
    label: str


class Page(Struct, frozen=True):
    title: str
    menu: Menu


def rendered(name: str, title: str = "T", label: str = "a & b") -> bytes | Problem:
    templates, problems = load_templates(SOURCES)
    assert problems == ()
    return render_view(templates, name, Page(title, Menu(label)))


def test_a_fragment_is_rendered_from_its_value_and_escaped_once():
    assert rendered("page.html") == b"T: <i>a &amp; b</i>"


def test_pages_with_other_values_have_other_fragments():
    templates, _ = load_templates(SOURCES)
    found = [render_view(templates, "page.html", Page("T", Menu(label))) for label in ("x", "y", "x")]
    assert found == [b"T: <i>x</i>", b"T: <i>y</i>", b"T: <i>x</i>"]


def test_a_fragment_sees_nothing_of_the_page_around_it():
    found = rendered("curious.html")
    assert isinstance(found, Problem)
    assert (found.place.file, found.place.line) == ("templates/nosy.html", 1)


def test_a_fragment_that_does_not_exist_is_a_problem_with_its_place():
    found = rendered("lost.html")
    assert isinstance(found, Problem)
    assert found.code == "template-missing"


def test_a_page_depends_on_its_fragments():
    assert dependencies("page.html", SOURCES) == {"page.html", "menu.html"}

"""What a template depends on: every template that it may show, whatever way its name is written."""

import jinja2
import pytest
from jinja2 import meta

from sitebuilder.formats.jinja.dependencies import dependencies, template_digest

PARTS = ("a.html", "b.html", "c.html")


def sources(text: str) -> dict[str, bytes]:
    return {"page.html": text.encode(), **{name: name.encode() for name in PARTS}}


@pytest.mark.parametrize(
    "text",
    [
        '{% include "a.html" %}',
        "{%- include 'a.html' -%}",
        '{%+ include "a.html" +%}',
        '{% include"a.html"%}',
        '{%\n  include\n  "a.html"\n%}',
        '{% include "a.html" ignore missing %}',
        '{% include "a.html" without context %}',
        '{% extends "a.html" %}',
        '{% import "a.html" as a %}',
        '{% from "a.html" import x with context %}',
        '{% from"a.html"import x %}',
        '{% fragment "a.html" of chrome %}',
    ],
)
def test_a_template_named_by_a_string_is_the_only_one(text):
    assert dependencies("page.html", sources(text)) == {"page.html", "a.html"}


@pytest.mark.parametrize(
    "text",
    [
        "{% include name %}",
        '{% include ("a.html") %}',
        '{% include ["a.html", "b.html"] %}',
        '{% include "a.html" if wide else "b.html" %}',
        '{% extends "a.html" if wide else "b.html" %}',
        '{% include "a" ~ ".html" %}',
        '{% include "a" + extension %}',
        '{% include "a" ".html" %}',
        '{% include "%s.html" | format(name) %}',
        '{% include "{}.html".format(name) %}',
        r'{% include "\x61.html" %}',
        r"{% import 'a\'.html' as a %}",
    ],
)
def test_a_template_named_by_an_expression_may_be_any(text):
    found = sources(text)
    assert dependencies("page.html", found) == found.keys()
    # What Jinja itself finds without running the template is among them.
    named = meta.find_referenced_templates(jinja2.Environment().parse(text))
    assert {each for each in named if each in found} <= dependencies("page.html", found)


def test_a_template_named_by_an_expression_gives_another_digest_when_it_changes():
    before = sources('{% include "a.html" if wide else "b.html" %}')
    assert template_digest("page.html", before) != template_digest("page.html", {**before, "b.html": b"x"})

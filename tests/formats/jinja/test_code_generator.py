"""The code of templates: the same text as from Jinja's own, which is the measure."""

import jinja2
import pytest
from msgspec import Struct

from sitebuilder.formats.jinja.fragments import template_variables
from sitebuilder.formats.jinja.templates import load_templates, render_view
from sitebuilder.messages import Problem

PARTS = b"""
{% set PARTS = {"photos": ("photos", "Pictures & more"), "size": 3} %}
{% macro link(title, url="#", current=none) %}
<a href="{{ url }}"{% if current %} aria-current{% endif %}>{{ title }}</a>
{% endmacro %}
{% macro many() %}{{ varargs|join("+") }}{{ kwargs|length }}{% endmacro %}
{% macro framed(title) %}<b>{{ title }}</b>{{ caller() }}{{ caller() }}{% endmacro %}
{% macro twice(x) %}{{ link(x) }}{{ link(x, current=1) }}{% endmacro %}
"""

LAYOUT = b"<main>{% block top %}<h1>{{ title }}</h1>{% endblock %}{% block main %}{% endblock %}</main>"


class Leaf(Struct, frozen=True):
    name: str
    children: tuple["Leaf", ...] = ()

    def says(self, other: str, mark: str = "!") -> str:
        return f"{self.name}<{other}{mark}"


class View(Struct, frozen=True):
    title: str = "a & b"
    leaf: Leaf = Leaf("x<", (Leaf("y", (Leaf("z"),)), Leaf("w")))
    none: None = None
    number: float = 1.5
    empty: tuple[str, ...] = ()


TEXTS = [
    "{{ title }} {{ leaf.name }} {{ leaf.children[0].name }} {{ none }} {{ number }}",
    "{{ leaf.says(title) }}{{ leaf.says(title, mark='?') }}",
    "{{ leaf.says(*[title]) }}{{ leaf.says(**{'other': title}) }}",
    "{% from 'p.html' import link, twice as two %}{{ link(title, '/a') }}{{ two(leaf.name) }}",
    "{% from 'p.html' import link %}{{ link(url=title, title=1) }}{{ link(leaf.name, current=true) }}",
    "{% from 'p.html' import many %}{{ many(1, title, x=2) }}",
    "{% from 'p.html' import framed %}{% call framed(title) %}<i>{{ leaf.name }}</i>{% endcall %}",
    "{% from 'p.html' import PARTS %}{{ PARTS.photos[1] }}{{ PARTS['photos'][0] }}{{ PARTS.size }}",
    "{% import 'p.html' as parts %}{{ parts.link(parts.PARTS.photos[1]) }}",
    "{% from 'p.html' import link with context %}{{ link(title) }}",
    "{% for x in leaf.children %}{{ loop.index }}{{ x.name }}{{ loop.cycle(1, 2) }}{% else %}c{% endfor %}",
    "{% for each in leaf.children recursive %}{{ each.name }}({{ loop(each.children) }}){% endfor %}",
    "{{ leaf.lost is defined }}{{ leaf.name is defined }}{{ leaf.lost|default('&') }}",
    "{{ leaf.lost.more is defined }}",
    "{% set one = {'a': {'b': title}} %}{{ one.a.b }}{{ one.get('c', 'd') }}{{ one.a|length }}",
    "{% set one %}<b>{{ title }}</b>{% endset %}{{ one }}{{ one|length }}{{ title|upper }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(m(title)) }}{{ m(m) is string }}",
    "{% autoescape false %}{% macro m(x) %}{{ x }}{% endmacro %}{{ m(title) }}{% endautoescape %}{{ title }}",
    "{% set n = namespace(x=1) %}{% for each in leaf.children %}{% set n.x = n.x + 1 %}{% endfor %}{{ n.x }}",
    "{% filter upper %}{{ title }}<i>{% endfilter %}{{ range(3)|join(',') }}{{ dict(a=1).a }}",
    "{% extends 'l.html' %}{% block main %}{{ self.top() }}{{ self.top() }}{% endblock %}",
    "{% extends 'l.html' %}{% block top %}{{ super() }}{{ super() }}{% endblock %}",
    "{% extends 'l.html' %}{% from 'p.html' import link %}{% block top %}{{ link(1) }}{% endblock %}",
    "{% extends 'l.html' %}{% block main %}{% from 'p.html' import link %}{{ link(title) }}{% endblock %}",
    "{% include 'l.html' %}{% with x = leaf %}{{ x.name }}{% endwith %}",
    "{{ 'a' if leaf.name else 'b' }}{{ 'c' if empty else leaf.name }}{{ 'd' if empty }}",
    "{{ lost }}",
    "{{ leaf.lost }}",
    "{{ leaf.lost|upper }}",
    "{{ none.lost }}",
    "{{ leaf.says() }}",
    "{{ leaf() }}",
    "{% from 'p.html' import lost %}{{ title }}",
    "{% from 'p.html' import lost %}{{ lost(title) }}",
    "{% from 'p.html' import PARTS %}{{ PARTS.lost }}",
    "{% from 'p.html' import link %}{{ link() }}",
    "{% from 'p.html' import link %}{{ link(1, 2, 3, 4) }}",
    "{% from 'p.html' import link %}{{ link(title, colour=1) }}",
    "{% from 'lost.html' import link %}{{ link(title) }}",
]  # fmt: skip


def rendered_by_jinja(sources: dict[str, bytes]) -> bytes | None:
    """Return what Jinja's own code makes of ``t.html``; None if it refuses it."""
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({name: text.decode() for name, text in sources.items()}),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    variables = template_variables(View())
    try:
        return environment.get_template("t.html").render(variables).encode()
    except (jinja2.TemplateError, TypeError):
        return None


@pytest.mark.parametrize("text", TEXTS)
def test_a_template_renders_as_with_jinjas_own_code_and_fails_where_that_fails(text):
    sources = {"t.html": text.encode(), "p.html": PARTS, "l.html": LAYOUT}
    templates, problems = load_templates(sources)
    assert problems == ()
    for _ in range(2):
        found = render_view(templates, "t.html", View())
        assert (None if isinstance(found, Problem) else found) == rendered_by_jinja(sources)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("\n{{ leaf.lost }}", "'Leaf' object has no attribute 'lost'"),
        ("\n{{ lost.name }}", "'lost' is undefined"),
        ("\n{% from 'p.html' import PARTS %}{{ PARTS.lost }}", "no item 'lost'"),
        ("\n{% from 'p.html' import lost %}{{ lost }}", "'p.html' does not export 'lost'"),
        ("\n{% from 'p.html' import link %}{{ link(1, 2, 3, 4) }}", "takes not more than 3 argument(s)"),
        ("\n{% from 'p.html' import link %}{{ link(colour=1) }}", "'colour'"),
    ],
)
def test_what_a_template_asks_for_in_vain_is_named_at_its_line(text, detail):
    templates, _ = load_templates({"t.html": text.encode(), "p.html": PARTS})
    found = render_view(templates, "t.html", View())
    assert isinstance(found, Problem)
    assert found.code == "template-failed"
    assert (found.place.file, found.place.line) == ("templates/t.html", 2)
    assert detail in dict(found.values)["detail"]


def test_a_macro_loads_its_template_when_it_is_called_first():
    sources = {
        "t.html": b"{% from 'p.html' import link %}{% if title %}{{ link(title) }}{% endif %}",
        "p.html": PARTS,
    }
    templates, _ = load_templates(sources)
    for title, used in (("", ("t.html",)), ("a", ("t.html", "p.html"))):
        assert not isinstance(render_view(templates, "t.html", View(title)), Problem)
        assert templates.used() == used

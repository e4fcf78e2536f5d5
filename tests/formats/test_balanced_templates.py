"""Templates are balanced: each, and each block, macro, branch and loop in it, closes what it opens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import jinja2
import pytest
from jinja2 import nodes

from sitebuilder.formats.jinja.fragments import FragmentTag
from tests.site_folder import ROOT

FOLDER = ROOT / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*ml"))
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
PIECE = re.compile(
    r"""
      (?P<aside><!--.*?-->|<![^>]*>|<\?.*?\?>)
    | <(?P<start>[^\s<>/"']+)
    | </(?P<end>[^\s<>]+)\s*>
    | (?P<text>[^<])
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class State:
    """Where in the markup a template is: in which elements, and in which start tag and quotes, if in any."""

    elements: tuple[str, ...] = ()
    tag: str = ""
    quote: str = ""
    is_closed: bool = False


class Unbalanced(Exception):
    """A template opens what it does not close, or closes what it did not open."""


def faults(name: str, source: str) -> list[str]:
    """Return what is not balanced in a template, each with its line."""
    parsed = jinja2.Environment(extensions=[FragmentTag], trim_blocks=True).parse(source)
    void = VOID if name.endswith(".html") else frozenset[str]()
    found: list[str] = []
    for scope in (parsed, *parsed.find_all((nodes.Block, nodes.Macro, nodes.CallBlock, nodes.AssignBlock))):
        try:
            _expect(State(), _after(scope.body, State(), void), scope.lineno)  # type: ignore[attr-defined]
        except Unbalanced as error:
            found.append(str(error))
    return found


def _after(body: Iterable[nodes.Node], state: State, void: frozenset[str]) -> State:
    """Return where the markup is after some statements; what has a scope of its own is passed over."""
    for node in body:
        if isinstance(node, nodes.Output):
            state = _read("".join(map(_text, node.nodes)), state, void, node.nodes[0].lineno)
        elif isinstance(node, nodes.If):
            ends = [_after(branch, state, void) for branch in _branches(node)]
            for end in ends[1:]:
                _expect(ends[0], end, node.lineno)
            state = ends[0]
        elif isinstance(node, nodes.For):
            _expect(state, _after(node.body, state, void), node.lineno)
            _expect(state, _after(node.else_, state, void), node.lineno)
        elif isinstance(node, (nodes.ScopedEvalContextModifier, nodes.With)):
            state = _after(node.body, state, void)
    return state


def _branches(node: nodes.If) -> Iterator[Sequence[nodes.Node]]:
    yield node.body
    yield from (each.body for each in node.elif_)
    yield node.else_


def _text(piece: nodes.Node) -> str:
    """Return literal text as it is; of a value a word that stands for it, as in ``h{{ level }}``."""
    return piece.data if isinstance(piece, nodes.TemplateData) else re.sub(r"\W", "", f"value{piece!r}")


def _read(text: str, state: State, void: frozenset[str], line: int) -> State:
    at = 0
    while at < len(text):
        if state.tag:
            state, at = _read_tag(text, at, state, void)
            continue
        found = PIECE.match(text, at)
        if found is None:
            raise Unbalanced(f"line {_line(line, text, at)}: {text[at : at + 20]!r} is no markup")
        at = found.end()
        if found["start"]:
            state = replace(state, tag=found["start"])
        elif found["end"]:
            if state.elements[-1:] != (found["end"],):
                raise Unbalanced(
                    f"line {_line(line, text, at)}: </{found['end']}> closes nothing opened here"
                )
            state = replace(state, elements=state.elements[:-1])
    return state


def _line(first: int, text: str, at: int) -> int:
    return first + text.count("\n", 0, at)


def _read_tag(text: str, at: int, state: State, void: frozenset[str]) -> tuple[State, int]:
    """Read one character of a start tag."""
    sign = text[at]
    if state.quote:
        return (replace(state, quote="") if sign == state.quote else state), at + 1
    if sign in "\"'":
        return replace(state, quote=sign, is_closed=False), at + 1
    if sign == ">":
        is_open = not state.is_closed and state.tag not in void
        return State((*state.elements, state.tag) if is_open else state.elements), at + 1
    return replace(state, is_closed=sign == "/"), at + 1


def _expect(wanted: State, found: State, line: int) -> None:
    if wanted != found:
        raise Unbalanced(f"line {line}: ends in {_told(found)}, not in {_told(wanted)}")


def _told(state: State) -> str:
    return (
        " ".join((*(f"<{each}>" for each in state.elements), state.tag and f"<{state.tag} …")) or "no element"
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_closes_what_it_opens(name):
    assert faults(name, (FOLDER / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>a</p>",
        "<br><img src='>'><svg><path d=''/></svg>",
        "<!doctype html>\n<!-- <p> --><p></p>",
        "<h{{ level }}>a</h{{ level }}>",
        "<li{% if a %} class='b'{% endif %}>{% if a %}<b>a</b>{% else %}b{% endif %}</li>",
        "{% for a in b %}<li>{{ a }}</li>{% else %}<p></p>{% endfor %}",
        "{% macro a() %}<p></p>{% endmacro %}<p>{% call a() %}<b></b>{% endcall %}</p>",
        "{% if a %}<p></p>{% elif b %}<b></b>{% endif %}",
        "<div>{% fragment 'a.html' of b %}{% include 'c.html' %}{% block d %}<p></p>{% endblock %}</div>",
    ],
)
def test_balanced_templates_have_no_fault(source):
    assert faults("a.html", source) == []


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("<p>", 1),
        ("a\n</p>", 2),
        ("<p>\n<b></p>\n</b>", 2),
        ("<h{{ level }}>a</h2>", 1),
        ("{% if a %}<div>{% endif %}<p></p>{% if a %}</div>{% endif %}", 1),
        ("{% if a %}<b>{% else %}<i>{% endif %}</b>", 1),
        ("<ul>\n{% for a in b %}<li>{% endfor %}</ul>", 2),
        ("<p>\n{% block a %}</p>{% endblock %}", 2),
        ("{% macro a() %}<p>{% endmacro %}", 1),
        ("<p{% if a %}>{% endif %}</p>", 1),
        ("<p{% if a %} class='{% endif %}'></p>", 1),
    ],
)
def test_unbalanced_templates_are_found_with_their_lines(source, line):
    assert f"line {line}:" in " ".join(faults("a.html", source))


def test_xml_knows_no_elements_that_close_themselves():
    assert faults("a.xml", "<?xml version='1.0'?><a><link/></a>") == []
    assert faults("a.xml", "<a><link></a>") != []


def test_all_templates_are_checked():
    assert len(TEMPLATES) > 50

"""Modules are bundled into one script: dependencies come first, and no name leaks."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from sitebuilder.assets import script_start
from sitebuilder.assets.script_parser import ScriptFault, script_parser
from sitebuilder.assets.scripts import bundle_scripts, read_script
from sitebuilder.messages import Place, Problem
from sitebuilder.processes.pool import WorkerKilledError


def bundle(sources: Mapping[str, bytes]) -> tuple[str, tuple[Problem, ...]]:
    with script_parser() as parse:
        return bundle_scripts(sources, "js", parse)


def bundled(**modules: str) -> str:
    script, problems = bundle({f"js/{name}.js": text.encode() for name, text in modules.items()})
    assert problems == ()
    return script


def problems_of(**modules: str) -> list[tuple[str, str, int | None]]:
    _, problems = bundle({f"js/{name}.js": text.encode() for name, text in modules.items()})
    return [(each.code, each.place.file, each.place.line) for each in problems]


def test_a_module_alone_is_a_block():
    assert bundled(menu="const a = begin();\nshow(a, a);\n") == "{const e=begin();show(e,e)};\n"
    assert bundled(menu="const unused = 1;\n") == ""


def test_an_imported_module_precedes_the_one_that_imports_it():
    script = bundled(
        a='import { twice as double, two } from "./z.js";\ndouble(two);\n',
        z="export const two = 2;\nexport function twice(n) {\n  return n * two;\n}\nconst hidden = 1;\n",
    )
    first, second = script.index("const $z="), script.index("$z;")
    assert first < second
    assert re.search(r"return\{two:\w+,twice:\w+\}", script)
    assert re.search(r"const\{twice:\w+,two:\w+\}=\$z;", script)
    assert "import" not in script
    assert "export" not in script


def test_an_import_holds_in_the_lines_above_it_too():
    script = bundled(a='show(b);\nimport { b } from "./b.js";\n', b="export const b = 1;\n")
    assert re.search(r"\{const\{b:(\w+)\}=\$b;show\(\1\)\}", script)


def test_modules_with_names_that_look_alike_are_told_apart():
    names = ("a-b", "a_b", "a.b", "a--b", "a__b", "a$b")
    script = bundled(**dict.fromkeys(names, "export const x = 1;\n"))
    assert len(set(re.findall(r"const (\$[\w$]+)=\(", script))) == len(names)


def test_an_import_may_take_several_lines_and_a_module_be_imported_twice():
    script = bundled(
        a='import {\n  x,\n} from "./x.js";\nx();\n',
        b='import { x } from "./x.js";\nx();\n',
        x="export function x() {}\n",
    )
    assert script.count("const $x=") == 1


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        ({"a": 'let x;\nimport { b } from "./b.js";\n'}, [("js-no-module", "assets/js/a.js", 2)]),
        ({"a": 'import { a } from "./a.js";\n'}, [("js-circle", "assets/js/a.js", 1)]),
        ({"a": 'let x;\n\nimport b from "./b.js";\n', "b": ""}, [("js-module-form", "assets/js/a.js", 3)]),
        ({"a": "export default 1;\n"}, [("js-module-form", "assets/js/a.js", 1)]),
        (
            {"a": '\nimport { b, c } from "./b.js";\n', "b": "export const b = 1, c = 2;\n"},
            [("js-no-export", "assets/js/a.js", 2)],
        ),
        (
            {"a": 'import { b } from "./b.js";\n', "b": "const b = 1;\n"},
            [("js-no-export", "assets/js/a.js", 1)],
        ),
        (
            {"a": 'import { b } from "./b.js";\n', "b": "export { b };\n"},
            [("js-module-form", "assets/js/b.js", 1)],
        ),
    ],
)
def test_modules_that_cannot_be_bundled_are_problems_with_their_lines(modules, expected):
    assert problems_of(**modules) == expected


def test_imported_names_may_be_renamed_and_explained():
    names = "{\n  // c, d\n  a as b, /* not e */\n  f as\n    g,\n}"
    script = bundled(
        a=f'import {names} from "./b.js";\nb(g);\n', b="export const a = 1;\nexport let f = 2;\n"
    )
    assert re.search(r"const\{a:\w+,f:\w+\}=\$b;", script)


def test_modules_that_import_each_other_are_a_problem():
    found = problems_of(
        a='import { b } from "./b.js";\nexport const a = b;\n',
        b='import { a } from "./a.js";\nexport const b = a;\n',
    )
    assert found == [("js-circle", "assets/js/b.js", 1)]


def test_a_module_in_another_encoding_is_a_problem():
    _, problems = bundle({"js/a.js": "// 说明".encode("gbk")})
    assert [each.code for each in problems] == ["file-not-utf8"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("let a;\n\nlet b = );\n", 3, 9),
        ("if (a) {\n  b();\n", 2, 7),
        ("let s = '名\n';\n", 1, 9),
        ("let 名 = '字' + );\n", 1, 15),
        ("show(`a ${b`);\n", 1, 12),
        ("/* 说明\n", 1, 6),
        ("let a = 1;\nlet a = 2;\n", 2, 5),
        ("const a;\n", 1, 8),
        ("return 1;\n", 1, 1),
        ("x = {a: 1,, b: 2};\n", 1, 11),
        ("let b;\n)\nexport const a = 1;\n", 2, 1),
    ],
)
def test_a_script_that_does_not_parse_is_a_problem_at_its_line_and_column(text, line, column):
    _, (found,) = bundle({"js/a.js": text.encode(), "js/b.js": b"show(1);"})
    assert (found.code, found.place) == ("js-syntax", Place("assets/js/a.js", line, column))


def test_a_script_with_a_zero_byte_is_not_a_text_file():
    assert problems_of(a="show('\0');\nshow(1);\n") == [("file-binary", "assets/js/a.js", 1)]


def test_each_script_that_does_not_parse_is_reported():
    found = problems_of(a="a(;", b="b(;", c='import { x } from "./a.js";\nx();\n')
    assert found == [("js-syntax", "assets/js/a.js", 1), ("js-syntax", "assets/js/b.js", 1)]


def test_a_mistake_that_only_a_module_allows_is_reported_at_its_line():
    found = problems_of(a='import {\n  x,\n} from "./x.js";\n\nconst x = 1;\n', x="export const x = 1;\n")
    assert found == [("js-syntax", "assets/js/a.js", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "show(`\nexport const b = 1;\nimport x from 'y';`);\n",
        "/*\nexport default 1\n*/\nshow(`${`\nimport x`}`);\n",
    ],
)
def test_words_of_modules_in_a_comment_or_a_template_are_no_code(text):
    assert "show(" in bundled(a=text)


def test_an_import_that_is_indented_is_one():
    script = bundled(a='  import { x } from "./x.js";\n  x();\n', x="  export function x() {}\n")
    assert script.count("$x") == 2


def test_a_private_use_character_is_kept():
    assert "\ue000" in bundled(a='show("\ue000");\n')


def test_the_process_that_parses_ends_with_the_context():
    with script_parser() as parse:
        assert parse("a  ( 1 )") == "a(1)"
        assert isinstance(parse(")"), ScriptFault)
        assert parse("x") == "x"
    with pytest.raises(ValueError, match="closed"):
        parse("a")


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on processor time")
def test_a_script_that_takes_too_long_is_a_problem_and_the_next_one_is_parsed(monkeypatch, tmp_path):
    program = Path(script_start.PROGRAM).read_text("utf-8")
    endless = "def _minify(script):\n    while script == 'long':\n        pass\n    return script, None\n\n\n"
    (tmp_path / "endless.py").write_text(program.replace("if __name__", f"{endless}if __name__"), "utf-8")
    monkeypatch.setattr(script_start, "PROGRAM", str(tmp_path / "endless.py"))
    with script_parser(1) as parse:
        assert parse("a") == "a"
        found = parse("long")
        assert isinstance(found, ScriptFault) and found.is_out_of_time
        told = read_script("assets/js/a.js", b"long", parse)
        assert parse("b") == "b"
    assert isinstance(told, Problem) and told.code == "file-too-complex"


def test_a_module_with_thousands_of_exports_after_a_backtick_is_refused_soon():
    exports = "".join(f"export const a{number} = 1;\n" for number in range(4_000))
    with script_parser() as parse:
        _, problems = bundle_scripts({"js/a.js": b"const b = ``;\n" + exports.encode()}, "js", parse)
        assert [each.code for each in problems] == ["file-too-complex"]
        assert bundle_scripts({"js/a.js": exports.encode()}, "js", parse)[1] == ()


def test_a_process_that_cannot_work_is_a_bug_that_says_why(monkeypatch):
    monkeypatch.setattr(script_start, "PROGRAM", "/no/such/program.py")
    with pytest.raises(RuntimeError, match=r"no.such.program"), script_parser() as parse:
        parse("a")


def test_a_process_that_the_system_kills_is_not_called_a_script_that_takes_too_long(monkeypatch, tmp_path):
    program = tmp_path / "killed.py"
    program.write_text("import os, signal\ninput()\nos.kill(os.getpid(), signal.SIGKILL)\n")
    monkeypatch.setattr(script_start, "PROGRAM", str(program))
    with pytest.raises(WorkerKilledError, match="SIGKILL"), script_parser() as parse:
        parse("a")

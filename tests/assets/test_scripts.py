"""Modules become one script: what others import stands first, and no name leaks."""

import pytest

from sitebuilder.assets.scripts import bundle_scripts


def bundled(**modules: str) -> str:
    script, problems = bundle_scripts(
        {f"js/{name}.js": text.encode() for name, text in modules.items()}, "js"
    )
    assert problems == ()
    return script


def problems_of(**modules: str) -> list[tuple[str, str, int | None]]:
    _, problems = bundle_scripts({f"js/{name}.js": text.encode() for name, text in modules.items()}, "js")
    return [(each.code, each.place.file, each.place.line) for each in problems]


def test_a_module_alone_is_a_block():
    assert bundled(menu="const a = 1;\n") == "{const a=1;}\n"


def test_an_imported_module_stands_before_the_one_that_imports_it():
    script = bundled(
        a='import { twice as double, two } from "./z.js";\ndouble(two);\n',
        z="export const two = 2;\nexport function twice(n) {\n  return n * two;\n}\nconst hidden = 1;\n",
    )
    first, second = script.index("const $z="), script.index("$z;")
    assert first < second
    assert "return{two,twice};" in script
    assert "const{twice:double,two}=$z;" in script
    assert "import" not in script
    assert "export" not in script


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
    ],
)
def test_what_cannot_be_bundled_is_a_problem_at_its_line(modules, expected):
    assert problems_of(**modules) == expected


def test_modules_that_import_each_other_are_a_problem():
    found = problems_of(
        a='import { b } from "./b.js";\nexport const a = b;\n',
        b='import { a } from "./a.js";\nexport const b = a;\n',
    )
    assert found == [("js-circle", "assets/js/b.js", 1)]


def test_a_module_in_another_encoding_is_a_problem():
    _, problems = bundle_scripts({"js/a.js": "// 说明".encode("gbk")}, "js")
    assert [each.code for each in problems] == ["file-not-utf8"]

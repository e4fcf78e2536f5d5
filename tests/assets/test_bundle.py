"""Scripts: one for every page, and one of its own for each folder."""

import re

from sitebuilder.assets import bundle_assets
from sitebuilder.assets.minify import minify_assets
from sitebuilder.assets.script_parser import script_parser


def test_the_modules_of_a_folder_are_a_script_of_their_own():
    sources = {
        "js/everywhere.js": b"show(1);",
        "js/search/page.js": b'import { index } from "./index.js";\nstart(index);',
        "js/search/index.js": b"export const index = 1;",
    }
    with script_parser() as parse:
        minified, problems = minify_assets(sources, {}, parse)
    bundles = bundle_assets(sources, minified)
    files = {file.path: file.content.decode() for file in bundles.files}
    assert problems == ()
    assert files[bundles.js] == "show(1);\n"
    script = files[bundles.named["js/search.js"]]
    first, second = script.splitlines()
    assert first.startswith("const $search_index=")
    assert re.fullmatch(r"\{const\{index:(\w)\}=\$search_index;start\(\1\)\};", second)
    assert set(bundles.named) == {"js/search.js"}

"""Scripts: one for every page, and a separate one for each folder."""

import re

from PIL import Image

from sitebuilder.assets.bundle import MinifiedAssets, bundle_assets
from sitebuilder.assets.minify import minify_assets
from sitebuilder.assets.script_parser import script_parser
from tests.site_folder import ROOT


def test_the_modules_of_a_folder_become_a_separate_script():
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
    script = files[bundles.published_paths["js/search.js"]]
    first, second = script.splitlines()
    assert first.startswith("const $search_index=")
    assert re.fullmatch(r"\{const\{index:(\w)\}=\$search_index;start\(\1\)\};", second)
    assert set(bundles.published_paths) == {"js/search.js"}


def test_a_file_of_the_root_keeps_its_name_there():
    sources = {"root/favicon.ico": b"icon", "css/base.css": b"a { background: url(../root/favicon.ico) }"}
    with script_parser() as parse:
        bundles = bundle_assets(sources, minify_assets(sources, {}, parse)[0])
    assert [(each.path, each.content) for each in bundles.files][2:] == [("favicon.ico", b"icon")]
    assert bundles.published_paths == {"root/favicon.ico": "favicon.ico"}
    assert b'url("../favicon.ico")' in bundles.files[0].content


def test_a_file_without_an_extension_has_its_fingerprint_at_the_end():
    """Not before the dot of a folder, whose name would then be another, or a hidden one."""
    names = ("fonts/LICENSE", "v1.2/a", "v1.2/b.svg")
    minified = MinifiedAssets(("",), "", {})
    paths = bundle_assets(dict.fromkeys(names, b"x"), minified).published_paths
    digest = paths["v1.2/b.svg"].split(".")[-2]
    assert [paths[name] for name in names] == [
        f"assets/fonts/LICENSE.{digest}",
        f"assets/v1.2/a.{digest}",
        f"assets/v1.2/b.{digest}.svg",
    ]


def test_the_icons_are_there_in_the_sizes_that_are_asked_for():
    with Image.open(ROOT / "assets/root/favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    with Image.open(ROOT / "assets/root/apple-touch-icon.png") as touch:
        assert touch.size == (180, 180)
        assert touch.mode != "RGBA"  # iOS shows black where an icon is transparent.

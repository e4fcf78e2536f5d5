"""Scripts: one for every page, and one of its own for each folder."""

from sitebuilder.assets import bundle_assets
from sitebuilder.assets.minify import minify_assets


def test_the_modules_of_a_folder_are_a_script_of_their_own():
    sources = {
        "js/everywhere.js": b"const a = 1;",
        "js/search/page.js": b'import { index } from "./index.js";\nstart(index);',
        "js/search/index.js": b"export const index = 1;",
    }
    minified, problems = minify_assets(sources)
    bundles = bundle_assets(sources, minified)
    files = {file.path: file.content.decode() for file in bundles.files}
    assert problems == ()
    assert files[bundles.js] == "{const a=1;}\n"
    script = files[bundles.named["js/search.js"]]
    assert script.index("const index=1") < script.index("start(index)")
    assert set(bundles.named) == {"js/search.js"}

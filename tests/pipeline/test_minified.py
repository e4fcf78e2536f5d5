"""The stylesheet and the scripts are kept while their sources are the same, and made again otherwise."""

import re
import shutil

from sitebuilder.messages import Place
from sitebuilder.pipeline import build
from tests.site_folder import ROOT, build_site, copy_site, options, tree, write_files


def css_of(site) -> str:
    return "".join(
        content.decode() for path, content in tree(site / "public").items() if path.endswith(".css")
    )


def test_a_changed_stylesheet_or_script_is_made_again(tmp_path):
    site = write_files(
        copy_site("minimal", tmp_path),
        {"assets/css/base.css": "a { color: red }\n", "assets/js/a.js": "show(1);\n"},
    )
    build_site(site)
    assert "color:red" in css_of(site)
    write_files(site, {"content/pages/index.md": "---\ntitle: 首页\n---\n改了\n"})
    assert build_site(site).written == 1
    write_files(site, {"assets/css/base.css": "a { color: blue }\n"})
    build_site(site)
    assert "#00f" in css_of(site)
    before = tree(site / "public")
    write_files(site, {"assets/js/a.js": "show(2);\n"})
    build_site(site)
    assert tree(site / "public") != before


def test_their_errors_are_reported_again_and_nothing_is_cached(tmp_path):
    site = write_files(copy_site("minimal", tmp_path), {"assets/css/base.css": "a {{\n"})
    for _ in range(2):
        assert [each.code for each in build(options(site)).problems] == ["css-syntax"]
    assert not (site / ".cache/assets.bin").exists()


def test_a_file_that_a_stylesheet_uses_is_published_and_reported_once_it_is_missing(tmp_path):
    site = write_files(
        copy_site("minimal", tmp_path),
        {"assets/css/base.css": "a { background: url(../images/x.svg) }\n", "assets/images/x.svg": "<svg/>"},
    )
    for drawing in ("<svg/>", "<svg></svg>"):
        write_files(site, {"assets/images/x.svg": drawing})
        assert build_site(site).problems == ()
        (name,) = re.findall(r'url\("(images/x\.\w+\.svg)"\)', css_of(site))
        assert (site / "public/assets" / name).read_text(encoding="utf-8") == drawing
    (site / "assets/images/x.svg").unlink()
    (found,) = build_site(site).problems
    assert (found.code, found.place) == ("css-url", Place("assets/css/base.css", 1, 17))


def test_a_template_script_that_does_not_parse_is_reported_at_its_line(tmp_path):
    site = copy_site("minimal", tmp_path)
    shutil.copytree(ROOT / "templates", site / "templates")
    write_files(site, {"templates/layouts/fold-menu.js": "let a = 1;\nlet b = );\n"})
    (found,) = build_site(site).problems
    assert (found.code, found.place) == ("js-syntax", Place("templates/layouts/fold-menu.js", 2, 9))

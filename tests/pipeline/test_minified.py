"""The stylesheet and the scripts are kept while their sources are the same, and made again otherwise."""

from tests.site_folder import build_site, copy_site, tree, write_files


def css_of(site) -> str:
    return "".join(
        content.decode() for path, content in tree(site / "public").items() if path.endswith(".css")
    )


def test_a_changed_stylesheet_or_script_is_made_again(tmp_path):
    site = write_files(
        copy_site("minimal", tmp_path),
        {"assets/css/base.css": "a { color: red }\n", "assets/js/a.js": "const a = 1;\n"},
    )
    build_site(site)
    assert "color:red" in css_of(site)
    write_files(site, {"content/pages/index.md": "---\ntitle: 首页\n---\n改了\n"})
    assert build_site(site).written == 1
    write_files(site, {"assets/css/base.css": "a { color: blue }\n"})
    build_site(site)
    assert "#00f" in css_of(site)
    before = tree(site / "public")
    write_files(site, {"assets/js/a.js": "const a = 2;\n"})
    build_site(site)
    assert tree(site / "public") != before


def test_what_is_wrong_in_them_is_told_again_and_nothing_is_kept(tmp_path):
    site = write_files(copy_site("minimal", tmp_path), {"assets/css/base.css": "a {{\n"})
    for _ in range(2):
        assert [each.code for each in build_site(site).problems] == ["css-syntax"]
    assert not (site / ".cache/assets.bin").exists()

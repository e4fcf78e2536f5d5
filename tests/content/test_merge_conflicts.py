"""Markers of an unresolved merge are told in every kind of file."""

import pytest

from sitebuilder.content.merge_conflicts import find_conflicts, has_conflict
from tests.site_folder import build_site, copy_site, write_files

BEGIN, END = "<" * 7, ">" * 7
CONFLICT = f"{BEGIN} HEAD\n甲\n=======\n乙\n{END} main\n"


def told(site) -> list[tuple[str, str, int]]:
    return [(each.code, each.place.file, each.place.line) for each in build_site(site).problems]


@pytest.mark.parametrize(
    "file",
    ["templates/layouts/footer.html", "assets/css/tokens.css", "assets/js/menu.js"],
)
def test_both_markers_in_a_file_of_the_program_are_told_and_nothing_else(tmp_path, file):
    site = write_files(copy_site("minimal", tmp_path), {file: f"\n{CONFLICT}"})
    here = [each for each in told(site) if each[1] == file]
    assert here == [("merge-conflict", file, 2), ("merge-conflict", file, 6)]


def test_a_single_marker_that_was_left_in_a_template_is_told():
    text = f"<p>甲</p>\n{END} main\n".encode()
    (found,) = find_conflicts("templates/", {"a.html": text, "b.html": b"<p>a >>>>>>>> b</p>"})
    assert (found.place.file, found.place.line) == ("templates/a.html", 2)


@pytest.mark.parametrize(
    ("name", "code"), [("list.csv", "attachment-conflict"), ("list.txt", "attachment-conflict")]
)
def test_a_text_attachment_with_both_versions_is_told(tmp_path, name, code):
    page = f"---\ntitle: 名单\n---\n见[名单]({name})。\n"
    files = {"content/pages/a.md": page, f"content/pages/{name}": f"姓名\n{CONFLICT}"}
    assert told(write_files(copy_site("minimal", tmp_path), files)) == [(code, f"content/pages/{name}", 1)]


def test_a_drawing_with_both_versions_is_told_as_unresolved(tmp_path):
    page = "---\ntitle: 图\n---\n![平面图](plan.svg)\n"
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n{CONFLICT}</svg>\n'
    files = {"content/pages/a.md": page, "content/pages/plan.svg": drawing}
    assert told(write_files(copy_site("minimal", tmp_path), files)) == [
        ("svg-conflict", "content/pages/a.md", 4)
    ]


@pytest.mark.parametrize(
    "text",
    [f"{END} 他写道\n回信\n", f"{BEGIN}{END} 甲", f"甲 {BEGIN} 乙\n甲 {END} 乙\n", "甲,乙\n=======\n"],
)
def test_a_quoted_mail_and_arrows_are_no_conflict(text):
    assert not has_conflict(text.encode())

"""A link to a file or folder that is there, but cannot be linked so, is not told to put it there."""

import pytest

from sitebuilder.messages import format_problems
from tests.site_folder import build_site, copy_site, write_files

PDF = "%PDF-1.4\n" + "a" * 99


def told(folder, link: str, *names: str) -> str:
    files = {"content/pages/a.md": f"---\ntitle: 甲\n---\n\n{link}\n"}
    files |= {f"content/pages/{name}": PDF for name in names}
    return format_problems(build_site(write_files(copy_site("minimal", folder), files)).problems, "zh-CN")


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("1#车间安排.pdf", "1%23车间安排.pdf"),
        ("报%20名.pdf", "报%2520名.pdf"),
        ("C#/安排.pdf", "C%23/安排.pdf"),
    ],
)
def test_a_name_with_signs_of_links_is_told_how_to_write_it_and_then_found(tmp_path, name, right):
    found = told(tmp_path / "wrong", f"[安排]({name})", name)
    assert f"请写成 {right}，或给文件改名" in found
    assert "请把文件放到" not in found
    assert "没有任何文章用到" not in found
    assert told(tmp_path / "right", f"[安排]({right})", name) == ""


def test_a_link_to_a_folder_of_files_is_told_to_lead_to_a_file(tmp_path):
    assert "这是一个文件夹：请链接到里面的文件" in told(tmp_path, "[资料](资料)", "资料/a.pdf")


def test_a_link_to_the_lock_file_of_an_open_document_is_told_to_lead_to_the_document(tmp_path):
    found = told(tmp_path / "alone", "[报名表](~$报名表.pdf)", "~$报名表.pdf")
    assert "~$ 开头的是 Office 打开文件时的临时文件" in found
    assert "那里有“报名表.pdf”" in told(tmp_path / "both", "[报名表](~$报名表.pdf)", "报名表.pdf")


def test_a_file_that_is_not_there_is_still_told_to_be_put_there(tmp_path):
    assert "请把文件放到 content/pages/" in told(tmp_path, "[安排](2#安排.pdf)", "1号安排表.docx")

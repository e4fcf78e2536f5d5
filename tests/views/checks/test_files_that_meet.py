"""Two files with the same address are told what can be done with files."""

from sitebuilder.messages import format_problems
from tests.site_folder import build_site, copy_site, write_files

PDF = "%PDF-1.4\n" + "a" * 99


def test_attachments_whose_names_are_the_same_in_pinyin_are_told_to_be_renamed(tmp_path):
    page = "---\ntitle: 甲\n---\n\n[表](报名表.pdf)、[表](报鸣表.pdf)\n"
    files = {"content/pages/a.md": page, "content/pages/报名表.pdf": PDF, "content/pages/报鸣表.pdf": PDF}
    (found,) = build_site(write_files(copy_site("minimal", tmp_path), files)).problems
    told = format_problems([found], "zh-CN")
    assert found.code == "output-collision"
    assert "请给其中一个文件改名，用到它的地方也写新的名字" in told
    assert "slug" not in told

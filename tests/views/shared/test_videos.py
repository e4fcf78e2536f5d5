"""Films of this site: a player that loads nothing before it is started, with the picture beside as poster."""

from pathlib import Path

import pytest

from tests.pictures import picture
from tests.site_folder import build_site, copy_site, write_files

PAGE = "---\ntitle: 录像\n---\n{}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = copy_site("minimal", tmp_path)
    return write_files(site, {"content/pages/录像/焊接.mp4": b"\0\0\0\x18ftypmp42"})


def shown(site: Path, body: str) -> str:
    write_files(site, {"content/pages/a.md": PAGE.format(body)})
    assert build_site(site).problems == ()
    html = (site / "public/a/index.html").read_text("utf-8")
    return html[html.index("<video") : html.index("</video>")]


def test_a_video_is_shown_in_a_player_that_loads_nothing(site):
    html = shown(site, "![学员在焊接](录像/焊接.mp4)")
    assert html == (
        '<video src="/lu-xiang/han-jie.mp4" controls preload="none" playsinline aria-label="学员在焊接">'
        '<a href="/lu-xiang/han-jie.mp4">学员在焊接</a>'
    )
    assert (site / "public/lu-xiang/han-jie.mp4").exists()


@pytest.mark.parametrize("size", ["", " =640x360"])
def test_a_picture_with_the_same_name_is_the_poster_and_determines_the_size(site, size):
    write_files(site, {"content/pages/录像/焊接.jpg": picture("navy", (1280, 720))})
    html = shown(site, f"![学员在焊接](录像/焊接.mp4{size})")
    width, height = (640, 360) if size else (1280, 720)
    assert f'width="{width}" height="{height}"' in html
    poster = html.partition('poster="')[2].partition('"')[0]
    assert (site / "public" / poster.lstrip("/")).exists()


def test_adding_or_removing_a_poster_changes_the_page(site):
    assert "poster" not in shown(site, "![焊接](录像/焊接.mp4)")
    write_files(site, {"content/pages/录像/焊接.jpg": picture("navy", (1280, 720))})
    assert "poster" in shown(site, "![焊接](录像/焊接.mp4)")
    (site / "content/pages/录像/焊接.jpg").unlink()
    assert "poster" not in shown(site, "![焊接](录像/焊接.mp4)")

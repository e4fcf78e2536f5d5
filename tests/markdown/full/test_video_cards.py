"""Links to videos on other sites become cards; no player is embedded."""

import pytest

from sitebuilder.markdown import fill, render
from sitebuilder.markdown.links.video_sites import find_video
from sitebuilder.messages import Place

BILIBILI = "https://www.bilibili.com/video/BV1ab411c7dE"
TENCENT = "https://v.qq.com/x/page/a0123.html"


def shown(source: str) -> tuple[str, list[str]]:
    text, problems = render(source, Place("a.md"))
    return fill(text, [link.target for link in text.links]), [each.code for each in problems]


def card(title: str, page: str, host: str) -> str:
    return (
        f'<p class="video-card"><a href="{page}">{title}</a> '
        f'<span class="video-card-host">{host}视频，在那个网站播放</span></p>'
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"[典礼录像]({BILIBILI})", card("典礼录像", BILIBILI, "哔哩哔哩")),
        (f"![典礼录像]({BILIBILI})", card("典礼录像", BILIBILI, "哔哩哔哩")),
        (BILIBILI, card("观看视频", BILIBILI, "哔哩哔哩")),
        (f"<{BILIBILI}>", card("观看视频", BILIBILI, "哔哩哔哩")),
        (TENCENT, card("观看视频", TENCENT, "腾讯")),
        (
            '<iframe src="//player.bilibili.com/player.html?aid=1&bvid=BV1ab411c7dE&page=1" scrolling="no"'
            ' title="焊接" onload="ran()"></iframe>',
            card("焊接", f"{BILIBILI}/", "哔哩哔哩"),
        ),
        (
            "<iframe src='https://v.qq.com/txp/iframe/player.html?vid=a0123' allowFullScreen></iframe>",
            card("观看视频", TENCENT, "腾讯"),
        ),
    ],
)  # fmt: skip
def test_a_video_alone_in_its_paragraph_is_a_card(source, expected):
    html, codes = shown(source)
    assert html.strip() == expected
    assert codes == []


def test_the_card_of_an_embed_code_has_the_place_of_the_code():
    text, _ = render(f"甲\n\n<iframe src='{BILIBILI}'></iframe>", Place("a.md"))
    assert [(link.target, link.place.line) for link in text.links] == [(BILIBILI, 3)]


@pytest.mark.parametrize(
    "source",
    [
        f"看[录像]({BILIBILI})。",
        f"[甲]({BILIBILI}) [乙]({BILIBILI})",
        "[甲](https://www.bilibili.com/)",
        f"`{BILIBILI}`",
        f"```\n<iframe src='{BILIBILI}'></iframe>\n```",
    ],
)
def test_other_links_and_code_are_no_cards(source):
    assert "video-card" not in shown(source)[0]


def test_any_other_frame_is_removed_and_reported():
    html, codes = shown("<iframe src='https://evil.example/player.html?bvid=BV1'></iframe>")
    assert "evil" not in html
    assert codes == ["html-removed"]


def test_a_player_whose_id_leads_to_no_page_is_an_ordinary_link_or_frame():
    address = "https://open.douyin.com/player/video?vid=a1"
    assert shown(f"[看视频]({address})") == (f'<p><a href="{address}">看视频</a></p>', [])
    assert shown(f'<iframe src="{address}"></iframe>')[1] == ["html-removed"]


@pytest.mark.parametrize(
    "address",
    [
        "https://player.bilibili.com/player.html?bvid=%22%3E%3Cscript%3E",
        "javascript://www.bilibili.com/video/BV1",
        "https://evil.example/www.bilibili.com/video/BV1",
        "https://www.bilibili.com.evil.example/video/BV1",
        "https://v.qq.com@evil.example/x/page/a.html",
        "http://[",
        "https://player.bilibili.com/player.html?bvid=BV1-2",
        "https://player.bilibili.com/player.html?aid=1=2",
        "https://open.douyin.com/player/video?vid=a1",
    ],
)
def test_addresses_that_only_look_like_videos_are_not(address):
    assert find_video(address) is None

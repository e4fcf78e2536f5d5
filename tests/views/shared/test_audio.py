"""Sounds: written like a picture, or as raw HTML, they can be played."""

from tests.library import main_part, make_test_context

ARTICLE = "---\ntitle: 录音\ndate: 2026-02-01\ncolumn: notices\n---\n"
FILES = {"content/news/2026/讲座.mp3": b"ID3", "content/news/2026/讲座.mp4": b"mp4"}


def shown(body: str) -> str:
    context = make_test_context({"content/news/2026/a.md": ARTICLE + body, **FILES})
    return main_part(context, "news/2026/a/")


def test_a_sound_written_like_a_picture_is_a_player():
    html = shown("![安全讲座](讲座.mp3)\n\n[看](讲座.mp4)\n")
    player = '<audio src="/news/2026/jiang-zuo.mp3" controls preload="none" aria-label="安全讲座">'
    assert f'{player}<a href="/news/2026/jiang-zuo.mp3">安全讲座</a></audio>' in html
    assert "<img" not in html.partition('class="prose"')[2].partition("</article>")[0]


def test_raw_players_always_have_controls():
    html = shown('<audio src="讲座.mp3"></audio>\n\n<video src="讲座.mp4" controls></video>\n')
    assert '<audio controls src="/news/2026/jiang-zuo.mp3">' in html
    assert html.count("controls") == 2

"""Images, audio and video on other hosts are replaced with links and reported at their places."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.markdown import render
from sitebuilder.markdown.full.remote_media import is_remote
from sitebuilder.markdown.text import Text, fill
from sitebuilder.messages import Place, Severity
from tests.markdown.full.test_sanitise import removed

AWAY = "https://other.example/a.png"


def rendered(source: str) -> tuple[str, list[tuple[str, int, int]]]:
    text, problems = render(source, Place("a.md"))
    places = [(each.code, each.place.line, each.place.column) for each in problems]
    assert all(each.severity is Severity.ERROR for each in problems if not each.code.endswith("-removed"))
    return html(text), places


def html(text: Text) -> str:
    return fill(text, [link.target for link in text.links])


@pytest.mark.parametrize(
    ("source", "expected", "place"),
    [
        (f"看\n\n![车间]({AWAY})", f'<p>看</p>\n<p><a href="{AWAY}">车间</a></p>', (3, 7)),
        (f'![车间]({AWAY} "题")', f'<p><a href="{AWAY}">车间</a></p>', (1, 7)),
        (f"![]({AWAY})", f'<p><a href="{AWAY}">a.png</a></p>', (1, 5)),
        ("![甲](//other.example/a.png)", '<p><a href="https://other.example/a.png">甲</a></p>', (1, 6)),
        ("![甲](HTTP:other.example)", '<p><a href="http://other.example">甲</a></p>', (1, 6)),
        (f"![甲][a]\n\n[a]: {AWAY}", f'<p><a href="{AWAY}">甲</a></p>', (3, 6)),
        (f"[![甲]({AWAY})](b.md)", '<p><a href="b.md">甲</a></p>', (1, 7)),
        (f'<img src="{AWAY}" alt="甲">', f'<p><a href="{AWAY}">甲</a></p>', (1, 6)),
        (f"<img src={AWAY}>", f'<p><a href="{AWAY}">a.png</a></p>', (1, 6)),
        ("<img src='/\\other.example' alt=甲>", '<p><a href="https://other.example">甲</a></p>', (1, 6)),
        ("<img alt=甲 src='ht&#10;tps://a.example'>", '<p><a href="https://a.example">甲</a></p>', (1, 12)),
        ("<audio controls src='//a.example/b.mp3'></audio>",
         '<p><a href="https://a.example/b.mp3">b.mp3</a></p>', (1, 17)),
        ("<video src='//a.example/b.mp4'>说明</video>",
         '说明 <a href="https://a.example/b.mp4">b.mp4</a>', (1, 8)),
        ("<video><source src='//a.example/b.mp4'></video>",
         '<a href="https://a.example/b.mp4">b.mp4</a>', (1, 16)),
        ("<source src='//a.example/b.mp4'>", '<p><a href="https://a.example/b.mp4">b.mp4</a></p>', (1, 9)),
        ("<video src=b.mp4 poster='//a.example/c.jpg'></video>",
         '<video src="b.mp4"></video> <a href="https://a.example/c.jpg">c.jpg</a>', (1, 18)),
        ("<video><source src='//a.example/b.mp4'><source src=b.webm></video>",
         '<video><source src="b.webm"></video> <a href="https://a.example/b.mp4">b.mp4</a>', (1, 16)),
        ("<video src=b.mp4><track src='//a.example/c.vtt'></video>",
         '<video src="b.mp4"></video> <a href="https://a.example/c.vtt">c.vtt</a>', (1, 25)),
    ],
)  # fmt: skip
def test_a_medium_on_another_host_becomes_a_link_and_is_reported(source, expected, place):
    found, places = rendered(source)
    assert found.replace("\n</p>", "</p>") == expected
    assert [each for each in places if each[0] == "remote-media"] == [("remote-media", *place)]


def test_each_remote_medium_is_reported_at_its_place():
    found, places = rendered(f"![甲]({AWAY})\n\n<video src='{AWAY}' poster='//b.example/c'></video>\n")
    assert [each[:2] for each in places] == [("remote-media", 1), ("remote-media", 3), ("remote-media", 3)]
    assert found.count("<a href") == 3 and "<video" not in found


def test_pictures_of_this_site_and_links_to_others_stay():
    source = f"![甲](a.jpg) ![乙](/b.jpg) [丙]({AWAY}) <video src='c.mp4' poster=d.jpg></video>"
    found, places = rendered(source)
    assert places == []
    assert found.count("<img") == 2 and f'href="{AWAY}"' in found and 'poster="d.jpg"' in found


@pytest.mark.parametrize(
    "source",
    [
        f"<img srcset='{AWAY} 2x' src=a.jpg alt=甲>",
        f"<picture><source srcset='{AWAY}'><img src=a.jpg alt=甲></picture>",
        f"<video src=a.mp4 data-src='{AWAY}' srcset='{AWAY}'></video>",
        f"<div style='background:url({AWAY})'>甲</div>",
        f"<table background='{AWAY}'><tr><td>甲</td></tr></table>",
        f"<input type=image src='{AWAY}'>",
        f"<iframe src='{AWAY}'></iframe>",
        f"<embed src='{AWAY}'><object data='{AWAY}'></object>",
        f"<link rel=stylesheet href='{AWAY}'>",
        f"<svg><image href='{AWAY}'/></svg>",
        f"<body background='{AWAY}'>甲</body>",
        f"![甲](a.jpg){{srcset='{AWAY} 2x'}}",
        f"![甲](a.jpg){{src={AWAY}}}",
    ],
)
def test_nothing_else_loads_from_another_host(source):
    found, places = rendered(source)
    assert places != []
    assert not re.search(
        r"(?<!<a )(?<!href=)\b(?:src|srcset|poster|style|background|data)=\"[^\"]*other", found
    )


@pytest.mark.parametrize(
    "source", ["![甲](data:image/png;base64,AA==)", "<img alt=甲 src=' DATA:image/gif,x'>"]
)
def test_a_picture_within_the_text_is_an_error(source):
    found, places = rendered(source)
    assert "data" not in found.lower()
    assert [code for code, _, _ in places] == ["media-data"]
    assert len(removed(source)) == 1


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("a.jpg", False),
        ("../图/a.jpg", False),
        ("/news/a.jpg", False),
        ("a.jpg?b=https://c.example", False),
        ("https://a.example/b", True),
        ("\x01 https://a.example/b", True),
        ("h\tt\ntps://a.example/b", True),
        ("//a.example", True),
        ("/\t/a.example", True),
        ("\\\\a.example", True),
        ("blob:x", True),
        ("", False),
    ],
)
def test_remote_addresses_are_recognised_as_browsers_do(target, expected):
    assert is_remote(target) == expected


_PIECES = st.lists(
    st.sampled_from(
        [
            "![甲](",
            "[",
            "](",
            ")",
            "https://other.example/a",
            "//other.example/b",
            "<img src='",
            "<video src='",
            "<video>",
            "<audio poster='",
            "<source src=",
            "'>",
            "</video>",
            "</audio>",
            "<a href=b.md>",
            "</a>",
            "\n\n",
            "| a | b |\n| - | - |\n| ",
            "- ",
            "甲",
            "a.jpg",
            "{src=//other.example}",
            "<!--",
            "`",
        ]
    ),
    max_size=20,
).map("".join)


@given(_PIECES)
def test_no_text_has_a_medium_of_another_host_or_leaves_an_element_open(source):
    text, _ = render(source, Place("a.md"))
    assert not any(link.is_image and is_remote(link.target) for link in text.links)
    for name in ("a", "video"):
        assert len(re.findall(f"<{name}[ >]", html(text))) == html(text).count(f"</{name}>")

"""The one function that makes paths of outputs: inside on every system, or refused."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.paths.output_paths import (
    MAX_PART_BYTES,
    MAX_PATH_BYTES,
    PathRefusal,
    collision_key,
    output_path,
    to_nfc,
    without_index,
)
from sitebuilder.content.paths.slugs import is_shortened, slugify
from sitebuilder.content.permalinks import file_path, permalink
from sitebuilder.content.pictures import MAX_SUFFIX_LENGTH
from sitebuilder.messages import LANGUAGES

REFUSED = {
    "": "empty",
    "/": "empty",
    "/etc/passwd": "empty",
    "a//b": "empty",
    "a/": "empty",
    ".": "dots",
    "..": "dots",
    "../site.yaml": "dots",
    "a/../../b": "dots",
    "a/./b": "dots",
    "a\\..\\b": "backslash",
    "\\\\host\\x": "backslash",
    "C:/x": "colon",
    "C:x": "colon",
    "https:/x": "colon",
    "a.txt:stream": "colon",
    "a\0b": "unseen",
    "a\nb": "unseen",
    "a\x7fb": "unseen",
    "a\u200bb": "unseen",
    "\u202egpj.exe": "unseen",
    "\ufeffa": "unseen",
    "a\ue000b": "unseen",
    "a\ud800b": "unseen",
    "a\ufffeb": "unseen",
    "a\u2028b": "unseen",
    "a\u3164b": "unseen",
    "\u2800": "unseen",
    "a\ufe0f": "unseen",
    "／旧网页／": "wide",
    "a＼b": "wide",
    "．．/a": "wide",
    "\u2025": "wide",
    "a?b": "sign",
    "a*b": "sign",
    'a"b': "sign",
    "a|b": "sign",
    "<a>": "sign",
    ".git/config": "hidden",
    ".htaccess": "hidden",
    ".manifest.json": "hidden",
    "a/.b": "hidden",
    "...": "hidden",
    " a": "edge",
    "a /b": "edge",
    "a./b": "edge",
    "a.": "edge",
    "\u3000a": "edge",
    "con": "device",
    "Aux.txt": "device",
    "a/NUL.tar.gz": "device",
    "lpt1 .x": "device",
    "com¹": "device",
    "CONIN$": "device",
    "Web.config": "settings",
    "a/global.asax": "settings",
    "_headers": "settings",
    "_redirects/a": "settings",
    "_worker.js": "settings",
    "CNAME": "settings",
    "staticwebapp.config.json": "settings",
    "x" * (MAX_PART_BYTES + 1): "too-long",
    "名" * 81: "too-long",
    "/".join(["x" * 100] * 11): "too-long",
}


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_a_path_that_is_not_inside_on_every_system_is_refused_with_its_reason(text):
    assert output_path(text) == PathRefusal(REFUSED[text])


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a/b.html",
        "怎么报名？",
        "第１章：总则．下",
        "旧网址/第一页",
        "old page",
        "a.b.c",
        "100%",
        "Ａ",
        "contact",
        "cname/a",
        "a/_headers",
        "x" * MAX_PART_BYTES,
        "名" * 80,
    ],
    ids=lambda text: text[:10],
)
def test_an_ordinary_path_is_unchanged(text):
    assert output_path(text) == text


def test_a_path_comes_out_composed():
    assert output_path("cafe\u0301") == "caf\u00e9"


def test_every_reason_has_its_words():
    for reason in set(REFUSED.values()) | {"host", "query", "encoding"}:
        for language in LANGUAGES.values():
            assert {f"path-{reason}", f"fix-path-{reason}"} <= set(language.WORDS)


HOSTILE = st.text(
    alphabet=st.one_of(st.sampled_from('./\\:%~ ?#*|"<>\0\n\t\u200b\u202eAa1ﬁß'), st.characters()),
    max_size=40,
)


def assert_is_inside(path: str) -> None:
    for flavour in (PurePosixPath(path), PureWindowsPath(path)):
        assert not flavour.is_absolute()
        assert not flavour.drive
        assert not flavour.root
        assert flavour.parts == tuple(path.split("/"))
        assert ".." not in flavour.parts
    assert not any(ord(character) < 32 or character == "\\" for character in path)
    assert all(0 < len(part.encode()) <= MAX_PART_BYTES for part in path.split("/"))
    assert not any(part.startswith(".") or part != part.strip(" .") for part in path.split("/"))
    assert unicodedata.is_normalized("NFC", path)


@given(HOSTILE)
def test_any_text_gives_an_inside_path_or_is_refused(text):
    path = output_path(text)
    if isinstance(path, str):
        assert_is_inside(path)
        assert len(path.encode()) <= MAX_PATH_BYTES
        assert output_path(path) == path


@given(st.text(min_size=1, max_size=300))
def test_any_name_at_all_becomes_a_part_of_a_path(name):
    slug = slugify(name)
    assert output_path(slug) == slug
    assert "/" not in slug


@given(st.lists(HOSTILE.filter(lambda name: "/" not in name and name), min_size=1, max_size=3), HOSTILE)
def test_any_document_and_any_file_gets_an_inside_path(names, ending):
    page = permalink(Kind.PAGE, "/".join(names), None, {})
    assert page
    assert_is_inside(page.removesuffix("/"))
    file = file_path(f"content/news/{'/'.join(names)}.{ending.replace('/', '')}", {})
    assert file.startswith("news/")
    assert_is_inside(file)


def test_a_device_name_gets_a_prefix_in_urls():
    assert [slugify(name) for name in ("con", "NUL", "com1", "console")] == [
        "x-con",
        "x-nul",
        "x-com1",
        "console",
    ]


def test_a_name_that_fits_keeps_its_whole_slug():
    name = "工" * (MAX_PART_BYTES // 5)
    assert slugify(name) == "-".join(["gong"] * 48)
    assert not is_shortened(name)


def test_a_long_name_is_cut_after_a_word_and_distinguished_by_a_digest():
    first, second = ("通知" * 40 + end for end in "甲乙")
    assert is_shortened(first)
    assert len(slugify(first)) <= MAX_PART_BYTES
    assert slugify(first).startswith("tong-zhi-tong-zhi-")
    assert slugify(first)[:-9].endswith(("-tong", "-zhi"))
    assert slugify(first)[:-8] == slugify(second)[:-8]
    assert slugify(first) != slugify(second)


def test_a_long_name_without_words_is_cut_anywhere():
    slug = slugify("a" + " " + "x" * 300)
    assert len(slug) == MAX_PART_BYTES
    assert slug.startswith("a-xxx")


def test_a_long_name_has_one_address_however_it_is_composed():
    name = "café" * 80
    assert slugify(unicodedata.normalize("NFD", name)) == slugify(unicodedata.normalize("NFC", name))


def test_the_name_of_a_file_leaves_room_for_its_ending_and_a_picture_for_its_sizes():
    stem = "x" * 250
    assert len(file_path(f"content/news/{stem}.docx", {}).encode()) == len("news/") + MAX_PART_BYTES
    assert (
        len(file_path(f"content/news/{stem}.jpg", {}, MAX_SUFFIX_LENGTH))
        == len("news/.jpg") + MAX_PART_BYTES - MAX_SUFFIX_LENGTH
    )


def test_an_unusual_extension_becomes_a_part_of_the_name():
    assert file_path("content/news/表.第 1 版", {}) == "news/biao-di-1-ban"
    assert file_path("content/news/表.", {}) == "news/biao"
    assert file_path("content/news/模型.X_T", {}) == "news/mo-xing.x_t"


def test_an_attachment_never_has_the_name_of_a_settings_file_of_a_server():
    names = {"web.config": "x-web.config", "Web.Config": "x-web.config", "php.ini": "x-php.ini"}
    for name, expected in names.items():
        assert file_path(f"content/pages/{name}", {}) == expected
        assert isinstance(output_path(expected), str)


def test_names_that_are_one_on_some_disk_fold_to_one():
    same = ["Straße/É", "STRASSE/é", "strasse/e\u0301"]
    assert len({collision_key(text) for text in same}) == 1
    assert collision_key("News/A") == "news/a"
    assert collision_key("a") != collision_key("b")


@given(st.text())
def test_folding_twice_is_folding_once_and_lines_stay_lines(text):
    assert collision_key(collision_key(text)) == collision_key(text)
    assert collision_key(text).count("\n") == text.count("\n")
    assert to_nfc(to_nfc(text)) == to_nfc(text)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("index.html", ""),
        ("news/index.html", "news/"),
        ("news/a-index.html", "news/a-index.html"),
        ("404.html", "404.html"),
    ],
)
def test_only_the_page_of_a_folder_is_shown_without_its_name(path, shown):
    assert without_index(path) == shown

"""Characters that nobody sees are dropped by every importer, as the site's own texts drop them."""

import pytest

from sitebuilder.content.yaml.quoting import double_quoted
from sitebuilder.importers.blogs.fields import read_fields
from sitebuilder.importers.blogs.front_matter import read_post
from sitebuilder.importers.blogs.wordpress_text import to_markdown
from sitebuilder.importers.html.document import read_page
from sitebuilder.importers.plain_text import read_plain_text
from sitebuilder.markdown.invisible import drop_unseen
from tests.importers.word import document, paragraph
from tests.importers.word import read as read_word
from tests.markdown.html import html_of

DROPPED = (
    "\x08\x7f\x84\x9f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a\u202c\u202d\u202e\u2060\u2066\u2069\u206a"
    "\ufdd0\ufeff\uffff\U0001fffe\U0010ffff"
)


@pytest.mark.parametrize("sign", DROPPED)
def test_no_importer_brings_in_a_character_that_nobody_sees(sign):
    text = f"电{sign}话：{sign}13800138000{sign}"
    shown = "电话：13800138000"
    html = f"<meta property='og:title' content='{text}'><p>{text}<code>{text}</code></p><pre>{text}</pre>"
    page = read_page(f"{html}<img src='a.png' alt='{text}'>", lambda source: None)
    assert (page.title, page.markdown.count(sign), page.markdown.count(shown)) == (shown, 0, 4)
    plain = read_plain_text(f"{text}\n\n{text}。\n")
    assert (plain.title, plain.markdown) == (shown, f"{shown}。\n")
    assert to_markdown(f"{text}\n\n{text}")[0] == f"{shown}\n\n{shown}\n"
    post = read_post(f"---\ntitle: {text}\ntags: [{text}]\n---\n{text}\n")
    fields = read_fields(post.values, "a", "Asia/Shanghai")
    assert (fields.title, fields.tags, post.body) == (shown, (shown,), f"{shown}\n")
    assert double_quoted(shown) == f'"{shown}"'
    assert html_of(text) == f"<p>{shown}</p>"


@pytest.mark.parametrize("sign", "\u00ad\u200b\u200e\u202d\ufeff")
def test_a_quoted_value_has_no_character_that_nobody_sees(sign):
    assert double_quoted(f"报{sign}名") == '"报名"'


@pytest.mark.parametrize("sign", "\u200b\u200e\u202d\u202e\u2060\ufeff")
def test_word_s_unseen_characters_are_dropped_too(sign):
    assert read_word(document(paragraph(f"电话：{sign}138{sign}。"))).markdown == "电话：138。\n"


@pytest.mark.parametrize("reference", ["&#8203;", "&zwnj;", "&#x202e;", "&rlm;", "&shy;", "&#xfeff;"])
def test_they_are_dropped_when_a_page_writes_them_as_references(reference):
    title = f"<title>报{reference}名</title>"
    page = read_page(f"{title}<p>报{reference}名。</p>", lambda source: None)
    assert (page.title, page.markdown) == ("报名", "报名。\n")
    assert read_fields({"title": f"报{reference}名"}, "a", "Asia/Shanghai").title == "报名"


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧",
        "❤\ufe0f",
        "🏴\U000e0067\U000e0062\U000e007f",
        "inter\u00adnational",
        "𠮷𬭩🏗\U0001fab5",
        "ئۇ\u200eيغۇر \u202bتىلى\u202c",
        "می\u200cخواهم",
    ],
)
def test_what_shapes_emoji_and_other_scripts_stays(text):
    assert drop_unseen(text) == text
    assert html_of(text) == f"<p>{text}</p>"
    assert read_page(f"<p>{text}</p>", lambda source: None).markdown == f"{text}\n"
    assert double_quoted(text) == f'"{text}"'

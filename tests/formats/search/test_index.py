"""The head of the search index, and the indexed text of a page."""

import json

from sitebuilder.formats.search.index import (
    IndexHead,
    PageSummary,
    Shards,
    decode_head,
    encode_head,
    page_text,
)
from sitebuilder.formats.search.shards import ShardedIndex
from sitebuilder.markdown import TextOptions, plain_lines, render
from sitebuilder.messages import Place

SHARDS = Shards(ShardedIndex(3, 17000, {}, {}), ShardedIndex(2, 3000, {}, {}))


def test_another_file_means_another_version_and_the_same_files_the_same():
    pages = [PageSummary("消防", ("页面",))]
    first, again, other = (
        json.loads(encode_head(pages, ["section"], {}, SHARDS, digests))
        for digests in ([b"a"], [b"a"], [b"b"])
    )
    assert first == again
    assert first["version"] != other["version"]


def test_filters_list_their_values_once_and_the_value_of_each_page():
    pages = [PageSummary("一", ("安全类",)), PageSummary("二", (None,)), PageSummary("三三", ("机电类",))]
    head = json.loads(encode_head(pages, ["trade"], {}, SHARDS, []))
    assert head["filters"]["trade"] == {"values": ["安全类", "机电类"], "pages": [0, -1, 1]}
    assert head["titles"] == [1, 1, 2]


def test_the_text_of_a_page_begins_with_its_title_and_has_no_empty_lines():
    assert page_text("第 1 期", ["", "开班  了", "  "]) == "第1期\n开班了"


def test_the_head_states_the_size_of_the_index():
    assert decode_head(encode_head([], [], {}, SHARDS, [])) == IndexHead(3, 17000, 2, 3000)


def test_the_head_contains_synonyms_of_the_words_of_the_site():
    head = json.loads(encode_head([], [], {"费用": ("多少钱", "学费")}, SHARDS, []))
    assert head["synonyms"] == {"费用": ["多少钱", "学费"]}


def test_the_text_of_a_page_holds_no_footnote_marks_and_nothing_unseen():
    source = "消\u200b防安全。脚注[^1]后文，再[^1]看[^b]x<sup>2</sup>。\n\n[^1]: 注\n[^b]: 又\n"
    for prefix in ("", "how-to-enrol-"):
        text, _ = render(source, Place("a.md"), TextOptions(id_prefix=prefix))
        found = page_text("标\ufeff题", plain_lines(text).splitlines())
        assert found == "标题\n消防安全。脚注后文，再看x2。\n注\n又"

"""Front matter of the common kind has the nodes that PyYAML gives it, and is read without it."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.yaml.common import parse_common
from sitebuilder.content.yaml.pyyaml import parse_with_pyyaml
from sitebuilder.messages import Place
from tests.site_folder import ROOT

START = Place("content/news/2026/opening.md")

BEGINNINGS = ["a: ", "b:", "标题: x", "日期:  ", "  - ", "- ", "c: [", "d: [] ", "   - y", "", " "]
PARTS = [
    *("a", "标题", "k_1", ":", ": ", " ", "  ", "- ", "-", "[", "]", ",", " , ", "x y", "2026-03-01", "#"),
    *(" #", "?", "...", "---", "'", '"', "{", "}", "*", "&x", "!", "@", "%", "8:30", "https://a.cn/b", "。"),
    *("：", "\u3000", "\u00a0", "~", "null", "=", "<<", "|", ">", "\\", "`", "！", "\t", "\r"),
]

line = st.tuples(st.sampled_from(BEGINNINGS), st.lists(st.sampled_from(PARTS), max_size=3)).map(
    lambda found: found[0] + "".join(found[1])
)
texts = st.tuples(st.lists(line, min_size=1, max_size=5).map("\n".join), st.sampled_from(["", "\n"])).map(
    "".join
)


@given(texts)
def test_what_is_parsed_without_the_library_has_its_nodes(text):
    found = parse_common(text)
    assert found is None or found == parse_with_pyyaml(text, START)


@pytest.mark.parametrize(
    "text",
    [
        "title: 开班通知\ndate: 2026-03-01\ntags: [技能, 焊 工,]\nsummary: 时间是 8:30，地点见 https://a.cn/b\n",
        "title: 开班通知\nrelated:\n  - ../a.md\n  - b\n\ncover:\ntags: []\n",
        "aliases:\n- /a/\n- /b/",
        "课程名称: 焊工\n\n报名:   \n",
    ],
)
def test_keys_with_plain_scalars_and_lists_of_them_are_common(text):
    found = parse_common(text)
    assert found is not None
    assert found == parse_with_pyyaml(text, START)


@pytest.mark.parametrize(
    "text",
    [
        'title: "开班"\n',
        "title: 开班\n  通知\n",
        "fee: {amount: 3}\n",
        "title: 开班: 通知\n",
        "title: 开班 # 草稿\n",
        "- a\n",
        "summary: |\n  a\n",
        "tags: [a, [b]]\n",
        "a:\n  - x\n   - y\n",
        "a: &x b\n",
        "a: b\n---\n",
        "a:\tb\n",
        "",
    ],
)
def test_anything_else_is_left_to_the_library(text):
    assert parse_common(text) is None


def test_an_article_with_common_front_matter_is_read_without_pyyaml():
    article = "---\\ntitle: 开班\\ndate: 2026-03-01\\ncolumn: news\\ntags: [技能]\\n---\\n\\n正文。\\n"
    code = (
        "import sys\n"
        "from sitebuilder.content.document_reader import read_document\n"
        f'found = read_document("content/news/2026/a.md", "{article}".encode())\n'
        "assert found.data is not None and not found.problems, found\n"
        'assert "yaml" not in sys.modules\n'
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)

"""Tags and boxes of other programs: known ones are translated, any other is reported."""

import pytest

from tests.markdown.normalise.html import html_of, reported_problems


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("{% codeblock lang:js %}", "{% endcodeblock %}"),
        ("{% highlight js linenos %}", "{% endhighlight %}"),
        ('{{< highlight js "linenos=table" >}}', "{{< /highlight >}}"),
    ],
)
def test_code_in_tags_is_code(opening, closing):
    html = html_of(f"如下：\n{opening}\n# a\n\n<b>\n{closing}\n完。")
    assert html == (
        '<p>如下：</p>\n<pre><code class="language-js"># a\n\n&lt;b&gt;\n</code></pre>\n<p>完。</p>'
    )


def test_the_title_of_a_code_block_precedes_it():
    html = html_of("{% codeblock 读数 lang:py https://example.org %}\nx\n{% endcodeblock %}")
    assert html.startswith("<p>读数</p>\n<pre>")


def test_code_in_tags_may_have_fences():
    assert "```" in html_of("{% codeblock %}\n```\nx\n```\n{% endcodeblock %}")


def test_a_quotation_in_tags_is_one_with_its_author():
    assert html_of("{% blockquote 李工 %}\n先看图。\n{% endblockquote %}") == (
        "<blockquote>\n<p>先看图。</p>\n<p>—— 李工</p>\n</blockquote>"
    )


@pytest.mark.parametrize(
    "source", ["::: 注意\n停电。\n:::", ":::warning\n停电。\n:::", "> [!WARNING]\n> 停电。"]
)
def test_boxes_of_other_programs_are_boxes(source):
    assert html_of(source) == (
        '<div class="admonition warning">\n<p class="admonition-title">注意</p>\n<p>停电。</p>\n</div>'
    )


def test_a_box_may_have_a_title_and_hold_a_list():
    html = html_of("::: tip 小提示\n- 甲\n- 乙\n:::")
    assert '<p class="admonition-title">小提示</p>\n<ul>' in html


@pytest.mark.parametrize(
    ("head", "kind", "title"),
    [
        ("[!note] 报名前看", "note", "报名前看"),
        ("[!tip]- 点开看", "tip", "点开看"),
        ("[!DANGER]+", "danger", "危险"),
        ("[!question] 问“为什么”", "note", "问“为什么”"),
        ("[!bug]", "danger", "危险"),
        ("[!注意]", "warning", "注意"),
    ],
)
def test_a_box_of_obsidian_has_its_title(head, kind, title):
    assert html_of(f"> {head}\n> 停电。") == (
        f'<div class="admonition {kind}">\n<p class="admonition-title">{title}</p>\n<p>停电。</p>\n</div>'
    )


@pytest.mark.parametrize("head", ["[!甲乙] 丙", "[!x] 丙", "[! note]", "!note"])
def test_any_other_quotation_stays_one(head):
    assert html_of(f"> {head}\n> 停电。").startswith("<blockquote>")


def test_any_other_tag_is_text_and_reported_once():
    assert reported_problems("见{% gist a %}。\n\n- {% gallery b.jpg %}") == [("foreign-tag", 1, 2)]
    assert reported_problems('甲\n\n{{< gallery src="a.jpg" >}}') == [("foreign-tag", 3, 1)]
    assert reported_problems("{% codeblock %}\n没有结束") == [("foreign-tag", 1, 1)]


@pytest.mark.parametrize("source", ["`{% raw %}`", "```\n{% raw %}\n```", "{{ 姓名 }}", "100{%", "::: 甲"])
def test_code_and_text_that_is_not_a_tag_are_not_reported(source):
    assert reported_problems(source) == []


@pytest.mark.parametrize(
    ("source", "column"),
    [
        ("[b]开课[/b]了", 1),
        ("请看[url=https://www.example.org/a]须知[/url]", 3),
        ("[img]a.jpg[/img]", 1),
        ("请注意[/quote]", 4),
        ("[COLOR=red]停课[/COLOR]", 1),
    ],
)
def test_tags_of_forums_are_text_and_told(source, column):
    assert reported_problems(source) == [("foreign-tag", 1, column)]


@pytest.mark.parametrize("source", ["`[b]甲[/b]`", "数组a[b]和[c]", "[s](s.md)", "[/]", "[是/否]", "\\[/b]"])
def test_other_words_in_square_brackets_are_no_tags_of_forums(source):
    assert reported_problems(source) == []


def test_code_may_end_on_the_line_of_its_last_tag():
    html = html_of("{% codeblock lang:js %}\nf() {\n}{% endcodeblock %}\n\n文")
    assert html == '<pre><code class="language-js">f() {\n}\n</code></pre>\n<p>文</p>'


def test_code_in_tags_loses_the_indent_of_its_tag():
    html = html_of("1. 甲：\n\n    {% codeblock %}\n    a\n      b\n    {% endcodeblock %}\n\n2. 乙")
    assert "<code>a\n  b\n</code>" in html


@pytest.mark.parametrize("opening", [":::tips", "::: hint", ":::details 断电"])
def test_boxes_have_the_names_of_other_programs_too(opening):
    html = html_of(f"{opening}\n先拉闸。\n:::\n:::info\n再挂牌。\n:::")
    assert html.count('<div class="admonition') == 2
    assert ":::" not in html


def test_a_box_without_a_kind_is_what_it_holds():
    held = "春天来了\n机器响了"
    assert html_of(f"## 诗\n\n:::\n{held}\n:::\n\n后文。") == html_of(f"## 诗\n\n{held}\n\n后文。")
    assert html_of(":::\n- 甲\n- 乙\n:::\n丙。\n:::\n丁。\n:::").count("<p>") == 2
    html = html_of(":::\n甲。\n\n::: tip\n乙。\n:::\n丙。\n:::\n丁。")
    assert ":::" not in html and html.endswith("</div>\n<p>丙。</p>\n<p>丁。</p>")
    assert ":::" in html_of("甲。\n\n:::\n\n::: tip\n乙。\n:::\n丙。")


@pytest.mark.parametrize("source", [":::grid\n先拉闸。\n:::", "先拉闸：\n\n::: tip\n再挂牌。"])
def test_a_box_that_nobody_knows_or_ends_is_told(source):
    assert [code for code, _, _ in reported_problems(source)] == ["foreign-tag"]


@pytest.mark.parametrize(
    "opening", [":::tip[先看]", ':::tip{title="先看" open}', "::: tip 先看", '???+ tip "先看"']
)
def test_titles_of_boxes_are_read_as_other_programs_write_them(opening):
    body = "    拉闸。" if opening.startswith("?") else "拉闸。\n:::"
    box = '<div class="admonition tip">\n<p class="admonition-title">先看</p>\n<p>拉闸。</p>\n</div>'
    assert html_of(f"{opening}\n{body}") == box


@pytest.mark.parametrize("colons", [":::", "::::"])
def test_boxes_stand_in_boxes(colons):
    html = html_of(f"{colons} info\n甲。\n\n::: tip\n乙。\n:::\n\n丙。\n{colons}\n丁。")
    assert html.index("乙。") < html.index("</div>") < html.index("丙。") < html.rindex("</div>")
    assert html.endswith("</div>\n<p>丁。</p>") and ":::" not in html


@pytest.mark.parametrize("source", ["??? 什么", "??? Note that this fails."])
def test_question_marks_are_no_box_without_its_kind_and_title(source):
    assert "admonition" not in html_of(source)


@pytest.mark.parametrize(("opening", "closing"), [("```", "````"), ("···", "···"), ("~~~ text", "~~~")])
def test_colons_in_code_end_no_box_whatever_signs_enclose_it(opening, closing):
    html = html_of(f"::: tip\n{opening}\n:::\n{closing}\n拉闸。\n:::\n挂牌。")
    assert "<code" in html and html.endswith("<p>拉闸。</p>\n</div>\n<p>挂牌。</p>")


def test_colons_in_code_end_no_box():
    html = html_of("::: tip\n```\n::: note\n:::\n:::\n```\n乙。\n:::\n丙。")
    assert html.count("admonition tip") == 1 and html.endswith("<p>乙。</p>\n</div>\n<p>丙。</p>")

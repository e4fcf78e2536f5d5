"""Links and pictures in the tags of Hexo, Jekyll and Hugo are those of Markdown."""

import pytest

from sitebuilder.markdown import fill, render
from sitebuilder.markdown.links.named import named_target, resolve_named_links
from tests.markdown.normalise.html import START, html_of, reported_problems

BLOCKS = ["{}", "- {}", "> {}", "## {}", "| 甲 |\n| - |\n| {} |"]


def words_of(source: str, target: str) -> str:
    """Return what stands in the only link by name of a text."""
    text, problems = render(source, START)
    assert problems == ()
    assert [link.target for link in text.links] == [target]
    return text.parts[1].partition(">")[2].partition("</a>")[0]


@pytest.mark.parametrize(
    ("tag", "name", "words"),
    [
        ("{% post_link fire 灭火器 %}", "fire", "灭火器"),
        ('{% post_link fire "灭火器 用法" false %}', "fire", "灭火器 用法"),
        ("{%- post_link fire 灭火器 -%}", "fire", "灭火器"),
        ("{% post_link fire#use [一] *二* %}", "fire#use", "[一] *二*"),
    ],
)
@pytest.mark.parametrize("block", BLOCKS)
def test_a_link_to_a_post_is_a_link_by_name_with_its_words(tag, name, words, block):
    assert words_of(block.format(f"见{tag}。"), named_target(name, wants_title=False)) == words


@pytest.mark.parametrize(
    ("tag", "name", "words"),
    [
        ("{% post_link 2024/消防 %}", "2024/消防", "消防"),
        ("{% post_link 消防 true %}", "消防", "消防"),
        ("{% post_url 2024-03-01-fire %}", "2024-03-01-fire", "2024-03-01-fire"),
        ("{% link _posts/2024-03-01-fire.md %}", "_posts/2024-03-01-fire.md", "2024-03-01-fire"),
        ('{{< ref "posts/fire.md" >}}', "posts/fire.md", "fire"),
    ],
)
@pytest.mark.parametrize("block", BLOCKS)
def test_a_link_without_words_wants_the_title(tag, name, words, block):
    assert words_of(block.format(f"见{tag}。"), named_target(name, wants_title=True)) == words


@pytest.mark.parametrize(
    "source",
    [
        '[x]({{< ref "fire.md" >}})',
        '[x]({{< relref "fire.md" >}})',
        '[x]({{% ref path="fire.md" lang="zh" %}})',
        '[x]({{< ref "fire.md" >}} "题")',
        '见[x]。\n\n[x]: {{< ref "fire.md" >}}',
        '<a href="{{< ref "fire.md" >}}">x</a>',
        '<div>\n<a href="{{< relref "fire.md" >}}">x</a>\n</div>',
        "[x]({% post_path fire.md %})",
        "[x]({% link fire.md %})",
        "[x]({{ site.baseurl }}{% post_url fire.md %})",
    ],
)
def test_a_tag_may_be_the_target_of_a_link(source):
    assert words_of(source, named_target("fire.md", wants_title=False)) == "x"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% asset_img a.jpg 车间 %}", '<p><img alt="车间" src="a.jpg"></p>'),
        (
            '{% asset_img left a.jpg 300 200 "车间 里" "学员 焊接" %}',
            '<p><img alt="学员 焊接" height="200" src="a.jpg" width="300"></p>',
        ),
        (
            "{% asset_img 'a (1).jpg' 300 车间 %}",
            '<p><img alt="车间" src="a%20%281%29.jpg" width="300"></p>',
        ),
        ("见{% asset_link 表.docx 报名表 %}", '<p>见<a href="表.docx">报名表</a></p>'),
        ("见{% asset_link 表.docx %}", '<p>见<a href="表.docx">表.docx</a></p>'),
        ("见[表]({% asset_path 表.docx %})", '<p>见<a href="表.docx">表</a></p>'),
        ("见{% link 官网 https://example.org/ %}", '<p>见<a href="https://example.org/">官网</a></p>'),
        ('{{< figure src="a.jpg" alt="车间" >}}', '<p><img src="a.jpg" alt="车间"></p>'),
        (
            '{{< figure src="a.jpg" title="车间" >}}',
            '<figure><img src="a.jpg" alt="车间"><figcaption>车间</figcaption></figure>',
        ),
        (
            '{{< figure\n  src="a.jpg"\n  alt="焊接"\n  caption="第一课 & 二"\n>}}\n文',
            '<figure><img src="a.jpg" alt="焊接"><figcaption>第一课 &amp; 二</figcaption></figure>'
            "\n\n<p>文</p>",
        ),
        ('看{{< figure src="a.jpg" title="车间" />}}。', '<p>看<img alt="车间" src="a.jpg">。</p>'),
    ],
)
def test_files_and_pictures_in_tags_are_those_of_markdown(source, expected):
    assert html_of(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "{% asset_img %}",
        "{% asset_img 车间 %}",
        "{% post_link %}",
        '{{< figure "a.jpg" >}}',
        '{{< figure title="a" >}}',
        "{% link 官网 %}",
    ],
)
def test_a_tag_whose_meaning_is_uncertain_is_text_and_told(source):
    text, problems = render(source, START)
    assert [each.code for each in problems] == ["foreign-tag"]
    assert source.replace("<", "&lt;").replace(">", "&gt;") in text.parts[0]


@pytest.mark.parametrize("tag", ["{% post_link a %}", '{{< ref "a.md" >}}', "{% asset_img a.jpg %}"])
def test_a_tag_in_code_stays_as_it_is(tag):
    assert "href" not in html_of(f"`{tag}`")
    assert "src" not in html_of(f"```\n{tag}\n```")


@pytest.mark.parametrize("tag", ["{% post_link a %}", '{{&lt; ref "a.md" &gt;}}', "{% gist 1 %}"])
def test_an_escaped_tag_is_text(tag):
    assert html_of(f"见\\{tag}") == f"<p>见{tag}</p>"


def test_a_picture_without_words_is_told_at_its_place():
    assert reported_problems("甲\n\n见{% asset_img a.jpg %}") == [("no-alt-text", 3, 2)]


def test_places_behind_what_was_rewritten_are_those_of_the_source():
    assert reported_problems("{% post_link a 甲 %}和[乙]()") == [("link-empty", 1, 25)]
    assert reported_problems("**  注意 **：[乙]()") == [("link-empty", 1, 15)]


def test_a_link_to_nothing_leaves_its_words_and_those_around_it():
    target = named_target("a", wants_title=False)
    text, _ = render('[甲 ![图](b.jpg) 乙]({{< ref "a" >}})，[丙](c.md)', START)
    resolved = resolve_named_links(text, {target: "", "b.jpg": "/b.jpg", "c.md": "/c/"}, {})
    assert [link.target for link in resolved.links] == ["b.jpg", "c.md"]
    assert "‖".join(resolved.parts) == '<p>甲 <img alt="图" src="‖"> 乙，<a href="‖">丙</a></p>'


def test_no_editor_can_write_such_a_target():
    text, _ = render("[x](\ufdd8a) <b title='&#xfdd8;'>乙</b>", START)
    assert [link.target for link in text.links] == ["a"]
    assert "\ufdd8" not in "".join(text.parts)


def test_a_file_with_the_sign_of_a_picture_is_one_whose_words_are_missing():
    assert reported_problems("见\n\n![车间 一.jpg]") == [("no-alt-text", 3, 1)]
    assert html_of("![车间]") == "<p>![车间]</p>"
    assert html_of("![a.jpg]\n\n[a.jpg]: b.jpg") == '<p><img alt="a.jpg" src="b.jpg"></p>'


@pytest.mark.parametrize(
    ("source", "picture"),
    [
        ("![[台钳.png]]", '<img alt="" src="台钳.png">'),
        ("![[图/台钳.PNG|240]]", '<img alt="" src="图/台钳.PNG" width="240">'),
        ("![[台钳.png|240x180]]", '<img alt="" height="180" src="台钳.png" width="240">'),
        ("![[台钳.png|夹着工件的台钳|240]]", '<img alt="夹着工件的台钳" src="台钳.png" width="240">'),
        ("![[台钳.png|夹着工件的台钳]]", '<img alt="夹着工件的台钳" src="台钳.png">'),
    ],
)
def test_a_picture_of_obsidian_is_one_with_its_words_and_its_size(source, picture):
    text, problems = render(source, START)
    assert fill(text, [link.target for link in text.links]) == f"<p>{picture}</p>"
    assert [each.code for each in problems] == ([] if "夹" in source else ["no-alt-text"])

"""What posts of other programs say of themselves, in all the ways that they say it."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.model.field_types import Moment
from sitebuilder.importers.blogs.fields import Fields, read_fields
from sitebuilder.importers.blogs.front_matter import read_post
from sitebuilder.importers.blogs.permalinks import PermalinkValues, expand_permalink, to_alias
from sitebuilder.importers.blogs.tags import convert_tags
from sitebuilder.importers.blogs.wordpress_text import to_markdown

ZONE = "Asia/Shanghai"


def fields(text: str, stem: str = "post") -> Fields:
    return read_fields(read_post(text).values, stem, ZONE)


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: 甲\ntags: [a, b]\ndate: 2020-01-02\n---\n文\n",
        "---\r\ntitle: 甲\r\ntags:\r\n- a\r\n- b\r\ndate: '2020-01-02'\r\n---\r\n文\r\n",
        "+++\ntitle = '甲'\ntags = ['a', 'b']\ndate = 2020-01-02\n+++\n文\n",
        '{"title": "甲", "tags": ["a", "b"], "date": "2020-01-02"}\n文\n',
        "title: 甲\ntags: a, b\ndate: 2020-01-02\n---\n文\n",
        "\ufeff---\ntitle: 甲\ntags: a，b\ndate: 2020/1/2\n---\n文\n",
        "---\ntitle: 甲\ntaxonomies:\n  tags: [a, b]\ndate: 2020-01-02\n---\n文\n",
        '---\ntitle: "甲\ntags: [a, b]\ndate: 2020-01-02\nx: [\n---\n文\n'.replace('"甲', "甲"),
    ],
)
def test_every_form_of_front_matter_says_the_same(head):
    post = read_post(head)
    found = read_fields(post.values, "post", ZONE)
    assert (found.title, found.tags, found.moment) == ("甲", ("a", "b"), Moment(date(2020, 1, 2)))
    assert post.body.strip() == "文"


def test_a_text_without_front_matter_is_all_text():
    for text in ("第一行\n\n---\n\n后面\n", "# 标题\n文\n", "---\n没有结束\n", "{不是 JSON}\n"):
        post = read_post(text)
        assert (dict(post.values), post.body) == ({}, text)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2020-01-02T20:30:00Z", Moment(date(2020, 1, 3), time(4, 30))),
        ("2020-01-02T20:30:00.123+08:00", Moment(date(2020, 1, 2), time(20, 30))),
        ("2020-01-02 20:30:00 +0000 UTC", Moment(date(2020, 1, 3), time(4, 30))),
        ("2020-01-02 20:30:00 UTC", Moment(date(2020, 1, 3), time(4, 30))),
        ("2020-01-02 20:30:15", Moment(date(2020, 1, 2), time(20, 30, 15))),
        ("2020-01-02 20:30", Moment(date(2020, 1, 2), time(20, 30))),
        ("1577968215000", Moment(date(2020, 1, 2), time(20, 30, 15))),
        ("99999999999999999999", None),
        ("2020-1-2 8:5:2", Moment(date(2020, 1, 2), time(8, 5, 2))),
        ("yesterday", None),
    ],
)
def test_dates_with_zones_come_into_the_zone_of_the_site(written, moment):
    assert fields(f"---\ndate: {written}\n---\n").moment == moment


def test_the_name_of_a_file_may_say_the_day():
    found = fields("---\ntitle: 甲\n---\n", "2015-03-04-hello-world")
    assert (found.moment, found.slug) == (Moment(date(2015, 3, 4)), "hello-world")


def test_words_of_other_programs_mean_our_fields():
    found = fields(
        "---\nheadline: 甲\nexcerpt: <b>一</b> &amp; 二\nauthors: [王, 李]\n"
        "urlname: my-post\npublished: false\n"
        "redirect_from: [/a/, /b/]\npermalink: /c/\nexpiryDate: 2030-01-01\nlayout: post\nfoo: 1\n---\n"
    )
    assert found.summary == "一 & 二"
    assert (found.author, found.slug, found.is_draft) == ("王、李", "my-post", True)
    assert (found.aliases, found.url, found.unknown) == (("/a/", "/b/"), "/c/", ("foo",))
    assert found.expires == Moment(date(2030, 1, 1))


def test_volantis_names_what_stands_at_the_top_in_its_own_way():
    found = fields("---\npin: true\nheadimg: /a/门.png\n---\n")
    assert (found.is_pinned, found.cover, found.unknown) == (True, "/a/门.png", ())


def test_what_a_reader_without_the_password_was_told_is_no_summary():
    head = "---\npassword: {}\nabstract: 请输入密码查看\nmessage: 您好\n---\n"
    assert (fields(head.format("a1")).summary, fields(head.format("a1")).unknown) == ("", ())
    assert fields(head.format("")).summary == "请输入密码查看"


def test_a_cover_of_hugo_may_stand_among_the_files_of_a_post():
    cover = "resources:\n- name: featured-image\n  src: images/门.png\n"
    found = fields(f"---\n{cover}---\n")
    assert (found.cover, found.unknown) == ("images/门.png", ())
    assert fields(f"---\ncover: 甲.png\n{cover}---\n").cover == "甲.png"
    other = fields("---\nresources:\n- name: handout\n  src: a.pdf\n- x\n---\n")
    assert (other.cover, other.unknown) == ("", ("resources",))
    assert fields('+++\n[[resources]]\nname = "featured-image"\nsrc = "门.png"\n+++\n').cover == "门.png"


def test_old_addresses_follow_the_pattern():
    standing = PermalinkValues(Moment(date(2020, 1, 2), time(3, 4)), "甲 乙", "jia", "甲", "posts", ("c",))
    assert expand_permalink("/:year/:i_month/:day/:title/", standing) == "/2020/1/02/甲 乙/"
    assert expand_permalink(":category/:slug.html", standing) == "c/jia.html"
    assert expand_permalink("/:unheard/", standing) is None
    assert expand_permalink("/:year/", PermalinkValues(None, "a", "a", "a", "", ())) is None


@pytest.mark.parametrize("path", ["", "/", "https://a.example/x/", "../x", "/news/2020/a/", "/a\x00b/"])
def test_addresses_that_no_output_can_have_are_dropped(path):
    assert to_alias(path) is None


@pytest.mark.parametrize(
    "piece",
    [
        "{% codeblock %}\n",
        "{% blockquote %}",
        "{% note %}",
        "{% note a,",
        "{% a ",
        "{{< a ",
        "{{< highlight x >}}\n",
        "```\n",
        "`a``",
    ],
)
def test_tags_that_are_never_closed_cost_no_more_than_their_length(piece):
    text = "{% endcodeblock %}{% endblockquote %}{% endnote %}{{< /highlight >}}\n" + piece * 20_000
    for tool in ("hugo", "hexo"):
        convert_tags(text, tool, lambda name: None)


@given(st.text("{}%<>/ \n`~abc\"'=:.-ref", max_size=60), st.sampled_from(["hugo", "hexo"]))
def test_any_text_with_tags_can_be_read_and_plain_text_stays(text, tool):
    found, _ = convert_tags(text, tool, lambda name: None)
    if "{{" not in text and "{%" not in text:
        assert found == text


@given(st.text("-+{}:=[],\"' \nabc题", max_size=60))
def test_any_front_matter_can_be_read(text):
    for fence in ("---", "+++", ";;;"):
        read_fields(read_post(f"{fence}\n{text}\n{fence}\n文").values, "post", ZONE)
    read_post(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% label primary@重点 %}", "重点"),
        ("{% btn https://a.example/x, 报名, download %}", "[报名](https://a.example/x)"),
        ("{% iframe https://a.example/p?b=c 100% %}", "[https://a.example/p?b=c](https://a.example/p?b=c)"),
        ("{% pullquote right %}甲{% endpullquote %}", "> 甲"),
        ("{% quote 某人 https://a.cn 全文 %}甲{% endquote %}", "> 甲\n>\n> —— 某人 [全文](https://a.cn)"),
        ("{% note success no-icon 报名 %}\n甲\n{% endnote %}", '!!! tip "报名"\n    甲'),
        ("{% note info %}\n```\na\nb\n```\n{% endnote %}", "!!! note\n    ```\n    a\n    b\n    ```"),
        (
            "{% folding open 名单, blue %}\n甲\n{% endfolding %}",
            "<details>\n<summary>名单</summary>\n\n甲\n\n</details>",
        ),
        ("{% tabs a %}<!-- tab 白班@clock -->甲<!-- endtab -->{% endtabs %}", "**白班**\n甲"),
        ("{% btn 'https://a.cn', 报名, fas fa-car, block %}", "[报名](https://a.cn)"),
        ("{% link 手册, https://a.cn, https://a.cn/i.png %}", "[手册](https://a.cn)"),
        ("{% note 'fas fa-car' %}\n甲\n{% endnote %}", "!!! note\n    甲"),
        (
            "{% timeline 进度,blue %}<!-- timeline 三月 -->甲<!-- endtimeline -->{% endtimeline %}",
            "**进度**\n\n**三月**\n甲",
        ),
        ("{% mermaid %}\nA-->B\n{% endmermaid %}", "```mermaid\nA-->B\n```"),
        ("{% checkbox checked, 面罩 %}，{% checkbox 手套 %}", "☑ 面罩，☐ 手套"),
        ("{% span red, 危险 %}{% u 甲 %}{% del 乙 %}{% kbd Esc %}", "危险<u>甲</u>~~乙~~<kbd>Esc</kbd>"),
        ("{% hideInline 四, 答案 %}", "答案：四"),
        ("{% inlineImg /a.png 20px %}", "![](/a.png)"),
        ("{% gallery %}\n![门](a.png)\n{% endgallery %}", "![门](a.png)"),
        ("{% asset_img left a.png 300 200 车间 %}", "![车间](a.png){width=300}"),
        ('{% img a.png 300 200 \'"车间" "两台车床"\' %}', '![两台车床](a.png "车间"){width=300}'),
        ("{% img right /p/钻床.png 160 90 台式钻床 %}", "![台式钻床](/p/钻床.png){width=160}"),
        ("{% image /p/钻床.png, alt=台式钻床, width=240px %}", "![台式钻床](/p/钻床.png){width=240}"),
        ("{% image /p/钻床.png, width=90% %}", "![](/p/钻床.png)"),
        ("写 {% raw %}{% asset_img a.png %}{% endraw %} 即可", "写 `{% asset_img a.png %}` 即可"),
        ("{% raw %}100{%}、{{ x }}{% endraw %}", "100{%}、{{ x }}"),
        ("```sh 清除缓存\nrm -r x\n```", "清除缓存\n\n```sh\nrm -r x\n```"),
        (
            "- 步骤\n\n  ~~~ c 主程序 https://b.cn/main.c 源码\n  x\n  ~~~",
            "- 步骤\n\n  主程序 [源码](https://b.cn/main.c)\n\n  ~~~c\n  x\n  ~~~",
        ),
        ("````md\n```sh 清除\n```\n````", "````md\n```sh 清除\n```\n````"),
        ("```rm -r x``` 很危险", "```rm -r x``` 很危险"),
        ("```go first_line:3 {1,2}\nx\n```", "```go first_line:3 {1,2}\nx\n```"),
        (
            "{% timeline 办学历程 %}<!-- timeline 2019 -->挂牌<!-- endtimeline -->{% endtimeline %}",
            "**办学历程**\n\n**2019**\n挂牌",
        ),
        (
            "{% timeline color:red %}<!-- timeline 五月 -->比赛<!-- endtimeline -->{% endtimeline %}",
            "**五月**\n比赛",
        ),
        (
            "{% codeblock lang:sh 示例 https://a.example 出处 %}\nls\n{% endcodeblock %}",
            "示例 [出处](https://a.example)\n\n```sh\nls\n```",
        ),
        (
            "前\n{% note, 戴面罩。 %}\n{% note warning, 先断电, 再检修 %}",
            "前\n\n!!! note\n    戴面罩。\n\n\n!!! warning\n    先断电, 再检修",
        ),
        ("{% link 手册::https://a.cn/b::https://a.cn/i.png %}", "[手册](https://a.cn/b)"),
        ('{% dplayer "url=/v/1.mp4" "pic=/a.png" %}', "![](/v/1.mp4)"),
        ("{% galleryGroup '车间' '实训照片' '/xc/' https://a.cn/i.png %}", "[车间](/xc/) 实训照片"),
        ("见{% mylink 手册 https://a.cn/b %}。", "见[手册](https://a.cn/b)。"),
        ("{% linkgroup %}{% link 手册, https://a.cn %}{% endlinkgroup %}", "[手册](https://a.cn)"),
        ("{% note color:red 先断电 %}", "!!! note\n    先断电"),
        (
            "{% noteblock %}\n甲\n{% noteblock bug red %}\n乙\n{% endnoteblock %}\n{% endnoteblock %}",
            "!!! note\n    甲\n\n    !!! danger\n        乙",
        ),
        (
            "{% noteblock quote %}\n{% folding 表 %}\n{% note, 甲 %}\n{% endfolding %}\n{% endnoteblock %}",
            "!!! note\n    <details>\n    <summary>表</summary>\n\n\n"
            "    !!! note\n        甲\n\n\n    </details>",
        ),
        ("{% noteblock warning 用电 %}\n甲\n{% endnoteblock %}", '!!! warning "用电"\n    甲'),
        (
            "{% folding cyan::名单 %}\n甲\n{% endfolding %}",
            "<details>\n<summary>名单</summary>\n\n甲\n\n</details>",
        ),
        ("{% note color:green 报名 %}\n甲\n{% endnote %}", '!!! note "报名"\n    甲'),
        (
            "{% video bilibili:BV1x %}",
            "[https://www.bilibili.com/video/BV1x](https://www.bilibili.com/video/BV1x)",
        ),
    ],
)
def test_tags_of_hexo_s_themes_keep_their_words(text, expected):
    found, remarks = convert_tags(text, "hexo", lambda name: None)
    assert (found.strip(), remarks) == (expected, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{< notice tip >}}\n甲\n{{< /notice >}}", "!!! tip\n    甲"),
        ('{{% admonition warning "注意" %}}\n甲\n{{% /admonition %}}', '!!! warning "注意"\n    甲'),
        ('{{< callout type="info" title="说明" >}}甲{{< /callout >}}', '!!! note "说明"\n    甲'),
        (
            '{{< details summary="名单" >}}\n甲\n{{< /details >}}',
            "<details>\n<summary>名单</summary>\n\n甲\n\n</details>",
        ),
        ('{{< admonition question "为什么" >}}甲{{< /admonition >}}', '!!! note "为什么"\n    甲'),
        ('见{{< url-link "手册" "https://a.cn/b">}}。', "见[手册](https://a.cn/b)。"),
        ('{{< fancybox "/img/" "a.png" "车间" "组" >}}', "![车间](/img/a.png)"),
        ('{{< fancybox path="/img" file="a.png" caption="车间" gallery="组" >}}', "![车间](/img/a.png)"),
        ('{{< alert icon="fire" >}}甲{{< /alert >}}', "!!! note\n    甲"),
        ('{{< alert icon="warning" >}}甲{{< /alert >}}', "!!! warning\n    甲"),
        (
            '{{< quote author="王某" source="手册" url="https://a.cn" >}}\n甲\n{{< /quote >}}',
            "> 甲\n>\n> —— 王某，[手册](https://a.cn)",
        ),
        ('{{< button href="https://a.cn/x" >}}报名{{< /button >}}', "[报名](https://a.cn/x)"),
        ("甲{{< br >}}乙", "甲<br>乙"),
        ('{{< link "https://a.cn" "手册" >}}', "[手册](https://a.cn)"),
        ('{{< tabs >}}{{< tab "白班" >}}甲{{< /tab >}}{{< /tabs >}}', "**白班**\n甲"),
        ("{{< mermaid >}}\nA-->B\n{{< /mermaid >}}", "```mermaid\nA-->B\n```"),
        ('{{< video src="a.mp4" >}}', "![](a.mp4)"),
        (
            '{{< figure src="a.png" alt="门" title="一" caption="**大**门" width=9 link="https://a.cn" >}}',
            "[![门](a.png){width=9}](https://a.cn)\n\n一\n\n**大**门",
        ),
        (
            '{{< figure src="a.png" attr="王某" attrlink="https://a.cn/" >}}',
            "![](a.png)\n\n[王某](https://a.cn/)",
        ),
        ('写{{</* figure src="x" */>}}。', '写`{{< figure src="x" >}}`。'),
        ("```\n{{%/* note */%}}\n```", "```\n{{% note %}}\n```"),
        ('{{< alert title="学\\"三件\\"事" >}}甲{{< /alert >}}', '!!! note "学”三件”事"\n    甲'),
        ('{{< link "https://a.cn" "说\\"好\\"的" >}}', '[说"好"的](https://a.cn)'),
        ('{{< link "C:\\" "甲" >}}', "[甲](C:\\)"),
        (
            '{{< figure src="a.png" alt="门" caption="<span class=\\"number\\">图 1：</span>大门" >}}',
            "![门](a.png)\n\n图 1：大门",
        ),
        ('{{< figure src="a.png" caption="<b>大</b>门" >}}', "![大门](a.png)\n\n<b>大</b>门"),
        ('{{< figure src="a.png" caption="大门" >}}', "![大门](a.png)\n\n大门"),
        (
            '{{< figure src="a.png" title="门" caption="**大**门见[图](b.md)" >}}',
            "![大门见图](a.png)\n\n门\n\n**大**门见[图](b.md)",
        ),
        ('[节]({{< relref "#节" >}})', "[节](#节)"),
        ('{{< code-block lang="yaml" filename="a" >}}\n#a_b\n{{< /code-block >}}', "```yaml\n#a_b\n```"),
        ('{{< code language="css" title="a" >}}\na{}\n{{< /code >}}', "```css\na{}\n```"),
    ],
)
def test_shortcodes_of_hugo_s_themes_keep_their_words(text, expected):
    found, remarks = convert_tags(text, "hugo", lambda name: None)
    assert (found.strip(), remarks) == (expected, [])


@pytest.mark.parametrize(
    "tag",
    ['{{< x "手册" "https://a.cn" "三" >}}', '{{< x "https://a.cn" "https://b.cn" >}}', '{{< x "甲" >}}'],
)
def test_what_an_unknown_shortcode_may_mean_is_not_guessed(tag):
    found, remarks = convert_tags(tag, "hugo", lambda name: None)
    assert (found, [each.code for each in remarks]) == ("", ["migrate-tag"])


def test_a_full_width_comma_in_a_list_parts_tags():
    assert read_fields({"tags": ["焊接，钳工", "电工"]}, "a", ZONE).tags == ("焊接", "钳工", "电工")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[code language="php"]\necho "<b>";\n[/code]\n\n后面', '```php\necho "<b>";\n```\n\n后面\n'),
        ("[code]a &lt; b[/code]", "```\na < b\n```\n"),
        ('<pre lang="python" line="1">a = 1</pre>', "```python\na = 1\n```\n"),
        ('<pre lang="zh-CN">甲</pre>', "```\n甲\n```\n"),
        ('[button link="https://a.cn" color="red"]报名[/button]', "[报名](https://a.cn)\n"),
        ('[download href="https://a.cn/a.docx"]表[/download]', "[表](https://a.cn/a.docx)\n"),
    ],
)
def test_code_and_buttons_of_wordpress_stay_what_they_are(text, expected):
    assert to_markdown(text) == (expected, [])


def test_what_a_post_of_wordpress_does_not_show_is_told():
    text = (
        "三月开课。\n\n<p style='display:none'>旧电话 7788</p><span style='mso-hide:all'>内部稿</span>\n\n"
        "<svg><text>点开看课表</text></svg>"
    )
    markdown, remarks = to_markdown(text)
    assert markdown == "三月开课。\n"
    assert [(each.code, dict(each.values)) for each in remarks] == [
        ("import-hidden", {"count": "1"}),
        ("import-unseen", {"count": "1", "text": "旧电话 7788"}),
        ("import-drawn-text", {"text": "点开看课表"}),
    ]


def test_json_of_hexo_needs_no_first_fence():
    post = read_post('"title": "焊工开班",\n"tags": ["焊接"]\n;;;\n正文。\n')
    assert (post.values, post.body) == ({"title": "焊工开班", "tags": ["焊接"]}, "正文。\n")
    quotation = '"题词"\n\n正文。\n'
    assert read_post(quotation).body == quotation

"""What pastes, posts and documents may contain at length: what time must not explode with."""

from collections.abc import Callable

from sitebuilder.importers.blogs.fields import read_fields
from sitebuilder.importers.blogs.front_matter import read_post
from sitebuilder.importers.blogs.tags import convert_tags
from sitebuilder.importers.blogs.wordpress_text import to_markdown
from sitebuilder.importers.docx.read import read_docx
from sitebuilder.importers.sources import read_paste
from sitebuilder.messages import Place
from tests.constructs import Construct, halves, repeated
from tests.importers.word import document, numbered, part

KEYS = ("title", "date", "tags", "categories", "summary", "author", "slug", "aliases", "url")


def paste(text: str) -> None:
    read_paste(text.encode())


def word(body: str) -> None:
    level = (
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"
    )
    abstract = f"<w:abstractNum w:abstractNumId='1'>{level}</w:abstractNum>"
    lists = f"{abstract}<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    read_docx(document(body, numbering__xml=part("numbering", lists)), Place("a.docx"))


def hexo(text: str) -> None:
    convert_tags(text, "hexo", lambda name: None)


def hugo(text: str) -> None:
    convert_tags(text, "hugo", lambda name: None)


def post(text: str) -> None:
    read_fields(read_post(text).values, "2026-01-02-a", "Asia/Shanghai")


def value(text: str) -> None:
    read_fields(dict.fromkeys(KEYS, text), text, "Asia/Shanghai")


FIELD = (
    "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>EQ \\s",
    "</w:instrText><w:fldChar w:fldCharType='end'/></w:r></w:p>",
)
LINK = (FIELD[0].replace("EQ \\s", "HYPERLINK "), FIELD[1])
GUIDE = (
    "<w:r><w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)


CONSTRUCTS: dict[str, tuple[Callable[[str], object], Construct]] = {
    "paste of metadata": (paste, repeated('<meta property="og:title" ')),
    "paste of open titles": (paste, repeated("<title", "<p>甲</p>")),
    "paste of addresses": (paste, repeated("https://x.cn/a ", "<p>", "</p>")),
    "paste of underlined addresses": (paste, repeated("<u>https://x.cn/a</u> ", "<p>", "</p>")),
    "paste of a heading of signs": (paste, repeated("#", "<h2>甲", "甲</h2>")),
    "paste of escaped pipes": (paste, repeated("\\|", "<table><tr><td>甲<td>", "<tr><td>乙<td>丙</table>")),
    "paste of blanks to fill in": (paste, repeated("_", "<p><u>甲", "乙</u></p>")),
    "paste of drawn words": (paste, repeated("<svg><text>")),
    "paste of embedded pages": (paste, repeated("<svg><foreignObject>")),
    "paste of notes without texts": (paste, repeated('<a href="#fn1">1</a>', "<p>", "</p>")),
    "paste of line separators": (paste, repeated("甲\u2028", "<p>", "</p>")),
    "paste of beginnings of a fragment": (paste, repeated("<!--StartFragment-->", "<p>甲</p>")),
    "paste of versions": (paste, repeated("Version:1", after="<p>甲</p>")),
    "paste of one style": (paste, repeated("a", "<p style='", "'>甲</p>")),
    "paste of blanks between lines": (paste, repeated(" ", "<p>甲\n乙", "丙</p>")),
    "paste of wide blanks in bold": (paste, repeated("\u3000", "<p>甲<b>乙", "丙</b></p>")),
    "paste of labels at tabs": (
        paste,
        repeated("<p>电话：<span style='mso-tab-count:1'> </span>甲</p>"),
    ),
    "paste of styled letters": (paste, repeated("<b>甲</b>", "<p>")),
    "paste of pictures that are missing": (paste, repeated("<img src='{n}.png'>", "<p>")),
    "paste of pictures in cells": (
        paste,
        repeated("<tr><td rowspan=2><img src='{n}.png'></td><td>甲</td></tr>", "<table>"),
    ),
    "paste of items": (
        paste,
        repeated("<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>●</span>甲</p>"),
    ),
    "paste of items of Yuque": (paste, repeated("<ne-uli>甲</ne-uli>")),
    "paste of paragraphs in a list": (paste, repeated("<p>甲</p>", "<ul><li>甲</li>")),
    "paste of a long number": (
        paste,
        repeated("第", "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>", "</span>甲</p>"),
    ),
    "paste of backticks": (paste, repeated("`", "<pre>", "</pre>")),
    "paste of backticks in code": (paste, repeated("`", "<p>甲<code>", "</code></p>")),
    "paste of elements in elements": (paste, repeated("<div><b>")),
    "paste of tables in tables": (paste, repeated("<table><tr><td>甲")),
    "paste of wide cells": (
        paste,
        repeated("<tr><td colspan=99999 rowspan=99999>甲</td><td>乙</td></tr>", "<table>"),
    ),
    "document of runs": (word, repeated("<w:r><w:t>甲</w:t></w:r>", "<w:p>", "</w:p>")),
    "document of items": (word, lambda size: numbered("甲", 1) * (size // 120)),
    "document of fields": (
        word,
        repeated("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", "<w:p>", "</w:p>"),
    ),
    "post of open attributes": (to_markdown, repeated("[a a=b ")),
    "post of open quotes": (to_markdown, repeated('[a a="')),
    "post of an open gallery": (to_markdown, repeated(" a=b", "[gallery")),
    "post of other code": (to_markdown, repeated("[code a]", after="[/sourcecode]")),
    "post of open code": (to_markdown, repeated("<pre>", after="</pre>")),
    "tag of Hexo with a long name": (hexo, repeated("a", "{%")),
    "tags of Hexo that are open": (hexo, repeated("{% note ", after="{% endnote %}")),
    "quotations of Hexo that are open": (hexo, repeated("<{% quote", after="{% endquote %}")),
    "code of Hexo that is open": (hexo, repeated("{% code\n", after="{% endcode %}")),
    "argument of Hexo": (hexo, repeated("a", "{% img ", "%}")),
    "fence of Hexo": (hexo, repeated("`")),
    "code of backticks": (hexo, repeated("`", "{% code %}", "{% endcode %}")),
    "shortcode of blanks": (hugo, repeated(" ", "{{< ")),
    "shortcode with a long name": (hugo, repeated("a", "{{<")),
    "shortcode that is open": (hugo, repeated("\n", "{{< figure")),
    "code of Hugo that is open": (hugo, repeated("{{< highlight\n", after="{{< /highlight >}}")),
    "boxes of Hugo that are open": (hugo, repeated("{{< notice >}}", after="{{< /details >}}")),
    "styled words of Hexo": (hexo, repeated("{% span red, ", after="%}")),
    "quotations of Hugo that are open": (hugo, repeated("{{< quote >}}甲", after="{{< /button >}}")),
    "drawings of Hugo that are open": (hugo, repeated("{{< mermaid >}}\n", after="{{< /chart >}}")),
    "buttons of WordPress that are open": (to_markdown, repeated("[button a=b]甲", after="[/btn]")),
    "tabs of Hexo": (hexo, repeated("<!-- tab ", "{% tabs %}")),
    "blanks of a tab of Hexo": (hexo, repeated(" ", "{% tabs %}<!-- tab")),
    "folded parts of Hexo that are open": (hexo, repeated("{% folding ", after="{% endfolding %}")),
    "buttons of a file": (to_markdown, repeated("wp-block-file__button ", "<a ")),
    "blocks of a post": (to_markdown, repeated("<!-- wp:block ")),
    "field of switches": (word, repeated("\\up  ", *FIELD)),
    "phonetic guides": (word, repeated(GUIDE, "<w:p>", "</w:p>")),
    "paste of readings": (paste, repeated("<ruby>甲<rt>a</rt></ruby>", "<p>", "</p>")),
    "paste of letters for items": (paste, repeated("<li>甲", "<ol type=a>", "</ol>")),
    "paste of lists that count on": (paste, repeated("<ol start={n}><li>甲</ol>", "<ol start=0><li>甲</ol>")),
    "paste of lists of Yuque": (paste, repeated("<ul data-lake-indent=1><li>甲</ul>", "<ul><li>甲</ul>")),
    "paste of lists of one level": (paste, repeated("<ul class=list-bullet1><li>甲</ul>")),
    "paste of lists of two levels": (
        paste,
        repeated("<ul class=list-bullet2><li>甲</ul>", "<ul class=list-bullet1><li>甲</ul>"),
    ),
    "paste of cards": (paste, repeated('<card name="hr" value="data:1">')),
    "paste of open cards": (paste, repeated("<card name=")),
    "paste of redirects": (paste, repeated("a=b&amp;", "<a href='https://link.zhihu.com/?", "'>甲</a>")),
    "paste of metadata of articles": (paste, repeated("<meta name='a{n}' content='甲'>")),
    "document of drawn words": (
        word,
        repeated("<w:r><w:pict><v:textpath string='甲'/></w:pict></w:r>", "<w:p>", "</w:p>"),
    ),
    "paste of items on lines": (paste, repeated("<br>1. 甲<br>2. 乙", "<p>", "</p>")),
    "paste of branches": (paste, repeated("<br>├─甲", "<p>", "</p>")),
    "paste of numbers of lines": (paste, repeated("<div class=gutter>", "<pre>", "</pre>")),
    "links in simple fields": (
        word,
        repeated(
            "<w:fldSimple w:instr='HYPERLINK x'><w:r><w:t>甲</w:t></w:r></w:fldSimple>", "<w:p>", "</w:p>"
        ),
    ),
    "switches of a field that is a link": (word, repeated('\\l "a ', *LINK)),
    "paste of schemes": (paste, repeated("<a href='x{n}:a'>甲</a>", "<p>", "</p>")),
    "paste of plug-ins in plug-ins": (paste, repeated("<object data=a>甲")),
    "paste of lists of Quill": (paste, repeated("<li class=ql-indent-8>甲", "<ol>", "</ol>")),
    "paste of spaces before a line": (paste, repeated("&nbsp; ", "<p>", "甲</p>")),
    "tags of Hexo that are shown": (hexo, repeated("{% ", "{% raw %}", "{% endraw %}")),
    "captions of Hexo": (hexo, repeated("```a 甲\n```\n")),
    "words of a fence of Hexo": (hexo, repeated("mark:1 ", "```a ", "\n```\n")),
    "paste of drawings in drawings": (paste, repeated("<svg><foreignObject>甲")),
    "paste of pictures in a drawing": (paste, repeated("<image href=a>", "<svg>", "</svg>")),
    "paste of ends of drawings": (paste, repeated("</foreignObject>", "<svg>甲")),
    "paste of backgrounds": (paste, repeated("background:url(", "<section style='", "'></section>")),
    "paste of heads of code": (paste, repeated("复制", "<p>", "</p><pre>a</pre>")),
    "paste of code in code": (paste, repeated("<code>", "<pre>a", "</pre>")),
    "paste of signs in a font": (paste, repeated("<b style='font-family:Symbol'>a</b>", "<p>", "</p>")),
    "paste of marks of direction": (paste, repeated("\u202e", "<p>甲", "乙</p>")),
    "front matter of brackets": (post, repeated("[", "---\na: ", "\n---\n")),
    "front matter of items in items": (post, repeated("- ", "---\n", "a\n---\n")),
    "front matter of dots": (post, repeated("a.", "+++\n", "a = 1\n+++\n")),
    "front matter of broken items": (post, repeated("- a\n", "---\na:\n", "{\n---\n")),
    "front matter of aliases": (
        post,
        halves(repeated("甲", "---\na: &a "), repeated("\nk{n}: *a", after="\n---\n")),
    ),
    "value of blanks": (value, repeated(" ", "甲", "乙")),
    "value of offsets": (value, repeated(" +08:00", "2026-01-02")),
    "value of tags": (value, repeated("<b")),
    "value of digits": (value, repeated("9", "&#", ";")),
}
"""By its name: what reads a construct, and the construct."""

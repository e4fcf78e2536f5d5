"""``python build.py migrate``: old blogs come in with their addresses, and build at the first try."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.pictures import png
from tests.pipeline.commands import mounted, run, unmount, without_rights
from tests.program import run_program
from tests.site_folder import build_site, copy_site, tree, write_files

NOW = "2026-03-01T08:00"
SETTINGS = (
    "time_zone: Asia/Shanghai\ncolumns:\n  - {slug: notices, name: 通知公告, description: 通知}\n"
    "  - {slug: news, name: 新闻, description: 新闻}\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copied = copy_site("minimal", tmp_path)
    settings = (copied / "site.yaml").read_text(encoding="utf-8")
    return write_files(copied, {"site.yaml": settings + SETTINGS})


def bring(site: Path, tool: str, source: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return run_program("migrate", tool, str(source), "-C", str(site), "--now", NOW, *more)


def article(site: Path, path: str) -> str:
    return (site / "content/news" / path).read_text(encoding="utf-8")


def errors_of(site: Path) -> list[str]:
    return [
        f"{each.place.file}:{each.place.line} {each.code} {each.values}" for each in build_site(site).problems
    ]


@pytest.mark.parametrize("command", ["migrate", "import"])
def test_a_full_disk_is_told_once_with_how_many_articles_were_not_written(site, tmp_path, command):
    texts: dict[str, str | bytes] = {f"content/posts/p{n}.md": f"# 甲{n}\n\n{'文' * 9000}" for n in range(30)}
    pages: dict[str, str | bytes] = {
        f"pages/p{n}.html": f"<h1>甲{n}</h1><p>{'文' * 9000}</p>" for n in range(30)
    }
    source = write_files(tmp_path / "blog", texts if command == "migrate" else pages)
    mounted(site / "content/news", "-t", "tmpfs", "-o", "size=200k", "tmpfs")
    try:
        place = ("hugo", str(source)) if command == "migrate" else (str(source / "pages"),)
        ended = run_program(command, *place, "-C", str(site), "--now", NOW)
        written = tree(site / "content/news")
    finally:
        unmount(site / "content/news")
    assert ended.returncode == 1 and 0 < len(written) < 30
    assert all(len(content) > 27_000 for content in written.values())
    assert ended.stderr.count("disk-full") == 1 + (1 if "docs/problems.md#disk-full" in ended.stderr else 0)
    assert "import-stopped" in ended.stderr
    assert f"后面的 {30 - len(written) - 1} 篇没有写" in ended.stderr


HUGO: dict[str, str | bytes] = {
    "hugo.toml": (
        'baseURL = "https://old.example/blog/"\n[permalinks]\nposts = "/:year/:month/:slugorfilename/"\n'
    ),
    "content/posts/first.md": (
        "+++\ntitle = '第一篇'\ndate = 2020-01-31T23:30:00-02:00\n"
        "tags = ['焊接', 'Java']\ncategories = ['新闻']\n"
        "description = '一句话'\nslug = 'one'\n"
        "aliases = ['/old/one/', '/p/1.html']\nweight = 3\nfoo = 1\n+++\n\n"
        '看 [第二篇]({{< ref "second.md" >}}) 和 [它](/blog/2021/05/second/#节)。\n\n'
        '{{< figure src="/images/车间.png" alt="车间" >}}\n\n{{< gallery dir="x" >}}\n\n'
        '```go\n{{< ref "second.md" >}}\n```\n'
    ),
    "content/posts/second/index.md": (
        '{"title": "第二篇", "date": "2021-05-06", "tags": ["java"], "draft": false}\n\n## 节\n\n'
        "![图](pic.png) 与 [第一篇](https://old.example/blog/2020/02/one/)，[没有](/blog/gone/)。\n"
    ),
    "content/posts/second/pic.png": png(),
    "content/posts/third.md": (
        "---\ntitle: 草稿: 有冒号\ndate: 2021-01-02 03:04:05 +0800\ndraft: true\n---\n文。\n"
    ),
    "content/posts/_index.md": "---\ntitle: 列表\n---\n",
    "content/about-us.md": "---\ntitle: 关于\n---\n我们。\n",
    "static/images/车间.png": png(colour="#aa0000"),
}


def test_a_blog_of_hugo_comes_in_and_builds(site, tmp_path):
    done = bring(site, "hugo", write_files(tmp_path / "blog", HUGO))
    assert done.returncode == 0
    assert done.stdout.startswith("已迁移文章 3 篇、页面 1 个，图片和附件 2 个。")
    assert set(tree(site / "content/news")) == {
        "2020/one/index.md",
        "2020/one/车间.png",
        "2021/second/index.md",
        "2021/second/pic.png",
        "2021/third.md",
    }
    assert (site / "content/pages/about-us.md").exists()
    assert errors_of(site) == []
    for code in (
        "migrate-passed-over",
        "migrate-tag",
        "migrate-keys",
        "migrate-link",
        "migrate-front-matter",
    ):
        assert f"提醒 {code}" in done.stderr


def test_front_matter_becomes_ours(site, tmp_path):
    bring(site, "hugo", write_files(tmp_path / "blog", HUGO))
    head = article(site, "2020/one/index.md").partition("\n\n")[0]
    assert head == (
        '---\ntitle: "第一篇"\ndate: 2020-02-01 09:30\ncolumn: news\nsummary: "一句话"\n'
        'tags: ["焊接", "Java"]\n'
        'aliases:\n  - "/2020/02/one/"\n  - "/old/one/"\n  - "/p/1.html"\n---'
    )
    second = article(site, "2021/second/index.md")
    assert "date: 2021-05-06\ncolumn: notices\n" in second
    assert 'tags: ["Java"]' in second, "two tags of one address are one"
    assert "draft: yes" in article(site, "2021/third.md")


def test_links_and_pictures_point_to_the_new_paths(site, tmp_path):
    bring(site, "hugo", write_files(tmp_path / "blog", HUGO))
    first, second = article(site, "2020/one/index.md"), article(site, "2021/second/index.md")
    assert "看 [第二篇](../../2021/second/index.md) 和 [它](../../2021/second/index.md#节)。" in first
    assert '![车间](车间.png)\n\n\n\n```go\n{{< ref "second.md" >}}\n```' in first
    assert (
        "![图](pic.png) 与 [第一篇](../../2020/one/index.md)，[没有](https://old.example/blog/gone/)。"
        in second
    )


HEXO: dict[str, str | bytes] = {
    "_config.yml": "url: https://old.example\npermalink: :year/:month/:day/:title/\n",
    "source/_posts/安全.md": (
        "title: 安全须知\ndate: 2019-03-04 05:06:07\ntags: 安全, 车间\n"
        "categories:\n  - [通知公告, 规章]\n---\n"
        "见 {% post_link 设备 设备表 %} 和 {% post_link 没有 %}。\n\n"
        "{% codeblock lang:python 例子 %}\nif a:\n    b()\n"
        "{% endcodeblock %}\n\n{% blockquote 老师 %}\n慢一点。\n{% endblockquote %}\n\n"
        "{% asset_img 门.png 大门 %}\n\n"
        "{% note warning %}\n小心。\n{% endnote %}\n\n{% chart 1 %}\n\n行内 `{% raw %}` 不变。\n"
    ),
    "source/_posts/安全/门.png": png(),
    "source/_posts/设备.md": (
        "---\ntitle: 设备\ndate: 2019-03-05\npermalink: /e/设备.html\n---\n"
        "[安全](/2019/03/04/安全/)\n\n<!-- more -->\n\n"
        '<img src="/images/a.png" alt="a" width="100">\n\n[表](/files/表.xlsx)，[转](#不在)\n'
    ),
    "source/images/a.png": png(),
    "source/files/表.xlsx": b"PK\x03\x04x",
    "source/_drafts/未完.md": "---\ntitle: 未完\ndate: 2019-05-05\n---\n草。\n",
    "source/contact/index.md": "---\ntitle: 联系\n---\n地址。\n",
    "source/_data/x.md": "x",
}


def test_a_blog_of_hexo_comes_in_and_builds(site, tmp_path):
    done = bring(site, "hexo", write_files(tmp_path / "blog", HEXO))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("已迁移文章 3 篇、页面 1 个，图片和附件 3 个。")
    text = article(site, "2019/an-quan/index.md")
    assert 'column: notices\ntags: ["规章", "安全", "车间"]' in text
    assert '  - "/2019/03/04/安全/"' in text
    assert "见 [设备表](../she-bei/index.md) 和 没有。" in text
    assert "例子\n\n```python\nif a:\n    b()\n```" in text
    assert "> 慢一点。\n>\n> —— 老师" in text
    assert "![大门](门.png)" in text
    assert "!!! warning\n    小心。" in text
    assert "行内 `{% raw %}` 不变。" in text
    assert "{% chart" not in text
    assert done.stderr.count("提醒 migrate-tag") == 2
    other = article(site, "2019/she-bei/index.md")
    assert '<img src="a.png" alt="a" width="100">' in other
    assert "[表](表.xlsx)，[转](#)" in other
    assert "[安全](../an-quan/index.md)" in other
    assert "draft: yes" in article(site, "2019/wei-wan.md")
    assert errors_of(site) == []


def test_a_reference_of_hugo_in_a_text_is_a_link_with_its_title(site, tmp_path):
    files: dict[str, str | bytes] = {
        "hugo.toml": "",
        "content/posts/one.md": (
            '---\ntitle: 一\ndate: 2020-01-01\n---\n见 {{< ref "two.md" >}}。{{< ref "no.md" >}}\n'
        ),
        "content/posts/two.md": (
            "---\ntitle: 二\ndate: 2020-01-02\n---\n"
            '<a name="a"></a>甲\n\n<a name="a"></a>乙\n\n`<a name="a">`\n'
        ),
    }
    done = bring(site, "hugo", write_files(tmp_path / "blog", files))
    assert article(site, "2020/one.md").endswith("---\n\n见 [二](two.md)。\n")
    assert "migrate-tag" in done.stderr
    assert article(site, "2020/two.md").endswith('<a name="a"></a>甲\n\n<a></a>乙\n\n`<a name="a">`\n')
    assert errors_of(site) == []


@pytest.mark.parametrize("path", ["../two", "../two.md", "./two.md#节", "../../posts/two"])
def test_a_reference_of_hugo_may_begin_where_its_post_stands(site, tmp_path, path):
    posts: dict[str, str | bytes] = {
        "hugo.toml": "baseURL = 'https://old.example/'\n",
        "content/posts/one/index.md": (
            f'---\ntitle: 甲\ndate: 2020-01-02\n---\n[乙]({{{{< relref "{path}" >}}}})\n'
        ),
        "content/posts/two.md": "---\ntitle: 乙\ndate: 2020-01-03\n---\n## 节\n文。\n",
    }
    done = bring(site, "hugo", write_files(tmp_path / "hugo", posts))
    assert f"[乙](two.md{'#节' if '#' in path else ''})" in article(site, "2020/one.md")
    assert "migrate-tag" not in done.stderr


def test_old_addresses_lead_to_the_articles(site, tmp_path):
    bring(site, "hexo", write_files(tmp_path / "blog", HEXO))
    assert errors_of(site) == []
    assert "/news/2019/she-bei/" in (site / "public/e/设备.html").read_text(encoding="utf-8")


WORDPRESS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:base_blog_url>https://old.example</wp:base_blog_url>
{items}</channel></rss>
"""


def test_a_post_without_a_title_is_told(site, tmp_path):
    untitled = write_files(tmp_path / "wp", {"export.xml": WORDPRESS.format(items=item("雨天停训。", ""))})
    done = bring(site, "wordpress", untitled / "export.xml")
    assert done.stderr.count("import-title") == 1
    assert 'title: "kai"' in article(site, "2018/kai.md")
    posts = {"content/posts/ting-xun.md": "---\ndate: 2023-04-05\n---\n雨天停训。\n"}
    assert bring(site, "hugo", write_files(tmp_path / "blog", posts)).stderr.count("import-title") == 1


def test_an_address_in_a_text_becomes_a_link_with_words(site, tmp_path):
    old = "https://old.example/posts/kao/"
    body = (
        f"看 {old} 和<{old}>，注[^1]，[考场]({old})、[{old}]({old})，<a href='{old}'>丙</a>，"
        f"网址={old}。\n\n表：https://old.example/f/biao.pdf\n\n首页https://old.example/ 。[丁][k]\n\n"
        f"[k]: {old}\n\n[^1]: {old}\n"
    )
    blog: dict[str, str | bytes] = {
        "hugo.toml": 'baseURL = "https://old.example/"\n',
        "content/posts/kao.md": "---\ntitle: 考场[二]\ndate: 2023-06-07\n---\n三号楼。\n",
        "content/posts/wen.md": f"---\ntitle: 问答\ndate: 2023-06-08\n---\n{body}",
        "static/f/biao.pdf": b"%PDF-1.4",
    }
    assert bring(site, "hugo", write_files(tmp_path / "blog", blog)).returncode == 0
    link = "[考场\\[二\\]](../kao.md)"
    assert article(site, "2023/wen/index.md").partition("---\n\n")[2] == (
        f"看 {link} 和{link}，注[^1]，[考场](../kao.md)、[{old}](../kao.md)，<a href='../kao.md'>丙</a>，"
        f"网址={link}。\n\n表：[biao.pdf](biao.pdf)\n\n首页[https://old.example/](/) 。[丁][k]\n\n"
        f"[k]: ../kao.md\n\n[^1]: {link}\n"
    )
    assert not errors_of(site)


def item(
    content: str, title: str = "开放日", kind: str = "post", status: str = "publish", name: str = "kai"
) -> str:
    return (
        f"<item><title>{title}</title><link>https://old.example/2018/05/{name}/</link><dc:creator>王</dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[摘要]]></excerpt:encoded>"
        f"<wp:post_id>7</wp:post_id><wp:post_date>2018-05-06 07:08:09</wp:post_date>"
        f"<wp:post_name>{name}</wp:post_name>"
        f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type><wp:post_password></wp:post_password>"
        '<category domain="category" nicename="n">新闻</category>'
        '<category domain="post_tag" nicename="t">车间</category>'
        "</item>"
    )


def test_an_export_of_wordpress_comes_in_and_builds(site, tmp_path):
    content = (
        '<!-- wp:paragraph -->第一段\n第二行\n\n又一段<b>重点</b>\n\n[caption id="a"]<img '
        'src="https://old.example/wp-content/uploads/2018/05/门-300x200.png" alt="门"> 大门[/caption]\n\n'
        '[gallery ids="1,2"]\n\n<pre>a\n\nb [x]</pre>\n\n<a href="https://old.example/2018/05/hou/">后来</a>\n'
    )
    items = [
        item(content),
        item("后。", "后来", name="hou"),
        item("页", "关于", "page", name="about-us"),
        item("", "图", "attachment", "inherit", "pic"),
        item("草", "草稿", "post", "draft", "cao"),
    ]
    export: dict[str, str | bytes] = {
        "export.xml": WORDPRESS.format(items="".join(items)),
        "wp-content/uploads/2018/05/门.png": png(),
    }
    done = bring(site, "wordpress", write_files(tmp_path / "wp", export) / "export.xml")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("已迁移文章 3 篇、页面 1 个，图片和附件 1 个。")
    text = article(site, "2018/kai/index.md")
    assert text == (
        '---\ntitle: "开放日"\ndate: 2018-05-06 07:08\ncolumn: news\nsummary: "摘要"\n'
        'tags: ["车间"]\nauthor: "王"\n'
        'aliases:\n  - "/2018/05/kai/"\n---\n\n第一段\\\n第二行\n\n又一段**重点**\n\n![门](门.png) 大门\n\n'
        "```\na\n\nb [x]\n```\n\n[后来](../hou.md)\n"
    )
    assert "提醒 migrate-tag" in done.stderr
    assert "draft: yes" in article(site, "2018/cao.md")
    assert errors_of(site) == []


def test_the_line_below_a_picture_may_be_an_argument_of_old_shortcodes_of_wordpress(site, tmp_path):
    picture = '<img src="https://b.example/m.png" alt="门">'
    content = f'[caption id="a" width="300" caption="大门，朝南"]{picture}[/caption]'
    export: dict[str, str | bytes] = {"export.xml": WORDPRESS.format(items=item(content))}
    bring(site, "wordpress", write_files(tmp_path / "wp", export) / "export.xml")
    assert "![门](https://b.example/m.png) 大门，朝南\n" in article(site, "2018/kai.md")


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "gb18030"])
@pytest.mark.parametrize("declared", ["UTF-8", "GBK", None])
def test_an_export_of_wordpress_that_an_editor_has_saved_anew_comes_in(site, tmp_path, encoding, declared):
    item = (
        "<item><title>开学的通知</title><wp:post_date>2024-03-01 08:00:00</wp:post_date>"
        "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
        "<content:encoded><![CDATA[<p>九月一日报到。</p>]]></content:encoded></item>"
    )
    head = f'<?xml version="1.0" encoding="{declared}" ?>\n' if declared else ""
    export = head + WORDPRESS.partition("?>")[2].lstrip().format(items=item)
    done = bring(site, "wordpress", write_files(tmp_path, {"a.xml": export.encode(encoding)}) / "a.xml")
    assert done.returncode == 0, done.stderr
    (article,) = (site / "content/news/2024").glob("*.md")
    text = article.read_text(encoding="utf-8")
    assert 'title: "开学的通知"' in text and "九月一日报到。" in text


def test_an_export_of_wordpress_with_a_cut_character_is_told_as_broken(site, tmp_path):
    item = "<item><title>开学的通知，九月一日报到。</title></item>"
    export = WORDPRESS.format(items=item * 3).encode().replace("知".encode(), "知".encode()[:2], 1)
    done = bring(site, "wordpress", write_files(tmp_path, {"a.xml": export}) / "a.xml")
    assert done.returncode == 1 and "migrate-broken" in done.stderr


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
def test_posts_that_an_editor_of_windows_has_saved_come_in(site, tmp_path, encoding):
    post = "---\ntitle: 开学的通知\ndate: 2024-03-01\n---\n九月一日报到。\n".encode(encoding)
    done = bring(site, "hexo", write_files(tmp_path / "h", {"_config.yml": "", "source/_posts/a.md": post}))
    assert done.returncode == 0, done.stderr
    (article,) = (site / "content/news/2024").glob("*.md")
    assert "九月一日报到。" in article.read_text(encoding="utf-8")


def test_galleries_authors_and_unknown_shortcodes_of_wordpress(site, tmp_path):
    picture = (
        "<item><title>车间</title><wp:post_id>5</wp:post_id><wp:post_type>attachment</wp:post_type>"
        "<wp:attachment_url>https://old.example/wp-content/uploads/门.png</wp:attachment_url></item>"
    )
    author = (
        "<wp:author><wp:author_login>王</wp:author_login>"
        "<wp:author_display_name>宣传科</wp:author_display_name></wp:author>"
    )
    text = '[gallery columns="2" ids="5"]\n\n[note]请带证件[/note]，见[注]。\n\n[gallery ids="5,9"]'
    export: dict[str, str | bytes] = {
        "export.xml": WORDPRESS.format(items=author + item(text) + picture),
        "wp-content/uploads/门.png": png(),
    }
    done = bring(site, "wordpress", write_files(tmp_path / "wp", export) / "export.xml")
    body = article(site, "2018/kai/index.md")
    assert 'author: "宣传科"' in body
    assert body.endswith("---\n\n![车间](门.png)\n\n请带证件，见\\[注\\]。\n")
    told = [line for line in done.stderr.split("\n") if "这个标记没有带过来" in line]
    assert [line.rpartition("：")[2] for line in told] == ['[gallery ids="5,9"]', "[note]"]


PICTURE = (
    "<item><title>IMG_1</title><wp:post_id>5</wp:post_id><wp:post_type>attachment</wp:post_type>"
    "<wp:attachment_url>https://old.example/wp-content/uploads/门.png</wp:attachment_url>{described}</item>"
)
META = "<wp:postmeta><wp:meta_key>{}</wp:meta_key><wp:meta_value><![CDATA[{}]]></wp:meta_value></wp:postmeta>"


@pytest.mark.parametrize("description", ["学员走进大门", ""])
def test_covers_and_sticky_posts_of_wordpress_stay_what_they_are(site, tmp_path, description):
    described = META.format("_wp_attachment_image_alt", description) if description else ""
    cover = META.format("_thumbnail_id", "5")
    items = [
        item("文。").replace("</item>", f"{cover}<wp:is_sticky>1</wp:is_sticky></item>"),
        item("后。", name="hou").replace("</item>", "<wp:is_sticky>0</wp:is_sticky></item>"),
        item("页。", "关于", "page", name="about-us").replace("</item>", f"{cover}</item>"),
    ]
    export: dict[str, str | bytes] = {
        "export.xml": WORDPRESS.format(items="".join(items) + PICTURE.format(described=described)),
        "wp-content/uploads/门.png": png(),
    }
    done = bring(site, "wordpress", write_files(tmp_path / "wp", export) / "export.xml")
    text = article(site, "2018/kai/index.md")
    assert f'cover: 门.png\ncover_alt: "{description or "开放日"}"\n' in text
    assert "pinned: yes\n" in text and "pinned" not in article(site, "2018/hou.md")
    assert ("migrate-cover-alt" in done.stderr) == (not description)
    page = (site / "content/pages/about-us/index.md").read_text(encoding="utf-8")
    assert page.endswith(f"---\n\n![{description}](门.png)\n\n页。\n")
    assert [each for each in errors_of(site) if "no-alt-text" not in each] == []


@pytest.mark.parametrize("status", ["publish", "future"])
def test_what_had_a_password_in_wordpress_is_a_draft_and_told(site, tmp_path, status):
    protected = item("内部。", status=status).replace("<wp:post_password>", "<wp:post_password>秘")
    private = item("内部。", status="private", name="nei")
    items = [protected, private, item("公开。", name="gong")]
    export: dict[str, str | bytes] = {"export.xml": WORDPRESS.format(items="".join(items))}
    done = bring(site, "wordpress", write_files(tmp_path / "wp", export) / "export.xml")
    assert done.stderr.count("提醒 migrate-hidden") == 2
    assert "draft: yes" in article(site, "2018/kai.md")
    assert "draft: yes" in article(site, "2018/nei.md")
    assert "draft" not in article(site, "2018/gong.md")
    assert errors_of(site) == []
    assert not (site / "public/news/2018/kai").exists()


@pytest.mark.parametrize("hidden", ["password: abc", "private: true", "hidden: true"])
def test_what_was_hidden_in_hexo_is_a_draft_and_told(site, tmp_path, hidden):
    posts: dict[str, str | bytes] = {
        "_config.yml": "url: https://old.example\npermalink: :year/:title/\n",
        "source/_posts/a.md": f"---\ntitle: 甲\ndate: 2020-01-02\n{hidden}\n---\n内部。\n",
        "source/_posts/b.md": "---\ntitle: 乙\ndate: 2020-01-02\nhidden: false\npassword:\n---\n文。\n",
    }
    done = bring(site, "hexo", write_files(tmp_path / "blog", posts))
    assert done.stderr.count("提醒 migrate-hidden") == 1
    assert "draft: yes" in article(site, "2020/a.md")
    assert "draft" not in article(site, "2020/b.md")


def test_what_hexo_locked_by_a_tag_is_a_draft_and_told(site, tmp_path):
    head = "---\ntitle: {}\ndate: 2020-01-02\ntags: [{}]\n---\n文。\n"
    posts: dict[str, str | bytes] = {
        "_config.yml": "url: https://old.example\nencrypt:\n  tags:\n  - {name: 内部, password: abc}\n",
        "source/_posts/a.md": head.format("甲", "焊接, 内部"),
        "source/_posts/b.md": head.format("乙", "焊接"),
    }
    done = bring(site, "hexo", write_files(tmp_path / "blog", posts))
    assert done.stderr.count("提醒 migrate-hidden") == 1
    assert "draft: yes" in article(site, "2020/a.md")
    assert "draft" not in article(site, "2020/b.md")


@pytest.mark.parametrize(
    "hidden", ["build:\n  render: never", "_build:\n  list: false\n  render: true", "headless: true"]
)
def test_what_hugo_had_no_page_or_no_list_for_is_a_draft_and_told(site, tmp_path, hidden):
    head = "---\ntitle: 甲\ndate: 2020-01-02\n"
    posts: dict[str, str | bytes] = {
        "hugo.toml": 'baseURL = "https://old.example/"\n',
        "content/posts/a.md": f"{head}{hidden}\n---\n内部。\n",
        "content/posts/b.md": f"{head}build:\n  render: always\n  list: always\n---\n文。\n",
    }
    done = bring(site, "hugo", write_files(tmp_path / "hugo", posts))
    assert (done.stderr.count("提醒 migrate-hidden"), done.stderr.count("migrate-keys")) == (1, 0)
    assert "draft: yes" in article(site, "2020/a.md")
    assert "draft" not in article(site, "2020/b.md")


def test_settings_of_hugo_may_stand_in_several_files(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "config/_default/hugo.yaml": "baseURL: https://old.example/\ndefaultContentLanguage: zh\n",
        "config/_default/permalinks.yaml": "page:\n  posts: /:year/:slugorfilename/\n",
        "config/_default/languages.toml": "[zh]\nweight = 1\n[en]\nweight = 2\n",
        "content/posts/a.zh.md": "---\ntitle: 甲\ndate: 2020-01-02\nslug: one\n---\n[乙](/2021/b/)\n",
        "content/posts/a.en.md": "---\ntitle: A\ndate: 2020-01-02\nslug: one\n---\nText.\n",
        "content/posts/b.md": "---\ntitle: 乙\ndate: 2021-01-02\n---\n文。\n",
    }
    bring(site, "hugo", write_files(tmp_path / "hugo", posts))
    assert '- "/2020/one/"\n' in article(site, "2020/one.md")
    assert "[乙](../2021/b.md)" in article(site, "2020/one.md")
    assert '- "/en/2020/one/"\n' in article(site, "2020/one-en.md")


@pytest.mark.parametrize(
    ("settings", "name", "slug", "address"),
    [
        ("", "焊接 入门（一）", "", "/posts/焊接-入门一/"),
        ("", "My_Note", "", "/posts/my_note/"),
        ("", "2020-01-02-焊接", "", "/posts/2020-01-02-焊接/"),
        ("[frontmatter]\ndate = [':filename']", "2020-01-02-焊接", "", "/posts/焊接/"),
        ("", "a", "slug: 电焊\n", "/posts/电焊/"),
        ("[permalinks]\nposts = '/:year/:title/'", "a", "", "/2020/开放日的-安排/"),
        ("[permalinks]\nposts = '/:year/:slug/'", "a", "", "/2020/开放日的-安排/"),
        ("[permalinks]\nposts = '/:year/:slug/'", "a", "slug: B 1\n", "/2020/b-1/"),
    ],
)
def test_addresses_of_hugo_keep_the_script_of_titles_and_names(site, tmp_path, settings, name, slug, address):
    head = f"---\ntitle: 开放日的 安排！\ndate: 2020-01-02\n{slug}---\n"
    posts: dict[str, str | bytes] = {
        "hugo.toml": f"baseURL = 'https://old.example/'\n{settings}\n",
        f"content/posts/{name}.md": f"{head}文。\n",
        "content/posts/z.md": f"---\ntitle: 丁\ndate: 2021-01-02\n---\n[看]({address})\n",
    }
    done = bring(site, "hugo", write_files(tmp_path / "hugo", posts))
    (path,) = (site / "content/news/2020").glob("*.md")
    assert f'- "{address}"\n' in path.read_text(encoding="utf-8")
    assert "migrate-link" not in done.stderr
    assert path.name in article(site, "2021/z.md")


def test_a_file_beside_the_sections_of_hugo_is_a_page(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "hugo.toml": 'baseURL = "https://old.example/"\nuglyURLs = true\n',
        "content/about.md": "---\ntitle: 关于\ndate: 2019-01-01\n---\n[甲](/posts/a.html)\n",
        "content/note.md": "---\ntitle: 记\ndate: 2019-01-01\ntags: [甲]\n---\n文。\n",
        "content/posts/a.md": (
            "---\ntitle: 甲\ndate: 2020-01-02\n---\n![图](../img/p.png) [关于](../about.html)\n"
        ),
        "static/img/p.png": png(),
    }
    done = bring(site, "hugo", write_files(tmp_path / "hugo", posts))
    assert "[甲](../news/2020/a/index.md)" in (site / "content/pages/about.md").read_text(encoding="utf-8")
    text = article(site, "2020/a/index.md")
    assert '- "/posts/a.html"\n' in text
    assert "![图](p.png) [关于](../../../pages/about.md)" in text
    assert article(site, "2019/note.md")
    assert "提醒" not in done.stderr
    assert errors_of(site) == []


def test_addresses_of_hexo_may_be_made_of_any_key(site, tmp_path):
    blog: dict[str, str | bytes] = {
        "_config.yml": "url: https://old.example\npermalink: p/:urlname.html\n",
        "source/_posts/a.md": "---\ntitle: 甲\ndate: 2020-01-02\nurlname: one\n---\n[乙](two.html#节)\n",
        "source/_posts/b.md": (
            "---\ntitle: 乙\ndate: 2020-01-02\nurlname: two\n---\n## 节\n\n[甲](/p/one.html)\n"
        ),
    }
    done = bring(site, "hexo", write_files(tmp_path / "hexo", blog))
    assert '- "/p/one.html"\n' in article(site, "2020/one.md")
    assert "[乙](two.md#节)" in article(site, "2020/one.md")
    assert "[甲](one.md)" in article(site, "2020/two.md")
    assert "提醒" not in done.stderr


def test_the_date_before_a_name_of_hexo_is_in_its_address_unless_the_settings_part_it(site, tmp_path):
    post = "---\ntitle: 甲\n---\n文。\n"
    for number, names in enumerate(("", "new_post_name: :year-:month-:day-:title.md\n")):
        blog: dict[str, str | bytes] = {
            "_config.yml": f"url: https://old.example\npermalink: :year/:title/\n{names}",
            f"source/_posts/2020-01-0{number + 1}-a{number}.md": post,
        }
        bring(site, "hexo", write_files(tmp_path / f"hexo{number}", blog))
    assert '- "/2020/2020-01-01-a0/"\n' in article(site, "2020/a0.md")
    assert '- "/2020/a1/"\n' in article(site, "2020/a1.md")


def test_covers_and_posts_at_the_top_of_hexo_and_hugo_stay_what_they_are(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "hugo.toml": 'baseURL = "https://old.example/"\n',
        "content/posts/a/index.md": (
            "---\ntitle: 甲\ndate: 2020-01-02\ncover:\n  image: 门.png\n  alt: 学员走进大门\n---\n文。\n"
        ),
        "content/posts/a/门.png": png(),
    }
    bring(site, "hugo", write_files(tmp_path / "hugo", posts))
    assert 'cover: 门.png\ncover_alt: "学员走进大门"\n' in article(site, "2020/a/index.md")
    blog: dict[str, str | bytes] = {
        "_config.yml": "url: https://old.example\npermalink: :year/:title/\n",
        "source/_posts/b.md": (
            "---\ntitle: 乙\ndate: 2020-01-02\ncover: /img/门.png\ntop_img: false\nsticky: 100\n---\n文。\n"
        ),
        "source/_posts/c.md": (
            "---\ntitle: 丙\ndate: 2020-01-02\ncover: /img/没有.png\ntop: false\n---\n文。\n"
        ),
        "source/img/门.png": png(),
    }
    done = bring(site, "hexo", write_files(tmp_path / "hexo", blog))
    assert 'pinned: yes\ncover: 门.png\ncover_alt: "乙"\n' in article(site, "2020/b/index.md")
    assert "cover" not in article(site, "2020/c.md") and "pinned" not in article(site, "2020/c.md")
    assert "migrate-picture" in done.stderr and "/img/没有.png" in done.stderr
    assert errors_of(site) == []


@pytest.mark.parametrize(
    "text",
    [
        "no xml",
        "<rss><channel></channel></rss>",
        "<!DOCTYPE r [<!ENTITY a 'aaa'>]><rss><channel><item><title>&a;</title></item></channel></rss>",
    ],
)
def test_a_file_that_is_not_an_export_is_reported(site, tmp_path, text):
    write_files(tmp_path, {"export.xml": text})
    done = bring(site, "wordpress", tmp_path / "export.xml")
    assert done.returncode == 1
    assert "export.xml:1:1  错误 migrate-none" in done.stderr


@pytest.mark.parametrize(("tool", "below"), [("hugo", "content/posts"), ("hexo", "source/_posts")])
def test_posts_that_cannot_be_read_are_told_and_the_others_brought_in(site, tmp_path, tool, below):
    post = "---\ntitle: 甲\ndate: 2019-01-02\n---\n文。\n"
    names = ("好.md", "锁.md", "内/乙.md")
    blog = write_files(tmp_path / "blog", {f"{below}/{name}": post for name in names})
    write_files(blog, {f"{below}/大.md": "长" * 2_000_000})
    closed = [blog / below / name for name in ("锁.md", "内")]
    for each in closed:
        each.chmod(0)
    code, said = run(site, "migrate", tool, str(blog), before=without_rights())
    for each in closed:
        each.chmod(0o755)
    assert code == 1
    assert f"blog/{below}/锁.md:1:1  错误 disk-denied" in said
    assert f"blog/{below}/内:1:1  错误 disk-denied" in said
    assert f"blog/{below}/大.md:1:1  错误 file-too-large" in said and "6.0 MB" in said
    assert "migrate-passed-over" not in said
    assert len(list((site / "content/news").rglob("*.md"))) == 1


def test_an_export_that_was_interrupted_is_told_where_it_ends(site, tmp_path):
    whole = WORDPRESS.format(items=f"{item('甲')}\n{item('乙', name='yi')}\n")
    write_files(tmp_path, {"export.xml": whole[: whole.index("乙") + 1]})
    done = bring(site, "wordpress", tmp_path / "export.xml")
    assert done.returncode == 1
    assert "export.xml:6:1  错误 migrate-broken" in done.stderr
    assert not (site / "content/news").exists()


@pytest.mark.skipif(os.name != "posix", reason="pipes have names on POSIX systems")
def test_an_export_that_cannot_be_read_is_told_as_such(site, tmp_path):
    os.mkfifo(tmp_path / "export.xml")
    assert "export.xml:1:1  错误 disk-special" in bring(site, "wordpress", tmp_path / "export.xml").stderr


@pytest.mark.parametrize("address", ["http://[::1/a/", "http://℀.example/a/", "//[a/"])
def test_an_address_that_nothing_can_read_costs_no_article(site, tmp_path, address):
    odd = item(f'<a href="{address}">甲</a>').replace("https://old.example/2018/05/kai/", address)
    export = WORDPRESS.format(items=odd + item("乙", name="yi")).replace(
        "https://old.example<", f"{address}<"
    )
    assert bring(site, "wordpress", write_files(tmp_path, {"a.xml": export}) / "a.xml").returncode == 0
    assert "甲" in article(site, "2018/kai.md") and "乙" in article(site, "2018/yi.md")
    post = f"---\ntitle: 丙\ndate: 2019-01-02\n---\n[甲]({address}) [乙](/a/) ![丙]({address}a.png)\n"
    hexo = {"_config.yml": f"url: '{address}'\n", "source/_posts/bing.md": post}
    assert bring(site, "hexo", write_files(tmp_path / "hexo", hexo)).returncode == 0
    hugo = {"hugo.toml": "baseURL = 'https://old.example/'\n", "content/posts/ding.md": post}
    assert bring(site, "hugo", write_files(tmp_path / "hugo", hugo)).returncode == 0
    assert f"[甲]({address})" in article(site, "2019/bing.md")


def test_a_block_that_is_shown_ten_thousand_times_fills_no_memory(site, tmp_path):
    block = item("长" * 50_000, kind="wp_block").replace("post_id>7<", "post_id>6<")
    text = item('<!-- wp:block {"ref":6} /-->\n' * 10_000)
    done = bring(
        site, "wordpress", write_files(tmp_path, {"a.xml": WORDPRESS.format(items=text + block)}) / "a.xml"
    )
    assert done.returncode == 0
    assert len(article(site, "2018/kai.md")) < 2_000_000


@pytest.mark.parametrize("tool", ["hugo", "hexo"])
def test_a_folder_without_posts_is_reported(site, tmp_path, tool):
    (tmp_path / "blog").mkdir()
    assert "错误 migrate-none" in bring(site, tool, tmp_path / "blog").stderr


def test_nothing_is_written_over_and_a_second_run_tells_so(site, tmp_path):
    blog = write_files(tmp_path / "blog", HEXO)
    bring(site, "hexo", blog)
    before = tree(site / "content")
    again = bring(site, "hexo", blog)
    assert again.returncode == 1
    assert "错误 migrate-exists" in again.stderr and "source/_posts/" in again.stderr
    assert "--slug" not in again.stderr, "which migrate has not"
    assert tree(site / "content") == before


def test_a_page_that_the_site_has_is_told_with_the_one_of_the_blog(site, tmp_path):
    files: dict[str, str | bytes] = {
        "source/_posts/a.md": "---\ntitle: 甲\ndate: 2020-01-02\n---\n文。\n",
        "source/about/index.md": "---\ntitle: 关于\n---\n旧的。\n",
    }
    write_files(site, {"content/pages/about.md": "---\ntitle: 关于我们\n---\n\n新的。\n"})
    done = bring(site, "hexo", write_files(tmp_path / "blog", files))
    assert done.returncode == 1 and article(site, "2020/a.md")
    assert "错误 migrate-exists" in done.stderr and "source/about/index.md" in done.stderr
    assert (site / "content/pages/about.md").read_text(encoding="utf-8").endswith("新的。\n")


def test_no_page_and_no_old_address_takes_the_address_of_a_page_of_the_site(site, tmp_path):
    text = "---\ntitle: {}\n{}---\n文。\n"
    files: dict[str, str | bytes] = {
        "hugo.toml": 'baseURL = "https://old.example/"\n[permalinks]\nposts = "/:filename/"\n',
        "content/posts/a.md": text.format(
            "甲", "date: 2020-01-02\ntags: [焊接]\naliases: [/News/, /2.html]\n"
        ),
        "content/posts/tags.md": text.format("论标签", "date: 2020-01-02\n"),
        "content/posts/关于.md": text.format("乙", "date: 2020-01-02\nurl: /guan-yu/\n"),
        "content/guan-yu.md": text.format("丙", ""),
        "content/news.md": text.format("新闻", ""),
        "content/tags/焊接/_index.md": text.format("焊接是什么", ""),
        "content/404.md": text.format("找不到", ""),
        "content/search/_index.md": text.format("找", ""),
    }
    done = bring(site, "hugo", write_files(tmp_path / "blog", files))
    assert errors_of(site) == []
    pages = sorted(tree(site / "content/pages"))
    assert "news-2.md" in pages and "guan-yu.md" in pages
    for lost in ("/News/", "/tags/", "/guan-yu/", "/news/"):
        assert f"原来的网址不能用作曾用网址：{lost}\n" in done.stderr
    assert '- "/2.html"' in article(site, "2020/a.md")
    before = tree(site / "content")
    bring(site, "hugo", tmp_path / "blog")
    assert tree(site / "content") == before


def test_a_site_with_faults_gets_the_articles_of_a_blog_all_the_same(site, tmp_path):
    write_files(site, {"content/pages/x.md": "---\ntitle: [\n---\n", "content/news/2020/y.md": "---\n"})
    files: dict[str, str | bytes] = {"content/posts/a.md": "---\ntitle: 甲\ndate: 2020-01-02\n---\n文。\n"}
    done = bring(site, "hugo", write_files(tmp_path / "blog", files))
    assert done.returncode == 0 and article(site, "2020/a.md")


def test_files_outside_of_the_blog_are_never_read(site, tmp_path):
    write_files(tmp_path, {"secret.png": png(), "secret.md": "---\ntitle: 密\ndate: 2020-01-01\n---\n密\n"})
    pictures = "![a](../../../secret.png) ![b](/../secret.png) ![c](link.png)"
    post = f"---\ntitle: 甲\ndate: 2020-01-01\n---\n{pictures}\n"
    blog = write_files(tmp_path / "blog", {"source/_posts/a.md": post})
    (blog / "source/_posts/link.png").symlink_to(tmp_path / "secret.png")
    (blog / "source/_posts/link.md").symlink_to(tmp_path / "secret.md")
    bring(site, "hexo", blog)
    assert set(tree(site / "content/news")) == {"2020/a.md"}


def test_pictures_on_other_sites_are_reported_once_if_the_site_refuses_them(site, tmp_path):
    post = "---\ntitle: 甲\ndate: 2020-01-01\n---\n![图](https://other.example/a.png)\n"
    blog = write_files(tmp_path / "blog", {"source/_posts/a.md": post, "source/_posts/b.md": post})
    done = bring(site, "hexo", blog)
    assert "site.yaml:1:1  提醒 migrate-remote" in done.stderr
    assert "remote_media: link" in done.stderr


@pytest.mark.parametrize("folder", ["..", "../other", "/etc", "a/../../other", "link", ""])
def test_a_folder_of_posts_outside_of_the_blog_is_not_read(site, tmp_path, folder):
    post = "---\ntitle: 密\ndate: 2020-01-02\n---\n密。\n"
    write_files(
        tmp_path, {"other/a.md": post, "blog/_config.yml": f"source_dir: {folder}\n", "blog/a/b.txt": ""}
    )
    (tmp_path / "blog/link").symlink_to(tmp_path / "other")
    done = bring(site, "hexo", tmp_path / "blog")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "migrate-none" in done.stderr
    assert not (site / "content/news").exists()


@pytest.mark.parametrize(
    ("tool", "file", "key", "posts"),
    [("hugo", "hugo.yaml", "contentDir", "posts"), ("hexo", "_config.yml", "source_dir", "_posts")],
)
@pytest.mark.parametrize("written", ["texts/", "./texts", "a/../texts", "{blog}/texts"])
def test_the_folder_of_texts_may_be_written_in_any_way_that_leads_to_it(
    site, tmp_path, tool, file, key, posts, written
):
    blog = write_files(
        tmp_path / "blog",
        {
            "a/b.txt": "",
            file: f"url: https://old.example/\n{key}: {written.format(blog=tmp_path / 'blog')}\n",
            f"texts/{posts}/k.md": "---\ntitle: 开班\ndate: 2020-01-02\n---\n![门](门.png)\n",
            f"texts/{posts}/门.png": png(),
        },
    )
    done = bring(site, tool, blog)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert set(tree(site / "content/news")) == {"2020/k/index.md", "2020/k/门.png"}


@pytest.mark.parametrize(
    ("tool", "file", "written", "post"),
    [
        ("hugo", "hugo.toml", "baseURL = https://old.example/\n", "content/posts/k.md"),
        ("hugo", "config/_default/permalinks.toml", f"posts = '/{'.' * 200}/'\n", "content/posts/k.md"),
        ("hexo", "_config.yml", "url: [https://old.example/\n", "source/_posts/k.md"),
        ("hexo", "_config.yml", "- url\n", "source/_posts/k.md"),
    ],
)
def test_settings_that_nothing_can_be_read_from_are_told(site, tmp_path, tool, file, written, post):
    text = "---\ntitle: 开班\ndate: 2020-01-02\n---\n文。\n"
    done = bring(site, tool, write_files(tmp_path / "blog", {file: written, post: text}))
    assert (done.returncode, set(tree(site / "content/news"))) == (1, {"2020/k.md"})
    assert f"blog/{file}:1:1  错误 migrate-settings" in done.stderr


def test_settings_that_may_not_be_read_are_told(site, tmp_path):
    post = "---\ntitle: 开班\ndate: 2020-01-02\n---\n文。\n"
    blog = write_files(tmp_path / "blog", {"_config.yml/x": "", "source/_posts/k.md": post})
    done = bring(site, "hexo", blog)
    assert done.returncode == 1 and "blog/_config.yml:1:1  错误 disk-" in done.stderr
    assert set(tree(site / "content/news")) == {"2020/k.md"}


def test_the_folder_of_texts_of_hugo_may_be_that_of_the_blog(site, tmp_path):
    post = "---\ntitle: 开班\ndate: 2020-01-02\n---\n文。\n"
    blog = write_files(tmp_path / "blog", {"hugo.toml": 'contentDir = "."\n', "posts/k.md": post})
    assert bring(site, "hugo", blog).returncode == 0
    assert 'aliases:\n  - "/posts/k/"\n' in article(site, "2020/k.md")


@pytest.mark.parametrize("end", ["---\n", "a: [\n---\n"])
def test_all_old_addresses_of_a_post_come_in(site, tmp_path, end):
    addresses = [f"/old/{number}/" for number in range(70)]
    lines = "".join(f"  - {each}\n" for each in addresses)
    post = f"---\ntitle: 甲\ndate: 2020-01-02\naliases:\n{lines}{end}文。\n"
    bring(site, "hugo", write_files(tmp_path / "blog", {"content/posts/a.md": post}))
    text = article(site, "2020/a.md")
    assert [each for each in addresses if f'- "{each}"' not in text] == []


def test_posts_of_the_same_title_are_numbered(site, tmp_path):
    post = "---\ntitle: 甲\nslug: a\ndate: 2020-01-02\n---\n文。\n"
    write_files(tmp_path / "blog", {f"source/_posts/{name}.md": post for name in "xyz"})
    write_files(tmp_path / "blog", {"source/_posts/w.md": post.replace("slug: a", "slug: a-2")})
    bring(site, "hexo", tmp_path / "blog")
    names = sorted(path.name for path in (site / "content/news/2020").iterdir())
    assert names == ["a-2.md", "a-3.md", "a-4.md", "a.md"]


def test_translations_lists_and_bundles_of_hugo_have_their_own_names(site, tmp_path):
    languages = 'defaultContentLanguage = "zh"\n[languages.zh]\n[languages.en]\n'
    pattern = '[permalinks]\nposts = "/:year/:contentbasename/"\n'
    links = '[甲]({{< ref "leaf" >}}) [乙]({{< ref "/posts/deep/leaf" >}}) [丙]({{< relref "/about" >}})'
    files: dict[str, str | bytes] = {
        "hugo.toml": f'baseURL = "https://old.example/"\n{languages}{pattern}',
        "content/posts/_index.md": "---\ntitle: 文章\n---\n列表的说明。\n",
        "content/posts/first.en.md": "---\ntitle: First\ndate: 2020-01-02\n---\nText.\n",
        "content/posts/first.md": f"---\ntitle: 第一\ndate: 2020-01-02\n---\n{links}\n",
        "content/posts/deep/leaf/index.zh.md": "---\ntitle: 叶\ndate: 2020-01-03\n---\n![门](门.png)\n",
        "content/posts/deep/leaf/门.png": png(),
        "content/about/_index.md": "---\ntitle: 关于\n---\n关于我们。\n",
    }
    done = bring(site, "hugo", write_files(tmp_path / "blog", files))
    text = article(site, "2020/first.md")
    assert "[甲](leaf/index.md) [乙](leaf/index.md) [丙](../../pages/about.md)" in text
    assert '- "/2020/first/"' in text
    assert '- "/en/2020/first/"' in article(site, "2020/first-en.md")
    assert '- "/2020/leaf/"' in article(site, "2020/leaf/index.md")
    assert "关于我们。" in (site / "content/pages/about.md").read_text(encoding="utf-8")
    assert [line for line in done.stderr.split("\n") if "没有迁移" in line] == [
        "  有 1 个文件没有迁移（目录页、模板等）：content/posts/_index.md"
    ]
    assert errors_of(site) == []


def test_pages_of_hexo_that_only_its_theme_fills_are_passed_over(site, tmp_path):
    files: dict[str, str | bytes] = {
        "source/_posts/a.md": "---\ntitle: 甲\ndate: 2020-01-02\n---\n文。\n",
        "source/categories/index.md": "---\ntitle: 分类\n---\n<!-- 由主题 -->\n<!--\n生成 -->\n",
        "source/tags/index.md": "---\ntitle: 标签\ntype: tags\n---\n",
    }
    done = bring(site, "hexo", write_files(tmp_path / "blog", files))
    assert "（目录页、模板等）：source/categories/index.md、source/tags/index.md" in done.stderr
    assert not (site / "content/pages/categories.md").exists()
    assert not (site / "content/pages/tags.md").exists()


@pytest.mark.parametrize(
    "url", ["old.example", "//old.example", "http://old.example", "https://old.example/"]
)
def test_the_address_of_a_blog_may_lack_its_scheme(site, tmp_path, url):
    files: dict[str, str | bytes] = {
        "_config.yml": f"url: {url}\npermalink: :title/\n",
        "source/_posts/a.md": (
            "---\ntitle: 甲\ndate: 2020-01-02\n---\n[没有](/没有/)、[乙](https://old.example/b/)\n"
        ),
        "source/_posts/b.md": "---\ntitle: 乙\ndate: 2020-01-02\n---\n文。\n",
    }
    bring(site, "hexo", write_files(tmp_path / "blog", files))
    scheme = "http" if url.startswith("http:") else "https"
    assert f"[没有]({scheme}://old.example/%E6%B2%A1%E6%9C%89/)、[乙](b.md)" in article(site, "2020/a.md")


@pytest.mark.parametrize(
    "written", ["skip_render: README.md", "skip_render:\n  - 'demo/**'\n  - '*/x.md'", ""]
)
def test_what_hexo_copies_and_the_word_to_programmers_are_passed_over(site, tmp_path, written):
    files: dict[str, str | bytes] = {
        "_config.yml": f"url: https://old.example\n{written}\n",
        "source/_posts/a.md": "---\ntitle: 甲\ndate: 2020-01-02\n---\n文。\n",
        "source/README.md": "# 说明\n\n怎样生成。\n",
        "source/demo/in/a.md": "---\ntitle: 演示\n---\n演。\n",
        "source/one/x.md": "---\ntitle: 乙\n---\n乙。\n",
    }
    done = bring(site, "hexo", write_files(tmp_path / "blog", files))
    pages = set(tree(site / "content/pages"))
    assert "source/README.md" in done.stderr and "readme.md" not in pages
    assert ("a.md" in pages, "x.md" in pages) == (("demo" not in written,) * 2)


def test_pictures_in_links_numbers_and_reusable_blocks_of_wordpress_come_in(site, tmp_path):
    uploads = "https://old.example/wp-content/uploads"
    numbers = '<a href="https://old.example/?p=8">甲</a>、<a href="/?page_id=9">乙</a>'
    text = (
        f'<a href="{uploads}/门.png"><img src="{uploads}/门-300x200.png" alt="门" /></a>\n\n'
        f'{numbers}、<a href="/2018/05/hou/">丙</a>\n\n'
        '<!-- wp:block {"ref":6} /-->\n\n<!-- wp:latest-posts {"postsToShow":3} /-->\n\n'
        f'<a href="{uploads}/b.pdf">报名表</a>'
        f'<a href="{uploads}/b.pdf" class="wp-block-file__button">下载</a>'
    )
    items = {
        7: item(text),
        8: item("后。", "后来", name="hou"),
        9: item("页", "关于", "page", name="about-us"),
        6: item("<p>请带证件。</p>", "须知", "wp_block", name="b"),
    }
    written = [each.replace("post_id>7<", f"post_id>{number}<") for number, each in items.items()]
    export: dict[str, str | bytes] = {
        "export.xml": WORDPRESS.format(items="".join(written)),
        "wp-content/uploads/门.png": png(),
        "wp-content/uploads/b.pdf": b"%PDF-1.4",
    }
    done = bring(site, "wordpress", write_files(tmp_path / "wp", export) / "export.xml")
    assert article(site, "2018/kai/index.md").endswith(
        "---\n\n[![门](门.png)](门.png)\n\n"
        "[甲](../hou.md)、[乙](../../../pages/about-us.md)、[丙](../hou.md)\n\n"
        "请带证件。\n\n[报名表](b.pdf)\n"
    )
    assert "wp:latest-posts" in done.stderr
    assert "migrate-remote" not in done.stderr
    assert "migrate-passed-over" not in done.stderr
    assert errors_of(site) == []


def test_links_to_one_draft_are_told_each_at_its_own_line_and_a_draft_without_a_date_has_no_address(
    site, tmp_path
):
    source = write_files(
        tmp_path / "blog",
        {
            "_config.yml": "url: https://old.example\npermalink: :year/:title/\n",
            "source/_posts/a.md": "---\ntitle: 甲\ndate: 2020-01-02\n---\n"
            "[乙](/2020/b/)\n\n文\n\n[乙](/2020/b/)\n",
            "source/_posts/b.md": "---\ntitle: 乙\ndate: 2020-01-02\npublished: false\n---\n文\n",
            "source/_drafts/c.md": "---\ntitle: 丙\n---\n文\n",
        },
    )
    told = bring(site, "hexo", source).stderr
    lines = article(site, "2020/a.md").split("\n")
    numbers = [number for number, line in enumerate(lines, 1) if line.startswith("[乙]")]
    assert len(numbers) == 2
    assert all(f"2020/a.md:{number}:" in told for number in numbers)
    assert "migrate-date" in told and "migrate-address" not in told


def test_each_language_of_hugo_may_have_its_own_folder(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "hugo.yaml": (
            "baseURL: https://old.example/\ndefaultContentLanguage: zh\nlanguages:\n"
            "  en: {contentDir: content/en}\n  zh: {contentDir: content/zh}\n  fr: {contentDir: francais}\n"
            "permalinks:\n  page:\n    posts: /archives/:slugorcontentbasename/\n"
        ),
        "content/zh/posts/a.md": "---\ntitle: 甲\ndate: 2021-01-02\n---\n见[乙](/archives/b/)。\n",
        "content/zh/posts/b.md": '---\ntitle: 乙\ndate: 2021-01-03\n---\n见[甲]({{< ref "a.md" >}})。\n',
        "content/en/posts/a.md": "---\ntitle: A\ndate: 2021-01-02\n---\nText.\n",
        "francais/posts/a.md": "---\ntitle: Un\ndate: 2021-01-02\n---\nTexte.\n",
        "francais/posts/b.org": "* Deux\n",
    }
    assert "francais/posts/b.org" in bring(site, "hugo", write_files(tmp_path / "blog", posts)).stderr
    assert article(site, "2021/a.md").endswith('aliases:\n  - "/archives/a/"\n---\n\n见[乙](b.md)。\n')
    assert article(site, "2021/b.md").endswith("见[甲](a.md)。\n")
    assert '- "/en/archives/a/"' in article(site, "2021/a-en.md")
    assert '- "/fr/archives/a/"' in article(site, "2021/a-fr.md")
    assert errors_of(site) == []


def test_the_default_language_of_hugo_may_have_a_folder_in_addresses(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "hugo.toml": (
            'baseURL = "https://old.example/"\ndefaultContentLanguage = "zh"\n'
            "defaultContentLanguageInSubdir = true\n[languages.zh]\nweight = 1\n[languages.en]\nweight = 2\n"
        ),
        "content/posts/a/index.md": '---\ntitle: 甲\ndate: 2020-01-02\n---\n[关于]({{< ref "us" >}})\n',
        "content/posts/a/index.en.md": "---\ntitle: A\ndate: 2020-01-02\n---\n[甲](/zh/posts/a/)\n",
        "content/us/index.zh.md": '---\ntitle: 我们\n---\n[甲]({{< ref "posts/a" >}})\n',
        "content/us/index.en.md": "---\ntitle: Us\n---\nText.\n",
    }
    bring(site, "hugo", write_files(tmp_path / "hugo", posts))
    assert '- "/zh/posts/a/"\n' in article(site, "2020/a.md")
    assert "[关于](../../pages/us.md)" in article(site, "2020/a.md")
    assert '- "/en/posts/a/"\n' in article(site, "2020/a-en.md")
    assert "[甲](a.md)" in article(site, "2020/a-en.md")
    us = (site / "content/pages/us.md").read_text(encoding="utf-8")
    assert '- "/zh/us/"\n' in us and "(../news/2020/a.md)" in us
    assert (site / "content/pages/us-en.md").exists()


def test_categories_of_hexo_have_the_names_in_addresses_that_the_settings_give_them(site, tmp_path):
    head = "---\ntitle: 甲\ndate: 2020-01-02\n{}---\n文。\n"
    blog: dict[str, str | bytes] = {
        "_config.yml": (
            "url: https://old.example\npermalink: :category/:title/\ncategory_map:\n  焊工: welding\n"
        ),
        "source/_posts/a.md": head.format("categories: [焊工, 平焊]\n"),
        "source/_posts/b.md": head.format(""),
    }
    bring(site, "hexo", write_files(tmp_path / "hexo", blog))
    assert '- "/welding/平焊/a/"\n' in article(site, "2020/a.md")
    assert '- "/uncategorized/b/"\n' in article(site, "2020/b.md")


@pytest.mark.parametrize(("tool", "folder"), [("hugo", "content/posts"), ("hexo", "source/_posts")])
def test_posts_in_html_with_front_matter_come_in_and_other_files_in_html_are_passed_over(
    site, tmp_path, tool, folder
):
    head = "---\ntitle: 甲\ndate: 2020-01-02\n{}---\n"
    tag = '{{< figure src="a_b.png" alt="车床" >}}' if tool == "hugo" else "{% asset_img a_b.png 车床 %}"
    files: dict[str, str | bytes] = {
        "_config.yml": "url: https://old.example\n",
        "hugo.toml": "baseURL = 'https://old.example/'\n",
        f"{folder}/a.html": head.format("") + "<p>请带<b>护目镜</b>。</p><p><a href='b.html'>乙</a></p>",
        f"{folder}/b.md": head.format("").replace("甲", "乙") + "文。\n",
        f"{folder}/e.html": head.format("").replace("甲", "戊") + f"<p>看</p><p>{tag}</p>",
        f"{folder}/c.html": "<p>模板。</p>",
        f"{folder}/d.html": head.format("layout: false\n") + "google-site-verification",
    }
    done = bring(site, tool, write_files(tmp_path / "blog", files))
    assert article(site, "2020/a.md").partition("---\n\n")[2].startswith("请带**护目镜**。\n")
    assert "看\n\n![车床](https://old.example/" in article(site, "2020/e.md")
    assert f"有 2 个文件没有迁移（目录页、模板等）：{folder}/c.html、{folder}/d.html" in done.stderr


def test_a_page_of_hugo_that_only_its_theme_fills_is_passed_over(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "content/search.md": "---\ntitle: 搜索\nlayout: search\n---\n<!-- 不要删 -->\n",
        "content/posts/a.md": "---\ntitle: 甲\ndate: 2027-01-02\npublishDate: 2027-01-05\n---\n文。\n",
    }
    done = bring(site, "hugo", write_files(tmp_path / "blog", posts))
    assert not (site / "content/pages/search.md").exists() and "content/search.md" in done.stderr
    assert "date: 2027-01-02\ncolumn: notices\npublish_at: 2027-01-05\n" in article(site, "2027/a.md")


def test_footnotes_that_wordpress_holds_apart_come_in(site, tmp_path):
    text = '<p>合格<sup data-fn="a-1" class="fn"><a href="#a-1" id="a-1-link">1</a></sup>。</p>\n\n'
    notes = '[{"content":"六十分以上","id":"a-1"}]'
    value = f"<wp:meta_key>footnotes</wp:meta_key><wp:meta_value>{notes}</wp:meta_value>"
    item = (
        "<item><title>甲</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type>"
        "<wp:status>publish</wp:status><wp:post_date>2021-01-02 03:04:05</wp:post_date>"
        f"<content:encoded><![CDATA[{text}<!-- wp:footnotes /-->]]></content:encoded>"
        f"<wp:postmeta>{value}</wp:postmeta></item>"
    )
    spaces = (
        'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    )
    export = f"<rss {spaces}><channel>{item}</channel></rss>"
    bring(site, "wordpress", write_files(tmp_path / "blog", {"a.xml": export}) / "a.xml")
    assert article(site, "2021/1.md").endswith("合格[^1]。\n\n[^1]: 六十分以上\n")


def test_a_post_of_hexo_is_named_without_the_date_before_its_name(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "_config.yml": "url: https://old.example\nnew_post_name: :year-:month-:day-:title.md\n",
        "source/_posts/2020-01-02-a.md": "---\ntitle: 甲\ndate: 2020-01-02\n---\n见{% post_link b %}。\n",
        "source/_posts/2020-01-03-b.md": (
            "---\ntitle: 乙\ndate: 2020-01-03\nauthor:\n  name: 王一\nheader-img: img/门.png\n---\n文。\n"
        ),
        "source/_posts/2020-01-04-c.md": "---\ntitle: 丙\ndate: 2020-01-04\nhide: true\n---\n文。\n",
        "source/img/门.png": png(),
    }
    bring(site, "hexo", write_files(tmp_path / "blog", posts))
    assert article(site, "2020/a.md").endswith("见[乙](b/index.md)。\n")
    assert 'author: "王一"\ncover: 门.png\n' in article(site, "2020/b/index.md")
    assert "draft: yes\n" in article(site, "2020/c.md")

"""Each remark on an imported text is made by its real cause."""

import pytest

from tests.importers.test_html import codes, read
from tests.importers.test_migrate import article, bring, errors_of, site
from tests.importers.word import codes as word_codes
from tests.importers.word import document, paragraph
from tests.importers.word import read as read_word
from tests.site_folder import write_files

__all__ = ["site"]


@pytest.mark.parametrize(
    ("html", "code", "value"),
    [
        ("<mpvoice name='讲课录音'></mpvoice>", "import-card-audio", "讲课录音"),
        ("<audio src='a.mp3'></audio>", "import-card-audio", "a.mp3"),
        ("<video src='a.mp4'>您的浏览器不支持</video>", "import-card-video", "a.mp4"),
        (
            "<mp-common-videosnap data-nickname='某某学院'></mp-common-videosnap>",
            "import-card-video",
            "某某学院",
        ),
        (
            "<iframe data-src='https://mp.weixin.qq.com/mp/readtemplate?t=pages/video_player_tmpl"
            "&amp;action=mpvideo&amp;vid=wxv_12'></iframe>",
            "import-card-video",
            "wxv_12",
        ),
        ("<a data-miniprogram-nickname='职工之家'>去报名</a>", "import-card-program", "职工之家"),
        ("<a data-miniprogram-nickname='普惠'><b>去</b></a>", "import-card-program", "普惠"),
        ("<mp-miniprogram data-miniprogram-title='普惠'></mp-miniprogram>", "import-card-program", "普惠"),
        ("<qqmusic music_name='工人之歌'></qqmusic>", "import-card-audio", "工人之歌"),
        ("<mp-miniprogram data-title='报名'></mp-miniprogram>", "import-card-program", "报名"),
        ("<mp-common-product data-title='焊条'></mp-common-product>", "import-card-product", "焊条"),
        ("<mp-common-poi data-name='%E5%AE%9E%E8%AE%AD'></mp-common-poi>", "import-card-other", "实训"),
        ("<mp-common-miniprogram data-miniprogram-title='券'/>", "import-card-program", "券"),
        ("<section style='background-image:url(https://a.cn/1.png)'></section>", "import-decoration", None),
        ("<img src='https://a.cn/editor_styles/1.png'>", "import-decoration", None),
        ("<a href='file:///C:/表.docx'>报名表</a>", "import-link", "报名表"),
    ],
)
def test_what_a_page_shows_without_text_is_told(html, code, value):
    found = read(f"<p>前文。</p>{html}<p>后文。</p>")
    assert codes(found) == [code]
    assert value is None or value in [text for _, text in found.remarks[0].values]


def test_drawings_and_objects_of_word_are_told():
    chart = "<a:graphic><a:graphicData><c:chart xmlns:c='urn:c'/></a:graphicData></a:graphic>"
    drawing = f"<w:p><w:r><w:drawing><wp:inline>{chart}</wp:inline></w:drawing></w:r></w:p>"
    ole = "<w:p><w:r><w:object><o:OLEObject xmlns:o='urn:o'/></w:object></w:r></w:p>"
    found = read_word(document(paragraph("前文。") + drawing + ole))
    assert word_codes(found) == ["import-drawing", "import-object"]


def test_a_post_without_date_and_a_picture_that_is_gone_are_told(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "_config.yml": "url: https://old.example\npermalink: :year/:title/\n",
        "source/_posts/a.md": "---\ntitle: 甲\n---\n![图](gone.png)\n",
    }
    told = bring(site, "hexo", write_files(tmp_path / "blog", posts)).stderr
    assert "migrate-date" in told
    assert "migrate-picture" in told


def test_what_stands_for_a_date_that_cannot_be_read_is_told_with_it(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "_config.yml": "url: https://old.example\npermalink: posts/:abbrlink.html\n",
        "source/_posts/a.md": "---\ntitle: 甲\ndate: 01/02/2021\nabbrlink: a1\n---\n文。\n",
        "source/_posts/b.md": (
            "---\ntitle: 乙\ndate: 2021-02-30\ncreated: 2021-03-01\nabbrlink: b1\n---\n文。\n"
        ),
    }
    told = bring(site, "hexo", write_files(tmp_path / "blog", posts)).stderr
    assert told.count("migrate-bad-date") == 2
    assert "“01/02/2021”" in told and "“2021-02-30”" in told
    assert "date: 2026-03-01\n" in article(site, "2026/a1.md")
    assert "date: 2021-03-01\n" in article(site, "2021/b1.md")


def test_tags_that_only_share_an_address_are_told(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "hugo.toml": 'baseURL = "https://old.example/"\n',
        "content/posts/a.md": "---\ntitle: 甲\ndate: 2020-01-02\ntags: ['C#', Java]\n---\n文。\n",
        "content/posts/b.md": "---\ntitle: 乙\ndate: 2020-01-02\ntags: [C++, java, 'C#']\n---\n文。\n",
    }
    told = bring(site, "hugo", write_files(tmp_path / "blog", posts)).stderr
    assert told.count("migrate-same-tag") == 1 and "“C++”和“C#”" in told
    assert 'tags: ["Java", "C#"]' in article(site, "2020/b.md")


def test_a_link_to_what_is_not_public_yet_leads_to_the_old_site_and_is_told(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "hugo.toml": 'baseURL = "https://old.example/"\n',
        "content/posts/a.md": (
            "---\ntitle: 甲\ndate: 2020-01-02\n---\n[乙](/posts/b/)、[丙](/posts/c/)、[首页](/)。\n"
        ),
        "content/posts/b.md": "---\ntitle: 乙\ndate: 2020-01-03\ndraft: true\n---\n[丙](/posts/c/)\n",
        "content/posts/c.md": "---\ntitle: 丙\ndate: 2030-01-03\n---\n文。\n",
    }
    told = bring(site, "hugo", write_files(tmp_path / "blog", posts)).stderr
    assert told.count("migrate-link-draft") == 2 and "migrate-link\n" not in told
    text = article(site, "2020/a.md")
    assert "[乙](https://old.example/posts/b/)、[丙](https://old.example/posts/c/)、[首页](/)。" in text
    assert "[丙](../2030/c.md)" in article(site, "2020/b.md")
    assert errors_of(site) == []


def test_comments_of_readers_are_counted(site, tmp_path):
    def comment(approved: str, kind: str) -> str:
        return (
            f"<wp:comment><wp:comment_approved>{approved}</wp:comment_approved>"
            f"<wp:comment_type>{kind}</wp:comment_type><wp:comment_content>好</wp:comment_content></wp:comment>"
        )

    comments = [("1", "comment"), ("1", ""), ("spam", "comment"), ("0", "comment"), ("1", "pingback")]
    export = (
        '<rss xmlns:wp="http://wordpress.org/export/1.2/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>甲</title>'
        "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
        "<wp:post_date>2020-01-02 03:04:05</wp:post_date><content:encoded>文。</content:encoded>"
        f"{''.join(comment(*each) for each in comments)}</item></channel></rss>"
    )
    write_files(tmp_path, {"export.xml": export})
    told = bring(site, "wordpress", tmp_path / "export.xml").stderr
    assert "migrate-comments" in told and "旧站的 2 条读者评论没有迁移" in told


def test_texts_in_other_languages_are_named(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "hugo.toml": 'baseURL = "https://old.example/"\n',
        "content/posts/a.md": "---\ntitle: 甲\ndate: 2020-01-02\n---\n文。\n",
        "content/posts/b.html": "<p>乙</p>\n",
        "content/posts/c.org": "#+TITLE: 丙\n",
    }
    told = bring(site, "hugo", write_files(tmp_path / "blog", posts)).stderr
    assert "有 2 个文件没有迁移" in told and "content/posts/b.html、content/posts/c.org" in told


def test_an_old_address_that_cannot_be_computed_is_told(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "_config.yml": "url: https://old.example\npermalink: p/:hash/\n",
        "source/_posts/a.md": "---\ntitle: 甲\ndate: 2020-01-02\n---\n文。\n",
    }
    told = bring(site, "hexo", write_files(tmp_path / "blog", posts)).stderr
    assert "migrate-address" in told and "p/:hash/" in told


def test_an_old_address_that_another_post_has_is_told(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "hugo.toml": 'baseURL = "https://old.example/"\n',
        "content/posts/a.md": "---\ntitle: 甲\ndate: 2020-01-02\naliases: [/old/]\n---\n文。\n",
        "content/posts/b.md": "---\ntitle: 乙\ndate: 2020-01-03\naliases: [/old/]\n---\n文。\n",
    }
    told = bring(site, "hugo", write_files(tmp_path / "blog", posts)).stderr
    assert told.count("migrate-address") == 1
    assert '- "/old/"' in article(site, "2020/a.md")

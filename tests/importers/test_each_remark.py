"""Each remark on an imported text is made by its real cause."""

import pytest

from tests.importers.test_html import codes, read
from tests.importers.test_migrate import article, bring, site
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
        ("<mp-miniprogram data-title='报名'></mp-miniprogram>", "import-card-program", "报名"),
        ("<mp-common-product data-title='焊条'></mp-common-product>", "import-card-product", "焊条"),
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


def test_an_old_address_that_another_post_has_is_told(site, tmp_path):
    posts: dict[str, str | bytes] = {
        "hugo.toml": 'baseURL = "https://old.example/"\n',
        "content/posts/a.md": "---\ntitle: 甲\ndate: 2020-01-02\naliases: [/old/]\n---\n文。\n",
        "content/posts/b.md": "---\ntitle: 乙\ndate: 2020-01-03\naliases: [/old/]\n---\n文。\n",
    }
    told = bring(site, "hugo", write_files(tmp_path / "blog", posts)).stderr
    assert told.count("migrate-address") == 1
    assert '- "/old/"' in article(site, "2020/a.md")

"""Pages of authorities, schools and papers, as browsers save them: the article without what is around it."""

from datetime import datetime

import pytest

from tests.importers.test_html import codes, read

AROUND = (
    "<title>关于开展焊工比武的通知_某某区总工会</title>"
    "<ul><li><a href='https://a.example/'>首页</a></li><li><a href='https://a.example/x'>简介</a></li></ul>"
    "<div>登录 注册 无障碍</div><h1>关于开展焊工比武的通知</h1>"
    "<div>发布日期：2026-01-15 09:30　来源：某某区总工会</div>{body}"
    "<div>附件：<a href='https://a.example/f/1.docx'>报名表.docx</a>"
    "<a href='/f/2.PDF'>路线图</a></div><p>版权所有 某某区总工会</p>"
)
ARTICLE = "<p>各车间：</p><p>现定于三月比武，请报名。</p><p>某某区总工会</p>"
CONTAINERS = [
    "<div class='TRS_Editor'>{}</div>",
    "<div class=TRS_Editor><div class='TRS_Editor'>{}</div></div>",
    "<div id='Zoom'>{}</div>",
    "<div id=vsb_content_2><div class=v_news_content>{}</div></div>",
    "<div class='entry wp_articlecontent'>{}</div>",
    "<div id=UCAP-CONTENT class='pages_content'>{}</div>",
    "<article class=post>{}</article>",
]


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_article_of_a_page_comes_in_without_what_is_around_it(container):
    found = read(AROUND.format(body=container.format(ARTICLE)))
    assert found.title == "关于开展焊工比武的通知"
    assert found.moment == datetime(2026, 1, 15)
    assert found.markdown == (
        "各车间：\n\n现定于三月比武，请报名。\n\n某某区总工会\n\n"
        "[报名表.docx](https://a.example/f/1.docx)\n\n路线图\n"
    )
    assert sorted(codes(found)) == ["import-around", "import-link"]


def test_a_file_beside_an_article_may_have_its_type_in_its_name_alone():
    link = "<a href='https://a.example/download.jsp?wbfileid=22'>作息表.xlsx</a>"
    icon = "<img src='./x_files/icon_xls.gif'>"
    page = f"<div id=vsb_content>{ARTICLE}</div><ul><li>附件【{link}】已下载<span>3</span>次</li></ul>"
    found = read(f"<title>通知</title><h1>通知</h1>{page.replace('作息表', f'{icon}作息表')}")
    assert found.markdown.endswith("[作息表.xlsx](https://a.example/download.jsp?wbfileid=22)\n")
    assert codes(found) == ["import-decoration", "import-around"]


@pytest.mark.parametrize(
    "shown", ["2026年03月05日 10:20　来源：办公室", "2026-3-5 10:20:00", "2026/03/05 10:20"]
)
def test_a_moment_beside_an_article_is_when_it_was_published(shown):
    page = f"<h1>通知</h1><p>{shown}</p><div id=zoom><p>会议时间：2026-04-01 09:00</p>{ARTICLE}</div>"
    assert read(f"<title>通知</title>{page}<ul><li>2020-01-01</li></ul>").moment == datetime(2026, 3, 5)
    whole = read(f"<title>通知</title><h1>通知</h1><p>{shown}</p>{ARTICLE}")
    assert whole.moment is None, "it may be that of a meeting"


def test_a_page_with_several_articles_comes_in_whole():
    body = f"<div class=TRS_Editor>{ARTICLE}</div><div class=TRS_Editor><p>第二篇也有不少字。</p></div>"
    found = read(AROUND.format(body=body))
    assert "登录 注册 无障碍" in found.markdown and "第二篇也有不少字。" in found.markdown
    assert "import-around" not in codes(found)


def test_a_page_whose_article_is_all_tells_nothing():
    found = read(f"<title>焊工比武</title><h1>焊工比武</h1><article>{ARTICLE}</article>")
    assert (found.title, codes(found)) == ("焊工比武", [])
    assert found.markdown.startswith("各车间：")


def test_an_article_of_a_few_words_beside_much_text_is_not_taken_for_all():
    much = "<p>这一段才是正文，写了很多字。</p>" * 20
    found = read(f"<title>焊工比武</title><div>{much}</div><article><p>相关阅读</p></article>")
    assert "这一段才是正文" in found.markdown and "import-around" not in codes(found)


@pytest.mark.parametrize("element", ["<h2>{}</h2>", "<div class=bt>{}</div>", "<span>{}</span>"])
def test_the_line_that_the_name_of_a_page_begins_with_is_its_title(element):
    line = element.format("关于开展焊工比武的说明会")
    page = f"<p>报料 注册 登录</p><table><tr><td>首页</td></tr></table>{line}<p>请报名。</p><p>再见。</p>"
    found = read(f"<title>关于开展焊工比武的说明会_学习_某某网</title>{page}")
    assert found.title == "关于开展焊工比武的说明会"
    assert "关于开展焊工比武的说明会" not in found.markdown
    cut = read(f"<title>关于开展焊工比武的..._学习_某某网</title>{page}")
    assert cut.title == "关于开展焊工比武的说明会"


def test_a_name_in_the_metadata_that_a_quotation_mark_cuts_is_not_the_title():
    head = (
        '<title>学员赴"大国工匠"讲堂_某某网</title><meta property="og:title" content="学员赴"大国工匠"讲堂">'
    )
    assert read(f'{head}<h1>学员赴"大国工匠"讲堂</h1><p>甲。</p>').title == '学员赴"大国工匠"讲堂'


def test_a_page_that_was_written_with_pastes_comes_in_whole():
    pasted = "<!--StartFragment--><p>贴来的一段。</p><!--EndFragment-->"
    found = read(f"<title>通知</title><style>p{{}}</style><p>前文。</p>{pasted}<p>后文。</p>")
    assert found.markdown == "前文。\n\n贴来的一段。\n\n后文。\n"
    assert (
        read(f"<html><head><title>x</title></head><body>{pasted}</body></html>").markdown == "贴来的一段。\n"
    )


def test_a_blank_in_a_name_does_not_part_it_at_any_line():
    page = "<p>甲。</p><p><b>多地开班</b></p><p>多地开班</p>"
    assert read(f"<title>多地开班 焊工先行_某某网</title>{page}").title == "多地开班 焊工先行_某某网"


def test_the_old_name_of_a_document_is_not_its_title():
    page = "<html xmlns:o='urn:o'><title>附件1</title><p>关于体检的通知</p><p>附件1</p><p>请按时到场。</p>"
    assert read(page).title == "关于体检的通知"


def test_a_document_that_a_school_s_page_shows_in_a_player_is_told_with_its_address():
    found = read("<p>见下。</p><div class=wp_pdf_player pdfsrc='https://a.example/_upload/1.pdf'></div>")
    assert found.markdown == "见下。\n\n[1.pdf](https://a.example/_upload/1.pdf)\n"
    assert codes(found) == ["import-frame"]

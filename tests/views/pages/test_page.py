"""A free page: where its parts stand, and what stands beside its text."""

from lxml import html

from tests.library import SITE, main_part, make_test_context

SERVICES = "services:\n  - {id: a, name: 技术咨询, summary: 回答问题。}\n"
TASKS = "tasks:\n  - {title: 我要学技能, url: /courses/}\n  - {title: 企业找服务, url: /services/}\n"


def page(front: str, path: str = "services/", more: dict[str, str | bytes] | None = None) -> html.HtmlElement:
    files: dict[str, str | bytes] = {
        f"content/pages/{path.strip('/')}.md": f"---\ntitle: 页面\n{front}---\n\n正文。\n",
        "content/services.yaml": SERVICES,
        **(more or {}),
    }
    return html.fromstring(f"<main>{main_part(make_test_context(files, SITE + TASKS), path)}</main>")


def order(main: html.HtmlElement) -> list[str]:
    (body,) = main.xpath(".//*[@class='with-aside-body']")
    wanted = body.xpath(".//*[@id='services' or self::p[text()='正文。'] or @class='key-figures']")
    return [each.get("class") or each.text_content() for each in wanted]


def test_lists_come_below_the_text_unless_the_page_gives_another_order():
    assert order(page("blocks: [services]\n")) == ["正文。", "服务项目"]
    assert order(page("blocks: [services, text]\n")) == ["服务项目", "正文。"]
    assert order(page("blocks: [服务, 正文]\n")) == ["服务项目", "正文。"]


def test_key_figures_come_above_the_text_with_their_explanations():
    figures = (
        "key_figures:\n  - {value: 5项, title: 工作, note: 不是五个部门。}\n  - {value: 6个, title: 方向}\n"
    )
    main = page(figures)
    assert order(main) == ["key-figures", "正文。"]
    texts = [each.text_content().split() for each in main.xpath(".//*[@class='key-figures']/div")]
    assert texts == [["工作", "5项", "不是五个部门。"], ["方向", "6个"]]


def test_the_aside_has_the_child_pages_or_else_the_siblings_and_the_tasks():
    more: dict[str, str | bytes] = {
        f"content/pages/{name}.md": f"---\ntitle: {title}\n---\n文\n"
        for name, title in (("about/index", "学院"), ("about/a", "甲"), ("about/b", "乙"))
    }

    def beside(path: str) -> list[str]:
        context = make_test_context(more, SITE + TASKS.replace("/services/", "/about/a/"))
        main = html.fromstring(f"<main>{main_part(context, path)}</main>")
        return [each.text_content() for each in main.xpath(".//*[@class='aside']//a")]

    assert beside("about/") == ["甲", "乙", "我要学技能", "企业找服务"]
    assert beside("about/a/") == ["乙", "我要学技能"]
    assert beside("about/b/") == ["甲", "我要学技能", "企业找服务"]


def test_the_contents_are_those_of_the_text_where_the_page_wants_them():
    text = "contents: yes\n---\n\n## 一\n\n### 小\n\n## 二\n\n## 三\n\n---\n"
    files: dict[str, str | bytes] = {"content/pages/a.md": f"---\ntitle: 页面\n{text}"}
    main = html.fromstring(f"<main>{main_part(make_test_context(files), 'a/')}</main>")
    for name in ("contents-above", "contents-beside"):
        (nav,) = main.xpath(f".//nav[contains(@class, '{name}')]")
        assert [each.text_content() for each in nav.iter("a")] == ["一", "二", "三"]

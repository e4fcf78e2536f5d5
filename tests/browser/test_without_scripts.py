"""Without JavaScript everything can be reached and read; scripts add controls and nothing else."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import etree

from tests.browser.visitor import visit

LINKS = """() => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  const links = [...document.querySelectorAll("a[href]")];
  return links.filter((each) => each.checkVisibility()).map((each) => each.href);
}"""

TEXTS = """() => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  const controls = "button, select, label, legend, output, dialog, noscript, [role=status], [aria-live], "
    + "[role=search], [role=toolbar], .reading, [data-finder]";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim().replace(/\\s+/g, " ");
    const element = walker.currentNode.parentElement;
    const isSeen = element.checkVisibility({ visibilityProperty: true });
    if (text && isSeen && !element.closest(controls)) found.push(text);
  }
  return found;
}"""
"""The texts of a page that can be seen, apart from controls that work only with a script."""


def test_links_lead_from_the_home_page_to_every_page_of_the_sitemap(browser, sample, address):
    tree = etree.fromstring((sample.output / "sitemap.xml").read_bytes())
    listed = set(tree.xpath("//*[local-name()='loc']/text()"))
    base = min(listed, key=len)
    wanted = {address + url.removeprefix(base) for url in listed}
    seen, waiting = {address}, deque([address])
    with visit(browser, java_script_enabled=False) as page:
        while waiting and wanted - seen:
            page.goto(waiting.popleft())
            found = {urldefrag(urljoin(page.url, link)).url for link in page.evaluate(LINKS)}
            new = {url for url in found - seen if url.startswith(address) and is_page(url)}
            seen |= new
            waiting += sorted(new)
    assert len(wanted) > 30
    assert wanted - seen == set()


def is_page(url: str) -> bool:
    return url.endswith(("/", ".html"))


@dataclass
class Compared:
    """What each page kind has with scripts alone, and which buttons it shows without them."""

    missing: dict[str, list[str]] = field(default_factory=dict)
    buttons: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def compared(browser, sample, address) -> Compared:
    found = Compared()
    with visit(browser) as page, visit(browser, java_script_enabled=False) as plain:
        for kind in sample.kinds:
            page.goto(address + kind)
            plain.goto(address + kind)
            # Before all that is folded is opened.
            found.buttons[kind] = plain.locator("button[type=button]:visible").all_inner_texts()
            texts = plain.evaluate(TEXTS)
            assert texts
            found.missing[kind] = [text for text in page.evaluate(TEXTS) if text not in texts]
    return found


def not_empty(found: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    return {kind: texts for kind, texts in found.items() if texts}


def test_every_text_is_there_without_scripts(compared):
    assert not_empty(compared.missing) == {}


def test_no_button_is_shown_that_only_a_script_answers(compared):
    assert not_empty(compared.buttons) == {}


def test_a_text_that_a_script_writes_is_found(browser):
    source = "<p>有</p><p id=a></p><script>a.textContent = '写出'</script><button>按钮</button>"
    with visit(browser) as page, visit(browser, java_script_enabled=False) as plain:
        page.set_content(source)
        plain.set_content(source)
        assert (page.evaluate(TEXTS), plain.evaluate(TEXTS)) == (["有", "写出"], ["有"])

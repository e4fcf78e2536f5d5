"""What changes on a page is announced: its live regions are where screen readers follow them."""

from lxml import html

from tests.browser.visitor import visit

SILENT = (
    "//*[self::button or self::a or self::summary or self::label]"
    "//*[@aria-live or @role='status' or @role='alert']"
)
"""Live regions within a control: it has no parts for a screen reader, only a name."""

REDUNDANT = "//*[@aria-live='polite' and @role='status']"


def test_no_live_region_is_a_part_of_a_control(sample):
    for page in sample.pages:
        document = html.document_fromstring(sample.file(page).read_text(encoding="utf-8"))
        assert [html.tostring(each) for each in document.xpath(f"{SILENT} | {REDUNDANT}")] == [], page


def test_a_live_region_in_a_control_is_found():
    button = html.fromstring("<p><button><i aria-live=polite>a</i></button><span role=status></span></p>")
    assert len(button.xpath(SILENT)) == 1


def test_copying_is_announced_beside_the_button_each_time(browser, address):
    with visit(browser) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(address + "calendar/")
        page.evaluate("""() => {
          const status = document.querySelector("[data-copy]").nextElementSibling;
          window.announced = [];
          new MutationObserver(() => status.textContent && announced.push(status.textContent))
            .observe(status, { childList: true });
        }""")
        for times in (1, 2):
            page.get_by_role("button", name="复制地址").click()
            page.wait_for_function("count => announced.length === count", arg=times)
        assert page.evaluate("announced") == ["已复制", "已复制"]
        assert page.get_by_role("status").get_by_text("已复制").is_visible()


def test_an_address_that_cannot_be_copied_is_said_to_stand_beside_the_button(browser, address):
    with visit(browser) as page:
        page.add_init_script(
            "navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
        )
        page.goto(address + "courses/fire-safety/")
        page.get_by_role("button", name="复制链接").click()
        page.get_by_role("status").get_by_text("复制不了，请长按上面的网址").wait_for()

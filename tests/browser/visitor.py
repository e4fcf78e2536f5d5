"""A visitor: which screen, colours and text size, with the choice kept where the site keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any, Literal, get_args

from tests.academy import NOW

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Size = Literal["standard", "large", "larger"]
Contrast = Literal["standard", "high"]
SIZES: tuple[Size, ...] = get_args(Size)
CONTRASTS: tuple[Contrast, ...] = get_args(Contrast)

_CLASSES = {"large": "text-large", "larger": "text-larger", "high": "high-contrast"}
"""What the site's script adds to the root element for each choice that is not the standard."""

_STORED = "reading:/"
"""The key of localStorage under which a site at the root of its host keeps {"size": …, "contrast": …}."""

MOMENT = NOW.replace(tzinfo=timezone(timedelta(hours=8)))
"""When the sample is visited."""


_APPLY = """([all, chosen]) => {
  const root = document.documentElement.classList;
  root.remove(...all);
  root.add(...chosen);
}"""


@dataclass(frozen=True)
class Reading:
    """How somebody reads; ``width`` is that of the window in CSS pixels."""

    size: Size = "standard"
    contrast: Contrast = "standard"
    dark: bool = False
    width: int = 1280

    @property
    def classes(self) -> set[str]:
        """The classes that the root element has for these choices."""
        return {_CLASSES[choice] for choice in (self.size, self.contrast) if choice in _CLASSES}


def keep(reading: Reading) -> str:
    """Return the JavaScript that keeps a choice of size and contrast as the site does."""
    choice = json.dumps({"size": reading.size, "contrast": reading.contrast})
    return f"localStorage.setItem({json.dumps(_STORED)}, {json.dumps(choice)})"


@contextmanager
def visit(browser: Browser, reading: Reading | None = None, **more: Any) -> Iterator[Page]:
    """Yield a blank page of a visitor in Guangdong at the sample's moment, without moving pictures.

    ``more`` are options of Playwright's ``Browser.new_context``.
    """
    reading = reading or Reading()
    context = browser.new_context(
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": reading.width, "height": 800},
        color_scheme="dark" if reading.dark else "light",
        reduced_motion="reduce",
        **more,
    )
    try:
        context.set_default_timeout(60_000)
        context.clock.set_fixed_time(MOMENT)
        if reading.classes:
            context.add_init_script(keep(reading))
        yield context.new_page()
    finally:
        context.close()


def open_page(page: Page, url: str, reading: Reading | None = None) -> None:
    """Open an address and make sure that the reading, where one was chosen, is applied."""
    page.goto(url)
    if reading is not None and reading.classes:
        classes = set(page.evaluate("[...document.documentElement.classList]"))
        assert reading.classes <= classes, f"{url}: {reading} is kept on the device but not applied"


def change(page: Page, reading: Reading) -> None:
    """Let the open page be read in another way, as it would be if it was opened so."""
    page.set_viewport_size({"width": reading.width, "height": 800})
    page.emulate_media(color_scheme="dark" if reading.dark else "light")
    page.evaluate(_APPLY, [list(_CLASSES.values()), sorted(reading.classes)])

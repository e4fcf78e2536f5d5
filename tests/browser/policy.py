"""Seeing what a page's Content-Security-Policy blocks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

WATCH = """addEventListener("securitypolicyviolation", (event) =>
  reportViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`), true)"""


@contextmanager
def violations(page: Page) -> Iterator[list[str]]:
    """Yield a list that fills with what is blocked on the pages that are opened, and with errors of scripts.

    The browser tells a page by an event, and the console by a sentence; either counts.
    """
    found: list[str] = []
    page.expose_function("reportViolation", lambda text: found.append(f"{page.url}: {text}"))
    page.add_init_script(WATCH)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda each: found.append(f"{page.url}: {each.text}") if "Content Security" in each.text else None,
    )
    yield found

"""Attacks on every text field, opened in Chromium: with the pages' policy, and without it.

The policy is the second wall: what the generator lets through must do nothing also where there is none.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest

from tests.attacks.audit import faults
from tests.attacks.sites import Attacked, Source, build_attacked, documents, shared_documents
from tests.attacks.vectors import ALL, MEDIA, YAML
from tests.browser.policy import violations
from tests.browser.visitor import visit

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Page, Request

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_SITE_SIZE = 64
"""Attacks a site: each has a document of every kind."""

_PAGES_OF_SETTINGS = (
    "index.html",
    "404.html",
    "courses/index.html",
    "courses/c0/index.html",
    "search/index.html",
)
"""Pages that together show all of the settings."""

_SECTIONS = ("", "competitions", "courses", "credentials", "news/2026", "venues")
_OF_AN_ATTACK = re.compile(rf"(?:({'|'.join(_SECTIONS[1:])})/)?[a-z](\d+)/index\.html")
"""The page of a document of an attack: its section, and the attack's number."""

CANARY = "window.ran = () => reportRun(document.activeElement ? document.activeElement.outerHTML : '')"

LIVE = """() => {
  const found = [];
  const schemes = ["http:", "https:", "mailto:", "tel:", "webcal:", "data:", ":", ""];
  const forbidden = "iframe, frame, object, embed, base, style, math, foreignObject, animate, set, "
    + "link[rel=import], meta[http-equiv=refresh i], form[action^='//'], template, portal";
  document.querySelectorAll(forbidden).forEach((each) => found.push(each.outerHTML.slice(0, 200)));
  document.querySelectorAll("*").forEach((element) => {
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$/i.test(name)) found.push(`${element.tagName} ${name}=${value}`);
    }
    const isLink = typeof element.protocol === "string";
    if (isLink && !schemes.includes(element.protocol)) found.push(element.outerHTML.slice(0, 200));
    if (/^on/i.test(element.tagName)) found.push(element.tagName);
  });
  const inline = [...document.scripts].filter((each) => !each.src && each.type !== "application/ld+json");
  if (inline.length > 2) found.push(`${inline.length} inline scripts`);
  const methods = ["adoptNode", "addEventListener", "createElement", "createTextNode", "createTreeWalker",
    "dispatchEvent", "getElementById", "querySelector", "querySelectorAll"];
  found.push(...methods.filter((name) => typeof document[name] !== "function"));
  const kept = { documentElement: "HTML", head: "HEAD", body: "BODY" };
  found.push(...Object.keys(kept).filter((name) => document[name].tagName !== kept[name]));
  if (document.currentScript !== null || typeof document.hidden !== "boolean") found.push("document");
  [".menu", ".reading", ".search-link"].filter((each) => document.querySelector(`main ${each}`)
    && document.querySelector(each).closest("main")).forEach((each) => found.push(`the page's own ${each}`));
  const isOurs = (element) => element.closest("form, button, summary, [data-finder]");
  [...document.querySelectorAll("main *")].filter((each) => !isOurs(each)).forEach((element) => {
    ["click", "focus", "pointerover", "mouseover", "mouseenter", "toggle", "load", "error"].forEach(
      (type) => element.dispatchEvent(new Event(type)));
  });
  return found;
}"""
"""What on a page could run, as the browser has parsed it; all but the site's own controls is touched once."""


def open_all(page: Page, address: str, output: Path, skipped: Sequence[str] = ()) -> list[str]:
    """Open every page of a site; return what ran, was asked of others, or could run."""
    found: list[str] = []
    host = urlsplit(address).netloc
    page.expose_function("reportRun", lambda text: found.append(f"{page.url}: ran {text}"))
    page.add_init_script(CANARY)

    def dismiss(dialog: Dialog) -> None:
        found.append(f"{page.url}: dialog")
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("popup", lambda popup: found.append(f"{page.url}: popup {popup.url}"))

    def asked(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.netloc != host and parts.scheme not in ("data", "blob"):
            found.append(f"{page.url}: asked {request.url}")

    page.on("request", asked)
    for path in sorted(output.rglob("*.html")):
        name = path.relative_to(output).as_posix()
        if name in skipped:
            continue
        url = address + quote(name.removesuffix("index.html"))
        page.goto(url)
        if page.url != url:
            found.append(f"{url}: led to {page.url}")
        found += [f"{name}: {each}" for each in page.evaluate(LIVE)]
    return found


def redirects(output: Path) -> list[str]:
    """Return the pages that only lead on."""
    return [
        path.relative_to(output).as_posix()
        for path in output.rglob("*.html")
        if '<meta http-equiv="refresh"' in path.read_text(encoding="utf-8")
    ]


def every_second(output: Path) -> list[str]:
    """Return half of the pages of attacks: half of those of each attack, and half of those of each kind."""
    found = []
    for path in output.rglob("*.html"):
        name = path.relative_to(output).as_posix()
        page = _OF_AN_ATTACK.fullmatch(name)
        if page and (_SECTIONS.index(page[1] or "") + int(page[2])) % 2:
            found.append(name)
    return found


def without_policy(output: Path, folder: Path) -> Path:
    """Copy a site with the policy taken out of its pages."""
    shutil.copytree(output, folder)
    for path in folder.rglob("*.html"):
        text, found = _POLICY.subn("", path.read_text(encoding="utf-8"))
        assert found == 1, path
        path.write_text(text, encoding="utf-8")
    return folder


def check(
    browser, serve: Callable[..., str], site: Attacked, folder: Path, only: Collection[str] = ()
) -> None:
    """Check a site's files, and its pages (or only some) in the browser with and without the policy."""
    assert faults(site.output) == []
    skipped = redirects(site.output)
    if only:
        pages = (path.relative_to(site.output).as_posix() for path in site.output.rglob("*.html"))
        skipped = [name for name in pages if name not in only]
    check_with_policy(browser, serve, site, skipped)
    check_without_policy(browser, serve, site, folder, skipped)


def check_with_policy(browser, serve: Callable[..., str], site: Attacked, skipped: Sequence[str]) -> None:
    """Check a site's pages in the browser as they are."""
    with visit(browser) as page, violations(page) as blocked:
        assert open_all(page, serve(site.output), site.output, skipped) == []
        assert blocked == []


def check_without_policy(
    browser, serve: Callable[..., str], site: Attacked, folder: Path, skipped: Sequence[str]
) -> None:
    """Check a site's pages in the browser with the policy taken out, which would hide what is let through."""
    bare = without_policy(site.output, folder / "bare")
    with visit(browser) as page:
        assert open_all(page, serve(bare), bare, skipped) == []


@pytest.mark.long
@pytest.mark.parametrize("start", range(0, len(ALL), _SITE_SIZE))
def test_no_attack_in_a_document_runs(browser, serve, tmp_path, start):
    found: list[Source] = []
    attacks = ALL[start : start + _SITE_SIZE]
    for number, attack in enumerate(attacks, start):
        found += documents(number, attack)
    site = build_attacked(tmp_path / "site", [*shared_documents("甲"), *found])
    assert site.published > 20 * len(attacks)
    check(browser, serve, site, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("start", range(0, len(ALL), _SITE_SIZE))
def test_no_attack_in_the_settings_runs(browser, serve, tmp_path, start):
    for number, attack in enumerate(ALL[start : start + _SITE_SIZE]):
        folder = tmp_path / str(number)
        site = build_attacked(folder / "site", [*shared_documents(attack), *documents(0, "甲")])
        check(browser, serve, site, folder, only=_PAGES_OF_SETTINGS)
        shutil.rmtree(folder)


@pytest.mark.long
def test_no_yaml_in_the_place_of_a_value_runs(browser, serve, tmp_path):
    for number, attack in enumerate(YAML):
        folder = tmp_path / str(number)
        sources = [
            *shared_documents(attack, raw_yaml=number % 2 == 0),
            *documents(0, attack, raw_yaml=number % 2 == 1),
        ]
        site = build_attacked(folder / "site", sources)
        check(browser, serve, site, folder)
        assert not list(folder.rglob("ran")), attack


def test_a_few_attacks_do_nothing_in_the_browser(browser, serve, tmp_path):
    found: list[Source] = []
    for number, attack in enumerate(ALL[:: len(ALL) // 6]):
        found += documents(number, attack)
    site = build_attacked(tmp_path / "site", [*shared_documents(ALL[0]), *found])
    assert faults(site.output) == []
    skipped = redirects(site.output)
    check_with_policy(browser, serve, site, [*skipped, *every_second(site.output)])
    check_without_policy(browser, serve, site, tmp_path, skipped)


@pytest.mark.parametrize("is_every_page", [False, pytest.param(True, marks=pytest.mark.long)])
def test_media_of_other_hosts_are_not_asked_for(browser, serve, tmp_path, is_every_page):
    found = [each for number, attack in enumerate(MEDIA) for each in documents(number, attack)]
    site = build_attacked(tmp_path / "site", [*shared_documents("甲"), *found])
    if is_every_page:
        check(browser, serve, site, tmp_path)
    else:
        assert faults(site.output) == []
        left = every_second(site.output)
        assert len(left) > 2 * len(MEDIA)
        check_without_policy(browser, serve, site, tmp_path, [*redirects(site.output), *left])


def test_what_runs_is_seen(browser, serve, tmp_path):
    (tmp_path / "index.html").write_text(
        "<!doctype html><main><img src=x onerror=ran()><img src=//evil.example/a.png></main>",
        encoding="utf-8",
    )
    with visit(browser) as page:
        found = open_all(page, serve(tmp_path), tmp_path)
    assert any(": ran " in each for each in found)
    assert any("asked http://evil.example/" in each for each in found)
    assert any("IMG onerror" in each for each in found)

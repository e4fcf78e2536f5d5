"""Drawings in Chromium: what the generator publishes of them runs nothing and asks nobody."""

import re
from pathlib import Path

from sitebuilder.assets.pictures.svg import process_svg
from tests.assets.pictures.svg_vectors import WHOLE, svg

FRAMED = """() => [...document.querySelectorAll("iframe")].map((each) =>
  each.contentDocument.documentElement.localName)"""


def test_cleaned_drawings_run_nothing_and_ask_nobody(page, serve, tmp_path):
    """Shown as pictures, and as documents of their own, in which a script would run."""
    names = write_drawings(tmp_path)
    assert len(names) > 200
    for kind, shown in {"images": '<img src="{}" alt="">', "frames": '<iframe src="{}"></iframe>'}.items():
        drawings = "".join(shown.format(name) for name in names)
        (tmp_path / f"{kind}.html").write_text(f"<!doctype html><title>t</title>{drawings}", encoding="utf-8")
    address = serve(tmp_path)
    asked, said = watch(page, address)
    page.goto(f"{address}images.html", wait_until="load")
    loaded = page.evaluate("[...document.images].filter(each => each.naturalWidth === 40).length")
    assert loaded > 150
    page.goto(f"{address}frames.html", wait_until="networkidle")
    assert page.evaluate(FRAMED) == ["svg"] * len(names)
    assert (asked, said) == ([], [])


def test_the_same_drawings_as_they_were_written_do_both(page, serve, tmp_path):
    # So the test above would see it.
    for name in ("import split by a comment of XML", "script", "sheet image-set()", "event of the root"):
        text = WHOLE.get(name) or WHOLE[f"whole: {name}"]
        (tmp_path / "a.svg").write_text(text, encoding="utf-8")
        (tmp_path / "frame.html").write_text('<!doctype html><iframe src="a.svg"></iframe>', encoding="utf-8")
        address = serve(tmp_path)
        asked, said = watch(page, address)
        page.goto(address + "frame.html", wait_until="load")
        assert asked or said, name


def write_drawings(folder: Path) -> list[str]:
    """Write what is published of each vector that is not refused; return the names of the files."""
    names = []
    for number, text in enumerate((svg(""), *WHOLE.values())):
        _, files = process_svg(text.encode(), f"{number}")
        for content in files.values():
            names.append(f"{number}.svg")
            (folder / names[-1]).write_bytes(content)
    return names


def watch(page, address: str) -> tuple[list[str], list[str]]:
    """Return two lists that fill while the page is used: addresses of others, and what scripts say."""
    asked: list[str] = []
    said: list[str] = []

    def refuse(route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.unroute_all()
    page.route(re.compile(f"^(?!{re.escape(address)})"), refuse)
    page.on("console", lambda message: said.append(message.text) if "RAN" in message.text else None)
    page.on("dialog", lambda dialog: said.append(dialog.message))
    return asked, said

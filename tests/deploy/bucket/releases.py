"""Small releases for tests: pages that name styles, pictures, attachments and each other, in versions."""

import hashlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sitebuilder.deploy.release import RELEASE_FILE, Release, StagedRelease, encode_release, release_id
from sitebuilder.output.manifest import MANIFEST, encode_manifest

PAGES = 6
_NAMED = re.compile(rb'(?:href|src)="/([^"#?]*)"')


def outputs_of(version: str, pages: int = PAGES) -> dict[str, bytes]:
    """Return the files of a site; each version has styles, a picture, an attachment and a page of its own."""
    style = f"body {{ color: #{hashlib.sha256(version.encode()).hexdigest()[:6]} }}\n".encode() * 20
    css = f"assets/site.{_digits(style, 10)}.css"
    picture = f"picture of {version}".encode() * 50
    shown = f"news/cover-{_digits(picture, 16)}-640.webp"
    common = "news/cover-0123456789abcdef-320.webp"
    files = {
        css: style,
        shown: picture,
        common: b"the same in every version" * 30,
        f"news/list-{version}.pdf": f"attachment of {version}".encode() * 40,
        "news/form.docx": f"form of {version}".encode() * 9,
        "feeds/news.xml": f"<feed>{version}</feed>".encode(),
        "calendar/all.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "sitemap.xml": f"<urlset>{version}</urlset>".encode(),
        "robots.txt": b"User-agent: *\n",
        "search/head.json": f'{{"version": "{version}"}}'.encode(),
        "search/index/1.json": f'["{version}"]'.encode(),
        "redirects.map": b"/a/ /b/;\n",
    }
    names = [f"news/{number}/index.html" for number in range(pages)] + [f"news/only-{version}/index.html"]
    for name in [*names, "404.html", "index.html"]:
        links = "".join(f'<a href="/{each}">' for each in names) if name == "index.html" else ""
        assets = f'<link href="/{css}"><img src="/{shown}"><img src="/{common}">'
        more = "".join(
            f'<a href="/{each}"></a>'
            for each in (f"news/list-{version}.pdf", "news/form.docx", "feeds/news.xml")
        )
        files[name] = f"<!doctype html><title>{version} {name}</title>{assets}{more}{links}\n".encode()
    return files


def built(folder: Path, files: dict[str, bytes], minutes: int = 0) -> StagedRelease:
    """Write a release into a folder, as a deploy builds it; ``minutes`` after a fixed moment."""
    manifest = {path: hashlib.sha256(content).hexdigest()[:32] for path, content in sorted(files.items())}
    encoded = encode_manifest(manifest)
    digest = hashlib.sha256(encoded).hexdigest()[:32]
    made = datetime(2026, 11, 28, 4, 15, tzinfo=UTC) + timedelta(minutes=minutes)
    release = Release(release_id(made, None, digest), None, digest, made.isoformat(), None)
    every = {**files, MANIFEST: encoded, RELEASE_FILE: encode_release(release)}
    for path, content in every.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return StagedRelease(folder, release, manifest)


def version(folder: Path, name: str, minutes: int = 0) -> StagedRelease:
    """Write the release of a version into a folder of its name."""
    return built(folder / f"{name}-{minutes}", outputs_of(name), minutes)


def whole(release: StagedRelease) -> dict[str, bytes]:
    """Return all files that are to be live after a release."""
    return {
        path: (release.folder / path).read_bytes() for path in (*release.manifest, MANIFEST, RELEASE_FILE)
    }


def named_assets(page: bytes) -> list[str]:
    """Return the paths of the files that a page names, other pages left out."""
    return [path for each in _NAMED.findall(page) if not (path := each.decode()).endswith((".html", "/"))]


def _digits(content: bytes, count: int) -> str:
    return hashlib.sha256(content).hexdigest()[:count]

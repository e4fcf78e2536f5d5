"""The repository's own site in tests: copied, and built at a fixed moment.

No test builds the repository itself: its cache belongs to who works there.
"""

import shutil
from datetime import datetime
from pathlib import Path

from tests.site_folder import ROOT, build_site, write_files

NOW = datetime(2026, 11, 24, 8)
"""The moment at which the site is built and visited, in Guangdong's time."""

BASE_URL = "https://www.example.org/"


def copy_academy(folder: Path, base_url: str = BASE_URL) -> Path:
    """Copy content and settings into a new folder, and return it; it has no templates of its own."""
    shutil.copytree(ROOT / "content", folder / "content")
    settings = (ROOT / "site.yaml").read_text(encoding="utf-8")
    assert settings.count(BASE_URL) == 1
    return write_files(folder, {"site.yaml": settings.replace(BASE_URL, base_url)})


def build_academy(folder: Path) -> Path:
    """Build a copy in a folder without a problem, and return the output folder."""
    site = copy_academy(folder / "site")
    assert build_site(site, now=NOW).problems == ()
    return site / "public"

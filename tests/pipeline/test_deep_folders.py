"""Folders thousands of levels deep, anywhere in a site: a build succeeds or ends with a problem."""

import pytest

from sitebuilder.messages import errors
from sitebuilder.review.log import read_log
from tests.deep_folders import deep_folder, removed_at_the_end
from tests.site_folder import build_site, copy_site, seed_cache


@pytest.mark.parametrize(
    "place", [".cache", ".cache/index.bin", ".cache/build.lock", ".cache/pictures.bin", ".cache/replaced/x"]
)
def test_a_deep_folder_in_the_cache_stops_nothing(tmp_path, place):
    site = seed_cache(copy_site("minimal", tmp_path))
    if (site / place).is_file():
        (site / place).unlink()
    with deep_folder(site / place, 2500):
        assert build_site(site).problems == ()
        assert read_log(site).entries == ()


@pytest.mark.parametrize("depth", [1200, 2500])
@pytest.mark.parametrize("place", ["content/pages", "content/news", "public", "other"])
def test_a_deep_folder_stops_nothing(tmp_path, place, depth):
    site = seed_cache(copy_site("minimal", tmp_path))
    with deep_folder(site / place, depth):
        # Before the first build public/ has no manifest: what is in it is somebody else's.
        expected = {"output-foreign"} if place == "public" else set()
        result = build_site(site)
        assert {each.code for each in errors(result.problems)} - {"disk-name-too-long"} <= expected
        assert read_log(site).entries == ()


@pytest.mark.parametrize("depth", [1200, 1980, 2500])
def test_an_asset_at_any_depth_is_published_or_told(tmp_path, depth):
    site = seed_cache(copy_site("minimal", tmp_path))
    with deep_folder(site / "assets/files", depth), removed_at_the_end(site / "public"):
        first = build_site(site)
        assert {each.code for each in errors(first.problems)} <= {"disk-name-too-long"}
        assert build_site(site, clean=True).problems == first.problems
        assert not list(site.glob("*staging*"))

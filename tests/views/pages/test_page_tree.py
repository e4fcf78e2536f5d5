"""The tree of the free pages, and that each page looks at no more than its neighbours in it."""

import sys

from sitebuilder.views.pages import page, site_map
from sitebuilder.views.pages.page_tree import PageTree, page_tree
from tests.library import make_test_context


def files_of(*names: str) -> dict[str, str | bytes]:
    return {f"content/pages/{name}.md": f"---\ntitle: {name}\n---\n文\n" for name in names}


def tree_of(*names: str) -> PageTree:
    return page_tree(make_test_context(files_of(*names)).library.pages)


def test_a_page_is_below_the_nearest_one_above_it():
    tree = tree_of("index", "about", "about/rooms", "about/old/map", "about-us", "far/away")
    assert [each.path for each in tree.below("")] == ["about/", "about-us/", "far/away/"]
    assert [each.path for each in tree.below("about/")] == ["about/old/map/", "about/rooms/"]
    assert [each.path for each in tree.above("about/old/map/")] == ["about/"]
    assert [*tree.above("far/away/"), *tree.below("far/away/")] == []


def test_a_site_needs_no_home_page():
    tree = tree_of("a", "a/b/c")
    assert [each.path for each in tree.below("")] == ["a/"]
    assert (tree.parent("a/b/c/"), tree.parent("a/")) == ("a/", "")


def calls(folders: int) -> int:
    """Return how many functions run when the pages of folders, ten in each, and the site map are planned."""
    names = (f"s{folder}/{name}" for folder in range(folders) for name in ("index", *"abcdefghi"))
    context = make_test_context(files_of(*names))
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        for _ in (*page.outputs(context), *site_map.outputs(context)):
            pass
    finally:
        sys.setprofile(None)
    return count


def test_the_work_for_a_page_does_not_grow_with_the_number_of_pages():
    calls(1)
    assert calls(16) < 5 * calls(4)

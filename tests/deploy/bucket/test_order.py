"""The order of a deploy to a bucket, tried without one: at every moment each page finds what it names."""

from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.deploy.targets.bucket.order import removing_steps, sending_steps
from sitebuilder.deploy.targets.bucket.record import (
    Record,
    finish_deploy,
    removable_paths,
    start_deploy,
    without_paths,
)
from tests.deploy.bucket.releases import named_assets, outputs_of

VERSIONS = {name: outputs_of(name, pages=2) for name in "abcd"}
A_RUN = st.tuples(st.sampled_from("abcd"), st.integers(0, 60), st.randoms(use_true_random=False))
"""A version, how many changes of it are made before the deploy is cut off, what mixes those of one step."""


class Model:
    """A bucket of files, which changes one file at a time, and its record."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {"theirs.html": b"", "assets/theirs.0123456789.css": b""}
        self.record = Record()

    def check(self) -> None:
        for path, content in self.files.items():
            if path.endswith(".html"):
                missing = [each for each in named_assets(content) if each not in self.files]
                assert not missing, (path, missing)

    def publish(self, name: str, most: int, mixed) -> bool:
        """Make at most so many changes of a deploy; tell whether it was finished."""
        release = VERSIONS[name]
        sent = [path for path, content in release.items() if self.files.get(path) != content]
        self.record = start_deploy(self.record, [], release, sent)
        for paths in sending_steps(sent, self.files.keys()):
            for path in mixed.sample(paths, len(paths)):
                if not most:
                    return False
                most -= 1
                self.files[path] = release[path]
                self.check()
        self.record = finish_deploy(self.record, release.keys(), name)
        gone = removable_paths(self.record)
        for group in removing_steps(gone):
            for path in mixed.sample(group, len(group)):
                if not most:
                    return False
                most -= 1
                self.files.pop(path, None)
                self.check()
        self.record = without_paths(self.record, set(gone))
        return True


@given(st.lists(A_RUN, min_size=1, max_size=6), st.sampled_from("abcd"), st.randoms(use_true_random=False))
def test_wherever_deploys_are_cut_off_each_page_finds_what_it_names_and_the_next_completes(runs, last, mixed):
    bucket = Model()
    for name, most, order in runs:
        bucket.publish(name, most, order)
    assert bucket.publish(last, 1000, mixed)
    for path, content in VERSIONS[last].items():
        assert bucket.files[path] == content
    # Beside it stand only assets that were named not long ago, and what is not ours.
    others = bucket.files.keys() - VERSIONS[last].keys()
    assert {"theirs.html", "assets/theirs.0123456789.css"} <= others
    assert all(path.startswith("assets/") or path.endswith((".webp", "theirs.html")) for path in others)
    # The record may know of files that an unfinished deploy has not come to send, and of all that it has.
    assert bucket.record.ages.keys() >= bucket.files.keys() - {"theirs.html", "assets/theirs.0123456789.css"}


def test_the_home_page_and_what_leads_to_pages_come_last():
    files = VERSIONS["a"]
    steps = sending_steps(files, files)
    order = [path for paths in steps for path in paths]
    pages = [order.index(path) for path in files if path.endswith("/index.html")]
    for path in ("index.html", "feeds/news.xml", "sitemap.xml", "search/head.json", "search/index/1.json"):
        assert order.index(path) > max(pages)
    assert steps[-1] == ["index.html", "search/head.json"]


def test_an_asset_goes_with_the_second_release_that_does_not_name_it():
    record = finish_deploy(
        start_deploy(Record(), [], VERSIONS["a"], VERSIONS["a"]), VERSIONS["a"].keys(), "a"
    )
    ages = []
    for name in "bbc":
        record = finish_deploy(start_deploy(record, [], VERSIONS[name], ()), VERSIONS[name].keys(), name)
        gone = removable_paths(record)
        ages.append(any(path in VERSIONS["a"] and path.startswith("assets/") for path in gone))
        record = without_paths(record, set(gone))
    assert ages == [False, False, True]

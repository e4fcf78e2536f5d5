"""Work in several processes gives what it gives in one."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.build.parallel import WorkerError, in_background, in_processes


def doubled(items):
    return [each * 2 for each in items]


@given(st.lists(st.text(max_size=5), max_size=12), st.integers(1, 4))
def test_results_are_in_the_order_of_the_items(items, processes):
    assert in_processes(doubled, items, processes) == doubled(items)


def test_what_is_large_comes_back_whole():
    assert in_background(lambda: b"x" * 3_000_000, 2)() == b"x" * 3_000_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_failure_in_a_process_is_told_with_its_place():
    with pytest.raises(WorkerError, match="ZeroDivisionError"):
        in_background(lambda: 1 // 0, 2)()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_process_that_ends_early_is_a_failure():
    with pytest.raises(WorkerError):
        in_background(lambda: os._exit(3), 2)()

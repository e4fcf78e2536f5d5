"""Work in several processes gives what it gives in one."""

import os
from time import monotonic, sleep

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.processes.pool import Chunks, Codec, WorkerError, begin_in_background, run_in_processes


def doubled(items):
    return [each * 2 for each in items]


@given(st.lists(st.text(max_size=5), max_size=12), st.integers(1, 4), st.integers(1, 5))
def test_results_are_in_the_order_of_the_items(items, processes, chunk_size):
    assert run_in_processes(doubled, items, processes, chunks=Chunks(chunk_size)) == doubled(items)


def test_many_items_are_each_worked_on_once():
    items = list(range(60_000))
    assert run_in_processes(doubled, items, 2, chunks=Chunks(1)) == doubled(items)


@given(st.lists(st.integers(0, 100), max_size=30), st.integers(1, 3))
def test_results_are_decoded_as_they_were_encoded(items, processes):
    codec: Codec[int] = Codec(bytes, list)
    assert run_in_processes(doubled, items, processes, chunks=Chunks(2, codec)) == doubled(items)


def test_progress_is_reported_in_the_process_that_waits_for_the_results():
    reports: list[tuple[int, int]] = []
    run_in_processes(doubled, range(100), 2, lambda done: reports.append((os.getpid(), done)), Chunks(10))
    assert {process for process, _ in reports} <= {os.getpid()}
    assert [done for _, done in reports] == sorted(done for _, done in reports)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_process_takes_the_next_part_when_it_is_done_with_one(tmp_path):
    def slow_at_first(items):
        end = monotonic() + 30
        while 0 in items and len(list(tmp_path.iterdir())) < 3 and monotonic() < end:
            sleep(0.01)
        (tmp_path / str(min(items))).touch()
        return [os.getpid()] * len(items)

    found = run_in_processes(slow_at_first, range(40), 2, chunks=Chunks(10))
    assert set(found[10:]) == {found[10]} != {found[0]}


def test_large_results_come_back_whole():
    assert begin_in_background(lambda: b"x" * 3_000_000, 2)() == b"x" * 3_000_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_failure_in_a_process_is_reported_with_its_place():
    with pytest.raises(WorkerError, match="ZeroDivisionError"):
        begin_in_background(lambda: 1 // 0, 2)()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_process_that_ends_early_is_a_failure():
    with pytest.raises(WorkerError):
        begin_in_background(lambda: os._exit(3), 2)()

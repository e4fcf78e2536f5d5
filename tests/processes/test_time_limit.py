"""The limit on processor time: it ends endless work, and leaves nothing behind."""

import re
import signal
import threading
import time
from contextlib import suppress

import pytest

from sitebuilder.processes.time_limit import OutOfTimeError, processor_time_limit, processor_time_limits


def test_endless_work_is_interrupted():
    with pytest.raises(OutOfTimeError), processor_time_limit(0.05):
        while True:
            pass


def test_a_search_that_would_take_years_is_interrupted():
    with pytest.raises(OutOfTimeError), processor_time_limit(0.05):
        re.match(r"(?:a+)+b", "a" * 60)


def test_handlers_of_ordinary_errors_do_not_take_it():
    with pytest.raises(OutOfTimeError), processor_time_limit(0.05):
        while True:
            with suppress(Exception):
                len("")


def test_waiting_is_not_counted_and_no_timer_is_left():
    before = signal.getsignal(signal.SIGPROF)
    with processor_time_limit(0.05):
        time.sleep(0.1)
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert signal.getsignal(signal.SIGPROF) is before


def test_each_piece_of_work_has_the_whole_time():
    done = []
    with processor_time_limits(0.08) as begin:
        for number in range(4):
            begin()
            until = time.process_time() + (0.05 if number != 2 else 1)
            with suppress(OutOfTimeError):
                while time.process_time() < until:
                    pass
                done.append(number)
    assert done == [0, 1, 3]


def test_beside_the_main_thread_there_is_no_limit():
    done = []

    def work() -> None:
        with processor_time_limit(0.0001):
            done.append(sum(range(100_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done

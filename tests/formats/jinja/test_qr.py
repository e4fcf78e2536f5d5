"""QR codes: the path is drawn as a browser would draw it, and decoded by a scanner."""

import re
import subprocess
import sys

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.formats.jinja.qr import QUIET_ZONE, QrCode, qr_code
from tests.site_folder import ROOT

SCALE = 4


def dark_modules(code: QrCode) -> set[tuple[int, int]]:
    """Follow the path: ``M`` begins a row, ``m`` leaps, ``h`` draws."""
    dark: set[tuple[int, int]] = set()
    x = y = 0
    for command, first, second in re.findall(r"([Mmh])(\d+)(?: ([\d.]+))?", code.path):
        if command == "M":
            x, y = int(first), int(float(second))
        elif command == "h":
            dark |= {(each, y) for each in range(x, x + int(first))}
            x += int(first)
        else:
            x += int(first)
    return dark


def read(code: QrCode) -> str:
    dark = dark_modules(code)
    rows = (
        b"".join((b"\0" if (x, y) in dark else b"\xff") * SCALE for x in range(code.size)) * SCALE
        for y in range(code.size)
    )
    side = code.size * SCALE
    pixels = memoryview(b"".join(rows)).cast("B", (side, side))
    found = zxingcpp.read_barcode(pixels)
    assert found is not None
    return str(found.text)


@pytest.mark.parametrize(
    "url",
    ["https://www.example.org/courses/fire-safety/", "https://a.cn/", "https://a.cn/" + "long-name-" * 30],
)
def test_a_reader_finds_the_address_in_the_path(url):
    assert read(qr_code(url)) == url


@given(path=st.text("abcdefghijklmnopqrstuvwxyz0123456789-/", min_size=1, max_size=120))
def test_any_address_can_be_read(path):
    assert read(qr_code(f"https://www.example.org/{path}")) == f"https://www.example.org/{path}"


def test_a_code_has_a_quiet_zone_on_every_side():
    code = qr_code("https://www.example.org/")
    xs, ys = zip(*dark_modules(code), strict=True)
    assert (min(xs), min(ys)) == (QUIET_ZONE, QUIET_ZONE)
    assert (max(xs), max(ys)) == (code.size - QUIET_ZONE - 1, code.size - QUIET_ZONE - 1)


def test_the_same_address_gives_the_same_path():
    assert qr_code("https://www.example.org/") == qr_code("https://www.example.org/")


_SIGNAL_WHILE_THE_LIBRARY_IS_LOADED = """
import enum, os, signal, sys
from sitebuilder.formats.jinja.qr import qr_code
from sitebuilder.processes.signals import InterruptError, raise_on_signals

class Interrupting(enum.EnumType):
    def __setattr__(cls, name, value):
        os.kill(os.getpid(), signal.SIGTERM)
        super().__setattr__(name, value)

enum.Enum.__class__ = Interrupting
raise_on_signals()
try:
    qr_code("https://example.org/")
except InterruptError:
    sys.exit("zxingcpp" in sys.modules and 3)
"""


def test_a_signal_while_the_library_is_loaded_waits_for_it():
    # Its C++ aborts the process when a Python function that it calls raises.
    command = [sys.executable, "-c", _SIGNAL_WHILE_THE_LIBRARY_IS_LOADED]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert ended.returncode == 3, ended.stderr

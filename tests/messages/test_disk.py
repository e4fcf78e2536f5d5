"""Errors of the disk: each is a problem with its path and a remedy, whatever the path is made of."""

import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.messages import LANGUAGES, disk_problem, format_problem, printable_path
from sitebuilder.messages.printable import is_printable_path

COMMON = {
    "ENOENT": "disk-missing",
    "ELOOP": "disk-loop",
    "ENAMETOOLONG": "disk-name-too-long",
    "EACCES": "disk-denied",
    "EPERM": "disk-denied",
    "EROFS": "disk-read-only",
    "ENOTDIR": "disk-no-folder",
    "EISDIR": "disk-is-folder",
    "ENOTEMPTY": "disk-in-the-way",
    "ENXIO": "disk-special",
    "EIO": "disk-damaged",
    "ENOSPC": "disk-full",
    "EDQUOT": "disk-quota",
    "EFBIG": "disk-file-limit",
    "EXDEV": "disk-other-device",
    "EBUSY": "disk-busy",
    "EMFILE": "disk-open-files",
    "ENFILE": "disk-open-files",
    "ENOMEM": "disk-memory",
}


@pytest.mark.parametrize(("name", "code"), COMMON.items())
def test_each_common_error_has_a_sentence_of_its_own(name, code):
    number = getattr(errno, name)
    found = disk_problem(OSError(number, os.strerror(number)), "content/news/2026/甲.md")
    assert (found.code, found.place.file) == (code, "content/news/2026/甲.md")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_of_the_system_can_be_reported(language):
    for number in (*errno.errorcode, 0, 99_999):
        told = format_problem(disk_problem(OSError(number, os.strerror(number)), "public"), language)
        assert told.startswith("public:1:1") and len(told.splitlines()) == 3


def test_an_error_without_a_number_is_reported_by_its_class():
    assert dict(disk_problem(OSError(), "a").values) == {"reason": "OSError"}


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("content/甲 乙.md", "content/甲 乙.md"),
        ("content/a\nb", "content/a\\x0ab"),
        (os.fsdecode(b"content/\xb1\xa8.doc"), "content/\\xb1\\xa8.doc"),
        ("a\u202egpj.exe", "a\\u202egpj.exe"),
        ("全\u3000角\u200b", "全\u3000角\u200b"),
    ],
)
def test_a_path_is_printable(path, shown):
    assert printable_path(path) == shown
    assert is_printable_path(path) == (path == shown)


@given(st.text(st.characters(categories=["L", "Cc", "Cs", "Cf", "Zs", "Zl"])))
def test_any_name_can_be_shown_in_one_line_of_utf8(name):
    shown = printable_path(name)
    shown.encode()
    assert len(shown.splitlines()) <= 1
    assert is_printable_path(shown)

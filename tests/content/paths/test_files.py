"""Reading files whole or a piece at a time: the same digest, and never more than was asked for."""

from io import BytesIO

import pytest

from sitebuilder.content.paths import files
from sitebuilder.content.paths.files import digest, digest_file, read_regular_file


@pytest.mark.parametrize("size", [0, 1, 1_023, 1_024, 3_000])
def test_a_file_read_in_pieces_has_the_same_digest_and_copy(tmp_path, size, monkeypatch):
    monkeypatch.setattr(files, "_PIECE", 1_024)
    content = bytes(number % 251 for number in range(size))
    (tmp_path / "a").write_bytes(content)
    copied = BytesIO()
    found = digest_file(tmp_path / "a", copied)
    assert (found.digest, found.size, found.head) == (digest(content), size, content[:1_024])
    assert copied.getvalue() == content


@pytest.mark.parametrize(
    ("most", "expected"), [(10, None), (10, 3), (10, 0), (10, 5), (5, 5), (4, 5), (2, 1), (0, 0)]
)
def test_no_more_of_a_file_is_read_than_shows_that_it_has_more(tmp_path, most, expected):
    (tmp_path / "a").write_bytes(b"12345")
    assert read_regular_file(tmp_path / "a", most, expected) == b"12345"[: most + 1]


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(IsADirectoryError):
        read_regular_file(tmp_path, 10)

"""A document that takes too long, or nests too deeply, is a problem: the last guard, after all limits."""

import pytest

from sitebuilder.content import document_reader
from sitebuilder.messages import errors
from sitebuilder.pipeline import source_files
from tests.site_folder import build_site, copy_site, seed_cache, write_files


@pytest.fixture
def endless_documents(monkeypatch):
    """Make every document whose text says so take for ever."""
    read_document = document_reader.read_document

    def read(path, content, *more):
        while b"endless" in content:
            pass
        return read_document(path, content, *more)

    monkeypatch.setattr(document_reader, "read_document", read)
    monkeypatch.setattr(source_files, "MOST_SECONDS", 0.1)


def test_a_document_that_nests_deeper_than_the_stack_is_a_problem(tmp_path, monkeypatch):
    read_document = document_reader.read_document

    def read(path, content, *more):
        return read(path, content, *more) if b"deep" in content else read_document(path, content, *more)

    monkeypatch.setattr(document_reader, "read_document", read)
    site = seed_cache(copy_site("minimal", tmp_path))
    write_files(site, {"content/pages/p.md": "---\ntitle: 页\n---\ndeep\n"})
    found = build_site(site).problems
    assert [(each.code, each.place.file) for each in found] == [("file-too-complex", "content/pages/p.md")]


def test_a_document_that_takes_too_long_is_a_problem_and_the_others_are_read(tmp_path, endless_documents):
    site = seed_cache(copy_site("minimal", tmp_path))
    files = {f"content/pages/p{number}.md": "---\ntitle: 页\n---\n文\n" for number in range(150)}
    write_files(site, {**files, "content/pages/p7.md": "---\ntitle: 页\n---\nendless\n"})
    write_files(site, {"content/pages/z.md": "---\ntitel: 页\n---\n文\n"})
    for jobs in (1, 2):
        found = errors(build_site(site, jobs=jobs).problems)
        assert {(each.code, each.place.file) for each in found} >= {
            ("file-too-complex", "content/pages/p7.md"),
            ("unknown-key", "content/pages/z.md"),
        }
        assert not (site / "public").exists()

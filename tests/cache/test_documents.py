"""The cache of documents: believed when it is whole, and only then."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.cache.documents import open_store, save_store
from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import Document
from tests.site_folder import cache_of, write_files

ENGINE = "generator"


def page(number: int, text: str = "文") -> Document:
    return read_document(f"content/pages/p{number}.md", f"---\ntitle: 页面\n---\n{text}\n".encode())


def pages(*documents: Document) -> dict[str, Document]:
    return {each.path: each for each in documents}


def kept(cache: Path, engine: str = ENGINE) -> dict[str, Document]:
    return dict(open_store(cache_of(cache), engine).documents)


def test_saved_documents_are_loaded_again_with_their_bulk(tmp_path):
    documents = pages(page(1), page(2, "## 标题\n\n[链接](p1.md)"))
    save_store(open_store(cache_of(tmp_path), ENGINE), tuple(documents.values()))
    found = kept(tmp_path)
    assert found == documents
    assert [each.details() for each in found.values()] == [each.details() for each in documents.values()]


def test_documents_of_another_generator_are_not_trusted(tmp_path):
    save_store(open_store(cache_of(tmp_path), ENGINE), tuple(pages(page(1)).values()))
    assert kept(tmp_path, "another") == {}


def test_a_later_edit_wins_and_removed_documents_stay_removed(tmp_path):
    current = pages(*(page(number) for number in range(20)))
    save_store(open_store(cache_of(tmp_path), ENGINE), tuple(current.values()))
    for edit in range(20):
        store = open_store(cache_of(tmp_path), ENGINE)
        current = {**store.documents, **pages(page(edit, f"第 {edit} 次"))}
        save_store(store, tuple(current.values()))
        assert kept(tmp_path) == current
    assert len(list(tmp_path.rglob("*.bin"))) < 10
    store = open_store(cache_of(tmp_path), ENGINE)
    current = {path: each for path, each in store.documents.items() if not path.endswith("p3.md")}
    save_store(store, tuple(current.values()))
    assert kept(tmp_path) == current


SOURCES = {f"content/pages/p{number}.md": f"---\ntitle: 页面\n---\n第 {number} 页\n" for number in (1, 2)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with two pages and one segment."""
    site = write_files(tmp_path_factory.mktemp("site"), {**SOURCES})
    save_store(open_store(cache_of(site), ENGINE), read(SOURCES))
    return site


def read(sources: dict[str, str]) -> tuple[Document, ...]:
    return tuple(read_document(path, text.encode()) for path, text in sources.items())


@given(st.data())
def test_whatever_a_damaged_segment_still_returns_is_correct(site, data):
    (segment,) = site.rglob("*.bin")
    whole = segment.read_bytes()
    content = bytearray(whole)
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    else:
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    segment.unlink()
    segment.write_bytes(content)
    try:
        found = kept(site)
        # Damage among the documents leaves none; in their bulk, it is read from the source again.
        assert found in ({}, pages(*read(SOURCES)))
        assert [each.details() for each in found.values()] in ([], [each.details() for each in read(SOURCES)])
    finally:
        segment.unlink()
        segment.write_bytes(whole)


def test_damaged_bulk_whose_source_has_changed_meanwhile_is_an_error_and_no_other_text(site):
    (segment,) = site.rglob("*.bin")
    whole = segment.read_bytes()
    page = site / "content/pages/p2.md"
    segment.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    page.write_text("---\ntitle: 页面\n---\n另一篇\n", encoding="utf-8")
    try:
        with pytest.raises(OSError, match=r"p2\.md"):
            kept(site)["content/pages/p2.md"].details()
    finally:
        segment.write_bytes(whole)
        write_files(site, {**SOURCES})


def test_saving_again_repairs_damaged_bulk(site):
    (segment,) = site.rglob("*.bin")
    whole = segment.read_bytes()
    segment.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    store = open_store(cache_of(site), ENGINE)
    save_store(store, [each for each in store.documents.values() if each.path.endswith("p2.md")])
    assert kept(site) == pages(read(SOURCES)[1])
    save_store(open_store(cache_of(site), ENGINE), read(SOURCES))

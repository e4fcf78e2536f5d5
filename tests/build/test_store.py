"""The cache of documents: believed when it is whole, and only then."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.build.store import open_store, save_store
from sitebuilder.content.documents import Document, read_document

ENGINE = "generator zh-CN"


def page(number: int, text: str = "文") -> Document:
    return read_document(f"content/pages/p{number}.md", f"---\ntitle: 页面\n---\n{text}\n".encode(), "zh-CN")


def pages(*documents: Document) -> dict[str, Document]:
    return {each.path: each for each in documents}


def kept(cache: Path, engine: str = ENGINE) -> dict[str, Document]:
    return dict(open_store(cache, engine).documents)


def test_what_is_saved_is_there_again_with_its_bulk(tmp_path):
    documents = pages(page(1), page(2, "## 标题\n\n[链接](p1.md)"))
    save_store(open_store(tmp_path, ENGINE), tuple(documents.values()))
    found = kept(tmp_path)
    assert found == documents
    assert [each.details() for each in found.values()] == [each.details() for each in documents.values()]


def test_documents_of_another_generator_are_not_believed(tmp_path):
    save_store(open_store(tmp_path, ENGINE), tuple(pages(page(1)).values()))
    assert kept(tmp_path, "another zh-CN") == {}


def test_a_later_edit_wins_and_what_is_gone_stays_gone(tmp_path):
    current = pages(*(page(number) for number in range(20)))
    save_store(open_store(tmp_path, ENGINE), tuple(current.values()))
    for edit in range(20):
        store = open_store(tmp_path, ENGINE)
        current = {**store.documents, **pages(page(edit, f"第 {edit} 次"))}
        save_store(store, tuple(current.values()))
        assert kept(tmp_path) == current
    assert len(list(tmp_path.rglob("*.bin"))) < 10
    store = open_store(tmp_path, ENGINE)
    current = {path: each for path, each in store.documents.items() if not path.endswith("p3.md")}
    save_store(store, tuple(current.values()))
    assert kept(tmp_path) == current


@pytest.fixture(scope="module")
def segment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cache = tmp_path_factory.mktemp("cache")
    save_store(open_store(cache, ENGINE), tuple(pages(page(1), page(2)).values()))
    (file,) = cache.rglob("*.bin")
    return file


@given(st.data())
def test_a_damaged_segment_is_as_good_as_none(segment, data):
    whole = segment.read_bytes()
    content = bytearray(whole)
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    else:
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    segment.unlink()
    segment.write_bytes(content)
    try:
        assert kept(segment.parent.parent) == {}
    finally:
        segment.unlink()
        segment.write_bytes(whole)

"""Find the ids on a document's page that an editor may link to."""

from collections.abc import Mapping

from sitebuilder.content.documents import Document
from sitebuilder.content.paths.output_paths import to_nfc
from sitebuilder.content.permalinks import template_anchors
from sitebuilder.patterns import lazy_pattern

_NO_LETTERS = lazy_pattern(r"[\W_]+")


class AnchorIndex:
    """The ids on the pages of documents, found once for each, when a link needs them.

    Documents have keys of any kind: the paths of their sources or of their pages.
    """

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._ids: dict[str, frozenset[str]] = {}
        self._by_letters: dict[str, dict[str, list[str]]] = {}

    def ids(self, key: str) -> frozenset[str] | None:
        """Return the ids on a document's page; None if there is no such document."""
        if key not in self._ids and key in self._documents:
            self._ids[key] = _ids(self._documents[key])
        return self._ids.get(key)

    def id_of_heading(self, key: str, anchor: str) -> str:
        """Return the only id with the letters of an anchor: ``#一、对象`` is a heading as it is written.

        Ids made from headings are in NFC and lower case, without punctuation.
        """
        if key not in self._by_letters:
            by_letters: dict[str, list[str]] = {}
            self._by_letters[key] = by_letters
            for each in self.ids(key) or ():
                by_letters.setdefault(_letters(each), []).append(each)
        letters = _letters(to_nfc(anchor))
        found = self._by_letters[key].get(letters, [])
        return found[0] if letters and len(found) == 1 else to_nfc(anchor)


def _ids(document: Document) -> frozenset[str]:
    return frozenset((*template_anchors(document.kind, document.data), *document.anchors))


def _letters(anchor: str) -> str:
    return _NO_LETTERS.sub("", anchor).casefold()

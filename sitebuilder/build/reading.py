"""Reading source files: each is hashed when it may have changed, and read anew when its digest is new."""

from collections.abc import Mapping, Sequence
from functools import partial

from sitebuilder.build.index import Index
from sitebuilder.build.options import Progress
from sitebuilder.build.parallel import in_processes
from sitebuilder.build.scan import FileStat
from sitebuilder.build.store import Store
from sitebuilder.content.documents import Document, read_document
from sitebuilder.content.files import MOST_BYTES, digest
from sitebuilder.content.slugs import load_dictionaries
from sitebuilder.problems import Place, Problem, problem

_WORTH_A_PROCESS = 50
"""Documents that take longer to read than a process takes to start."""


def read_file(path: str, stat: FileStat, *, whole: bool = False) -> bytes | Problem:
    """Return a file's bytes; unless wanted whole, of one too large for a text only enough to say so."""
    try:
        with open(stat.path, "rb") as file:
            return file.read() if whole else file.read(MOST_BYTES + 1)
    except OSError as error:
        return problem("file-unreadable", Place(path), reason=error.strerror or type(error).__name__)


def read_files(
    stats: Mapping[str, FileStat], *, whole: bool = False
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the bytes of files by path, and a problem for each that cannot be read."""
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path, stat in stats.items():
        found = read_file(path, stat, whole=whole)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            contents[path] = found
    return contents, tuple(problems)


def read_documents(
    stats: Mapping[str, FileStat], store: Store, index: Index, language: str, jobs: int, tell: Progress
) -> tuple[dict[str, Document], tuple[Problem, ...]]:
    """Return all documents by path: from the store where their bytes are known, read anew otherwise."""
    found: dict[str, Document] = {}
    unknown: list[tuple[str, bytes]] = []
    problems: list[Problem] = []
    for path, stat in stats.items():
        stored = store.documents.get(path)
        if stored is not None and index.known_digest(path, stat) == stored.digest:
            found[path] = stored
            continue
        content = read_file(path, stat)
        if isinstance(content, Problem):
            problems.append(content)
            continue
        found_digest = digest(content)
        index.learn(path, stat, len(content), found_digest)
        if stored is not None and stored.digest == found_digest:
            found[path] = stored
        else:
            unknown.append((path, content))
    slugs = {name: slug for document in store.documents.values() for name, slug in document.slugs.items()}
    processes = min(jobs, len(unknown) // _WORTH_A_PROCESS)
    if processes > 1:
        load_dictionaries()
    work = partial(_read_all, language, slugs)
    read = in_processes(work, unknown, processes, lambda done: tell("read", done, len(unknown)))
    found.update((document.path, document) for document in read)
    return {path: found[path] for path in stats if path in found}, tuple(problems)


def _read_all(language: str, slugs: Mapping[str, str], items: Sequence[tuple[str, bytes]]) -> list[Document]:
    return [read_document(path, content, language, slugs) for path, content in items]

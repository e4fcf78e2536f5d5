"""Reads one construct in this process, and prints what that cost: ``python -m tests.growth KIND NAME SIZE``.

Prints the seconds of processor time, the largest memory in megabytes, and whether the text was refused. The
address space is limited, so that what explodes ends itself.
"""

import json
import resource
import sys
import time

from sitebuilder.content.documents import read_document
from sitebuilder.content.gather import gather
from sitebuilder.content.site_file import read_site
from sitebuilder.markup import any_text, plain_lines
from sitebuilder.problems import errors, format_problems
from tests.constructs import FRONT_MATTER, MARKDOWN, YAML
from tests.library import SITE
from tests.site_folder import NOW

MOST_BYTES = 1_500_000_000
"""Of address space: more than of memory, as threads and libraries reserve some that they never use."""

PATHS = {"markdown": "content/news/2026/a.md", "yaml": "content/courses/a.yaml"}


def written(kind: str, name: str, size: int) -> bytes:
    """Return the source file of a construct with so many bytes of it."""
    text = FRONT_MATTER + MARKDOWN[name](size) if kind == "markdown" else YAML[name](size)
    return text.encode()


def read(kind: str, content: bytes) -> bool:
    """Read a source file, resolve its links and tell its problems; return whether it was refused."""
    site, reading = read_site(SITE.encode())
    assert site is not None
    document = read_document(PATHS[kind], content, "zh-CN")
    _, problems = gather(site, reading, [document], {}, NOW)
    body = document.details().body
    if body is not None:
        plain_lines(body)
    format_problems([*document.problems, *problems], "zh-CN")
    return bool(errors(document.problems))


def main(kind: str, name: str, size: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    # The first text of a process builds the converter: that is not the construct's cost.
    assert any_text
    read("markdown", f"{FRONT_MATTER}*甲*{{.b}}".encode())
    content = written(kind, name, size)
    before = time.process_time()
    is_refused = read(kind, content)
    seconds = time.process_time() - before
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, megabytes, is_refused]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

"""Reads one construct at several sizes, each in a new process: ``python -m tests.growth KIND NAME SIZE…``.

Prints for each the seconds of processor time, the largest memory in megabytes, and whether the text was
refused. Address space and time are limited, so that what explodes ends itself.
"""

import json
import os
import resource
import sys
import time

from sitebuilder.assets.pictures.svg import process_svg
from sitebuilder.content.document_reader import read_document
from sitebuilder.content.library.absent import Selection
from sitebuilder.content.library.content_files import ContentFiles
from sitebuilder.content.library.gather import gather
from sitebuilder.content.pictures import PictureFault
from sitebuilder.content.site_file import read_site
from sitebuilder.markdown import plain_lines
from sitebuilder.messages import errors, format_problems
from tests.constructs import FRONT_MATTER, MARKDOWN, YAML
from tests.library import SITE
from tests.site_folder import NOW
from tests.svg_constructs import SVG

MOST_BYTES = 1_500_000_000
"""Of address space: more than of memory, as threads and libraries reserve some that they never use."""

MOST_SECONDS = 10

PATHS = {"markdown": "content/news/2026/a.md", "yaml": "content/courses/a.yaml"}


def written(kind: str, name: str, size: int) -> bytes:
    """Return the source file of a construct with so many bytes of it."""
    constructs = {"markdown": MARKDOWN, "yaml": YAML, "svg": SVG}
    text = constructs[kind][name](size)
    return (FRONT_MATTER + text if kind == "markdown" else text).encode()


def read(kind: str, content: bytes) -> bool:
    """Read a source file, resolve its links and tell its problems; return whether it was refused.

    A drawing is made safe.
    """
    if kind == "svg":
        return isinstance(process_svg(content, "key")[0], PictureFault)
    site, reading = read_site(SITE.encode())
    assert site is not None
    document = read_document(PATHS[kind], content)
    _, problems = gather(site, reading, Selection([document]), ContentFiles({}), NOW)
    body = document.details().body
    if body is not None:
        plain_lines(body)
    format_problems([*document.problems, *problems], "zh-CN")
    return bool(errors(document.problems))


def measure(kind: str, content: bytes) -> tuple[float, float, bool]:
    """Return what it costs to read a source file."""
    before = time.process_time()
    is_refused = read(kind, content)
    seconds = time.process_time() - before
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, is_refused


def main(kind: str, name: str, sizes: list[int]) -> None:
    # The first text of a process builds the converter: that is not the construct's cost.
    read("markdown", f"{FRONT_MATTER}*甲*{{.b}}".encode())
    for size in sizes:
        content = written(kind, name, size)
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
            resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
            print(json.dumps(measure(kind, content)), flush=True)
            os._exit(0)
        if os.waitpid(child, 0)[1] != 0:
            sys.exit(f"{kind} {name} of {size} bytes ended its process")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], [int(each) for each in sys.argv[3:]])

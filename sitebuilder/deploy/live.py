"""Probe the live URL as a visitor would, to confirm that it serves what was published."""

import re
import ssl
import urllib.error
import urllib.request
from collections.abc import Sequence
from email.message import Message
from enum import StrEnum
from http.client import HTTPException
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic, sleep
from typing import IO, Any

from msgspec import Struct

from sitebuilder.content.paths.files import digest
from sitebuilder.deploy.changes import Changes, address_of
from sitebuilder.deploy.release import RELEASE_FILE, LiveRelease, encode_release
from sitebuilder.output.manifest import MANIFEST

PAUSES = (1.0, 3.0, 6.0)
"""Seconds before each retry: a server may be starting, or the switch may not have reached it yet."""

SLOW_PAUSES = (*PAUSES, 20.0, 30.0, 60.0, 60.0, 120.0)
"""The same for hosts that first have to copy or build the site."""

_TIMEOUT_SECONDS = 15
"""How long a server may be silent."""

WHOLE_SECONDS = 60.0
"""How long all probes together may take, from the lookup of the host's name to the last byte."""

_MAX_BYTES = 200_000_000
_GONE = frozenset({301, 302, 303, 307, 308, 403, 404, 410})
"""Allowed statuses of a removed page; 403 if only its folder is left, with pictures that old pages use."""

_NO_ANSWER = frozenset({401, 403, 407, 408, 425, 429})
_HEADERS = {"User-Agent": "sitebuilder-deploy", "Cache-Control": "no-cache", "Accept-Encoding": "identity"}


class Verdict(StrEnum):
    """What an address serves, from best to worst: the new content, the old, none, something else.

    ``BLOCKED`` is the new content, with a header that keeps browsers from running its scripts.
    ``STILL_THERE`` is something unexpected at the address of a removed page, which should be gone.
    """

    RIGHT = "right"
    BLOCKED = "blocked"
    OLD = "old"
    NONE = "none"
    STILL_THERE = "there"
    WRONG = "wrong"


class Probe(Struct, frozen=True):
    """A URL to request, the digest that its bytes must have (None if it must be gone), and the old digest.

    ``may_hide``: the server may refuse to serve the file.
    """

    url: str
    expected: str | None
    old: str | None = None
    may_hide: bool = False


class ProbeResult(Struct, frozen=True):
    """The result of a probe; ``detail`` is the status, or why there was none."""

    url: str
    verdict: Verdict
    detail: str = ""


def plan_probes(
    base_url: str, shown: LiveRelease, changes: Changes, before: LiveRelease | None
) -> tuple[Probe, ...]:
    """Return the probes after a switch: home, a changed and a removed page, the record and the manifest.

    ``shown`` is what was published, ``before`` what was live until then.
    """
    base = base_url.rstrip("/") + "/"
    changed = [page.path for page in (*changes.changed, *changes.added) if page.path not in _SPECIAL_PAGES]
    removed = [page.path for page in changes.removed if page.path not in _SPECIAL_PAGES]
    pages = [path for path in ("index.html", *changed[:1]) if path in shown.manifest]
    old = before.manifest if before else {}
    last = before.release if before else None
    last_record = digest(encode_release(last)).hex() if last else None
    record = digest(encode_release(shown.release)).hex()
    return (
        *(Probe(base + address_of(path), shown.manifest[path], old.get(path)) for path in pages),
        *(Probe(base + address_of(path), None, old.get(path)) for path in removed[:1]),
        Probe(base + RELEASE_FILE, record, last_record, may_hide=True),
        Probe(base + MANIFEST, shown.release.manifest, last.manifest if last else None, may_hide=True),
    )


_SPECIAL_PAGES = ("index.html", "404.html")
"""Home is probed anyway; the page for status 404 does not have a URL of its own everywhere."""


def run_probes(
    probes: Sequence[Probe], pauses: Sequence[float] = PAUSES, seconds: float = WHOLE_SECONDS
) -> tuple[ProbeResult, ...]:
    """Run all probes until all are right, or there are no pauses left; return the last results.

    Retrying stops early for a URL that keeps serving something else, unless its host is known to be slow
    (more pauses than ``PAUSES``), and for one that gives no response. A response that is not complete
    ``seconds`` after the probes began counts as none.
    """
    results = _run_at_once(probes, seconds)
    for tries, pause in enumerate(pauses):
        found = worst_verdict(results)
        is_slow = len(pauses) > len(PAUSES)
        is_silent = found is Verdict.NONE and tries >= len(PAUSES)
        if found is Verdict.RIGHT or is_silent or (found is Verdict.WRONG and tries and not is_slow):
            break
        sleep(pause)
        results = _run_at_once(probes, seconds)
    return results


def _run_at_once(probes: Sequence[Probe], seconds: float) -> tuple[ProbeResult, ...]:
    """Request all URLs at once, each in a thread that ends with this process.

    Neither the lookup of a name nor a response that trickles in byte by byte has a limit of its own.
    """
    end = monotonic() + seconds
    context = _tls_context() if any(probe.url.startswith("https:") for probe in probes) else None
    running = [(probe, _start(probe, context)) for probe in probes]
    return tuple(_result_of(probe, queue, end, seconds) for probe, queue in running)


def _tls_context() -> ssl.SSLContext:
    """Return one context for all connections: reading the system's certificates takes a fifth of a second."""
    context = ssl.create_default_context()
    # As http.client does for a context of its own.
    context.set_alpn_protocols(["http/1.1"])
    return context


def _start(probe: Probe, context: ssl.SSLContext | None) -> "SimpleQueue[ProbeResult]":
    queue: SimpleQueue[ProbeResult] = SimpleQueue()
    Thread(target=lambda: queue.put(run_probe(probe, context)), daemon=True).start()
    return queue


def _result_of(probe: Probe, queue: "SimpleQueue[ProbeResult]", end: float, seconds: float) -> ProbeResult:
    try:
        return queue.get(timeout=max(0.0, end - monotonic()))
    except Empty:
        return ProbeResult(probe.url, Verdict.NONE, f"timed out after {seconds:.0f} s")


def worst_verdict(results: Sequence[ProbeResult]) -> Verdict:
    """Return the worst verdict of all results."""
    order = list(Verdict)
    return max((each.verdict for each in results), key=order.index, default=Verdict.RIGHT)


def run_probe(probe: Probe, context: ssl.SSLContext | None = None) -> ProbeResult:
    """Request a URL once; without a ``context`` an https connection makes its own."""
    try:
        status, content, policies = _fetch(probe, context)
    except (OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        return ProbeResult(probe.url, Verdict.NONE, str(reason) or type(error).__name__)
    verdict = _verdict(probe, status, content)
    if verdict is Verdict.RIGHT and not all(allows_scripts(policy, content) for policy in policies):
        return ProbeResult(probe.url, Verdict.BLOCKED, "Content-Security-Policy")
    return ProbeResult(probe.url, verdict, f"HTTP {status}")


def allows_scripts(policy: str, content: bytes) -> bool:
    """Return whether a server's policy allows the inline scripts that a page's own policy lists.

    A server's settings are written once, while the page's scripts may have changed since.
    """
    return set(_SCRIPT_SOURCE.findall(content)) <= set(_SCRIPT_SOURCE.findall(policy.encode()))


_SCRIPT_SOURCE = re.compile(rb"'sha256-[A-Za-z0-9+/]{43}='")
"""The digest of a script (CSP Level 3, 2.3.1); its quotation marks are not escaped in pages."""


def _verdict(probe: Probe, status: int, content: bytes) -> Verdict:
    found = digest(content).hex() if status == 200 else None
    if probe.expected is None and status in _GONE:
        return Verdict.RIGHT
    if status >= 500 or (status in _NO_ANSWER and not probe.may_hide):
        return Verdict.NONE
    if probe.expected is None:
        return Verdict.OLD if found is not None and found == probe.old else Verdict.STILL_THERE
    if found == probe.expected:
        return Verdict.RIGHT
    if probe.may_hide and status != 200:
        return Verdict.RIGHT if status in _HIDDEN else Verdict.NONE
    return Verdict.OLD if found is not None and found == probe.old else Verdict.WRONG


_HIDDEN = frozenset({401, 403, 404, 410})
"""Servers often refuse files whose names begin with a dot; the pages are confirmation enough."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Does not follow redirects, as one confirms that a page has moved."""

    def redirect_request(  # noqa: PLR0913 (the library's)
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        return None


def _fetch(probe: Probe, context: ssl.SSLContext | None) -> tuple[int, bytes, Sequence[str]]:
    """Return a URL's status, its bytes, and each Content-Security-Policy in its headers.

    Redirects are followed if the page should exist.
    """
    request = urllib.request.Request(probe.url, headers=_HEADERS)
    handlers: tuple[Any, ...] = (_NoRedirects,) if probe.expected is None else ()
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), *handlers)
    try:
        with opener.open(request, timeout=_TIMEOUT_SECONDS) as answer:
            policies = answer.headers.get_all("Content-Security-Policy", ())
            return answer.status, answer.read(_MAX_BYTES), policies
    except urllib.error.HTTPError as error:
        return error.code, b"", ()

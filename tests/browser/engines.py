"""WebKit and Firefox, driven by the commands of WebDriver (W3C) that both have: no package is needed.

WebKit is Debian's WebKitGTK: WebKitWebDriver takes commands over HTTP and opens a window on a screen of its
own (Xvfb). Firefox takes them over its own socket (Marionette), and needs no screen.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Protocol

from tests.browser.tools import program, unavailable
from tests.machine import free_port, is_listening, wait_until

SECONDS = 120
"""How long a command may take: the machines of CI are slow."""

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which WebDriver names an element (WebDriver, 12)."""

_FIREFOX = ("firefox-esr", "firefox")
_PREFERENCES: Mapping[str, Any] = {
    "marionette.port": 0,
    "intl.accept_languages": "zh-CN",
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
"""Firefox asks nobody for anything but the pages."""


class Channel(Protocol):
    """Sends a command of WebDriver by its two names, that of Marionette and that of HTTP."""

    def __call__(self, name: str, path: str, values: Mapping[str, Any]) -> Any: ...


class Engine:
    """A window of a browser."""

    def __init__(self, name: str, send: Channel) -> None:
        self.name = name
        self._send = send
        self._send("SetTimeouts", "timeouts", {"script": SECONDS * 1000, "pageLoad": SECONDS * 1000})

    def open(self, url: str) -> None:
        """Open an address, and wait until it is loaded."""
        self._send("Navigate", "url", {"url": url})

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of an asynchronous function on the page, and return what it returns."""
        wrapped = (
            "const done = arguments[arguments.length - 1], given = [...arguments].slice(0, -1);"
            f"(async (...given) => {{ {script} }})(...given)"
            ".then((value) => done({ value }), (error) => done({ error: `${error}\\n${error.stack}` }));"
        )
        told = self._send("ExecuteAsyncScript", "execute/async", {"script": wrapped, "args": list(arguments)})
        if "error" in told:
            raise RuntimeError(f"{self.name}: {told['error']}")
        return told.get("value")

    def click(self, selector: str) -> None:
        """Click on the first element that a selector finds."""
        element = self._find(selector)
        self._send("ElementClick", f"element/{element}/click", {"id": element})

    def type(self, selector: str, text: str) -> None:
        """Type a text into the first element that a selector finds."""
        element = self._find(selector)
        self._send("ElementSendKeys", f"element/{element}/value", {"id": element, "text": text})

    def picture(self, selector: str) -> bytes:
        """Return how the first element that a selector finds looks, as a PNG."""
        element = self._find(selector)
        return b64decode(self._send("TakeScreenshot", f"element/{element}/screenshot", {"id": element}))

    def _find(self, selector: str) -> str:
        found = self._send("FindElement", "element", {"using": "css selector", "value": selector})
        return str(found.get("value", found)[ELEMENT])


@contextmanager
def open_webkit() -> Iterator[Engine]:
    """Start WebKit on a screen of its own, and end it with the block."""
    driver, screen = program("WebKitWebDriver"), program("Xvfb")
    with ExitStack() as running:
        display = running.enter_context(_screen(screen))
        port = free_port()
        environment = {**os.environ, "DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1", "GDK_BACKEND": "x11"}
        process = running.enter_context(_process([driver, f"--port={port}"], environment))
        wait_until(lambda: is_listening(port), process)
        told = _request(port, "POST", "/session", {"capabilities": {}})
        session = f"/session/{told['sessionId']}"
        running.callback(_request, port, "DELETE", session)

        def send(name: str, path: str, values: Mapping[str, Any]) -> Any:
            method = "GET" if name == "TakeScreenshot" else "POST"
            return _request(port, method, f"{session}/{path}", values if method == "POST" else None)

        yield Engine("WebKit", send)


@contextmanager
def open_firefox() -> Iterator[Engine]:
    """Start Firefox without a window in a profile of its own, and end it with the block."""
    named = os.environ.get("FIREFOX")
    names = (named,) if named else _FIREFOX
    executable = next((path for name in names if (path := shutil.which(name))), None)
    if executable is None:
        unavailable("没有找到 Firefox，未做有关测试（no Firefox found; set FIREFOX to its path）")
    with ExitStack() as running:
        profile = Path(running.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        lines = (
            f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in _PREFERENCES.items()
        )
        (profile / "user.js").write_text("".join(lines))
        command = [executable, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        process = running.enter_context(_process(command, {**os.environ, "HOME": str(profile)}))
        port_file = profile / "MarionetteActivePort"
        wait_until(lambda: port_file.is_file() and bool(port_file.read_text().strip()), process)
        connection = running.enter_context(
            socket.create_connection(("127.0.0.1", int(port_file.read_text())), timeout=SECONDS)
        )
        send = _marionette(connection)
        send("NewSession", "", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": False}}})
        yield Engine("Firefox", send)


def _marionette(connection: socket.socket) -> Channel:
    """Return what sends a command and waits for its answer: each "LENGTH:JSON", [kind, number, …]."""
    stream = connection.makefile("rb")

    def read() -> Any:
        length = b""
        while (byte := stream.read(1)) != b":":
            if not byte:
                raise RuntimeError("Firefox has ended")
            length += byte
        return json.loads(stream.read(int(length)))

    read()
    number = 0

    def send(name: str, path: str, values: Mapping[str, Any]) -> Any:
        nonlocal number
        number += 1
        message = json.dumps([0, number, f"WebDriver:{name}", dict(values)]).encode()
        connection.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = read()
        if error:
            raise RuntimeError(f"Firefox: {error['error']}: {error['message']}")
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    return send


def _request(port: int, method: str, path: str, values: Mapping[str, Any] | None = None) -> Any:
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        body = None if values is None else json.dumps(values)
        connection.request(method, path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        told = json.loads(answer.read() or b"{}").get("value")
    finally:
        connection.close()
    if answer.status != 200:
        raise RuntimeError(f"WebKit: {told}")
    return told


@contextmanager
def _screen(executable: str) -> Iterator[str]:
    """Yield the name of a screen that nobody sees (Xvfb), large enough for a window of 1280 pixels."""
    readable, writable = os.pipe()
    command = [executable, "-displayfd", str(writable), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with _process(command, dict(os.environ), pass_fds=(writable,)):
        os.close(writable)
        with os.fdopen(readable) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb has ended")
        yield f":{number}"


@contextmanager
def _process(
    command: list[str], environment: dict[str, str], pass_fds: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program without its words, and end it with the block."""
    running = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=pass_fds,
    )
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()

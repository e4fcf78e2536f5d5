"""Chromium 78 of 2019, the oldest browser that the site promises to, driven through its DevTools protocol.

Playwright does not speak to a browser that old. What the tests need of one is little: pages are opened,
clicked and typed into, and asked for their layout.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import signal
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.tools import unavailable

_PATIENCE = 30.0
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
_KEYS = {
    "Enter": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
    "Escape": {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27},
    "Space": {"key": " ", "code": "Space", "windowsVirtualKeyCode": 32, "text": " "},
    "Tab": {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9},
}

_LATER_METHODS = """Element.prototype.checkVisibility = function () {
  return this.getClientRects().length > 0 && getComputedStyle(this).visibility === "visible";
};"""
"""What scripts of the tests use and Chromium 78 lacks; in a world of their own, so that no page gets it."""

_CLOCK = """(Real => {
  const ahead = NOW - Real.now();
  const now = () => Real.now() + ahead;
  window.Date = class extends Real {
    constructor(...parts) { parts.length ? super(...parts) : super(now()); }
    static now() { return now(); }
  };
})(Date)"""

_CENTRE = """selector => {
  const element = document.querySelector(selector);
  if (!element) return null;
  element.scrollIntoView({ block: "center" });
  const box = element.getBoundingClientRect();
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  return top && (element.contains(top) || top.contains(element)) ? [x, y] : null;
}"""


class OldChromium:
    """A running browser; messages go through two pipes, each as JSON with a zero byte after it."""

    def __init__(self, executable: Path, profile: str) -> None:
        command_in, self._commands = _pipe()
        self._answers, answers_out = _pipe()
        self._left = b""
        self._number = 0
        self._listeners: dict[str, Callable[[str, dict[str, Any]], None]] = {}
        self._process = os.posix_spawn(
            executable,
            [str(executable), *_OPTIONS, f"--user-data-dir={profile}", "about:blank"],
            os.environ | {"HOME": profile},
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_DUP2, command_in, 3),
                (os.POSIX_SPAWN_DUP2, answers_out, 4),
            ],
        )
        os.close(command_in)
        os.close(answers_out)

    def send(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """Send a command and return its result; events that come meanwhile go to those who listen."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._commands, data) :]
        while True:
            answer = self.receive()
            if answer.get("id") == message["id"]:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return dict(answer["result"])

    def receive(self) -> dict[str, Any]:
        """Wait for the next message, tell it to whom it concerns, and return it."""
        while b"\0" not in self._left:
            if not select.select([self._answers], [], [], _PATIENCE)[0]:
                raise TimeoutError("Chromium 78 does not answer")
            data = os.read(self._answers, 1 << 20)
            if not data:
                raise ConnectionError("Chromium 78 has ended")
            self._left += data
        line, _, self._left = self._left.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        listener = self._listeners.get(message.get("sessionId", ""))
        if listener and "method" in message:
            listener(message["method"], message["params"])
        return message

    def listen(self, session: str, listener: Callable[[str, dict[str, Any]], None]) -> None:
        """Have the events of a session told to ``listener(method, params)``."""
        self._listeners[session] = listener

    def close(self) -> None:
        """End the browser."""
        os.close(self._commands)
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._answers)


class OldPage:
    """A page of a new visitor. ``errors`` are those that its scripts threw and that the console showed."""

    def __init__(self, browser: OldChromium, width: int, height: int) -> None:
        self.errors: list[str] = []
        self._browser = browser
        self._events: deque[str] = deque()
        self._world: int | None = None
        self._size = width, height
        context = browser.send("Target.createBrowserContext")["browserContextId"]
        target = browser.send("Target.createTarget", url="about:blank", browserContextId=context)
        self._target = target["targetId"]
        attached = browser.send("Target.attachToTarget", targetId=self._target, flatten=True)
        self._session = attached["sessionId"]
        browser.listen(self._session, self._hear)
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.send("Emulation.setTimezoneOverride", timezoneId="Asia/Shanghai")
        self.resize(width, height)

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command to this page and return its result."""
        return self._browser.send(method, self._session, **params)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, in CSS pixels."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def set_clock(self, now: float) -> None:
        """Let pages opened from now on begin at a moment, in seconds since 1970."""
        self.run_first(_CLOCK.replace("NOW", str(int(now * 1000))))

    def run_first(self, script: str) -> None:
        """Run a script in each page opened from now on, before those of the page."""
        self.send("Page.addScriptToEvaluateOnNewDocument", source=script)

    def open(self, url: str) -> None:
        """Open an address and wait until it is loaded, its scripts too."""
        self._events.clear()
        told = self.send("Page.navigate", url=url)
        if told.get("errorText"):
            raise ConnectionError(f"{url}: {told['errorText']}")
        if "loaderId" in told:  # Otherwise only the fragment is another.
            self.wait_for_load()

    def wait_for_load(self) -> None:
        """Wait until the page that is being opened is loaded, its scripts too."""
        until = time.monotonic() + _PATIENCE
        while "Page.loadEventFired" not in self._events:
            if time.monotonic() > until:
                raise TimeoutError("the page does not load")
            self._browser.receive()
        self._events.clear()

    def evaluate(self, function: str, argument: Any = None) -> Any:
        """Return what a JavaScript function returns, called beside the page's own scripts."""
        if self._world is None:
            frame = self.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
            self._world = self.send("Page.createIsolatedWorld", frameId=frame)["executionContextId"]
            self._call(_LATER_METHODS, contextId=self._world)
        return self._call(f"({function})({json.dumps(argument)})", contextId=self._world)

    def evaluate_in_page(self, function: str, argument: Any = None) -> Any:
        """Return what a JavaScript function returns, called as one of the page's scripts."""
        return self._call(f"({function})({json.dumps(argument)})")

    def wait_for(self, expression: str) -> None:
        """Wait until a JavaScript expression is true."""
        until = time.monotonic() + _PATIENCE
        while not self.evaluate(f"() => Boolean({expression})"):
            if time.monotonic() > until:
                raise TimeoutError(f"is not true: {expression}")
            time.sleep(0.02)

    def text(self, selector: str) -> str:
        """Return the text that the first element of a selector shows."""
        return str(self.evaluate("selector => document.querySelector(selector).innerText", selector))

    def click(self, selector: str) -> None:
        """Press the mouse on the middle of the first element of a selector, which must be in sight there."""
        place = self.evaluate(_CENTRE, selector)
        if place is None:
            raise LookupError(f"nothing to click on: {selector}")
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            button = {} if kind == "mouseMoved" else {"button": "left", "clickCount": 1}
            self.send("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], **button)

    def type(self, text: str) -> None:
        """Write a text where the focus is, as an input method does."""
        self.send("Input.insertText", text=text)

    def press(self, key: str) -> None:
        """Press and release a key: Enter, Escape, Space or Tab."""
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, **_KEYS[key])

    def screenshot(self, path: Path) -> None:
        """Take a picture of the page in its whole length."""
        width, height = self._size
        whole = self.send("Page.getLayoutMetrics")["contentSize"]["height"]
        self.resize(width, int(whole))
        data = self.send("Page.captureScreenshot", format="png")["data"]
        self.resize(width, height)
        path.write_bytes(base64.b64decode(data))

    def close(self) -> None:
        """Close the page."""
        self._browser.send("Target.closeTarget", targetId=self._target)

    def _call(self, expression: str, **where: Any) -> Any:
        told = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, **where
        )
        if "exceptionDetails" in told:
            raise RuntimeError(f"{told['exceptionDetails']}")
        return told["result"].get("value")

    def _hear(self, method: str, params: dict[str, Any]) -> None:
        self._events.append(method)
        if method == "Runtime.executionContextsCleared":
            self._world = None
        elif method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "assert"):
            self.errors.append(f"console: {params['args']}")
        elif method == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.errors.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")


@contextmanager
def open_old_chromium(executable: Path) -> Iterator[OldChromium]:
    """Start Chromium 78 without a window, and end it with the block; where it does not start is no test."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = OldChromium(executable, profile)
        try:
            try:
                browser.send("Browser.getVersion")
            except OSError:
                unavailable("Chromium 78 不能在这台电脑上运行，未做有关测试（it does not start here）")
            yield browser
        finally:
            browser.close()


@contextmanager
def visit_old(browser: OldChromium, width: int = 1280, height: int = 800) -> Iterator[OldPage]:
    """Yield a blank page of a new visitor in Guangdong, in a window of so many CSS pixels."""
    page = OldPage(browser, width, height)
    try:
        yield page
    finally:
        page.close()


def _pipe() -> tuple[int, int]:
    """Return the ends of a new pipe, with numbers that leave 3 and 4 to the browser."""
    ends = os.pipe()
    moved = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return moved[0], moved[1]

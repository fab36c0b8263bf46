"""Firefox for the tests, driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) with nothing in between.

Playwright's own Firefox is a changed one, and the drivers that are packaged need more than the browser itself.
A profile is a new folder; what a test sets in it stands at the first call, so that its strict rule for local files
(`security.fileuri.strict_origin_policy`) is the one that people have.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import threading
import time
from typing import TYPE_CHECKING, Any, Self

from tornado.websocket import WebSocketClientConnection, websocket_connect

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

LIMIT = 30.0
# nothing that the page did not ask for goes out, nothing asks the user, and nothing is made ready that is not used
QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.newtab.preload": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.ipc.processPrelaunch.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


class Firefox:
    """One process with one profile. Commands wait for their answer; `LIMIT` seconds at most."""

    def __init__(self, program: str, profile: Path, **settings: Any) -> None:
        profile.mkdir(parents=True, exist_ok=True)
        # the driver's own settings would loosen rules that people's Firefox keeps
        wanted = {**QUIET, "remote.prefs.recommended": False, **settings}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items()]
        (profile / "user.js").write_text("".join(lines), "utf-8")
        command = [
            program,
            "--headless",
            "--no-remote",
            "--profile",
            str(profile),
            "--remote-debugging-port=0",
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.loop = asyncio.new_event_loop()
        self.number = 0
        self.threads: list[threading.Thread] = []
        self._thread(self.loop.run_forever)
        self.socket: WebSocketClientConnection = self._wait(self._connect(self._address()))
        self.send("session.new", capabilities={})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the process as its user would, so that everything is written."""
        try:
            self.send("browser.close")
            self._wait(self._closed())
            self.process.wait(LIMIT)
        finally:
            self.process.kill()
            self.process.wait()
            self._quiet()

    def _quiet(self) -> None:
        """Let go of everything that the process was heard and spoken to by."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        for thread in self.threads:
            thread.join(LIMIT)
        self.loop.close()
        if self.process.stderr:
            self.process.stderr.close()

    def _thread(self, target: Callable[[], object]) -> None:
        self.threads.append(threading.Thread(target=target, daemon=True))
        self.threads[-1].start()

    def _address(self) -> str:
        assert self.process.stderr
        for line in self.process.stderr:
            if line.startswith("WebDriver BiDi listening on "):
                self._thread(self.process.stderr.read)  # a full pipe would stop it
                return line.rpartition(" ")[2].strip() + "/session"
        raise AssertionError("Firefox did not start")

    async def _connect(self, address: str) -> WebSocketClientConnection:
        return await websocket_connect(address, max_message_size=64 << 20)

    def _wait(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(LIMIT)

    def send(self, method: str, **values: Any) -> dict[str, Any]:
        """Send a command; give its result."""
        self.number += 1
        return dict(self._wait(self._exchange(self.number, method, values)))

    async def _exchange(self, number: int, method: str, values: dict[str, Any]) -> Any:
        await self.socket.write_message(json.dumps({"id": number, "method": method, "params": values}))
        while True:
            text = await self.socket.read_message()
            assert text is not None, "Firefox has gone"
            answer = json.loads(text)
            if answer.get("id") == number:
                assert answer["type"] == "success", f"{method}: {answer['error']}: {answer['message']}"
                return answer["result"]

    async def _closed(self) -> None:
        self.socket.close()
        while await self.socket.read_message() is not None:
            pass

    def tab(self) -> Tab:
        """Open an empty tab."""
        return Tab(self, self.send("browsingContext.create", type="tab")["context"])


class Tab:
    """A tab; what scripts give comes as JSON."""

    def __init__(self, firefox: Firefox, context: str) -> None:
        self.firefox = firefox
        self.context = context

    def goto(self, address: str) -> Self:
        """Open an address, and wait until everything is loaded."""
        self.firefox.send("browsingContext.navigate", context=self.context, url=address, wait="complete")
        return self

    def reload(self) -> None:
        self.firefox.send("browsingContext.reload", context=self.context, wait="complete")

    def back(self, steps: int = -1) -> None:
        self.firefox.send("browsingContext.traverseHistory", context=self.context, delta=steps)

    def close(self) -> None:
        self.firefox.send("browsingContext.close", context=self.context)

    def js(self, expression: str) -> Any:
        """Give the value of an expression, which may be a promise."""
        given = self.firefox.send(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({expression})) ?? null))()",
            target={"context": self.context},
            awaitPromise=True,
        )
        assert given["type"] == "success", given["exceptionDetails"]["text"]
        return json.loads(given["result"]["value"])

    def until(self, expression: str) -> None:
        """Wait until an expression holds, as long as for an answer at most."""
        end = time.monotonic() + LIMIT
        while not self.js(expression):
            assert time.monotonic() < end, expression
            time.sleep(0.02)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        actions = [{"type": type_, "value": key} for key in keys for type_ in ("keyDown", "keyUp")]
        self.firefox.send(
            "input.performActions",
            context=self.context,
            actions=[{"type": "key", "id": "keyboard", "actions": actions}],
        )

    def click(self, selector: str) -> None:
        """Click on an element as a user does: with the pointer, at its middle."""
        self.js(f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center'}})")
        node = self.firefox.send(
            "browsingContext.locateNodes",
            context=self.context,
            locator={"type": "css", "value": selector},
            maxNodeCount=1,
        )["nodes"]
        assert node, selector
        origin = {"type": "element", "element": {"sharedId": node[0]["sharedId"]}}
        actions = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.firefox.send(
            "input.performActions",
            context=self.context,
            actions=[{"type": "pointer", "id": "mouse", "actions": actions}],
        )

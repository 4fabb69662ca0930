"""Slider to painted chart in a real Chromium, beside a bare page: `python -m benchmarks.explorer`.

Both are measured in one run on loopback. The bare page asks for an answer that is there already and
draws the same chart from it; what the explorer needs more is the model and the rest of its page.
A move is a real press of a key on a real slider, of a value that was not asked for before; its time
runs from the input event to the frame that shows the chart after it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from sim.web.explorer.worker import prepare, work
from tests.browser.chromium import ARGUMENTS

HOME = Path(__file__).resolve().parent
REPORT = HOME.parent / "sim" / "report" / "page"
SLIDER = "huawei.yinwang_share.in_36_months"
"""Ninety values, each another scenario."""
PAUSE = 40
"""Milliseconds from an answer to the next move."""
TIMES = "performance.getEntriesByName('sim:answer').map((e) => [e.duration, e.detail])"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def explorer() -> Iterator[str]:
    """A real `sim serve`, and its address."""
    port = free_port()
    command = [sys.executable, "-m", "sim", "serve", "--no-open", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as server:
        try:
            for _ in range(200):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@contextlib.contextmanager
def bare() -> Iterator[str]:
    """The bare page and its canned answer, and their address."""
    prepare()
    setting = {"base": "cede_sales", "changes": {}}
    question = {"setting": setting, "pinned": {"base": "keep_control"}, "detail": "quick"}
    canned = work("answer", question | {"run": {"replications": 64}}).content
    files = {"/": HOME / "bare" / "index.html", "/bare.js": HOME / "bare" / "bare.js"}
    files["/vendor/echarts.common.min.js"] = REPORT / "vendor" / "echarts.common.min.js"
    for name in ("shown", "lines", "fan"):
        files[f"/charts/{name}.js"] = REPORT / "static" / f"{name}.js"

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = files.get(self.path)
            kind = "text/html" if self.path == "/" else "text/javascript"
            self._reply(path.read_bytes() if path else b"", kind)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._reply(canned, "application/json")

        def _reply(self, content: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def told(times: list[float]) -> str:
    ranked = sorted(times)
    return (
        f"median {statistics.median(ranked):.0f} ms, p95 {ranked[int(0.95 * len(ranked))]:.0f} ms"
    )


def moves(page: Any, slider: Any, count: int) -> list[float]:
    """Press an arrow so many times, each when the answer to the one before has been painted."""
    slider.focus()
    before = int(page.locator("html").get_attribute("data-answered") or 0)
    for move in range(before + 1, before + 1 + count):
        page.keyboard.press("ArrowRight")
        page.wait_for_selector(f'html[data-answered="{move}"]', timeout=10_000)
        page.wait_for_timeout(PAUSE)
    quick = [ms for ms, detail in page.evaluate(TIMES) if not detail or detail["detail"] == "quick"]
    return quick[-count:]


def first_page(browser: Any, url: str) -> dict[str, Any]:
    """Bytes, time to the first painted answer, and requests to anywhere else."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    sizes: list[float] = []
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{url}/#scenario=cede_sales", wait_until="commit")
    page.wait_for_selector("html[data-shown]")
    ready = page.evaluate(
        "(() => { const e = performance.getEntriesByName('sim:answer')[0];"
        " return e.startTime + e.duration; })()"
    )
    page.wait_for_selector("html[data-detail=final]")
    foreign = [u for u in asked if urlsplit(u).hostname not in ("127.0.0.1", None)]
    page.context.close()
    return {"bytes": sum(sizes), "ms": ready, "requests": len(asked), "foreign": foreign}


def measured(browser: Any, live: str, still: str, count: int) -> tuple[list[float], list[float]]:
    viewport = {"width": 1280, "height": 900}
    page = browser.new_context(viewport=viewport).new_page()
    page.goto(f"{live}/#scenario=cede_sales")
    page.wait_for_selector("html[data-detail=final]")
    page.locator("details[data-section=huawei] > summary").click()
    slider = page.locator(f'input[type=range][data-key="{SLIDER}"]')
    slider.scroll_into_view_if_needed()
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_selector("html[data-detail=final]")
    page.wait_for_timeout(1500)
    other = browser.new_context(viewport=viewport).new_page()
    other.goto(still)
    moves(other, other.locator("#move"), 5)
    page.bring_to_front()
    full = moves(page, slider, count)
    other.bring_to_front()
    return full, moves(other, other.locator("#move"), count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=80)
    parser.add_argument("--json", action="store_true", help="the single times as well")
    options = parser.parse_args()
    with explorer() as live, bare() as still, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        first_page(browser, live)  # the first start of Chromium itself
        first = first_page(browser, live)
        full, least = measured(browser, live, still, options.moves)
        browser.close()
    print("| what | figure |\n|---|---|")
    size = f"{first['bytes'] / 1000:.0f} kB in {first['requests']} requests"
    print(f"| first answer painted | {first['ms']:.0f} ms, {size} |")
    print(f"| of these to anywhere but loopback | {len(first['foreign'])} |")
    print(f"| slider to painted chart, {options.moves} moves | {told(full)} |")
    print(f"| the same on the bare page | {told(least)} |")
    print(f"| ratio of the medians | {statistics.median(full) / statistics.median(least):.1f} |")
    if options.json:
        print(json.dumps({"explorer": full, "bare": least}))


if __name__ == "__main__":
    main()

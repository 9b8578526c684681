"""A real Chromium on a real server over the smallest store that shows everything (web_sample.py).

Where there is no Chromium, or the pages can't be built (no Node, no network), these tests are skipped and
say why.
"""

import importlib.util
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from belligraph.graph.sqlite.store import SqliteStore
from belligraph.web.build import BuildError, build

sys.path.insert(0, str(Path(__file__).parent))

from web_browser import CHROMIUMS, LOOPBACK, SWITCHES, Log
from web_sample import extractions


@pytest.fixture(scope="session")
def built() -> None:
    """The pages, as the sources are now."""
    try:
        build()
    except BuildError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def server(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `belligraph serve` over a store of the sample."""
    if importlib.util.find_spec("belligraph.cli") is None:
        pytest.skip("this tree has no command line to serve with")
    store = tmp_path_factory.mktemp("web") / "sample.db"
    with SqliteStore(store) as filled:
        filled.add(extractions())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "belligraph.cli", "serve", "--store", str(store), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        _await(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _await(process: "subprocess.Popen[str]", port: int, patience: float = 60.0) -> None:
    until = time.monotonic() + patience
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    process.kill()
    pytest.fail(f"belligraph serve did not start:\n{process.communicate()[0]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without its own traffic."""
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None:
        pytest.skip("no Chromium on PATH; install the package chromium to run the browser tests")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def page(browser: Browser, log: Log) -> Iterator[Page]:
    """A page of a fresh profile; requests to other hosts are cut off and noted."""

    def keep_home(route: Route) -> None:
        host = urlsplit(route.request.url).hostname
        if host in LOOPBACK:
            route.continue_()
        else:
            log.elsewhere.append(route.request.url)
            route.abort()

    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.route("**/*", keep_home)
    tab = context.new_page()
    tab.set_default_timeout(20_000)
    tab.on("console", lambda m: log.complaints.append(m.text) if m.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: log.complaints.append(str(error)))
    tab.on("worker", lambda worker: log.workers.append(urlsplit(worker.url).path))
    yield tab
    context.close()

"""Make the README's picture of the explorer from a running server.

    python docs/make_pictures.py http://127.0.0.1:8000 --find "Soviet Union"

takes the entity that the search finds first, chooses its edge with most claims, and writes
docs/images/explorer.png. Needs Chromium on PATH and Python's playwright.
"""

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).parent / "images"
LIMIT = 250_000  # bytes
SIZES = ((1440, 900), (1280, 800), (1120, 720))
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
]


def show(page: Page, base: str, find: str) -> None:
    """Bring up the entity that `find` finds first, with its best supported edge chosen."""
    page.goto(base)
    page.get_by_role("combobox").fill(find)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    edge = page.locator(".edge").first.get_attribute("href")
    page.evaluate("(hash) => { location.hash = hash }", edge)
    page.locator(".edge[aria-current]").wait_for()
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(300)


def main() -> int:
    """Write the picture at the largest size that stays within the limit; gives the exit code."""
    parser = argparse.ArgumentParser(description="Make the README's picture of the explorer.")
    parser.add_argument("base", help="address of the running server")
    parser.add_argument("--find", required=True, help="what to type into the search box")
    parser.add_argument("--dark", action="store_true", help="in the dark scheme")
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("error: no Chromium on PATH", file=sys.stderr)
        return 2
    target = IMAGES / "explorer.png"
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        page = browser.new_page(color_scheme="dark" if given.dark else "light")
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            show(page, given.base, given.find)
            page.screenshot(path=target)
            if target.stat().st_size <= LIMIT:
                break
        browser.close()
    print(f"{target}: {width} × {height}, {target.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The API explorer of the mock in a real browser, without a window."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.mock.explorer import ASSETS

ROOT = Path(__file__).resolve().parents[2]

pytest.importorskip("selenium", reason="selenium is not installed: run `make browser`")
if not ASSETS.exists():
    pytest.skip(
        "the explorer is not unpacked: run `make browser`", allow_module_level=True
    )

from selenium import webdriver  # noqa: E402
from selenium.common.exceptions import StaleElementReferenceException  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.remote.webelement import WebElement  # noqa: E402
from selenium.webdriver.support.wait import WebDriverWait  # noqa: E402

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SECONDS = 30


class Page:
    """The explorer in a browser, by what a reader sees and does."""

    def __init__(self, browser: webdriver.Chrome, base_url: str) -> None:
        self.browser = browser
        self.base_url = base_url

    def open(self, operation: str) -> None:
        """Show one operation, unfolded."""
        self.browser.get("about:blank")
        self.browser.get(f"{self.base_url}/#/{operation}")
        self.find(f"[id='operations-{operation.replace('/', '-')}'] .execute")

    def find(self, selector: str) -> WebElement:
        """An element as soon as it is there."""
        wait = WebDriverWait(
            self.browser, _SECONDS, 0.1, [StaleElementReferenceException]
        )
        return wait.until(
            lambda browser: next(
                iter(browser.find_elements(By.CSS_SELECTOR, selector)), None
            ),
            selector,
        )

    def click(self, selector: str) -> None:
        """Press something, wherever it has been scrolled to."""
        self.browser.execute_script("arguments[0].click()", self.find(selector))

    def execute(self) -> tuple[int, Any]:
        """Send the request of the open operation: the status and the body shown."""
        self.click(".opblock.is-open .execute")
        shown = ".opblock.is-open .live-responses-table .response "
        status = self.find(shown + ".response-col_status").text
        return int(status.split()[0]), json.loads(
            self.find(shown + ".highlight-code code").text
        )

    def requested(self) -> set[str]:
        """The origins of everything that was loaded, data in the page left out."""
        entries = (
            json.loads(entry["message"])["message"]
            for entry in self.browser.get_log("performance")
        )
        urls = (
            entry["params"]["request"]["url"]
            for entry in entries
            if entry["method"] == "Network.requestWillBeSent"
        )
        return {"/".join(url.split("/")[:3]) for url in urls if url.startswith("http")}


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    command = [sys.executable, "-m", "tests.mock"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip().removeprefix("listening on ")
        assert process.stdout.readline() == f"API explorer at {url}/\n"
        yield url
        process.terminate()


@pytest.fixture
def page(base_url: str, tmp_path: Path) -> Iterator[Page]:
    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("no browser: install the packages chromium and chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--window-size=1280,1600",
        f"--user-data-dir={tmp_path}",
    ):
        options.add_argument(argument)
    logged = {"browser": "ALL", "performance": "ALL"}
    options.set_capability("goog:loggingPrefs", logged)
    browser = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield Page(browser, base_url)
    finally:
        browser.quit()


def test_the_page_shows_the_whole_document(page: Page) -> None:
    page.browser.get(page.base_url)
    assert page.find(".info .title").text.startswith("MemorySync API")
    page.find(".opblock-tag-section")
    sections = page.browser.find_elements(By.CSS_SELECTOR, ".opblock-tag-section")
    assert len(sections) > 20
    assert page.requested() == {page.base_url}
    assert page.browser.get_log("browser") == []


def test_a_request_is_sent_from_the_page(page: Page) -> None:
    page.open("Memories/add")
    assert page.execute() == (401, {"detail": "Not authenticated"})

    page.click(".auth-wrapper .authorize")
    page.find("#api_key_value").send_keys("ms_test_key")
    page.click(".modal-ux .auth-container .authorize")
    page.click(".modal-ux .btn-done")

    page.open("Memories/add")
    status, added = page.execute()
    assert (status, added["text"]) == (201, "User prefers dark mode.")

    page.open("Memories/query")
    status, found = page.execute()
    assert (status, [each["id"] for each in found["memories"]]) == (200, [added["id"]])
    assert page.requested() == {page.base_url}

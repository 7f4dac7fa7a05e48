"""A reader of reports in Chromium: opens pages from files, and hears every complaint of theirs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from time import monotonic
from typing import Any

from audit.model import Rule, Run
from audit.reporting.html_pages import pages

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


class Reader:
    """Writes reports into a folder and reads them; one browser context, so that the memory of pages is shared."""

    def __init__(self, chromium: Any, folder: Path) -> None:
        self._chromium, self.folder = chromium, folder
        self._contexts: list[Any] = []
        self.complaints: list[str] = []

    def write(self, run: Run, rules: Iterable[Rule] = ()) -> Reader:
        """Write the pages of a run."""
        known = list(rules)
        for name, page in pages(run, lambda ids: [rule for rule in known if rule.id in ids]):
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page, encoding="utf-8")
        return self

    def open(self, name: str = "articles/a.html", page: Any = None, script: str = "", **context: Any) -> Any:
        """Open a file; ``page``: in the tab of another; ``script`` runs before the page's own."""
        if page is None:
            self._contexts.append(self._chromium.new_context(**{"viewport": DESKTOP} | context))
            page = self._contexts[-1].new_page()
            page.set_default_timeout(20_000)
            page.on("console", self._console)
            page.on("pageerror", lambda error: self.complaints.append(str(error)))
            page.on("request", self._request)
            if script:
                page.add_init_script(script)
        path, sign, anchor = name.partition("#")
        page.goto((self.folder / path).as_uri() + sign + anchor, timeout=120_000)
        return page

    def _console(self, message: Any) -> None:
        # What a policy refuses is an error; browsers also warn of slow machines.
        if message.type == "error":
            self.complaints.append(f"{message.text} {message.location}")

    def _request(self, request: Any) -> None:
        if not request.url.startswith(("file:", "blob:")):
            self.complaints.append(f"request: {request.url}")

    def leave(self) -> None:
        """Close all, and fail if a page complained: an error, a refused script or style, a request to the network."""
        for context in self._contexts:
            context.close()
        assert self.complaints == []


def until(page: Any, true: str) -> None:
    """Wait until an expression is true in the page: its policy forbids Playwright's own way to wait for one."""
    end = monotonic() + 20
    while not page.evaluate(true):
        assert monotonic() < end, true
        page.wait_for_timeout(20)


def saved(page: Any, press: str = "#export", reviewer: str = "Ana") -> dict[str, Any]:
    """Export the decisions of a page as its reader does; give what the file holds."""
    page.click(press)
    page.fill("#reviewer", reviewer)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return file | {"file name": download.value.suggested_filename}


def loaded(page: Any, content: object) -> None:
    """Import a decision file (an object, or a text that may be none)."""
    text = content if isinstance(content, str) else json.dumps(content)
    page.set_input_files(
        "#import-file", {"name": "d.json", "mimeType": "application/json", "buffer": text.encode("utf-8")}
    )
    page.wait_for_selector("#notice:not([hidden])")

"""GraphiQL in a browser that can reach nothing but the server."""

import pytest
from playwright.sync_api import Page, expect
from web_browser import Log

pytestmark = pytest.mark.usefixtures("built")


def _answer(page: Page) -> str:
    return page.locator(".graphiql-response .view-lines").inner_text().replace("\xa0", " ")


def _type(page: Page, text: str) -> None:
    page.locator(".graphiql-query-editor .view-lines").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def test_a_typed_query_is_answered_offline(page: Page, server: str, log: Log) -> None:
    page.goto(f"{server}/graphiql")
    page.locator(".graphiql-query-editor .view-line").first.wait_for()
    _type(page, "{ entities(first: 3) { totalCount")
    expect(page.locator(".graphiql-tab-active")).to_contain_text("<untitled>")  # it has read what was typed
    page.keyboard.press("Escape")
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator(".graphiql-response .view-lines")).to_contain_text("totalCount")
    assert '"errors"' not in _answer(page)
    assert log.elsewhere == []
    assert log.complaints == []
    assert {path.rsplit("/", 1)[-1] for path in log.workers} >= {
        "editor.worker.js",
        "graphql.worker.js",
        "json.worker.js",
    }


def test_the_language_worker_knows_the_schema(page: Page, server: str, log: Log) -> None:
    page.goto(f"{server}/graphiql")
    page.locator(".graphiql-query-editor .view-line").first.wait_for()
    _type(page, "{ entities { nosuchfield } }")
    expect(page.locator(".graphiql-query-editor .squiggly-error").first).to_be_visible()
    _type(page, "{ enti")
    page.keyboard.press("ControlOrMeta+Space")
    expect(page.locator(".suggest-widget")).to_contain_text("entities")
    assert log.complaints == []

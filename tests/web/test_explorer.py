"""The explorer in a browser: from a search to an entity, an edge, its claims and the article's sentence."""

import pytest
from playwright.sync_api import Page, expect
from web_browser import Log
from web_sample import HOSTILE, ident

pytestmark = pytest.mark.usefixtures("built")


@pytest.fixture(autouse=True)
def _silent(log: Log) -> object:
    """No page may ask another host for anything, or complain."""
    yield
    assert log.elsewhere == []
    assert log.complaints == []


def test_landing_shows_what_there_is(page: Page, server: str) -> None:
    page.goto(server)
    expect(page.locator(".stats")).to_contain_text("3 articles")
    expect(page.locator(".stats")).to_contain_text("7 claims")
    expect(page.locator(".stats")).to_contain_text("6 edges")
    expect(page.get_by_role("heading", name="Most spoken of")).to_be_visible()
    expect(page.locator(".rows .entity").first).to_have_text("Arvenia")
    expect(page.locator(".rows .tie").first).to_contain_text("Arvenia supplies Boreland")
    expect(page.locator(".rows.articles a").first).to_have_text("A pact in the north")


def test_search_by_keyboard_leads_to_the_entity(page: Page, server: str) -> None:
    page.goto(server)
    page.locator(".stats").wait_for()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("bore")
    expect(page.get_by_role("option").first).to_contain_text("Boreland")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Boreland")
    expect(page).to_have_title("Boreland · Belligraph")


def test_enter_without_a_choice_lists_all_that_is_found(page: Page, server: str) -> None:
    page.goto(server)
    page.get_by_role("combobox").fill("pact")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="A pact in the north")).to_be_visible()


def test_the_picture_has_labelled_edges_that_lead_to_claims(page: Page, server: str) -> None:
    page.goto(f"{server}/#/entity/{ident('Arvenia').replace('/', '%2F')}")
    edge = page.get_by_role("link", name="Arvenia supplies Boreland, 2 claims in 2 articles")
    expect(edge.locator("text")).to_have_text("supplies")
    expect(edge).to_have_class("link doubt")
    expect(edge.locator(".arrow")).to_have_count(1)
    treaty = page.locator(".link", has_text="treaty with")
    expect(treaty.locator(".arrow")).to_have_count(0)
    expect(page.locator(".node")).to_have_count(3)
    edge.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".evidence h2")).to_have_text("Arvenia supplies Boreland")
    expect(page.locator(".evidence .claim")).to_have_count(2)
    expect(page.locator(".link.chosen text")).to_have_text("supplies")
    page.keyboard.press("Escape")
    expect(page.locator(".evidence h2")).to_have_text("Latest claims")


def test_a_claim_tells_who_what_when_and_how_sure(page: Page, server: str) -> None:
    page.goto(f"{server}/#/entity/{ident('Arvenia').replace('/', '%2F')}")
    page.locator(".edge", has_text="Boreland").click()
    planned = page.locator(".claim", has_text="planned")
    expect(planned.locator("mark.subject")).to_have_text("Arvenia")
    expect(planned.locator("mark.trigger")).to_have_text("deliver")
    expect(planned.locator("mark.object")).to_have_text("Boreland")
    expect(planned.locator("mark.item")).to_have_text("Falcon 9 missile")
    expect(planned.locator(".facts")).to_contain_text("Ana Orlov")
    expect(planned.locator(".facts")).to_contain_text("40 units")
    expect(planned.locator(".facts")).to_contain_text("1 Mar 2021")
    expect(planned.locator("footer")).to_contain_text("Test Wire · 2 Mar 2021")
    denied = page.locator(".claim", has_text="denied")
    expect(denied.locator(".facts")).to_contain_text("Costania")
    expect(page.locator(".evidence header")).to_contain_text("contested")


def test_a_filter_leaves_one_relation(page: Page, server: str) -> None:
    page.goto(f"{server}/#/entity/{ident('Arvenia').replace('/', '%2F')}")
    expect(page.locator(".edge")).to_have_count(3)
    page.locator(".chip", has_text="treaty with").click()
    expect(page.locator(".edge")).to_have_count(1)
    expect(page.locator(".link")).to_have_count(1)
    page.go_back()
    expect(page.locator(".edge")).to_have_count(3)


def test_neighbours_ties_with_one_another(page: Page, server: str) -> None:
    page.goto(f"{server}/#/entity/{ident('Arvenia').replace('/', '%2F')}")
    page.get_by_role("button", name="Show their ties with one another").click()
    expect(page.get_by_role("button", name="Hide their ties with one another")).to_be_visible()
    mutual = page.locator(".link.among")
    expect(mutual).to_have_count(1)
    expect(mutual).to_have_accessible_name("Delmark condemns Boreland: 1 claim in 1 article")


def test_from_a_claim_to_its_sentence_in_the_article(page: Page, server: str) -> None:
    page.goto(f"{server}/#/entity/{ident('Port Sable').replace('/', '%2F')}")
    page.locator(".claim footer a").click()
    here = page.locator(".said.here")
    expect(here).to_be_in_viewport()
    expect(here.locator("mark.trigger")).to_have_text("shelled")
    expect(here.locator("mark.subject")).to_have_text("Boreland")
    expect(page.locator(".claim.chosen")).to_have_count(1)
    page.locator("a.said").first.click()
    expect(page.locator(".said.here mark.trigger")).to_have_text("deliver")


def test_markup_in_the_data_stays_text(page: Page, server: str) -> None:
    page.goto(f"{server}/#/entity/{ident('Port Sable').replace('/', '%2F')}")
    page.locator(".claim footer a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Arvenia arms Boreland {HOSTILE}")
    expect(page.locator(".prose")).to_contain_text(HOSTILE)
    expect(page.locator("main img")).to_have_count(0)
    assert "owned" not in page.title() or HOSTILE in page.title()


@pytest.mark.parametrize("place", ["#/entity/nobody", "#/article/none", "#/nowhere"])
def test_unknown_places_say_so(page: Page, server: str, place: str) -> None:
    page.goto(f"{server}/{place}")
    expect(page.locator(".notice")).to_contain_text("There is no such")


@pytest.mark.parametrize("width", [400, 768, 1440])
def test_nothing_sticks_out_of_the_window(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 850})
    for place in ("#/", f"#/entity/{ident('Arvenia').replace('/', '%2F')}"):
        page.goto(f"{server}/{place}")
        page.locator("main:not([aria-busy]) .page").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_both_schemes(page: Page, server: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(server)
    page.locator(".stats").wait_for()
    ratio = page.evaluate(
        """() => {
          const lum = (c) => c.match(/[\\d.]+/g).slice(0, 3).map(Number).map((v) => v / 255)
            .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const [a, b] = [getComputedStyle(document.querySelector('.stats')).color,
                          getComputedStyle(document.body).backgroundColor].map(lum).sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05);
        }"""
    )
    assert ratio >= 4.5

// Shows the page that the location's hash asks for.

import "./explorer.css";

import { h } from "./dom";
import { articlePage } from "./pages/article";
import { entityPage } from "./pages/entity";
import { landingPage } from "./pages/landing";
import { searchPage } from "./pages/search";
import { notice } from "./pieces";
import { parse, to, type Route } from "./route";
import { searchBox } from "./search";

const main = document.getElementById("main")!;
let shown: Route = { page: "unknown" };
let asked = 0;

function pageFor(route: Route): Promise<HTMLElement> {
  switch (route.page) {
    case "landing":
      return landingPage();
    case "entity":
      return entityPage(route.id, route);
    case "article":
      return articlePage(route.id, route.claim);
    case "search":
      return searchPage(route.text);
    case "unknown":
      return Promise.resolve(h("div", { class: "page" }, notice("There is no such page. ", h("a", { href: to.landing() }, "Begin anew"), ".")));
  }
}

function failure(error: unknown): HTMLElement {
  const why = error instanceof Error ? error.message : String(error);
  return h("div", { class: "page" }, h("p", { class: "notice failed", role: "alert" }, `The service did not answer as it should: ${why}`));
}

function sameSubject(a: Route, b: Route): boolean {
  return a.page === b.page && "id" in a && "id" in b && a.id === b.id;
}

/** After a choice within a page the eye stays where it is; only what was chosen is brought into view. */
function settle(before: Route, now: Route, y: number): void {
  window.scrollTo(0, sameSubject(before, now) ? y : 0);
  const narrow = window.innerWidth < 1000;
  const reading = now.page === "article" && now.claim;
  if (reading) main.querySelector(".said.here, h1.here")?.scrollIntoView({ block: "center" });
  else if (now.page === "entity" && now.edge && narrow) main.querySelector(".evidence")?.scrollIntoView();
  const card = main.querySelector<HTMLElement>(".evidence .chosen");
  if (card?.parentElement && !narrow) card.parentElement.scrollTop = card.offsetTop - 16;
}

async function show(): Promise<void> {
  const mine = ++asked;
  const route = parse(location.hash);
  main.setAttribute("aria-busy", "true");
  const page = await pageFor(route).catch(failure);
  if (mine !== asked) return;
  const y = window.scrollY;
  const focused = document.activeElement?.closest("main a")?.getAttribute("href");
  main.replaceChildren(page);
  page.querySelectorAll(".canvas").forEach((canvas) => canvas.dispatchEvent(new Event("shown")));
  main.removeAttribute("aria-busy");
  const title = page.querySelector("h1")?.textContent;
  document.title = route.page === "landing" || !title ? "Belligraph" : `${title} · Belligraph`;
  if (sameSubject(shown, route) && focused)
    main.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  settle(shown, route, y);
  shown = route;
}

document.addEventListener("keydown", (event) => {
  const route = parse(location.hash);
  const free = event.key === "Escape" && !(event.target instanceof HTMLInputElement);
  if (free && route.page === "entity" && route.edge) location.hash = to.entity(route.id, { relation: route.relation });
});

document.querySelector(".skip")?.addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});

searchBox(document.getElementById("search")!);
window.addEventListener("hashchange", () => void show());
void show();

// The first view: how much there is, who is spoken of most, what is best supported, what is new.

import { overview, type Totals } from "../api";
import { h } from "../dom";
import { bar, edgeLink, entityLink, notice, section } from "../pieces";
import type { ArticleRow, Edge, EntityRow } from "../records";
import { to } from "../route";
import { count, headline, number, origin, standing } from "../words";

function stats(totals: Totals): HTMLElement {
  const shown: [number, string][] = [
    [totals.articles, "article"],
    [totals.claims, "claim"],
    [totals.edges, "edge"],
    [totals.entities, "entity"],
  ];
  return h(
    "ul",
    { class: "stats" },
    ...shown.map(([value, noun]) =>
      h("li", {}, h("strong", {}, number(value)), " ", count(value, noun).replace(/^\S+ /, ""))),
  );
}

function topEntities(rows: EntityRow[]): HTMLElement {
  const most = rows[0]?.claimCount ?? 0;
  return h(
    "ol",
    { class: "rows" },
    ...rows.map((one) =>
      h("li", {}, entityLink(one), h("span", { class: "aside" }, count(one.claimCount, "claim")), bar(one.claimCount, most))),
  );
}

function topEdges(rows: Edge[]): HTMLElement {
  return h(
    "ol",
    { class: "rows" },
    ...rows.map((edge) =>
      h("li", {}, edgeLink(edge, edge.subject.id), h("span", { class: "aside" }, standing(edge)))),
  );
}

export function articleList(rows: ArticleRow[]): HTMLElement {
  return h(
    "ol",
    { class: "rows articles" },
    ...rows.map((one) =>
      h("li", {}, h("a", { href: to.article(one.id) }, headline(one)), h("span", { class: "aside" }, origin(one)))),
  );
}

export async function landingPage(): Promise<HTMLElement> {
  const { totals, entities, edges, articles } = await overview();
  const empty = totals.articles === 0;
  return h(
    "div",
    { class: "page landing" },
    h(
      "div",
      { class: "opening" },
      h("h1", {}, "Who did what to whom, and the sentence that says so."),
      stats(totals),
    ),
    empty
      ? notice("The store is empty. Load articles with ", h("code", {}, "belligraph load PATH"), ".")
      : h(
          "div",
          { class: "columns" },
          section("Most spoken of", topEntities(entities)),
          section("Best supported ties", topEdges(edges)),
          section("Latest articles", articleList(articles)),
        ),
  );
}

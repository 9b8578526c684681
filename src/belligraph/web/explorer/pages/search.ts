// All that a search finds, for whoever pressed Enter.

import { find } from "../api";
import { h } from "../dom";
import { entityLink, notice, section } from "../pieces";
import { count } from "../words";
import { articleList } from "./landing";

export async function searchPage(text: string): Promise<HTMLElement> {
  const { entities, articles } = await find(text, 50, 50);
  return h(
    "div",
    { class: "page landing" },
    h("div", { class: "opening" }, h("h1", {}, `“${text}”`)),
    entities.length + articles.length === 0
      ? notice("Nothing was found. Try a surname, a country, a weapon or a word of a headline.")
      : h(
          "div",
          { class: "columns" },
          section("Entities", h("ol", { class: "rows" }, ...entities.map((one) =>
            h("li", {}, entityLink(one), h("span", { class: "aside" }, count(one.claimCount, "claim")))))),
          section("Articles", articleList(articles)),
        ),
  );
}

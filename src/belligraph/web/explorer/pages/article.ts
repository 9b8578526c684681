// One article: its text as stored, with the sentences that claims stand on marked.

import { articleWithClaims } from "../api";
import { claimCard } from "../claims";
import { h, type Child } from "../dom";
import { marked, quote } from "../marks";
import { notice } from "../pieces";
import type { Article, Claim, NamedSpan } from "../records";
import { to } from "../route";
import { count, headline, number, origin } from "../words";

/** The article's paragraphs; every sentence with claims is a link that chooses the first of them. */
function paragraphs(article: Article, claims: Claim[], chosen: Claim | undefined): HTMLElement[] {
  const body = article.headline ? Array.from(article.headline).length + 2 : 0;
  const sentences: NamedSpan[] = claims.map((claim) => ({ role: claim.id, ...claim.sentence }));
  const out: HTMLElement[] = [];
  let at = body;
  for (const text of Array.from(article.content).slice(body).join("").split("\n")) {
    if (text.trim()) out.push(h("p", {}, ...marked(text, at, sentences, said)));
    at += Array.from(text).length + 1;
  }
  return out;

  function said(ids: string[], run: string, start: number): Child {
    if (chosen && ids.includes(chosen.id)) return h("span", { class: "said here" }, ...quote(chosen, run, start));
    return h("a", { class: "said", href: to.article(article.id, ids[0]) }, run);
  }
}

function byline(article: Article): HTMLElement {
  const safe = article.url && /^https?:\/\//i.test(article.url) ? article.url : null;
  return h(
    "p",
    { class: "byline" },
    origin(article),
    safe && h("a", { href: safe, rel: "noreferrer noopener", target: "_blank" }, "original page"),
  );
}

export async function articlePage(id: string, claimId?: string): Promise<HTMLElement> {
  const found = await articleWithClaims(id);
  if (!found) return h("div", { class: "page" }, notice("There is no such article in this store."));
  const { article, claims } = found;
  const chosen = claims.rows.find((claim) => claim.id === claimId);
  const inHeadline = chosen && article.headline && chosen.sentence.end <= Array.from(article.headline).length;
  return h(
    "div",
    { class: "page article-page" },
    h(
      "article",
      { class: "text" },
      h("h1", { class: inHeadline ? "here" : undefined }, headline(article)),
      byline(article),
      h("div", { class: "prose" }, ...paragraphs(article, claims.rows, chosen)),
    ),
    h(
      "aside",
      { class: "evidence", "aria-label": "Claims of this article" },
      h("header", {}, h("h2", {}, count(claims.total, "claim")), h("p", { class: "aside" }, "Underlined sentences are what they stand on.")),
      ...claims.rows.map((claim) => claimCard(claim, { chosen: claim === chosen, within: true })),
      claims.total > claims.rows.length && h("p", { class: "aside" }, `The first ${number(claims.rows.length)}.`),
    ),
  );
}

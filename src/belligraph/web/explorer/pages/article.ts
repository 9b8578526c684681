// One article: its text as stored, with the sentences that claims stand on marked.

import { articleWithClaims } from "../api";
import { claimCard } from "../claims";
import { h, type Child } from "../dom";
import { claimSpans, marked } from "../marks";
import { notice } from "../pieces";
import type { Article, Claim, NamedSpan } from "../records";
import { to } from "../route";
import { count, headline, number, origin } from "../words";

function spansOf(claims: Claim[], chosen: Claim | undefined): NamedSpan[] {
  const sentences = claims.map((claim) => ({ role: `sentence:${claim.id}`, ...claim.sentence }));
  return chosen ? [...sentences, ...claimSpans(chosen)] : sentences;
}

/** The article's paragraphs; every sentence with claims is a link that chooses the first of them. */
function paragraphs(article: Article, claims: Claim[], chosen: Claim | undefined): HTMLElement[] {
  const body = article.headline ? Array.from(article.headline).length + 2 : 0;
  const points = Array.from(article.content);
  const spans = spansOf(claims, chosen);
  const out: HTMLElement[] = [];
  let at = body;
  for (const text of points.slice(body).join("").split("\n")) {
    if (text.trim()) out.push(h("p", {}, ...marked(text, at, spans, (roles, run) => piece(article, chosen, roles, run))));
    at += Array.from(text).length + 1;
  }
  return out;
}

function piece(article: Article, chosen: Claim | undefined, roles: string[], run: string): Child {
  const ids = roles.filter((role) => role.startsWith("sentence:")).map((role) => role.slice(9));
  const role = roles.find((one) => !one.startsWith("sentence:"));
  const inner = role ? h("mark", { class: role, title: role }, run) : run;
  const here = chosen !== undefined && ids.includes(chosen.id);
  if (!ids.length) return inner;
  if (here) return h("span", { class: "said here" }, inner);
  return h("a", { class: "said", href: to.article(article.id, ids[0]) }, inner);
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

// Claims as cards: the sentence first, then what it says and who says it.

import { h, type Child } from "./dom";
import { quote } from "./marks";
import { badge, entityLink } from "./pieces";
import type { Attribution, Claim } from "./records";
import { to } from "./route";
import { headline, mood, origin, relation, stretch } from "./words";

function fact(name: string, ...value: Child[]): HTMLElement {
  return h("div", {}, h("dt", {}, name), h("dd", {}, ...value));
}

function speaker(attribution: Attribution): Child[] {
  const who = attribution.entity ? entityLink(attribution.entity) : attribution.text;
  const via = attribution.via;
  return via ? [who, ", via ", via.entity ? entityLink(via.entity) : via.text] : [who];
}

function facts(claim: Claim): HTMLElement[] {
  const amount = [claim.quantity, claim.money].filter(Boolean).join(", ");
  const time = claim.time;
  const dates = time ? stretch(time.start, time.end) : "";
  const all: [string, Child[] | null][] = [
    ["Says so", claim.attribution ? speaker(claim.attribution) : null],
    ["When", time ? [dates || time.text, dates && dates !== time.text && h("q", {}, time.text)] : null],
    ["What", claim.item ? [entityLink(claim.item)] : null],
    ["How much", amount ? [amount] : null],
    ["Where", claim.place ? [entityLink(claim.place)] : null],
    ["Office", claim.role ? [claim.role] : null],
    ["By means of", claim.instrument ? [claim.instrument] : null],
  ];
  return all.flatMap(([name, value]) => (value ? [fact(name, ...value)] : []));
}

function statement(claim: Claim): HTMLElement {
  return h(
    "p",
    { class: "statement" },
    entityLink(claim.subject),
    " ",
    h("span", { class: claim.negated ? "relation denied" : "relation" }, relation(claim.relation)),
    " ",
    entityLink(claim.object),
    " ",
    claim.negated && badge("denied", "denied"),
    " ",
    claim.mood !== "ACTUAL" && badge(mood(claim.mood), mood(claim.mood)),
  );
}

/** One claim. `chosen` marks the one that the page's address names; `within` its article, the article
 *  need not be named again. */
export function claimCard(claim: Claim, { chosen = false, within = false } = {}): HTMLElement {
  const told = facts(claim);
  const article = claim.article;
  return h(
    "article",
    { class: chosen ? "claim chosen" : "claim", id: `claim-${claim.id}`, "aria-current": chosen ? "true" : undefined },
    statement(claim),
    h("blockquote", {}, ...quote(claim)),
    told.length > 0 && h("dl", { class: "facts" }, ...told),
    h(
      "footer",
      {},
      h("a", { href: to.article(article.id, claim.id) }, within ? "Show in the text" : headline(article)),
      !within && h("span", { class: "origin" }, origin(article)),
    ),
  );
}

/** What the marks in the quotes mean. */
export function quoteKey(): HTMLElement {
  return h(
    "p",
    { class: "key" },
    h("mark", { class: "subject" }, "who"),
    h("mark", { class: "trigger" }, "does what"),
    h("mark", { class: "object" }, "to whom"),
    h("mark", { class: "item" }, "with what, where"),
  );
}

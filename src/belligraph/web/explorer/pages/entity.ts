// One entity: its neighbourhood, its edges, and the claims that the chosen edge rests on.

import { claimsOfEdge, claimsOfEntity, edgesAmong, entityWithEdges } from "../api";
import { claimCard, quoteKey } from "../claims";
import { h, type Child } from "../dom";
import { neighbours } from "../network/layout";
import { network } from "../network/picture";
import { badge, bar, entityLink, notice, typeMark } from "../pieces";
import type { Claim, Edge, Entity, EntityName, Listing } from "../records";
import { to } from "../route";
import { count, inDoubt, number, relation, sentence, standing, stretch } from "../words";

const SHOWN_FIRST = 12;
const SHOWN_NARROW = 8;
const ROWS_FIRST = 25;
const ROWS_NARROW = 10;

const isNarrow = (): boolean => window.innerWidth < 700;

export interface Chosen {
  edge?: string;
  relation?: string;
}

function heading(entity: Entity, edges: Edge[]): HTMLElement {
  const aliases = entity.aliases.filter((alias) => alias !== entity.name);
  const others = new Set(edges.map((edge) => (edge.subject.id === entity.id ? edge.object.id : edge.subject.id)));
  const facts: Child[] = [
    h("span", { class: "kind" }, typeMark(entity.type), entity.type),
    entity.actsFor && h("span", {}, "acts for ", entityLink(entity.actsFor)),
    h("span", {}, `${count(entity.claimCount, "claim")}, ties with ${number(others.size)}`),
  ];
  return h(
    "header",
    { class: "title" },
    h("h1", {}, entity.name),
    h("p", { class: "about" }, ...facts),
    aliases.length > 0 && h("p", { class: "aliases" }, "Also ", aliases.slice(0, 12).join(", "), aliases.length > 12 && " …"),
  );
}

/** Relations with how many edges have them, the commonest first. */
function relations(edges: Edge[]): [string, number][] {
  const tally = new Map<string, number>();
  for (const edge of edges) tally.set(edge.relation, (tally.get(edge.relation) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function chips(entity: Entity, edges: Edge[], chosen: Chosen): HTMLElement {
  const chip = (name: string | undefined, label: string, total: number): HTMLElement =>
    h(
      "a",
      {
        class: "chip",
        href: to.entity(entity.id, { edge: chosen.edge, relation: name }),
        "aria-current": name === chosen.relation ? "true" : undefined,
      },
      label,
      h("span", { class: "aside" }, number(total)),
    );
  return h(
    "nav",
    { class: "chips", "aria-label": "Filter by relation" },
    chip(undefined, "all", edges.length),
    ...relations(edges).map(([name, total]) => chip(name, relation(name), total)),
  );
}

function edgeRow(at: string, edge: Edge, most: number, chosen: Chosen): HTMLElement {
  const end = (one: EntityName): HTMLElement =>
    h("span", { class: one.id === at ? "end here" : "end" }, one.id === at ? null : typeMark(one.type), one.name);
  return h(
    "li",
    {},
    h(
      "a",
      {
        class: "edge",
        href: to.entity(at, { edge: edge.id, relation: chosen.relation }),
        "aria-current": edge.id === chosen.edge ? "true" : undefined,
      },
      h(
        "span",
        { class: "says" },
        end(edge.subject),
        " ",
        h("span", { class: inDoubt(edge) ? "relation doubt" : "relation" }, relation(edge.relation)),
        " ",
        end(edge.object),
        " ",
        edge.contested && badge("contested", "contested"),
      ),
      h("span", { class: "when" }, stretch(edge.first, edge.last)),
      h("span", { class: "much" }, number(edge.claimCount)),
      bar(edge.claimCount, most),
    ),
  );
}

function edgeList(entity: Entity, edges: Edge[], chosen: Chosen, total: number): HTMLElement {
  const shown = chosen.relation ? edges.filter((edge) => edge.relation === chosen.relation) : edges;
  const most = Math.max(...shown.map((edge) => edge.claimCount), 1);
  const row = (edge: Edge): HTMLElement => edgeRow(entity.id, edge, most, chosen);
  const first = Math.max(isNarrow() ? ROWS_NARROW : ROWS_FIRST, shown.findIndex((edge) => edge.id === chosen.edge) + 1);
  const list = h("ol", {}, ...shown.slice(0, first).map(row));
  const rest = h("button", { type: "button", class: "more", onclick: () => {
    list.append(...shown.slice(first).map(row));
    list.querySelectorAll("a")[first]?.focus();
    rest.remove();
  } }, `Show all ${number(shown.length)} ties`);
  return h(
    "section",
    { class: "edges" },
    h("h2", {}, "Ties"),
    chips(entity, edges, chosen),
    list,
    shown.length > first && rest,
    total > edges.length && h("p", { class: "aside" }, `These are the ${number(edges.length)} best supported of ${number(total)}.`),
  );
}

function evidence(entity: Entity, edge: Edge | undefined, claims: Listing<Claim>): HTMLElement {
  const title = edge ? sentence(edge) : "Latest claims";
  const about = edge ? standing(edge) : count(claims.total, "claim");
  return h(
    "aside",
    { class: "evidence", "aria-label": "Evidence" },
    h(
      "header",
      {},
      h("h2", {}, title),
      h("p", { class: "aside" }, about, edge?.contested && badge("contested", "contested"),
        edge && h("a", { class: "close", href: to.entity(entity.id) }, "show all")),
      quoteKey(),
    ),
    ...claims.rows.map((claim) => claimCard(claim)),
    claims.total > claims.rows.length &&
      h("p", { class: "aside" }, `${number(claims.rows.length)} of ${number(claims.total)} claims.`),
  );
}

function picture(entity: Entity, edges: Edge[], chosen: Chosen): HTMLElement {
  const first = isNarrow() ? SHOWN_NARROW : SHOWN_FIRST;
  const ends = new Set(edges.flatMap((edge) => [edge.subject.id, edge.object.id])).size - 1;
  const more = Math.min(ends, 3 * first);
  const scene = { entity, edges, most: first, others: [] as Edge[], chosen: chosen.edge };
  const figure = h("div", {}, network(scene));
  const redraw = (): void => figure.replaceChildren(network(scene));
  const all = h("button", { type: "button", class: "more", onclick: () => {
    scene.most = more;
    all.remove();
    redraw();
  } }, `Show ${number(more)} of ${number(ends)} neighbours`);
  const mutual = h("button", { type: "button", class: "more", "aria-pressed": "false", onclick: async () => {
    const on = mutual.getAttribute("aria-pressed") !== "true";
    mutual.setAttribute("aria-pressed", String(on));
    mutual.textContent = on ? "Hide their ties with one another" : "Show their ties with one another";
    const ids = neighbours(entity.id, edges, more, 1).map((one) => one.entity.id);
    scene.others = on ? await edgesAmong(ids).catch(() => []) : [];
    redraw();
  } }, "Show their ties with one another");
  return h("div", {}, figure, h("p", { class: "choices" }, ends > first && all, ends > 1 && mutual));
}

export async function entityPage(id: string, chosen: Chosen): Promise<HTMLElement> {
  const [found, claims] = await Promise.all([
    entityWithEdges(id),
    chosen.edge ? claimsOfEdge(chosen.edge) : claimsOfEntity(id),
  ]);
  if (!found) return h("div", { class: "page" }, notice("There is no such entity in this store."));
  const { entity, edges } = found;
  const edge = edges.rows.find((one) => one.id === chosen.edge);
  const drawn = chosen.relation ? edges.rows.filter((one) => one.relation === chosen.relation) : edges.rows;
  return h(
    "div",
    { class: "page entity-page" },
    heading(entity, edges.rows),
    h(
      "div",
      { class: "main-column" },
      drawn.length > 0 ? picture(entity, drawn, chosen) : notice("No claim ties it to anything yet."),
      edges.rows.length > 0 && edgeList(entity, edges.rows, chosen, edges.total),
    ),
    evidence(entity, edge, claims),
  );
}

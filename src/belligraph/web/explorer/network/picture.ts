// The picture of a neighbourhood, as SVG of links: nodes lead to entities, edges to their evidence.

import { h, s } from "../dom";
import { shape } from "../pieces";
import type { Edge, EntityName } from "../records";
import { to } from "../route";
import { inDoubt, relation, sentence, standing, TYPES } from "../words";
import { among } from "./among";
import { layout, PILL, type Lane, type Layout, type Place } from "./layout";

const LONGEST = { wide: 26, narrow: 15 };
const ruler = document.createElement("canvas").getContext("2d");

function measure(text: string, size: number, weight: number): number {
  if (!ruler) return text.length * size * 0.55;
  ruler.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return ruler.measureText(text).width;
}

function short(name: string, most: number): string {
  const points = Array.from(name);
  return points.length > most ? `${points.slice(0, most - 1).join("").trimEnd()}…` : name;
}

function pen(edge: Edge): number {
  return Math.min(4.6, 1.2 + 0.8 * Math.log2(edge.claimCount));
}

function arrow(x: number, y: number, towards: -1 | 1, size: number): SVGPathElement {
  const back = x - towards * size * 1.5;
  return s("path", { class: "arrow", d: `M${x} ${y}L${back} ${y - size}V${y + size}Z` });
}

/** From the centre's side to the lane, along it, and into the neighbour's pill. */
function way(plan: Layout, place: Place, lane: Lane): string {
  const { centre } = plan;
  const start = centre.x + (place.side * centre.width) / 2;
  const reach = Math.max(18, Math.abs(lane.from - start) * 0.6);
  const lift = Math.max(-14, Math.min(14, (lane.y - centre.y) * 0.06));
  const into = place.x - (place.side * place.width) / 2;
  const y = place.y + (lane.y - place.y) * 0.3;
  return (
    `M${start} ${centre.y + lift}` +
    `C${start + place.side * reach} ${centre.y + lift} ${lane.from - place.side * reach} ${lane.y} ${lane.from} ${lane.y}` +
    `H${lane.to}Q${lane.to + place.side * 8} ${lane.y} ${into} ${y}`
  );
}

function tie(plan: Layout, place: Place, lane: Lane, at: string, chosen: string | undefined): SVGAElement {
  const { edge } = lane;
  const path = way(plan, place, lane);
  const towards = (lane.outward ? place.side : -place.side) as -1 | 1;
  const tip = lane.outward ? lane.to + place.side * 5 : lane.from - place.side * 5;
  const size = 3.5 + pen(edge) / 2;
  const state = [inDoubt(edge) && "doubt", edge.id === chosen && "chosen"].filter(Boolean).join(" ");
  return s(
    "a",
    { class: `link ${state}`, href: to.entity(at, { edge: edge.id }), "aria-label": `${sentence(edge)}, ${standing(edge)}` },
    s("title", {}, `${sentence(edge)}: ${standing(edge)}`),
    s("path", { class: "target", d: path }),
    s("path", { class: "line", d: path, "stroke-width": pen(edge).toFixed(1) }),
    !edge.symmetric && arrow(tip, lane.y, towards, size),
    s("text", { x: (lane.from + lane.to) / 2, y: lane.y + 3.5 }, relation(edge.relation)),
  );
}

function pill(entity: EntityName, x: number, y: number, width: number, name: string, centre: boolean): SVGElement {
  const height = centre ? PILL + 12 : PILL;
  return s(
    "g",
    { class: `pill type-${entity.type}`, transform: `translate(${x} ${y})` },
    s("title", {}, `${entity.name}, ${entity.type}`),
    s("rect", { x: -width / 2, y: -height / 2, width, height, rx: height / 2 }),
    s("g", { transform: `translate(${-width / 2 + (centre ? 21 : 16)} 0)` }, shape(entity.type)),
    s("text", { x: -width / 2 + (centre ? 34 : 28), y: centre ? 5.5 : 4.5 }, name),
  );
}

function node(entity: EntityName, ...rest: [number, number, number, string]): SVGAElement {
  return s("a", { class: "node", href: to.entity(entity.id), "aria-label": entity.name }, pill(entity, ...rest, false));
}

/** What is to be drawn. */
export interface Scene {
  entity: EntityName;
  edges: Edge[];
  most: number; // neighbours
  others: Edge[]; // ties among the neighbours
  chosen?: string; // edge id
}

function draw({ entity, edges, most, others, chosen }: Scene, width: number): SVGSVGElement {
  const longest = width < 640 ? LONGEST.narrow : LONGEST.wide;
  const plan = layout(
    entity,
    edges,
    most,
    width,
    (one) => measure(short(one.name, longest), one.id === entity.id ? 16 : 13, one.id === entity.id ? 650 : 500) + 44,
    (edge) => measure(relation(edge.relation), 11.5, 500),
  );
  const { centre, places } = plan;
  // The ways to the outer lanes run beneath the inner ones, whose labels stay clear of them.
  const far = ({ lane }: { lane: Lane }): number =>
    lane.edge.id === chosen ? -1 : Math.abs(lane.y - centre.y);
  const links = places
    .flatMap((place) => place.lanes.map((lane) => ({ place, lane })))
    .sort((a, b) => far(b) - far(a))
    .map(({ place, lane }) => tie(plan, place, lane, entity.id, chosen));
  return s(
    "svg",
    { viewBox: `0 0 ${width} ${plan.height}`, width, height: plan.height, role: "group", "aria-label": `Ties of ${entity.name}` },
    ...among(plan, others),
    ...links,
    ...places.map((one) => node(one.entity, one.x, one.y, one.width, short(one.entity.name, longest))),
    plan.narrow
      ? s("g", { class: `pill centre type-${entity.type}`, transform: `translate(${centre.x} ${centre.y})` },
          s("circle", { r: 13 }), shape(entity.type))
      : middlePill(),
  );

  function middlePill(): SVGElement {
    const drawn = pill(entity, centre.x, centre.y, centre.width, short(entity.name, longest), true);
    drawn.classList.add("centre");
    return drawn;
  }
}

function key(): HTMLElement {
  const sample = (kind: string, name: string): HTMLElement =>
    h("li", {}, s("svg", { class: "sample", viewBox: "0 0 26 10", "aria-hidden": "true" },
      s("path", { class: `line ${kind}`, d: "M1 5H25" })), name);
  return h(
    "ul",
    { class: "legend", "aria-label": "Key" },
    ...TYPES.map((type) => h("li", {}, s("svg", { class: "type-mark", viewBox: "-7 -7 14 14", "aria-hidden": "true" }, shape(type)), type)),
    sample("thick", "more claims"),
    sample("doubt", "contested or denied"),
  );
}

/** The figure: drawn anew whenever its width changes. */
export function network(scene: Scene): HTMLElement {
  const frame = h("div", { class: "canvas" });
  let drawn = 0;
  const redraw = (): void => {
    const width = Math.floor(frame.clientWidth);
    if (!frame.isConnected) observer.disconnect();
    else if (width > 0 && width !== drawn) {
      drawn = width;
      frame.replaceChildren(draw(scene, width));
    }
  };
  const observer = new ResizeObserver(redraw);
  observer.observe(frame);
  frame.addEventListener("shown", redraw); // at once, so that the page below doesn't jump
  if (document.fonts.status !== "loaded")
    void document.fonts.ready.then(() => {
      drawn = 0; // the pills are as wide as their letters
      redraw();
    });
  return h("figure", { class: "network" }, frame, h("figcaption", {}, key()));
}

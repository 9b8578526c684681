// The ties that neighbours have with one another, drawn behind the rest: one line a pair.

import { s } from "../dom";
import type { Edge } from "../records";
import { to } from "../route";
import { inDoubt, sentence, standing } from "../words";
import type { Layout, Place } from "./layout";

function inner(place: Place): number {
  return place.x - (place.side * place.width) / 2;
}

/** From pill to pill: bent towards the centre on one side, across it between the sides. */
function way(plan: Layout, from: Place, to: Place): string {
  const [start, end] = [inner(from), inner(to)];
  const bend = from.side === to.side ? Math.min(110, 30 + Math.abs(from.y - to.y) * 0.35) : plan.width * 0.22;
  return `M${start} ${from.y}C${start - from.side * bend} ${from.y} ${end - to.side * bend} ${to.y} ${end} ${to.y}`;
}

/** Lines for the pairs of places that `edges` tie; each leads to its pair's best supported edge. */
export function among(plan: Layout, edges: Edge[]): SVGAElement[] {
  const places = new Map(plan.places.map((place) => [place.entity.id, place]));
  const pairs = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (!places.has(edge.subject.id) || !places.has(edge.object.id)) continue;
    const pair = [edge.subject.id, edge.object.id].sort().join("\n");
    pairs.set(pair, [...(pairs.get(pair) ?? []), edge]);
  }
  return [...pairs.values()].map((tied) => {
    const best = tied.toSorted((a, b) => b.claimCount - a.claimCount)[0]!;
    const told = tied.map((edge) => `${sentence(edge)}: ${standing(edge)}`).join("\n");
    const path = way(plan, places.get(best.subject.id)!, places.get(best.object.id)!);
    return s(
      "a",
      { class: tied.some(inDoubt) ? "link among doubt" : "link among", href: to.entity(best.subject.id, { edge: best.id }), "aria-label": told },
      s("title", {}, told),
      s("path", { class: "target", d: path }),
      s("path", { class: "line", d: path, "stroke-width": Math.min(3, 1 + 0.5 * Math.log2(tied.length)) }),
    );
  });
}

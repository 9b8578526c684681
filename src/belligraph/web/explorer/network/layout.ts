// Where everything stands in the picture of one entity's neighbourhood. Pure: the same edges and width
// always give the same picture.
//
// The entity is in the middle. To its right are those that it mostly acts on, to its left those that
// mostly act on it. Every edge has a lane of its own beside the neighbour that it ties, on which its
// label stands, so that no two labels meet.

import type { Edge, EntityName } from "../records";

export interface Lane {
  edge: Edge;
  outward: boolean; // from the centre to the neighbour
  y: number;
  from: number; // x of the lane's end towards the centre
  to: number; // x of its end at the neighbour
}

export interface Place {
  entity: EntityName;
  side: -1 | 1;
  x: number; // middle of the pill
  y: number;
  width: number;
  lanes: Lane[];
}

export interface Layout {
  width: number;
  height: number;
  centre: { x: number; y: number; width: number };
  places: Place[];
  narrow: boolean;
}

interface Neighbour {
  entity: EntityName;
  edges: { edge: Edge; outward: boolean }[];
  claims: number;
  lean: number; // 1: the centre only acts on it; -1: it only acts on the centre
}

export const PILL = 30;
const LANE = 20;
const GAP = 14;
const EDGE = 12;
const LANES_EACH = { wide: 3, narrow: 2 };
const CLEAR = 34; // between the centre and the nearest lane, so that the ways can bend
const NARROW = 640;
const FEW = 240; // pixels of slots up to which sides need no balance

/** Those at the other ends of the edges, the most claimed first, each with its most claimed edges. */
export function neighbours(centre: string, edges: Edge[], most: number, lanes: number): Neighbour[] {
  const found = new Map<string, Neighbour>();
  for (const edge of edges) {
    const outward = edge.subject.id === centre;
    const entity = outward ? edge.object : edge.subject;
    if (entity.id === centre) continue;
    const one = found.get(entity.id) ?? { entity, edges: [], claims: 0, lean: 0 };
    one.edges.push({ edge, outward });
    one.claims += edge.claimCount;
    if (!edge.symmetric) one.lean += outward ? edge.claimCount : -edge.claimCount;
    found.set(entity.id, one);
  }
  return [...found.values()]
    .map((one) => ({
      ...one,
      lean: one.lean / one.claims,
      edges: one.edges.toSorted((a, b) => b.edge.claimCount - a.edge.claimCount).slice(0, lanes),
    }))
    .sort((a, b) => b.claims - a.claims || (a.entity.id < b.entity.id ? -1 : 1))
    .slice(0, most);
}

function slot(one: Neighbour): number {
  return Math.max(PILL, one.edges.length * LANE) + GAP;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Few go to the side to which they lean; many are halved by height, whoever leans most on its own side. */
function sides(all: Neighbour[], narrow: boolean): [Neighbour[], Neighbour[]] {
  if (narrow) return [[], all];
  const ordered = all.toSorted((a, b) => b.lean - a.lean || b.claims - a.claims);
  const whole = sum(ordered.map(slot));
  if (whole < FEW) return [ordered.filter((one) => one.lean < 0), ordered.filter((one) => one.lean >= 0)];
  const half = whole / 2;
  const right: Neighbour[] = [];
  let used = 0;
  while (ordered.length && used + slot(ordered[0]!) / 2 <= half) {
    const next = ordered.shift()!;
    used += slot(next);
    right.push(next);
  }
  return [ordered, right];
}

/** The heaviest in the middle of the column, where the ways are short. */
function heaviestInside(column: Neighbour[]): Neighbour[] {
  const out: Neighbour[] = [];
  column
    .toSorted((a, b) => b.claims - a.claims)
    .forEach((one, rank) => (rank % 2 ? out.push(one) : out.unshift(one)));
  return out;
}

/** Lay out; `pill` gives the width of an entity's pill and `label` of an edge's label, in pixels. */
export function layout(
  centre: EntityName,
  edges: Edge[],
  most: number,
  width: number,
  pill: (entity: EntityName) => number,
  label: (edge: Edge) => number,
): Layout {
  const narrow = width < NARROW;
  const [left, right] = sides(neighbours(centre.id, edges, most, narrow ? LANES_EACH.narrow : LANES_EACH.wide), narrow);
  const tall = Math.max(sum(left.map(slot)), sum(right.map(slot)));
  const height = Math.max(narrow ? 150 : 220, tall + 2 * EDGE);
  const centreWidth = pill(centre) + 8;
  const middle = {
    x: narrow ? EDGE + 10 : width / 2,
    y: height / 2,
    width: narrow ? 20 : centreWidth,
  };
  const places = [...column(left, -1), ...column(right, 1)];
  return { width, height, centre: middle, places, narrow };

  function column(members: Neighbour[], side: -1 | 1): Place[] {
    const inOrder = heaviestInside(members);
    const spare = (height - 2 * EDGE - sum(inOrder.map(slot))) / Math.max(1, inOrder.length);
    let top = EDGE;
    return inOrder.map((one) => {
      const room = slot(one) + Math.min(spare, 30);
      if (top === EDGE) top += Math.max(0, (spare - Math.min(spare, 30)) * inOrder.length) / 2;
      const y = top + room / 2;
      top += room;
      return place(one, side, y);
    });
  }

  function place(one: Neighbour, side: -1 | 1, y: number): Place {
    const wide = pill(one.entity);
    // The column bends outwards in the middle, as an ellipse would.
    const bow = narrow ? 0 : (1 - Math.sqrt(Math.max(0, 1 - ((y - height / 2) / (height * 0.62)) ** 2))) * 60;
    const outer = side > 0 ? width - EDGE : EDGE;
    const x = outer - side * (wide / 2 + bow);
    const end = x - side * (wide / 2);
    const widest = Math.max(...one.edges.map(({ edge }) => label(edge))) + 20;
    const room = (end - middle.x) * side - middle.width / 2 - 14 - CLEAR;
    const length = Math.min(widest, room);
    const first = y - ((one.edges.length - 1) * LANE) / 2;
    const lanes = one.edges.map(({ edge, outward }, k) => ({
      edge,
      outward,
      y: first + k * LANE,
      from: end - side * (length + 14),
      to: end - side * 14,
    }));
    return { entity: one.entity, side, x, y, width: wide, lanes };
  }
}

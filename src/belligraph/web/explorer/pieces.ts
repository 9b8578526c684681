// Small parts that several pages share.

import { h, s, type Child } from "./dom";
import type { Edge, EntityName, EntityType } from "./records";
import { to } from "./route";
import { inDoubt, relation } from "./words";

// Types differ in shape as well as in colour.
const SHAPES: Record<EntityType, string> = {
  State: "M-5-5H5V5H-5Z",
  Person: "M0-5.5A5.5 5.5 0 1 1 0 5.5 5.5 5.5 0 1 1 0-5.5Z",
  Organization: "M-3-5.5H3L6 0 3 5.5H-3L-6 0Z",
  Weapon: "M0-6 6 5H-6Z",
  Place: "M0-6.5 6.5 0 0 6.5-6.5 0Z",
};

export function shape(type: EntityType): SVGPathElement {
  return s("path", { class: `shape type-${type}`, d: SHAPES[type] ?? SHAPES.Person });
}

export function typeMark(type: EntityType): SVGSVGElement {
  return s("svg", { class: "type-mark", viewBox: "-7 -7 14 14", role: "img", "aria-label": type }, shape(type));
}

export function entityLink(entity: EntityName): HTMLElement {
  return h("a", { class: "entity", href: to.entity(entity.id) }, typeMark(entity.type), h("span", {}, entity.name));
}

export function badge(kind: string, text: string): HTMLElement {
  return h("span", { class: `badge ${kind}` }, text);
}

/** "subject — relation → object" as one link to the edge, seen from one of its ends. */
export function edgeLink(edge: Edge, at: string): HTMLElement {
  return h(
    "a",
    { class: "tie", href: to.entity(at, { edge: edge.id }) },
    typeMark(edge.subject.type),
    h("span", {}, edge.subject.name),
    " ",
    h("span", { class: inDoubt(edge) ? "relation doubt" : "relation" }, relation(edge.relation)),
    " ",
    typeMark(edge.object.type),
    h("span", {}, edge.object.name),
  );
}

/** A bar that shows `value` against the largest of its list. */
export function bar(value: number, largest: number): HTMLElement {
  const share = largest > 0 ? Math.max(2, Math.round((100 * value) / largest)) : 0;
  const filled = h("span");
  filled.style.inlineSize = `${share}%`;
  return h("span", { class: "meter", "aria-hidden": "true" }, filled);
}

export function section(title: string, ...children: Child[]): HTMLElement {
  return h("section", {}, h("h2", {}, title), ...children);
}

export function notice(text: string, ...more: Child[]): HTMLElement {
  return h("p", { class: "notice" }, text, ...more);
}

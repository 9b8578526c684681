// Text with stretches of it marked. Offsets count code points, as the service's do; strings here count
// UTF-16 units, so text is taken apart first.

import { h, type Child } from "./dom";
import type { Claim, NamedSpan } from "./records";

/** Runs of `text` (which starts at code point `offset`) between all borders of `spans`, in order; those
 *  that a span covers are given to `wrap`, with the spans' roles and the code point at which they start. */
export function marked(
  text: string,
  offset: number,
  spans: NamedSpan[],
  wrap: (roles: string[], run: string, start: number) => Child,
): Child[] {
  const points = Array.from(text);
  const borders = new Set([0, points.length]);
  for (const { start, end } of spans)
    for (const border of [start - offset, end - offset])
      if (border > 0 && border < points.length) borders.add(border);
  const sorted = [...borders].sort((a, b) => a - b);
  const runs: Child[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [from, until] = [sorted[i]!, sorted[i + 1]!];
    const run = points.slice(from, until).join("");
    const roles = spans
      .filter(({ start, end }) => start - offset <= from && end - offset >= until)
      .map(({ role }) => role);
    runs.push(roles.length ? wrap(roles, run, offset + from) : run);
  }
  return runs;
}

const SHOWN = ["trigger", "subject", "object", "item", "place"];

function claimSpans(claim: Claim): NamedSpan[] {
  const all = [...claim.spans, { role: "trigger", ...claim.trigger }];
  return all.filter(({ role }) => SHOWN.includes(role));
}

/** Part of the claim's sentence, from code point `start` on, with what is said of whom marked. */
export function quote(claim: Claim, text = claim.quote, start = claim.sentence.start): Child[] {
  return marked(text, start, claimSpans(claim), (roles, run) => {
    const role = SHOWN.find((name) => roles.includes(name)) ?? "";
    return h("mark", { class: role, title: role }, run);
  });
}

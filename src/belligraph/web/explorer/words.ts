// How things are put into words.

import type { ArticleRow, Claim, Edge, EntityType, Mood } from "./records";

const NUMBERS = new Intl.NumberFormat("en");
const DAYS = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

export const TYPES: EntityType[] = ["State", "Person", "Organization", "Weapon", "Place"];

/** 12345 → "12,345". */
export function number(value: number): string {
  return NUMBERS.format(value);
}

/** "1 claim", "3 claims". */
export function count(value: number, noun: string): string {
  const plural = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${number(value)} ${value === 1 ? noun : plural}`;
}

/** "2024-06-19" → "19 Jun 2024"; null and what is no date → "". */
export function day(date: string | null): string {
  if (!date) return "";
  const moment = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(moment.valueOf()) ? date : DAYS.format(moment);
}

/** Two dates as one stretch: "19 Jun 2024", "3 – 7 May 2023" written in full at both ends. */
export function stretch(first: string | null, last: string | null): string {
  const [from, to] = [day(first), day(last)];
  if (!from || !to || from === to) return from || to;
  return `${from} – ${to}`;
}

/** "TREATY_WITH" → "treaty with". */
export function relation(name: string): string {
  return name.toLowerCase().replaceAll("_", " ");
}

export function headline(article: ArticleRow): string {
  return article.headline || `Untitled, ${article.source}`;
}

/** Source and date, as far as they are known. */
export function origin(article: ArticleRow): string {
  return [article.source, day(article.published)].filter(Boolean).join(" · ");
}

const MOODS: Record<Mood, string> = { ACTUAL: "actual", PLANNED: "planned", POSSIBLE: "possible" };

export function mood(value: Mood): string {
  return MOODS[value] ?? String(value).toLowerCase();
}

/** "Russia attacks Ukraine". */
export function sentence(tie: Edge | Claim): string {
  return `${tie.subject.name} ${relation(tie.relation)} ${tie.object.name}`;
}

/** What an edge rests on: "4 claims in 3 articles · 1 denies · contested". */
export function standing(edge: Edge): string {
  const parts = [`${count(edge.claimCount, "claim")} in ${count(edge.articleCount, "article")}`];
  if (edge.originCount < edge.articleCount) parts.push(count(edge.originCount, "independent origin"));
  if (edge.negated) parts.push(`${number(edge.negated)} ${edge.negated === 1 ? "denies" : "deny"}`);
  const open = edge.planned + edge.possible;
  if (open) parts.push(`${number(open)} planned or possible`);
  return parts.join(" · ");
}

/** Whether an edge is drawn dashed: claims deny it, whether or not others assert it. */
export function inDoubt(edge: Edge): boolean {
  return edge.contested || (edge.negated > 0 && edge.negated === edge.claimCount);
}

// Asks the questions of queries.graphql and reads the answers into records.

import QUERIES from "./queries.graphql";
import type { Article, ArticleRow, Claim, Edge, Entity, EntityName, EntityRow, EntityType, Listing } from "./records";

export interface Totals {
  articles: number;
  claims: number;
  edges: number;
  entities: number;
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string }[];
}

// The fragments and operations of the document, by name, so that each request carries only its own.
const PARTS = new Map(
  QUERIES.split(/^(?=(?:query|fragment) )/m).map((part) => [part.split(/\W+/, 2)[1] ?? "", part.trim()]),
);

/** The operation or fragment of that name, with the fragments that it needs. */
function withFragments(name: string, found = new Map<string, string>()): Map<string, string> {
  const text = PARTS.get(name) ?? "";
  found.set(name, text);
  for (const [, used = ""] of text.matchAll(/\.\.\.(\w+)/g)) if (!found.has(used)) withFragments(used, found);
  return found;
}

/** The answer to one of the queries; throws with the service's own words when there is none. */
async function ask<Data>(name: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json" },
    body: JSON.stringify({ query: [...withFragments(name).values()].join("\n"), operationName: name, variables }),
  });
  const answer = (await response.json().catch(() => ({}))) as Answer<Data>;
  if (answer.errors?.length) throw new Error(answer.errors.map((error) => error.message).join("; "));
  if (!response.ok || !answer.data) throw new Error(`HTTP ${response.status} ${response.statusText}`);
  return answer.data;
}

interface Page<Node> {
  nodes: Node[];
  totalCount: number;
}

const listing = <Node, Row>(page: Page<Node>, read: (node: Node) => Row): Listing<Row> => ({
  rows: page.nodes.map(read),
  total: page.totalCount,
});

type RawName = Omit<EntityName, "type"> & { type: string };
type RawEdge = Omit<Edge, "subject" | "object"> & { subject: RawName; object: RawName };
type Words = { text: string } | null;
type RawClaim = Omit<Claim, "quantity" | "money"> & { quantity: Words; money: Words };

function named<Raw extends RawName>(raw: Raw): Raw & EntityName {
  const type = (raw.type.charAt(0) + raw.type.slice(1).toLowerCase()) as EntityType;
  return { ...raw, type };
}

function maybe(raw: RawName | null): EntityName | null {
  return raw && named(raw);
}

function readEdge(raw: RawEdge): Edge {
  return { ...raw, subject: named(raw.subject), object: named(raw.object) };
}

function readClaim(raw: RawClaim): Claim {
  const said = raw.attribution;
  return {
    ...raw,
    subject: named(raw.subject),
    object: named(raw.object),
    item: maybe(raw.item),
    place: maybe(raw.place),
    quantity: raw.quantity?.text ?? null,
    money: raw.money?.text ?? null,
    attribution: said && { ...said, entity: maybe(said.entity), via: said.via && { ...said.via, entity: maybe(said.via.entity) } },
  };
}

export interface Overview {
  totals: Totals;
  entities: EntityRow[];
  edges: Edge[];
  articles: ArticleRow[];
}

export async function overview(): Promise<Overview> {
  const found = await ask<{ entities: Page<EntityRow>; edges: Page<RawEdge>; articles: Page<ArticleRow>; claims: Page<never> }>(
    "Overview",
  );
  return {
    totals: {
      articles: found.articles.totalCount,
      claims: found.claims.totalCount,
      edges: found.edges.totalCount,
      entities: found.entities.totalCount,
    },
    entities: found.entities.nodes.map(named),
    edges: found.edges.nodes.map(readEdge),
    articles: found.articles.nodes,
  };
}

export async function find(text: string, entities: number, articles: number): Promise<{ entities: EntityRow[]; articles: ArticleRow[] }> {
  const found = await ask<{ entities: Page<EntityRow>; articles: Page<ArticleRow> }>(
    "Find",
    { text, entities, articles },
  );
  return { entities: found.entities.nodes.map(named), articles: found.articles.nodes };
}

export async function entityWithEdges(id: string): Promise<{ entity: Entity; edges: Listing<Edge> } | null> {
  const found = await ask<{ entity: (Omit<Entity, "actsFor"> & { actsFor: RawName | null }) | null; edges: Page<RawEdge> }>(
    "EntityWithEdges",
    { id },
  );
  if (!found.entity) return null;
  const entity = { ...named(found.entity), actsFor: maybe(found.entity.actsFor) };
  return { entity, edges: listing(found.edges, readEdge) };
}

/** The ties that some entities have with one another. */
export async function edgesAmong(ids: string[]): Promise<Edge[]> {
  const found = await ask<{ edges: Page<RawEdge> }>(
    "EdgesAmong",
    { ids },
  );
  return found.edges.nodes.map(readEdge);
}

export async function claimsOfEdge(edge: string): Promise<Listing<Claim>> {
  const found = await ask<{ claims: Page<RawClaim> }>(
    "ClaimsOfEdge",
    { edge },
  );
  return listing(found.claims, readClaim);
}

export async function claimsOfEntity(id: string): Promise<Listing<Claim>> {
  const found = await ask<{ claims: Page<RawClaim> }>(
    "ClaimsOfEntity",
    { id },
  );
  const { rows, total } = listing(found.claims, readClaim);
  return { rows: rows.toReversed(), total };
}

export async function articleWithClaims(id: string): Promise<{ article: Article; claims: Listing<Claim> } | null> {
  const found = await ask<{ article: Article | null; claims: Page<RawClaim> }>(
    "ArticleWithClaims",
    { id },
  );
  return found.article && { article: found.article, claims: listing(found.claims, readClaim) };
}

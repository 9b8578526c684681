// A typed client: its types are what graphql-codegen makes of the schema. node client.js URL
import { graphql } from './made';
import type { ClaimFilter, RelationName } from './made/graphql';
import { TypedDocumentString } from './made/graphql';

declare const process: { argv: string[] };

const url = process.argv[2] ?? '';

async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const body = (await answer.json()) as { data?: Data; errors?: { message: string }[] };
  if (body.errors || !body.data) throw new Error(JSON.stringify(body.errors));
  return body.data;
}

const Claims = graphql(`
  query Claims($filter: ClaimFilter, $first: Int, $after: String) {
    claims(filter: $filter, orderBy: TIME, first: $first, after: $after) {
      totalCount
      edges {
        node {
          ...Said
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

graphql(`
  fragment Said on Claim {
    id
    relation
    mood
    quote
    time {
      start
    }
    subject {
      name
    }
    item {
      name
    }
  }
`);

const Anything = graphql(`
  query Anything($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Entity {
        name
        actsFor {
          name
        }
      }
      ... on Claim {
        quote
      }
    }
  }
`);

// @ts-expect-error: the vocabulary has no such relation
export const WRONG: ClaimFilter = { relation: ['LOVES'] };

const SUPPLIES: RelationName[] = ['SUPPLIES'];
const FILTER: ClaimFilter = { relation: SUPPLIES, OR: [{ mood: ['ACTUAL'] }, { negated: true }] };

async function page(after: string | null) {
  return (await ask(Claims, { filter: FILTER, first: 20, after })).claims;
}

async function main(): Promise<void> {
  const found: string[] = [];
  const moods = new Set<string>();
  let after: string | null = null;
  let total: number;
  do {
    const claims = await page(after);
    total = claims.totalCount;
    for (const { node } of claims.edges) {
      if (!node) continue;
      found.push(node.id);
      moods.add(node.mood ?? '');
      const day: string | null | undefined = node.time?.start;
      if (day && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`no date: ${day}`);
    }
    after = claims.pageInfo.hasNextPage ? (claims.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  const { node } = await ask(Anything, { id: 'USA' });
  const name: string | null = node?.__typename === 'Entity' ? node.name : null;
  console.log(JSON.stringify({ total, found, moods: [...moods].sort(), name }));
}

main();

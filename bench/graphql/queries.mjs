// What is asked of every target, and with what: the same three questions, in the words of each.
//   i    20 people by the beginning of their name, each with 10 whom they met
//   ii   one person, whom they met, and whom those met: 10 times 10
//   iii  50 meetings of two months, by date, with date, source, confidence and both ends
// `read` takes out of an answer what all targets must agree on.
import { readFileSync } from 'node:fs';

// The generator of the peer's queries.neo4jgraphql.mjs, so that all are asked the same.
const SEED = 12345;
const next = (state) => (state * 1103515245 + 12345) % 2147483648;
const two = (n) => String(n).padStart(2, '0');
const many = (make) => Array.from({ length: 200 }, make);

/** Variables by question; `people` are [id in Belligraph, name] in order of the peer's ids. */
function asked(people) {
  let state = SEED;
  const random = () => (state = next(state)) / 2147483648;
  const pick = (n) => people[Math.floor(random() * n)];
  return {
    i: many(() => ({ p: pick(people.length)[1].slice(0, 2) })),
    ii: many(() => ({ id: pick(people.length / 4)[0] })),
    iii: many(() => {
      const year = 1990 + Math.floor(random() * 34);
      const month = 1 + Math.floor(random() * 11);
      return { a: `${year}-${two(month)}-01`, b: `${year}-${two(month + 1)}-28` };
    }),
  };
}

// The relation that the peer's MET became (see make.py): MEETS goes both ways, so that pages are fuller than the
// peer's; of a relation with a direction, such as SUPPORTS, they hold the same edges.
const { MET = 'MEETS' } = process.env;
const FIELD = MET.toLowerCase();
const SAID = 'node { id first claims(first: 1) { nodes { confidence quote article { source } } } }';
const TEXTS = {
  i: `query($p: String!) {
    entities(filter: {namePrefix: $p, type: PERSON}, orderBy: NAME, first: 20) {
      nodes { id name type aliases ${FIELD}(first: 10) { edges { other { id name } ${SAID} } } }
    }
  }`,
  ii: `query($id: ID!) {
    entity(id: $id) { id name ${FIELD}(first: 10) { edges { ${SAID} other { id name
      ${FIELD}(first: 10) { edges { other { id name type } ${SAID} } }
    } } } }
  }`,
  iii: `query($a: Date!, $b: Date!) {
    claims(filter: {relation: ${MET}, since: $a, until: $b}, orderBy: TIME, first: 50) {
      nodes { id time { start } article { source } confidence subject { id } object { id } }
    }
  }`,
};
const PROPERTIES = 'properties { id date source confidence note }';
const PEER_TEXTS = {
  i: `query($p: String!) {
    people(where: {name: {startsWith: $p}}, limit: 20, sort: [{name: ASC}]) {
      id name summary kind metConnection(first: 10) { edges { ${PROPERTIES} node { id name } } }
    }
  }`,
  ii: `query($id: ID!) {
    people(where: {id: {eq: $id}}) { id name metConnection(first: 10) { edges { ${PROPERTIES} node { id name
      metConnection(first: 10) { edges { ${PROPERTIES} node { id name kind } } }
    } } } }
  }`,
  iii: `query($a: Date!, $b: Date!) {
    metEdges(from: $a, to: $b, first: 50) { id date source confidence fromId toId }
  }`,
};

const own = {
  i: (data) => data.entities.nodes.map((node) => node.name),
  ii: (data) => [data.entity.name],
  iii: (data) => data.claims.nodes.map((node) => node.time.start),
};
const peers = {
  i: (data) => data.people.map((node) => node.name),
  ii: (data) => data.people.map((node) => node.name),
  iii: (data) => data.metEdges.map((edge) => edge.date),
};
const peersId = (variables) => (variables.id ? { id: variables.id.split('/')[1] } : variables);

/** The questions as a target wants them: peer, limit or belligraph; `store` names STORE.people.json. */
export function questions(target, store) {
  const variables = asked(JSON.parse(readFileSync(`${store}.people.json`, 'utf8')));
  return ['i', 'ii', 'iii'].map((name) => {
    const peer = target === 'peer';
    return {
      name,
      path: target === 'limit' ? `/${name}` : '/graphql',
      read: peer ? peers[name] : own[name],
      bodies: variables[name].map((one) =>
        JSON.stringify({ query: (peer ? PEER_TEXTS : TEXTS)[name], variables: peer ? peersId(one) : one }),
      ),
    };
  });
}

export const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

/** One answer's data. */
export async function ask(url, question, body) {
  const answer = await fetch(url + question.path, { method: 'POST', headers: HEADERS, body });
  const text = await answer.text();
  const { data, errors } = JSON.parse(text);
  if (!answer.ok || errors) throw new Error(`${question.name}: ${answer.status} ${text.slice(0, 500)}`);
  return data;
}

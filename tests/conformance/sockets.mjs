// The client of the npm package graphql-ws against a service: node sockets.mjs http://127.0.0.1:PORT/graphql
// Prints one JSON object: what a subscription brought, and the code with which each wrong client is sent away.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const url = process.argv[2].replace(/^http/, 'ws');
const start = (options = {}) => createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, ...options });

/** The data of an operation with one answer. */
async function once(client, query, variables) {
  for await (const { data, errors } of client.iterate({ query, variables })) {
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }
  throw new Error('no answer');
}

/** Follows claims from a cursor on until so many have come. */
async function follow(client, after, many) {
  const query = `subscription($after: String) {
    claimAdded(after: $after, filter: {relation: [SUPPLIES]}) { cursor claim { id subject { name } quote } }
  }`;
  const found = [];
  for await (const { data, errors } of client.iterate({ query, variables: { after } })) {
    if (errors) throw new Error(JSON.stringify(errors));
    found.push(data.claimAdded);
    if (found.length === many) return found; // which completes the subscription
  }
  throw new Error('the subscription ended');
}

const ADD = `mutation($articles: [ArticleInput!]!) {
  addArticles(articles: $articles) { articleId outcome }
}`;

async function live() {
  const client = start();
  const { changeCursor } = await once(client, '{ changeCursor }');
  const coming = follow(client, changeCursor, 2);
  const articles = [
    { headline: 'Tanks', text: 'Poland sent 14 tanks to Ukraine.' },
    { headline: 'Guns', text: 'France sent 6 howitzers to Ukraine.' },
  ];
  const { addArticles } = await once(client, ADD, { articles });
  const found = await coming;
  const again = await follow(start(), found[0].cursor, 1); // as after a cut
  for (const { articleId } of addArticles) {
    await once(client, 'mutation($id: ID!) { removeArticle(id: $id) }', { id: articleId });
  }
  const { stats } = await once(client, '{ stats { claims } }');
  await client.dispose();
  return { found, again, stats };
}

/** The code with which the service closes the connection of a client with these options. */
function closed(options, operations = 1) {
  return new Promise((resolve) => {
    const client = start({ ...options, on: { ...options.on, closed: (event) => resolve(event.code) } });
    for (let i = 0; i < operations; i += 1) {
      const ends = { next() {}, error() {}, complete() {} };
      client.subscribe({ query: 'subscription { claimAdded { cursor } }' }, ends);
    }
  });
}

const sending = (message) => (socket) => socket.send(JSON.stringify(message));
const SUBSCRIBE = { id: 'a', type: 'subscribe', payload: { query: '{ stats { claims } }' } };
const codes = {
  4400: await closed({ on: { opened: sending({ type: 'start' }) } }),
  4401: await closed({ on: { opened: sending(SUBSCRIBE) } }),
  4408: await closed({ connectionParams: () => new Promise(() => {}) }),
  4409: await closed({ generateID: () => 'a' }, 2),
  4429: await closed({ on: { connected: sending({ type: 'connection_init' }) } }),
};
console.log(JSON.stringify({ ...(await live()), codes }));
process.exit(0);

// Runs what relay-compiler made of src/ against a service: node client.js http://127.0.0.1:PORT/graphql
// Prints one JSON object with what a user would have seen.
const { createClient } = require('graphql-ws');
const {
  Environment,
  Network,
  Observable,
  RecordSource,
  Store,
  commitMutation,
  createOperationDescriptor,
  fetchQuery,
  getRequest,
  getSingularSelector,
  requestSubscription,
} = require('relay-runtime');
const WebSocket = require('ws');

const [url] = process.argv.slice(2);
const made = (name) => require(`./src/__generated__/${name}.graphql`);

async function send(params, variables) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: params.text, variables }),
  });
  return answer.json();
}

const sockets = createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket });
const follow = ({ text }, variables) =>
  Observable.create((sink) => sockets.subscribe({ query: text, variables }, sink));

const network = Network.create(send, follow);
const environment = new Environment({ network, store: new Store(new RecordSource()) });
const kept = [];

/** Asks; what came is kept from Relay's garbage collector. */
async function ask(query, variables) {
  kept.push(environment.retain(createOperationDescriptor(getRequest(query), variables)));
  return fetchQuery(environment, query, variables).toPromise();
}

/** What the fragment `name` shows of what a parent holds. */
const read = (name, ref) => environment.lookup(getSingularSelector(made(name), ref)).data;

/** All pages of a connection: `more` asks for what lies beyond a cursor, Relay joins it to what it has. */
async function walk(name, ref, field, more, [has, cursor]) {
  let pages = 1;
  for (;;) {
    const { pageInfo, edges } = read(name, ref)[field];
    if (!pageInfo[has]) return { pages, nodes: edges.map((edge) => edge.node) };
    pages += 1;
    await more(pageInfo[cursor]);
  }
}

const FORWARD = ['hasNextPage', 'endCursor'];
const BACKWARD = ['hasPreviousPage', 'startCursor'];

async function dossier(id, filter) {
  const { node } = await ask(made('DossierQuery'), { id, first: 3, filter });
  const next = (after) => ask(made('DossierPageQuery'), { id, first: 3, after, filter });
  const walked = await walk('Dossier_entity', node.entity, 'edgesOut', next, FORWARD);
  const shown = read('Dossier_entity', node.entity);
  return {
    type: node.__typename,
    name: read('Name_entity', shown).name,
    total: shown.edgesOut.totalCount,
    pages: walked.pages,
    ties: walked.nodes.map((edge) => {
      const tie = read('Tie_edge', edge);
      return [read('Name_entity', tie.subject).id, tie.relation, read('Name_entity', tie.object).id];
    }),
  };
}

async function timeline(relation) {
  const seen = await ask(made('TimelineQuery'), { relation, count: 7 });
  const next = (cursor) => ask(made('TimelineClaimsQuery'), { relation, count: 7, cursor });
  const previous = (cursor) => ask(made('TimelineLatestQuery'), { count: 7, cursor });
  const claims = await walk('Timeline_claims', seen, 'claims', next, FORWARD);
  const articles = await walk('Timeline_latest', seen, 'articles', previous, BACKWARD);
  return { claims: claims.nodes.map((node) => node.id), articles: articles.nodes.map((node) => node.id) };
}

function change(mutation, variables) {
  return new Promise((resolve, reject) => {
    commitMutation(environment, {
      mutation: made(mutation),
      variables,
      onCompleted: (data, errors) => (errors ? reject(new Error(JSON.stringify(errors))) : resolve(data)),
      onError: reject,
    });
  });
}

/** The first claim that comes after the cursor. */
function firstAfter(after) {
  return new Promise((resolve, reject) => {
    const following = requestSubscription(environment, {
      subscription: made('LiveSubscription'),
      variables: { after },
      onNext: ({ claimAdded }) => {
        following.dispose();
        resolve(claimAdded);
      },
      onError: reject,
    });
  });
}

async function main() {
  const told = await timeline(['SUPPLIES', 'MEETS']);
  const usa = await dossier('USA', { relation: ['SUPPLIES'] });
  const gone = await ask(made('DossierQuery'), { id: 'nothing has this id' });
  const found = await ask(made('SearchQuery'), { text: 'Ukraine', ids: ['USA', 'nothing', told.claims[0]] });
  const { changeCursor } = await ask(made('LiveQuery'), {});
  const coming = firstAfter(changeCursor);
  const article = { headline: 'Tanks sent', text: 'Poland sent 14 tanks to Ukraine.' };
  const { addArticles: added } = await change('ChangesAddMutation', { articles: [article] });
  const { claim } = await coming;
  const { removeArticle: removed } = await change('ChangesRemoveMutation', { id: added[0].articleId });
  console.log(
    JSON.stringify({
      ...told,
      dossier: usa,
      gone: gone.node,
      found: found.search.map((hit) => hit.node.__typename),
      nodes: found.nodes.map((node) => node && [node.__typename, node.entity && read('Name_entity', node.entity).name]),
      added,
      removed,
      came: [read('Name_entity', claim.subject).name, read('Tie_edge', claim.edge).relation],
    }),
  );
}

main().finally(() => sockets.dispose());

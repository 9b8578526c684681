// GraphiQL on this server's own /graphql; every byte of it comes from this server.

import "graphiql/style.css";
import "./page.css";

import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";

import { STARTERS } from "./starters";

const WORKERS: Record<string, string> = { graphql: "graphql.worker", json: "json.worker" };

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) =>
      new Worker(`/assets/${WORKERS[label] ?? "editor.worker"}.js`, { name: label }),
  },
});

const endpoint = new URL("/graphql", location.href);
const socket = new URL(endpoint);
socket.protocol = endpoint.protocol === "https:" ? "wss:" : "ws:";

const fetcher = createGraphiQLFetcher({ url: endpoint.href, subscriptionUrl: socket.href });

const root = document.getElementById("graphiql");
if (!root) throw new Error("the page lacks its #graphiql element");
createRoot(root).render(
  <GraphiQL fetcher={fetcher} defaultTabs={STARTERS.map((query) => ({ query }))} defaultQuery={STARTERS[0]}>
    <GraphiQL.Logo>
      <a className="home" href="/">
        Belligraph
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);

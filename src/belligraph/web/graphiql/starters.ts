// The queries that GraphiQL opens with, one a tab; each begins with a comment that says what it asks.

import document from "./starters.graphql";

export const STARTERS = document.split(/\n\n(?=#)/).map((query) => `${query.trim()}\n`);

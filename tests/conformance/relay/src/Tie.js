// One tie between two entities, with its latest claim.
const { graphql } = require('relay-runtime');

graphql`
  fragment Tie_edge on Edge {
    id
    relation
    first
    last
    contested
    subject {
      ...Name_entity
    }
    object {
      ...Name_entity
    }
    claims(first: 1, orderBy: TIME) {
      nodes {
        quote
        mood
        time {
          start
        }
      }
    }
  }
`;

// Nodes of any type, told apart by their type.
const { graphql } = require('relay-runtime');

graphql`
  query SearchQuery($text: String!, $ids: [ID!]!) {
    search(text: $text, first: 5) {
      snippet
      node {
        __typename
        id
        ... on Article {
          headline
        }
        ...Name_entity @alias(as: "entity")
      }
    }
    nodes(ids: $ids) {
      __typename
      id
      ...Name_entity @alias(as: "entity")
      ... on Claim {
        quote
        subject {
          ...Name_entity
        }
      }
    }
  }
`;

// How an entity is shown wherever it is named.
const { graphql } = require('relay-runtime');

graphql`
  fragment Name_entity on Entity {
    id
    name
    type
  }
`;

// One entity with its ties, a page at a time; the next page is asked for by the entity's id, through `node`.
const { graphql } = require('relay-runtime');

graphql`
  query DossierQuery($id: ID!, $first: Int, $filter: EdgeFilter) {
    node(id: $id) {
      __typename
      ...Dossier_entity @arguments(first: $first, filter: $filter) @alias(as: "entity")
    }
  }
`;

graphql`
  fragment Dossier_entity on Entity
  @refetchable(queryName: "DossierPageQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 5 }
    after: { type: "String" }
    filter: { type: "EdgeFilter" }
  ) {
    ...Name_entity
    aliases
    actsFor {
      ...Name_entity
    }
    edgesOut(first: $first, after: $after, filter: $filter, orderBy: LAST)
      @connection(key: "Dossier_edgesOut", filters: ["filter"]) {
      totalCount
      edges {
        node {
          ...Tie_edge
        }
      }
    }
  }
`;

// Claims of some relations in order of time, both ways; the list hangs on Query itself.
const { graphql } = require('relay-runtime');

graphql`
  query TimelineQuery($relation: [RelationName!], $count: Int!) {
    ...Timeline_claims @arguments(relation: $relation, count: $count)
    ...Timeline_latest @arguments(count: $count)
  }
`;

graphql`
  fragment Timeline_claims on Query
  @refetchable(queryName: "TimelineClaimsQuery")
  @argumentDefinitions(
    relation: { type: "[RelationName!]" }
    count: { type: "Int", defaultValue: 10 }
    cursor: { type: "String" }
  ) {
    claims(filter: { relation: $relation }, orderBy: TIME, first: $count, after: $cursor)
      @connection(key: "Timeline_claims", filters: ["filter"]) {
      edges {
        node {
          id
          relation
        }
      }
    }
  }
`;

graphql`
  fragment Timeline_latest on Query
  @refetchable(queryName: "TimelineLatestQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
    articles(orderBy: ID, last: $count, before: $cursor) @connection(key: "Timeline_articles") {
      edges {
        node {
          id
          headline
        }
      }
    }
  }
`;

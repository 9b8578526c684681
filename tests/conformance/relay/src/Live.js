// Claims as they come in.
const { graphql } = require('relay-runtime');

graphql`
  query LiveQuery {
    changeCursor
  }
`;

graphql`
  subscription LiveSubscription($after: String, $filter: ClaimFilter) {
    claimAdded(after: $after, filter: $filter) {
      cursor
      claim {
        id
        subject {
          ...Name_entity
        }
        edge {
          ...Tie_edge
        }
      }
    }
  }
`;

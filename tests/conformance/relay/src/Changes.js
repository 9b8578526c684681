// Articles that a user brings and takes away.
const { graphql } = require('relay-runtime');

graphql`
  mutation ChangesAddMutation($articles: [ArticleInput!]!) {
    addArticles(articles: $articles) {
      articleId
      outcome
      message
      article {
        id
        headline
        claims(first: 10) {
          nodes {
            relation
          }
        }
      }
    }
  }
`;

graphql`
  mutation ChangesRemoveMutation($id: ID!) {
    removeArticle(id: $id)
  }
`;

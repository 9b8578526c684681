"""A sentence → mentions tied to entities: names, identity over the article, pronouns and descriptions."""

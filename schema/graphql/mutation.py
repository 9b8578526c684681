"""The changes that can be asked for: the fields of Mutation."""

import datetime as dt
from typing import Annotated

import strawberry

from belligraph.errors import QueryError
from belligraph.graph.queries import ClaimFilter
from belligraph.schema.graphql.article import Article
from belligraph.schema.graphql.context import Asked
from belligraph.schema.graphql.fields import computed
from belligraph.schema.graphql.node import wrap
from belligraph.schema.graphql.writing import AddOutcome, Draft, Writer, Written

CLOSED = (
    "this service does not write; start it with BELLIGRAPH_MUTATIONS=true, "
    "or load articles with `belligraph load`"
)


@strawberry.input(
    description=(
        "An article to add. It is read as `belligraph load` reads a line of JSON Lines with these fields: "
        "the text is plain or HTML, nothing is cut from it, and the id comes from headline, text and url."
    )
)
class ArticleInput:
    text: str = strawberry.field(description="Its text, without the headline; paragraphs stand on lines.")
    headline: str | None = strawberry.field(default=None, description="Its headline.")
    url: str | None = strawberry.field(default=None, description="Its address.")
    source: str | None = strawberry.field(
        default=None, description="A feed's or site's name; `unknown` when left out."
    )
    published: dt.date | None = strawberry.field(
        default=None,
        description="The date of publication, 1800 to 2099; times in the text are read against it.",
    )


@strawberry.type(description="What became of an article given to `addArticles`.")
class ArticleOutcome:
    article_id: strawberry.ID | None = strawberry.field(
        description="The article's id; null where what was given made no article."
    )
    outcome: AddOutcome = strawberry.field(description="What became of it.")
    message: str | None = strawberry.field(description="Why it was refused, and what to do.")

    @computed("How many claims of it the store has.")
    async def claim_count(self, info: Asked) -> int:
        if self.article_id is None:
            return 0
        return await info.context.counts.load(("claims", ClaimFilter(article=self.article_id)))

    @computed("The article, as stored.")
    async def article(self, info: Asked) -> Article | None:
        found = await info.context.articles.load(self.article_id) if self.article_id else None
        return wrap(found) if found else None


def _writer(info: Asked) -> Writer:
    if info.context.writer is None:
        raise QueryError(CLOSED)
    return info.context.writer


def _told(written: Written) -> ArticleOutcome:
    key = None if written.id is None else strawberry.ID(written.id)
    return ArticleOutcome(article_id=key, outcome=written.outcome, message=written.message)


@strawberry.type(description="What can be changed. Answers come once the change is on disk.")
class Mutation:
    @computed(
        "Read articles and store those that are new, all in one transaction. Sending one again changes "
        "nothing; one that can't be taken is refused by itself. What became of each comes in their order."
    )
    async def add_articles(
        self,
        info: Asked,
        articles: Annotated[
            list[ArticleInput],
            strawberry.argument(description="The articles; how many and how long they may be are settings."),
        ],
    ) -> list[ArticleOutcome]:
        drafts = [Draft(a.text, a.headline, a.url, a.source, a.published) for a in articles]
        written = await _writer(info).add(drafts)
        info.context.forget()
        return [_told(one) for one in written]

    @computed("Take an article away, with all that rests on it alone; whether it was there.")
    async def remove_article(
        self, info: Asked, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> bool:
        removed = await _writer(info).remove(id)
        info.context.forget()
        return removed

"""Relay: its compiler takes a client's operations, its runtime pages through what the service answers."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from belligraph.graph.queries import (
    ArticleFilter,
    ArticleOrder,
    ClaimFilter,
    ClaimOrder,
    EdgeFilter,
    EdgeOrder,
    Page,
)
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.schema.records import Article, Claim

COMPILER = "node_modules/relay-compiler/cli.js"
SUPPLIES = EdgeFilter(relations=("SUPPLIES",), subjects=("USA",))


def ids(items: Iterable[Article | Claim]) -> list[str]:
    """Their ids, in order."""
    return [item.id for item in items]


def test_a_relay_client_compiles_and_runs(
    client: Callable[[str], Path], run: Callable[..., str], service: str, samples_store: SqliteStore
) -> None:
    folder = client("relay")
    (folder / "src" / "__generated__").mkdir()
    run(COMPILER, folder=folder)
    told = json.loads(run("client.js", service, folder=folder))
    most = Page(first=250)
    dealt = ClaimFilter(relations=("SUPPLIES", "MEETS"))
    claims = samples_store.claims(dealt, ClaimOrder.TIME, most).items
    articles = samples_store.articles(ArticleFilter(), ArticleOrder.ID, most).items
    edges = samples_store.edges(SUPPLIES, EdgeOrder.LAST, most).items
    assert told["claims"] == ids(claims)
    assert told["articles"] == ids(articles)
    dossier = told["dossier"]
    assert (dossier["type"], dossier["name"]) == ("Entity", "United States")
    assert dossier["pages"] == -(-len(edges) // 3) > 2
    assert dossier["total"] == len(edges)
    assert dossier["ties"] == [[edge.subject, edge.relation, edge.object] for edge in edges]
    assert told["gone"] is None
    assert set(told["found"]) == {"Entity", "Article"}
    assert told["nodes"] == [["Entity", "United States"], None, ["Claim", None]]
    (added,) = told["added"]
    assert (added["outcome"], added["article"]["headline"]) == ("ADDED", "Tanks sent")
    assert added["article"]["id"] == added["articleId"]
    assert {claim["relation"] for claim in added["article"]["claims"]["nodes"]} == {"SUPPLIES"}
    assert told["removed"] is True
    assert told["came"] == ["Poland", "SUPPLIES"]

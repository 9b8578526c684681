"""graphql-transport-ws: the client of the npm package graphql-ws."""

import json
from collections.abc import Callable

from belligraph.graph.queries import ClaimFilter
from belligraph.graph.sqlite.store import SqliteStore


def test_the_client_of_graphql_ws_follows_and_is_sent_away_as_it_expects(
    run: Callable[..., str], service: str, samples_store: SqliteStore
) -> None:
    told = json.loads(run("sockets.mjs", service))
    assert [event["claim"]["subject"]["name"] for event in told["found"]] == ["Poland", "France"]
    assert told["again"] == told["found"][1:]
    assert told["stats"]["claims"] == samples_store.count_claims(ClaimFilter())
    assert told["codes"] == {str(code): code for code in (4400, 4401, 4408, 4409, 4429)}

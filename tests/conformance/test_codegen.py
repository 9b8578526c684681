"""graphql-codegen: a client with types made from the schema is sound for tsc, and runs."""

import json
from collections.abc import Callable
from pathlib import Path

from belligraph.graph.queries import ClaimFilter, ClaimOrder, Page
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.schema.records import Mood

GENERATOR = "node_modules/@graphql-codegen/cli/cjs/bin.js"
TSC = "node_modules/typescript/bin/tsc"


def test_a_typed_client_is_sound_and_runs(
    client: Callable[[str], Path], run: Callable[..., str], service: str, samples_store: SqliteStore
) -> None:
    folder = client("codegen")
    run(GENERATOR, "--config", "codegen.ts", "--silent", folder=folder)
    run(TSC, folder=folder)
    told = json.loads(run("built/client.js", service, folder=folder))
    where = ClaimFilter(
        relations=("SUPPLIES",), any_of=(ClaimFilter(moods=(Mood.ACTUAL,)), ClaimFilter(negated=True))
    )
    claims = samples_store.claims(where, ClaimOrder.TIME, Page(first=250)).items
    assert told["found"] == [claim.id for claim in claims]
    assert told["total"] == len(claims) > 20
    assert told["moods"] == sorted({claim.mood.name for claim in claims})
    assert told["name"] == "United States"

"""GraphQL over HTTP: the audits of the npm package graphql-http."""

import json
from collections import Counter
from collections.abc import Callable


def test_every_audit_of_graphql_over_http_is_passed(run: Callable[..., str], service: str) -> None:
    told = [json.loads(line) for line in run("audit.mjs", service).splitlines()]
    assert [audit for audit in told if audit["status"] != "ok"] == []
    assert Counter(audit["status"] for audit in told) == {"ok": 61}

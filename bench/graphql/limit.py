"""The limit: the JSON of each question by one statement written by hand, behind a bare route.

    python bench/graphql/limit.py STORE PORT

One process, one thread, nothing checked: what a service of this kind could reach at best with uvicorn and
SQLite on the same file.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from belligraph.graph.sqlite.connect import MAPPED
from belligraph.schema.vocabulary import relations

MET = os.environ.get("MET", "MEETS")
"""The relation that the peer's MET became."""

CLAIM = """(SELECT json_object('nodes', json_array(json_object(
  'confidence', c.confidence, 'quote', c.quote, 'article', json_object('source', a.source))))
  FROM (SELECT n FROM claim WHERE edge = {e}.id
        ORDER BY coalesce(published, '~'), article, start, id LIMIT 1) AS m
  CROSS JOIN claim AS c ON c.n = m.n CROSS JOIN article AS a ON a.id = c.article)"""


def met(person: str, e: str, node: str, other: str) -> str:
    """The ten edges of a row with most claims, and the other ends; `node` is an expression."""
    back = f"""UNION ALL
      SELECT id, subject, first, claims FROM edge WHERE object = {person}.id AND relation = '{MET}'"""
    return f"""(SELECT json_object('edges', json_group_array({node})) FROM (
      SELECT id, object AS far, first, claims FROM edge WHERE subject = {person}.id AND relation = '{MET}'
      {back if relations()[MET].symmetric else ""}
      ORDER BY claims DESC, id LIMIT 10) AS {e} CROSS JOIN entity AS {other} ON {other}.id = {e}.far)"""


def node(e: str) -> str:
    """An edge with its first claim."""
    return f"json_object('id', {e}.id, 'first', {e}.first, 'claims', {CLAIM.replace('{e}', e)})"


def end(other: str, more: str = "") -> str:
    """Who is at the other end."""
    return f"json_object('id', {other}.id, 'name', {other}.name{more})"


EACH = met("p", "e", f"json_object('other', {end('o')}, 'node', {node('e')})", "o")
TYPED = end("q", ", 'type', upper(q.type)")
FAR = met("o", "f", f"json_object('other', {TYPED}, 'node', {node('f')})", "q")
FURTHER = end("o", f", '{MET.lower()}', {FAR}")
NEAR = met("p", "e", f"json_object('node', {node('e')}, 'other', {FURTHER})", "o")
STATEMENTS = {
    "i": f"""SELECT json_object('data', json_object('entities', json_object('nodes',
      (SELECT json_group_array(json_object('id', p.id, 'name', p.name, 'type', upper(p.type),
         'aliases', json(p.aliases), '{MET.lower()}', {EACH}))
       FROM (SELECT id, name, type, aliases FROM entity
             WHERE sort_name >= lower(:p) AND sort_name < lower(:p) || char(1114111) AND +type = 'Person'
             ORDER BY sort_name, id LIMIT 20) AS p))))""",
    "ii": f"""SELECT json_object('data', json_object('entity',
      (SELECT json_object('id', p.id, 'name', p.name, '{MET.lower()}', {NEAR})
       FROM entity AS p WHERE p.id = :id)))""",
    "iii": f"""SELECT json_object('data', json_object('claims', json_object('nodes',
      (SELECT json_group_array(json_object('id', c.id, 'time', json_object('start', c.first),
         'article', json_object('source', a.source), 'confidence', c.confidence,
         'subject', json_object('id', c.subject), 'object', json_object('id', c.object)))
       FROM (SELECT id, first, article, confidence, subject, object FROM claim
             WHERE coalesce(first, published, '~') BETWEEN :a AND :b AND +relation = '{MET}'
             ORDER BY coalesce(first, published, '~'), id LIMIT 50) AS c
       CROSS JOIN article AS a ON a.id = c.article))))""",
}


def route(connection: sqlite3.Connection, sql: str) -> Callable[[Request], Awaitable[Response]]:
    """What answers one question."""

    async def answer(request: Request) -> Response:
        variables = json.loads(await request.body())["variables"]
        (text,) = connection.execute(sql, variables).fetchone()
        return Response(text, media_type="application/json")

    return answer


def main() -> None:
    """Serve."""
    path, port = sys.argv[1:]
    connection = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute(f"PRAGMA mmap_size = {MAPPED}")
    app = Starlette(
        routes=[Route(f"/{n}", route(connection, sql), methods=["POST"]) for n, sql in STATEMENTS.items()]
    )
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning", server_header=False)


if __name__ == "__main__":
    main()

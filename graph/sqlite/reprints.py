"""Clusters of near-duplicates, kept as articles come and go.

A new article looks only under its own bands, and at one member of each cluster there as long as that one
agrees: the cost of an article does not grow with the store or with the cluster.
"""

import sqlite3
import struct
from collections.abc import Iterator
from typing import NamedTuple

from belligraph.graph.origins import (
    Hashes,
    Signature,
    are_reprints,
    clusters,
    from_bytes,
    signature,
    to_bytes,
)


class Move(NamedTuple):
    """An article that went from one cluster to another."""

    article: str
    old: int
    new: int


class Place(NamedTuple):
    """Where a new article belongs, and who moved to make one cluster of all that it ties together."""

    cluster: int
    origin: str
    moves: list[Move]


def place(connection: sqlite3.Connection, n: int, id: str, text: str) -> Place:
    """File the article that is to get row `n` under its bands; its clusters are merged into one."""
    mark = signature(text)
    found = sorted(_clusters_like(connection, mark))
    cluster = min([n, *found])
    origins = {
        old: connection.execute("SELECT origin FROM article WHERE n = ?", (old,)).fetchone()[0]
        for old in found
    }
    origin = min([id, *origins.values()])
    moves = [move for old in found if old != cluster for move in _move(connection, old, cluster)]
    if any(known != origin for known in origins.values()):
        connection.execute("UPDATE article SET origin = ? WHERE cluster = ?", (origin, cluster))
    connection.execute(
        "INSERT INTO signature VALUES (?, ?, ?)", (n, to_bytes(mark.shingles), _pack(mark.keys))
    )
    _file(connection, n, cluster, mark.keys)
    return Place(cluster, origin, moves)


def displace(connection: sqlite3.Connection, n: int, cluster: int) -> list[Move]:
    """Take row `n` out of its cluster, which may fall apart; the article itself must be gone already."""
    keys = _signature(connection, n).keys
    connection.executemany(
        "DELETE FROM band WHERE key = ? AND cluster = ? AND article = ?", [(key, cluster, n) for key in keys]
    )
    connection.execute("DELETE FROM signature WHERE article = ?", (n,))
    rest = dict(connection.execute("SELECT n, id FROM article WHERE cluster = ?", (cluster,)).fetchall())
    moves: list[Move] = []
    for group in clusters({member: _signature(connection, member) for member in rest}):
        origin, new = min(rest[member] for member in group), group[0]
        for member in group:
            connection.execute(
                "UPDATE article SET cluster = ?, origin = ? WHERE n = ?", (new, origin, member)
            )
            if new != cluster:
                _refile(connection, member, cluster, new)
                moves.append(Move(rest[member], cluster, new))
    return moves


def _clusters_like(connection: sqlite3.Connection, mark: Signature) -> set[int]:
    """The clusters with a member that is a reprint of the text."""
    found: set[int] = set()
    unlike: set[int] = set()
    for key in mark.keys:
        cluster, article = -1, -1
        while True:
            row = connection.execute(
                "SELECT cluster, article FROM band WHERE key = ? AND (cluster, article) > (?, ?) "
                "ORDER BY cluster, article LIMIT 1",
                (key, cluster, article),
            ).fetchone()
            if row is None:
                break
            cluster, article = row
            if cluster not in found and article not in unlike:
                if are_reprints(mark.shingles, _shingles(connection, article)):
                    found.add(cluster)
                else:
                    unlike.add(article)
            if cluster in found:
                article = 2**62  # on to the next cluster
    return found


def _move(connection: sqlite3.Connection, old: int, new: int) -> Iterator[Move]:
    rows = connection.execute("SELECT n, id FROM article WHERE cluster = ?", (old,)).fetchall()
    for member, id in rows:
        _refile(connection, member, old, new)
        yield Move(id, old, new)
    connection.execute("UPDATE article SET cluster = ? WHERE cluster = ?", (new, old))


def _refile(connection: sqlite3.Connection, n: int, old: int, new: int) -> None:
    keys = _signature(connection, n).keys
    connection.executemany(
        "DELETE FROM band WHERE key = ? AND cluster = ? AND article = ?", [(key, old, n) for key in keys]
    )
    _file(connection, n, new, keys)


def _file(connection: sqlite3.Connection, n: int, cluster: int, keys: tuple[int, ...]) -> None:
    connection.executemany("INSERT OR IGNORE INTO band VALUES (?, ?, ?)", [(key, cluster, n) for key in keys])


def _signature(connection: sqlite3.Connection, n: int) -> Signature:
    row = connection.execute("SELECT shingles, keys FROM signature WHERE article = ?", (n,)).fetchone()
    return Signature(from_bytes(row[0]), _unpack(row[1]))


def _shingles(connection: sqlite3.Connection, n: int) -> Hashes:
    row = connection.execute("SELECT shingles FROM signature WHERE article = ?", (n,)).fetchone()
    return from_bytes(row[0])


def _pack(keys: tuple[int, ...]) -> bytes:
    return struct.pack(f"<{len(keys)}q", *keys)


def _unpack(blob: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(blob) // 8}q", blob)

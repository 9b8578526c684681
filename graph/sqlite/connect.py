"""Opening the file: pragmas, the version of its schema, and clear words when it can't be used."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from belligraph.errors import StoreError
from belligraph.graph.canonical import to_json
from belligraph.graph.paragraph import paragraph_of
from belligraph.graph.sqlite.expressions import PARAGRAPH
from belligraph.graph.sqlite.rows import read_claim

APPLICATION = 0x42454C47  # "BELG": tells our files from other SQLite files
MIGRATIONS = ("schema.sql", "changes.sql", "walks.sql", "times.sql", "statistics.sql", "shown.sql")
"""Scripts by version: the first makes an empty file a store of version 1, each next lifts it by one."""
VERSION = len(MIGRATIONS)
BUSY_S = 30.0
CACHE_KIB = 65536
MAPPED = 4 * 2**30
"""Bytes of the file that readers map rather than copy: questions at large stores take a third less time."""
CHECKPOINT_PAGES = 8192  # of the log before it is written back: batches touch pages all over the file
_MAGIC = b"SQLite format 3\0"


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection in autocommit with our pragmas; the schema made or lifted where it may be written.

    Missing parent folders are made, except for reading. Raises StoreError for a file that is no store of
    ours (which is left as it is), or is of a newer Belligraph.
    """
    _check_file(path, read_only)
    mode = "?mode=ro" if read_only else ""
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}{mode}",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
            timeout=BUSY_S,
            cached_statements=256,
        )
    except sqlite3.Error as error:
        raise StoreError(f"{path} can't be opened ({error}); name another file with --store") from None
    try:
        _prepare(connection, path, read_only)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        if read_only:
            connection.execute(f"PRAGMA mmap_size = {MAPPED}")
        connection.create_function(PARAGRAPH, 2, _paragraph, deterministic=True)
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreError(
            f"{path} can't be used as a store ({error}); name another file with --store"
        ) from None
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block's writes or none of them.

    Raises StoreError where SQLite can't write (another process writes for too long, the disk is full, …).
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        _undo(connection)
        raise StoreError(
            f"the store can't be written ({error}); nothing of this was kept, try again"
        ) from error
    except BaseException:
        _undo(connection)
        raise


def _undo(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _check_file(path: Path, read_only: bool) -> None:
    try:
        if not read_only:
            path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() and not read_only:
            return
        if not path.is_file():
            if path.exists():
                raise StoreError(f"{path} is no file; name a file with --store")
            raise StoreError(
                f"there is no store at {path}; load articles first, or name another with --store"
            )
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise StoreError(
            f"{path} can't be opened ({error.strerror}); name another file with --store"
        ) from None
    if head not in (b"", _MAGIC):
        raise StoreError(f"{path} is no Belligraph store but some other file; name another with --store")


def _prepare(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    version = _version(connection, path)
    if version == VERSION:
        return
    if read_only:
        if version and os.access(path, os.W_OK):
            connect(path).close()  # a store of an older Belligraph is lifted before it is read
            return
        raise StoreError(
            f"{path} holds no store of the present version; open it once for writing, by loading articles"
        )
    with transaction(connection):
        # Another process may have done it while this one waited.
        for version in range(_version(connection, path), VERSION):
            for statement in _statements(MIGRATIONS[version]):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the store; 0 for an empty file."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION and (tables or application or version):
        raise StoreError(f"{path} is a database of another program; name another file with --store")
    if version > VERSION:
        raise StoreError(
            f"{path} was written by a newer Belligraph (store version {version}, this one knows {VERSION}); "
            "upgrade Belligraph, or name another file with --store"
        )
    return int(version)


def _paragraph(record: str, content: str) -> str:
    """The SQL function of that name: a claim's record and its article's content → the paragraph as JSON."""
    return to_json(paragraph_of(content, read_claim((record, ""))).fields())


def _statements(script: str) -> Iterator[str]:
    text = files("belligraph.graph.sqlite").joinpath(script).read_text(encoding="utf-8")
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""

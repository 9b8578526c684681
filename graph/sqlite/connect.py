"""Opening the file: pragmas, the version of its schema, and clear words when it can't be used."""

import sqlite3
from importlib.resources import files
from pathlib import Path

from belligraph.errors import StoreError

APPLICATION = 0x42454C47  # "BELG": tells our files from other SQLite files
VERSION = 1
MIGRATIONS: dict[int, str] = {}  # version → statements that lift a store of the version before to it


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection with our pragmas; the schema made or lifted where it may be written.

    Raises StoreError for a file that is no store of ours, or is of a newer Belligraph.
    """
    if read_only and not path.is_file():
        raise StoreError(
            f"there is no store at {path}; load articles first: belligraph load --store {path} ARTICLES"
        )
    if not read_only:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{path.parent} can't be made: {error.strerror}; choose another --store"
            ) from None
    mode = "?mode=ro" if read_only else ""
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}{mode}",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
            timeout=30,
        )
    except sqlite3.Error as error:
        raise StoreError(f"{path} can't be opened: {error}") from None
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        _prepare(connection, path, read_only)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreError(f"{path} is no Belligraph store ({error}); name another file with --store") from None
    except StoreError:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if empty and read_only:
        raise StoreError(f"{path} is empty; load articles first: belligraph load --store {path} ARTICLES")
    if empty:
        schema = files("belligraph.graph.sqlite").joinpath("schema.sql").read_text(encoding="utf-8")
        connection.executescript(
            f"BEGIN IMMEDIATE; {schema} PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; COMMIT;"
        )
        return
    if application != APPLICATION:
        raise StoreError(f"{path} is a SQLite file, but no Belligraph store; name another file with --store")
    if version > VERSION:
        raise StoreError(
            f"{path} was written by a newer Belligraph (schema {version}, this one knows {VERSION}): upgrade"
        )
    for step in range(version + 1, VERSION + 1):
        if read_only:
            raise StoreError(
                f"{path} is of an older schema ({version}): open it once for writing, with belligraph load"
            )
        connection.executescript(f"BEGIN IMMEDIATE; {MIGRATIONS[step]} PRAGMA user_version = {step}; COMMIT;")

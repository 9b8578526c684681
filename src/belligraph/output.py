"""What the command line writes: data to standard output or a file, messages to standard error."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from belligraph.errors import InputError


def say(message: str) -> None:
    """One line to standard error."""
    print(message, file=sys.stderr, flush=True)


def open_missing_streams() -> None:
    """Where the shell closed a standard stream (`>&-`), Python has None for it: put nothing in its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def drop_output() -> None:
    """Nobody reads standard output any more; Python's last flush of it must not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_lines(lines: Iterable[str], output: Path | None) -> int:
    """Write lines as UTF-8 to a file (None: standard output); how many.

    A file appears whole or not at all. A reader that closes the pipe, as `head` does, ends the writing
    without complaint. Raises InputError for a file that can't be written.
    """
    if output is None:
        return _to_stdout(lines)
    draft = output.with_name(f".{output.name}.part")
    try:
        with draft.open("wb") as sink:
            count = sum(sink.write(f"{line}\n".encode()) > 0 for line in lines)
        draft.replace(output)
    except OSError as error:
        raise InputError(f"{output} can't be written: {error.strerror}") from None
    finally:
        with suppress(OSError):  # or it would hide why the file can't be written
            draft.unlink()
    return count


def _to_stdout(lines: Iterable[str]) -> int:
    count = 0
    try:
        for line in lines:
            sys.stdout.buffer.write(f"{line}\n".encode())
            count += 1
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        drop_output()
    return count

"""What the command line writes: data to standard output or a file, messages to standard error."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from belligraph.errors import InputError


def say(message: str) -> None:
    """One line to standard error."""
    print(message, file=sys.stderr, flush=True)


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
        draft.unlink(missing_ok=True)
    return count


def _to_stdout(lines: Iterable[str]) -> int:
    count = 0
    try:
        for line in lines:
            sys.stdout.buffer.write(f"{line}\n".encode())
            count += 1
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python flushes standard output once more at its end; that must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return count

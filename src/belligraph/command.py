"""How every command ends when something is wrong: one clear line, exit code 2, no traceback."""

import sqlite3
from typing import Any

import typer
from typer.core import TyperGroup

from belligraph.errors import BelligraphError
from belligraph.output import drop_output, say


class Commands(TyperGroup):
    """The group of commands, with our errors turned into lines on standard error."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BelligraphError as error:
            say(f"error: {_one_line(error)}")
        except sqlite3.Error as error:
            say(f"error: the store failed: {_one_line(error)}")
        except BrokenPipeError:  # as after `| head`: the reader has what it wants
            drop_output()
            return None
        except OSError as error:
            named = f"{error.filename}: " if error.filename else ""
            say(f"error: {named}{error.strerror or _one_line(error)}")
        except KeyboardInterrupt:
            say("stopped; what is stored stays, so run it again to go on")
            raise typer.Exit(130) from None
        raise typer.Exit(2)


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())

"""The command line: belligraph load, serve, export, import, query, remove, doctor, explain, codebook.

Exit codes: 0 all right; 1 something was damaged and passed over; 2 the input or the usage is wrong.
"""

import asyncio
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from belligraph import __version__
from belligraph.command import Commands
from belligraph.errors import InputError
from belligraph.graph.export.jsonl import KINDS, export
from belligraph.graph.open import open_store
from belligraph.output import open_missing_streams, say, write_lines
from belligraph.settings import load_settings

app = typer.Typer(cls=Commands, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

STORE = typer.Option(
    "--store",
    help="The store's file.  [default: BELLIGRAPH_STORE, else one in the user's data folder]",
)
StoreOption = Annotated[str | None, STORE]
What = StrEnum("What", [(name, name) for name in KINDS])  # type: ignore[misc]


class Format(StrEnum):
    """What an export can be written as."""

    JSONL = "jsonl"


def _version(wanted: bool) -> None:
    if wanted:
        print(f"belligraph {__version__}")
        raise typer.Exit


@app.callback()
def belligraph(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Evidence-backed entity-relationship graphs from news of war and diplomacy."""


@app.command("load")
def load_command(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders, globs; - for standard input.",
            show_default=False,
        ),
    ],
    store: StoreOption = None,
    processes: Annotated[int, typer.Option(min=1, max=256, help="On how many cores to read.")] = 1,
    llm: Annotated[
        bool,
        typer.Option(
            "--llm", help="Ask the language model at BELLIGRAPH_LLM_URL for more claims (network!)."
        ),
    ] = False,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="With --llm: tell tokens and cost, and stop; nothing is sent.")
    ] = False,
) -> None:
    """Read articles and add what they say to the store. Articles that it has are passed over."""
    from belligraph.loading import run_load

    settings = load_settings(store=store)
    if estimate and not llm:
        raise InputError("--estimate tells what --llm would take: give both")
    if not llm:
        raise typer.Exit(run_load(settings.store, paths, processes))
    from belligraph.proposing import proposer_of, run_estimate

    proposer = proposer_of(settings)
    if estimate:
        run_estimate(proposer, settings.store, paths)
        return
    try:
        code = run_load(settings.store, paths, processes, proposer)
    finally:
        proposer.end()
    raise typer.Exit(code)


@app.command()
def serve(
    store: StoreOption = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.  [default: 127.0.0.1]")] = None,
    port: Annotated[
        int | None, typer.Option(help="Port to listen on; 0 takes any free one.  [default: 8000]")
    ] = None,
) -> None:
    """Serve the store over GraphQL, with the explorer and GraphiQL."""
    from belligraph.serving import run_server

    settings = load_settings(store=store, host=host, port=port)
    keep = settings.keep * 2**20
    with open_store(settings.store, read_only=not settings.mutations, keep=keep) as opened:
        run_server(settings, opened)


@app.command("export")
def export_command(
    what: Annotated[What, typer.Argument(help="What to write.", show_default=False)],
    store: StoreOption = None,
    format: Annotated[Format, typer.Option(help="The format.")] = Format.JSONL,
    output: Annotated[
        Path | None, typer.Option(help="The file to write.  [default: standard output]", dir_okay=False)
    ] = None,
) -> None:
    """Write what the store has, a line each; `extractions` move a store without loss."""
    with open_store(load_settings(store=store).store, read_only=True) as opened:
        write_lines(export(opened, what.value), output)


@app.command("import")
def import_command(
    file: Annotated[str, typer.Argument(help="A file of extractions; - for standard input.")],
    store: StoreOption = None,
) -> None:
    """Add extractions that `export extractions` wrote; all of them, or, when one is wrong, none."""
    from belligraph.loading import run_import

    run_import(load_settings(store=store).store, file)


@app.command()
def query(
    text: Annotated[str, typer.Argument(metavar="GRAPHQL", help="A GraphQL document; - for standard input.")],
    store: StoreOption = None,
    variables: Annotated[str, typer.Option(help="Variables, as a JSON object.")] = "{}",
    operation: Annotated[str | None, typer.Option(help="Which of several operations to run.")] = None,
) -> None:
    """Ask the store with GraphQL; the answer is JSON. Exit code 2 when it has errors."""
    from belligraph.schema.graphql.engine import Engine

    settings = load_settings(store=store)
    given = _variables(variables)
    document = sys.stdin.read() if text == "-" else text
    with open_store(settings.store, read_only=True) as opened:
        engine = Engine(opened, settings.limits, settings.timeout)
        answer = asyncio.run(engine.answer(document, given, operation))
    write_lines([json.dumps(answer.body, ensure_ascii=False, indent=2)], None)
    if "errors" in answer.body:
        raise typer.Exit(2)


def _variables(text: str) -> dict[str, Any]:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"--variables is no JSON: {error}") from None
    if not isinstance(given, dict):
        raise InputError('--variables must be a JSON object, as in {"id": "RUS"}')
    return given


@app.command()
def remove(
    article: Annotated[str, typer.Argument(metavar="ARTICLE_ID", help="The article's id.")],
    store: StoreOption = None,
) -> None:
    """Take an article out of the store, with all that rests on it alone."""
    path = load_settings(store=store).store
    with open_store(path, read_only=True) as opened:
        known = opened.has_articles([article])
    if not known:
        raise InputError(f"{path} has no article {article!r}; `belligraph export articles` tells the ids")
    with open_store(path) as opened:
        opened.remove(article)
    say(f"removed {article}")


@app.command()
def doctor(store: StoreOption = None) -> None:
    """Look whether everything is there that the service needs; exit code 1 when something is not."""
    from rich.console import Console
    from rich.markup import escape

    from belligraph.doctor import examine

    console = Console(highlight=False, soft_wrap=True)
    broken = False
    for finding in examine(load_settings(store=store)):
        broken = broken or not finding.right
        mark = "[green]ok  [/]" if finding.right else "[red]bad [/]"
        console.print(f"{mark} {finding.name}: {escape(finding.text)}")
        if not finding.right:
            console.print(f"     mend it: {escape(finding.mend)}")
    raise typer.Exit(1 if broken else 0)


@app.command()
def explain(
    text: Annotated[
        str, typer.Argument(metavar="SENTENCE", help="A sentence or a few; - for standard input.")
    ],
) -> None:
    """Show how a sentence is read: tokens, mentions, the frame that fired, mood, and each claim."""
    from belligraph.loaders.articles.characters import clean
    from belligraph.loaders.explain import explain as lines

    given = clean(sys.stdin.read() if text == "-" else text)
    if not given.strip():
        raise InputError("there is no sentence to explain")
    write_lines(lines(given), None)


@app.command()
def codebook() -> None:
    """Run the codebook's own examples; exit code 1 when one does not read as it promises."""
    from belligraph.loaders.codebook.check import check

    verdicts = list(check())
    wrong = [verdict for verdict in verdicts if verdict.missing]
    for verdict in wrong:
        say(f"{verdict.frame.key}: {verdict.frame.example}")
        say(f"  promised {'; '.join(verdict.missing)}")
        say(f"  read     {'; '.join(verdict.read) or 'nothing'}")
    print(f"{len(verdicts) - len(wrong)} of {len(verdicts)} examples read as promised")
    raise typer.Exit(1 if wrong else 0)


def main() -> None:
    """The entry point."""
    open_missing_streams()
    app(prog_name="belligraph")


if __name__ == "__main__":
    main()

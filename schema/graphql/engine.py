"""A GraphQL request in, its answer out: read (once for each text), weighed, run, its errors told."""

import asyncio
import inspect
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from belligraph.errors import InputError
from belligraph.graph.store import Reader
from belligraph.schema.graphql.context import Context
from belligraph.schema.graphql.guard import Limits, Refused, check_cost, read
from belligraph.schema.graphql.schema import executable
from belligraph.schema.graphql.writing import Writer
from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    execute,
    get_operation_ast,
)

log = logging.getLogger("belligraph.graphql")
REMEMBERED = 256  # documents kept once they are read
REMEMBERED_LENGTH = 20_000  # characters above which one is not kept: a long comment costs an asker nothing


@dataclass(frozen=True, slots=True)
class Answer:
    """The response's body; `refused` when the operation was not run at all."""

    body: dict[str, Any]
    refused: bool = False


class Engine:
    """Answers GraphQL requests from a store. `timeout` is in seconds; mutations want a `writer`."""

    def __init__(
        self,
        reader: Reader,
        limits: Limits | None = None,
        timeout: float = 30.0,
        writer: Writer | None = None,
    ) -> None:
        self.reader = reader
        self.writer = writer
        self.limits = limits or Limits()
        self.timeout = timeout
        self.schema = executable()
        self._remembered = lru_cache(REMEMBERED)(self._read_anew)

    def _read_anew(self, text: str) -> DocumentNode:
        return read(self.schema, text, self.limits)

    def _read(self, text: str) -> DocumentNode:
        return self._read_anew(text) if len(text) > REMEMBERED_LENGTH else self._remembered(text)

    async def answer(
        self,
        text: str,
        variables: Mapping[str, Any] | None = None,
        operation: str | None = None,
        *,
        only_queries: bool = False,
    ) -> Answer:
        """The answer to a document. Never raises for what the asker did; `only_queries` refuses the rest."""
        given = dict(variables or {})
        try:
            document = self._read(text)
            chosen = _chosen(document, operation)
            if only_queries and chosen.operation is not OperationType.QUERY:
                raise Refused("METHOD_NOT_ALLOWED", [GraphQLError("only queries can be asked with GET")])
            check_cost(self.schema, document, chosen, given, self.limits)
        except Refused as refused:
            return Answer({"errors": [_told(e, refused.code) for e in refused.errors]}, refused=True)
        try:
            async with asyncio.timeout(self.timeout):
                result = await self._run(document, given, operation)
        except TimeoutError:
            kept = "; what it writes may still be kept" if chosen.operation is OperationType.MUTATION else ""
            error = GraphQLError(
                f"the operation took longer than {self.timeout:g} s{kept}; ask for less at once"
            )
            return Answer({"data": None, "errors": [_told(error, "TIMEOUT")]})
        return _answer(result)

    async def _run(
        self, document: DocumentNode, variables: dict[str, Any], operation: str | None
    ) -> ExecutionResult:
        running = execute(
            self.schema,
            document,
            context_value=Context(self.reader, self.writer),
            variable_values=variables,
            operation_name=operation,
        )
        return await running if inspect.isawaitable(running) else running


def _chosen(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    chosen = get_operation_ast(document, name)
    if chosen is None:
        named = [
            d.name.value
            for d in document.definitions
            if isinstance(d, OperationDefinitionNode) and d.name is not None
        ]
        hint = f"it has {', '.join(named)}" if named else "it has none with a name"
        wanted = f"the document has no operation {name!r}" if name else "operationName must say which to run"
        raise Refused("BAD_USER_INPUT", [GraphQLError(f"{wanted}; {hint}")])
    return chosen


def _answer(result: ExecutionResult) -> Answer:
    if not result.errors:
        return Answer({"data": result.data})
    errors = [_told(error) for error in result.errors]
    if result.data is None and all(error.path is None for error in result.errors):
        return Answer({"errors": errors}, refused=True)  # variables that don't fit: nothing was run
    return Answer({"errors": errors, "data": result.data})


def _told(error: GraphQLError, code: str | None = None) -> dict[str, Any]:
    """The error as the asker sees it. What is not the asker's doing goes to the log under a reference."""
    told: dict[str, Any] = dict(error.formatted)
    cause = error.original_error
    if cause is not None and not isinstance(cause, InputError | GraphQLError):
        reference = secrets.token_hex(4)
        log.error("internal error %s", reference, exc_info=cause)
        told["message"] = f"internal error; the service's log has more under {reference}"
        code = "INTERNAL_ERROR"
    return {**told, "extensions": {**told.get("extensions", {}), "code": code or "BAD_USER_INPUT"}}

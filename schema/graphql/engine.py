"""A GraphQL request in, its answer out: read (once for each text), weighed, run, its errors told."""

import asyncio
import inspect
import logging
import secrets
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from pydantic_core import from_json, to_json

from belligraph.errors import InputError, QueryError
from belligraph.graph.deadline import DeadlineExceeded, check_deadline, deadline
from belligraph.graph.selection import Uncompilable
from belligraph.graph.store import Reader
from belligraph.schema.graphql.context import Context
from belligraph.schema.graphql.guard import Limits, Refused, check_cost
from belligraph.schema.graphql.offload import Offload
from belligraph.schema.graphql.prepare import Operation, Prepared
from belligraph.schema.graphql.recent import Recent
from belligraph.schema.graphql.schema import executable
from belligraph.schema.graphql.stream import NotStarted, follow
from belligraph.schema.graphql.subscription import Following
from belligraph.schema.graphql.watcher import Watcher
from belligraph.schema.graphql.writing import Writer
from graphql import ExecutionResult, GraphQLError, execute

log = logging.getLogger("belligraph.graphql")
NO_STREAM = (
    "a subscription has many answers: ask over a WebSocket (graphql-transport-ws), "
    "or accept text/event-stream"
)
STATEMENTS = 4  # long statements at a time: SQLite runs them side by side
RESOLVERS = 2  # large operations in Python at a time: more would only share one interpreter lock
SMALL = 1_000  # values up to which resolvers run on the event loop: some tens of milliseconds
SHORT = 1_000  # characters up to which a document is read on the event loop
REMEMBERED = 256  # documents kept once they are read
REMEMBERED_LENGTH = 20_000  # characters above which one is not kept: a long comment costs an asker nothing


@dataclass(frozen=True, slots=True)
class Answer:
    """The response's body as JSON; `refused` when the operation was not run at all, with the codes why.

    `cursor`: of an event of a subscription, where to go on after it.
    """

    json: bytes
    refused: bool = False
    codes: tuple[str, ...] = ()
    cursor: str | None = None

    @property
    def body(self) -> dict[str, Any]:
        """The response's body."""
        found: dict[str, Any] = from_json(self.json)
        return found


class Engine:
    """Answers GraphQL requests from a store.

    `timeout` is in seconds; mutations want a `writer`. `compiled`: whether operations become one statement
    where the store can do that (the answers are the same). `tell_plan`: whether `extensions.plan` says which
    way a request went.
    """

    def __init__(
        self,
        reader: Reader,
        limits: Limits | None = None,
        timeout: float = 30.0,
        writer: Writer | None = None,
        *,
        compiled: bool = True,
        tell_plan: bool = False,
    ) -> None:
        self.reader = reader
        self.writer = writer
        self.watcher = Watcher(reader)
        self.limits = limits or Limits()
        self.timeout = timeout
        self.schema = executable()
        self.tell_plan = tell_plan
        self._offload = Offload(STATEMENTS)
        self._python = Offload(RESOLVERS)
        self._compile = getattr(reader, "compile", None) if compiled else None
        self._remembered: Recent[str, Prepared] = Recent(REMEMBERED)

    async def _prepared(self, text: str) -> Prepared:
        """The document, read; a long one, once, in a thread, since validation may take a while."""
        if text in self._remembered:
            return self._remembered[text]
        read = partial(Prepared, self.schema, text, self.limits, self._compile)
        prepared = read() if len(text) <= SHORT else await self._python.run(read)
        if len(text) <= REMEMBERED_LENGTH:
            self._remembered[text] = prepared
        return prepared

    def _weigh(self, chosen: Operation, variables: Mapping[str, Any]) -> tuple[dict[str, Any] | None, int]:
        """The variables as coerced (None: they don't fit), and the cost. Raises Refused for one too high."""
        coerced = chosen.coerce(variables)
        cost = 0 if coerced is None else chosen.cost(coerced)
        check_cost(cost, self.limits)
        return coerced, cost

    async def answer(
        self,
        text: str,
        variables: Mapping[str, Any] | None = None,
        operation: str | None = None,
        *,
        only_queries: bool = False,
    ) -> Answer:
        """The answer to a document. Never raises for what the asker did; `only_queries` refuses the rest."""
        given = variables or {}
        try:
            prepared = await self._prepared(text)
            chosen = prepared.operation(operation)
            if only_queries and not chosen.is_query:
                raise Refused("METHOD_NOT_ALLOWED", [GraphQLError("only queries can be asked with GET")])
            if chosen.is_subscription:
                raise Refused("BAD_REQUEST", [GraphQLError(NO_STREAM)])
            coerced, cost = self._weigh(chosen, given)
        except Refused as refused:
            return _refusal([_told(e, refused.code) for e in refused.errors])
        return await self._run(prepared, chosen, coerced, cost, given)

    async def subscribe(
        self,
        text: str,
        variables: Mapping[str, Any] | None = None,
        operation: str | None = None,
        *,
        resume: str | None = None,
        only_reads: bool = False,
    ) -> AsyncGenerator[Answer, None]:
        """The answers to a document of any kind, one after the other; a subscription's end when it is left.

        It passes the same checks as with `answer`, and each event has the engine's timeout. `resume` is a
        cursor that goes before the argument `after`; `only_reads` refuses mutations. Never raises for what
        the asker did.
        """
        given = variables or {}
        try:
            prepared = await self._prepared(text)
            chosen = prepared.operation(operation)
            coerced, cost = self._weigh(chosen, given)
            if only_reads and not (chosen.is_query or chosen.is_subscription):
                raise Refused("METHOD_NOT_ALLOWED", [GraphQLError("only queries can be asked with GET")])
        except Refused as refused:
            yield _refusal([_told(e, refused.code) for e in refused.errors])
            return
        if not chosen.is_subscription:
            yield await self._run(prepared, chosen, coerced, cost, given)
            return
        context = Following(self.reader, self.watcher, self.timeout, resume)
        events = follow(self.schema, prepared.document, context, given, operation, self.timeout)
        extensions = self._extensions(cost, "resolved")
        try:
            async with aclosing(events):
                async for result, cursor in events:
                    yield replace(_answer(result, extensions), refused=False, cursor=cursor)
        except NotStarted as failed:
            yield _refusal([_told(error) for error in failed.errors])

    async def _run(
        self,
        prepared: Prepared,
        chosen: Operation,
        coerced: dict[str, Any] | None,
        cost: int,
        given: Mapping[str, Any],
    ) -> Answer:
        """The answer to an operation that was weighed."""
        if chosen.known is not None:
            return Answer(chosen.known)
        try:
            with deadline(self.timeout):
                async with asyncio.timeout(self.timeout):
                    data = None if coerced is None else await self._compiled(chosen, coerced)
                    if data is not None:
                        return _success(data, self._extensions(cost, "compiled"))
                    result = await self._resolved(prepared, chosen, cost, given)
        except (TimeoutError, DeadlineExceeded):
            kept = "" if chosen.is_query else "; what it writes may still be kept"
            error = GraphQLError(
                f"the operation took longer than {self.timeout:g} s{kept}; ask for less at once"
            )
            return Answer(to_json({"data": None, "errors": [_told(error, "TIMEOUT")]}))
        answer = _answer(result, self._extensions(cost, "resolved"))
        if chosen.is_static and not answer.refused:
            chosen.known = answer.json
        return answer

    async def _compiled(self, chosen: Operation, variables: dict[str, Any]) -> bytes | None:
        """The data from one statement; None where resolvers must answer."""
        statement = chosen.statement(variables)
        if statement is None:
            return None
        try:
            quick = statement.quickly(variables)
            check_deadline()
            return await self._offload.run(partial(statement, variables)) if quick is None else quick
        except Uncompilable:
            chosen.give_up(variables)
            return None
        except QueryError:
            return None

    async def _resolved(
        self, prepared: Prepared, chosen: Operation, cost: int, given: Mapping[str, Any]
    ) -> ExecutionResult:
        """Small queries and all writes on the event loop, large queries in a thread with its own loop."""
        arguments: dict[str, Any] = {
            "schema": self.schema,
            "document": prepared.document,
            "variable_values": dict(given),
            "operation_name": chosen.node.name.value if chosen.node.name else None,
        }
        if cost <= SMALL or not chosen.is_query:
            return await _execute(Context(self.reader, self.writer), arguments)
        aside = Context(self.reader, aside=True)
        return await self._python.run(lambda: asyncio.run(_execute(aside, arguments)))

    def close(self) -> None:
        """End the engine's threads, and its subscriptions."""
        self.watcher.stop()
        self._offload.close()
        self._python.close()

    def _extensions(self, cost: int, plan: str) -> bytes:
        told = b'{"cost":{"requested":%d,"limit":%d}' % (cost, self.limits.cost)
        return told + (b',"plan":"%b"}' % plan.encode() if self.tell_plan else b"}")


async def _execute(context: Context, arguments: dict[str, Any]) -> ExecutionResult:
    running = execute(context_value=context, **arguments)
    return await running if inspect.isawaitable(running) else running


def _refusal(errors: list[dict[str, Any]]) -> Answer:
    codes = tuple(error["extensions"]["code"] for error in errors)
    return Answer(to_json({"errors": errors}), refused=True, codes=codes)


def _success(data: bytes, extensions: bytes) -> Answer:
    return Answer(b'{"data":%b,"extensions":%b}' % (data, extensions))


def _answer(result: ExecutionResult, extensions: bytes) -> Answer:
    if not result.errors:
        return _success(to_json(result.data), extensions)
    errors = [_told(error) for error in result.errors]
    if result.data is None and all(error.path is None for error in result.errors):
        return _refusal(errors)  # variables that don't fit: nothing was run
    return Answer(
        b'{"errors":%b,"data":%b,"extensions":%b}' % (to_json(errors), to_json(result.data), extensions)
    )


def _told(error: GraphQLError, code: str | None = None) -> dict[str, Any]:
    """The error as the asker sees it. What is not the asker's doing goes to the log under a reference."""
    told: dict[str, Any] = dict(error.formatted)
    cause = error.original_error
    if isinstance(cause, DeadlineExceeded):
        told["message"], code = "it took too long; ask for less at once", "TIMEOUT"
    elif cause is not None and not isinstance(cause, InputError | GraphQLError):
        reference = secrets.token_hex(4)
        log.error("internal error %s", reference, exc_info=cause)
        told["message"] = f"internal error; the service's log has more under {reference}"
        code = "INTERNAL_ERROR"
    extensions = {"code": "BAD_USER_INPUT", **told.get("extensions", {})}
    return {**told, "extensions": extensions if code is None else {**extensions, "code": code}}

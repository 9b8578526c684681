"""Running a subscription: its source of events, and each event answered by itself, in time."""

import asyncio
import inspect
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any

from belligraph.errors import StoreError
from belligraph.graph.deadline import DeadlineExceeded, deadline
from belligraph.schema.graphql.subscription import ClaimAdded, Following
from belligraph.schema.graphql.watcher import Stopped
from graphql import (
    DocumentNode,
    ExecutionResult,
    Executor,
    GraphQLError,
    GraphQLSchema,
    create_source_event_stream,
    execute_subscription_event,
)


class NotStarted(Exception):
    """The subscription gives no events; `errors` say why."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(errors)
        self.errors = errors


async def follow(
    schema: GraphQLSchema,
    document: DocumentNode,
    context: Following,
    variables: Mapping[str, Any],
    operation: str | None,
    timeout: float,
) -> AsyncGenerator[tuple[ExecutionResult, str | None], None]:
    """The result of each event and its cursor, until the one who asks or the service leaves.

    Raises NotStarted before the first. `timeout` is in seconds, and for one event.
    """
    executor = Executor.build(
        schema,
        document,
        context_value=context,
        raw_variable_values=dict(variables),
        operation_name=operation,
    )
    if isinstance(executor, list):
        raise NotStarted(executor)
    source: Any = create_source_event_stream(executor)
    if inspect.isawaitable(source):
        source = await source
    if isinstance(source, ExecutionResult):
        raise NotStarted(source.errors or [])
    async with aclosing(source) as events:
        while True:
            try:
                event: ClaimAdded = await anext(events)
            except (StopAsyncIteration, Stopped):
                return
            except Exception as error:
                yield _failure(error, timeout), None
                return
            try:
                with deadline(timeout):
                    async with asyncio.timeout(timeout):
                        result = await _answered(executor, event)
            except (TimeoutError, DeadlineExceeded) as error:
                result = _failure(error, timeout)
            if result.errors and await _is_gone(context, event.claim.id):
                continue
            yield result, event.cursor


async def _answered(executor: Executor[Any], event: ClaimAdded) -> ExecutionResult:
    running = execute_subscription_event(executor.build_per_event_executor(event))
    return await running if inspect.isawaitable(running) else running


async def _is_gone(context: Following, claim: str) -> bool:
    """Was the claim's article removed meanwhile? (A store that can't tell is told of by the next reading.)"""
    try:
        return not await context.read(lambda reader: reader.claims_by_id([claim]))
    except StoreError:
        return False


def _failure(error: Exception, timeout: float) -> ExecutionResult:
    if isinstance(error, TimeoutError | DeadlineExceeded):
        words = f"an event took longer than {timeout:g} s; ask for less of each"
        return ExecutionResult(None, [GraphQLError(words, extensions={"code": "TIMEOUT"})])
    return ExecutionResult(None, [GraphQLError(str(error), original_error=error)])

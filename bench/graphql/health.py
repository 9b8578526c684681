"""Whether the service answers others while it works: `python bench/graphql/health.py [SECONDS] [STORE]`.

Asks /healthz every 20 ms, alone and while eight clients send the largest operations that are accepted, one
kind after the other: compiled to one statement, answered by resolvers, introspection. Prints the median, the
99th percentile and the worst time of /healthz, and how many large operations were answered; none is kept.
"""

import asyncio
import os
import statistics
import sys
import time

import httpx
from guard import service

CLIENTS = 8
INNER = "nodes { id quote confidence subject { id name } object { id name } }"
LARGE = {
    "alone": None,
    "compiled": "{ entities(first: 60) { nodes { id claims(first: 150) { " + INNER + " } } } }",
    "resolved": '{ search(text: "a", first: 60) { node { id ... on Entity { claims(first: 150) { '
    + INNER
    + " } } ... on Article { id } } } }",
    "introspection": "{ __schema { types { name fields { name type { name kind ofType { name kind } } args { "
    "name type { name } } } inputFields { name type { name } } enumValues { name } } } }",
}


async def healths(client: httpx.AsyncClient, until: float) -> list[float]:
    """Seconds that each answer of /healthz took."""
    taken = []
    while time.monotonic() < until:
        begin = time.perf_counter()
        assert (await client.get("/healthz")).status_code == 200
        taken.append(time.perf_counter() - begin)
        await asyncio.sleep(0.02)
    return taken


async def loads(client: httpx.AsyncClient, text: str, until: float) -> int:
    """How many answers came."""
    answered = 0
    while time.monotonic() < until:
        answer = await client.post("/graphql", json={"query": text})
        assert answer.status_code == 200, answer.text[:300]
        answered += 1
    return answered


async def measure(address: str, seconds: float) -> None:
    """Measure and print."""
    print("| meanwhile | /healthz p50 | p99 | worst | answered |\n|---|---|---|---|---|")
    for name, text in LARGE.items():
        until = time.monotonic() + seconds
        async with httpx.AsyncClient(base_url=address, timeout=120) as client:
            busy = [loads(client, text, until) for _ in range(CLIENTS)] if text else []
            taken, *answered = await asyncio.gather(healths(client, until), *busy)
        taken.sort()
        p99 = taken[int(len(taken) * 0.99)]
        figures = [f"{1000 * x:.1f} ms" for x in (statistics.median(taken), p99, taken[-1])]
        print(f"| {name} | {' | '.join(figures)} | {sum(answered)} |")


if __name__ == "__main__":
    os.environ["BELLIGRAPH_KEEP"] = "0"
    with service(*sys.argv[2:3]) as (found, _):
        asyncio.run(measure(found, float(sys.argv[1]) if len(sys.argv) > 1 else 10.0))

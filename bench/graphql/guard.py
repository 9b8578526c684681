"""How long it takes to refuse what is too large: `python bench/graphql/guard.py`.

Starts the service on the sample articles, sends it each hostile request ten times, and prints the median time
to the answer with its status and message, and how much the server's memory grew over all of them.
"""

import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

SAMPLES = Path(__file__).parent.parent.parent / "examples" / "articles"
TIMES = 10


def doubling(levels: int) -> str:
    """Fragments that each spread the next one twice."""
    chain = "".join(
        f" fragment f{i} on Entity {{ a: actsFor {{ ...f{i + 1} }} b: actsFor {{ ...f{i + 1} }} }}"
        for i in range(levels)
    )
    return f'{{ entity(id: "x") {{ ...f0 }} }}{chain} fragment f{levels} on Entity {{ name }}'


DOCUMENTS = {
    **{f"fragments doubling, {n} levels": doubling(n) for n in (10, 50, 100, 200)},
    "800 duplicate fields": "{ stats {" + "claims " * 800 + "} }",
    "5,000 aliases": "{" + " ".join(f"a{i}: stats {{ claims }}" for i in range(5_000)) + "}",
    "depth 1,000": "{" + "a{" * 1_000 + "b" + "}" * 1_001,
    "{a{a{… 5,000 deep": "{" + "a{" * 5_000,
    "a billion values": "{ entities(first: 250) { nodes { edgesOut(first: 250) { nodes { claims(first: 250) "
    "{ nodes { id } } } } } } }",
}


@contextmanager
def service(store: str | None = None) -> Iterator[tuple[str, int]]:
    """The address and process id of a service on a store; without one, on the sample articles."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "belligraph.cli"]
        if store is None:
            store = str(Path(folder) / "store.db")
            subprocess.run(
                [*command, "load", "--store", store, str(SAMPLES)], check=True, capture_output=True
            )
        process = subprocess.Popen(
            [*command, "serve", "--store", store, "--port", "0"], stderr=subprocess.PIPE, text=True
        )
        try:
            assert process.stderr is not None
            for line in process.stderr:
                found = re.search(r"(http://[\w.:]+)/graphql", line)
                if found:
                    yield found[1], process.pid
                    break
        finally:
            process.terminate()
            process.wait()


def refused_at_once(address: str, length: int) -> float:
    """Seconds from the head of a request with a body of that length to the answer's status 413."""
    host, port = address.removeprefix("http://").split(":")
    fields = (f"host: {host}", f"content-length: {length}", "content-type: application/json")
    head = "\r\n".join(["POST /graphql HTTP/1.1", *fields])
    with socket.create_connection((host, int(port)), timeout=60) as link:
        begin = time.perf_counter()
        link.sendall(f"{head}\r\n\r\n".encode() + b" " * 1_000)
        status = link.recv(4096)
        taken = time.perf_counter() - begin
    assert status.startswith(b"HTTP/1.1 413"), status
    return taken


def memory(process: int) -> int:
    """Resident memory in KiB."""
    text = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text)[1])  # type: ignore[index]


def main() -> None:
    """Measure and print."""
    json = {"content-type": "application/json"}
    bodies: dict[str, bytes | dict[str, str]] = {name: {"query": text} for name, text in DOCUMENTS.items()}
    bodies["JSON 100,000 deep"] = b'{"query": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    bodies["not UTF-8"] = b'{"query": "\xff"}'
    with service() as (address, process), httpx.Client(base_url=address, timeout=60) as client:
        client.post("/graphql", json={"query": "{ stats { claims } }"})
        before = memory(process)
        print("| request | ms | status | answer |\n|---|---|---|---|")
        for name, body in bodies.items():
            taken = []
            for _ in range(TIMES):
                begin = time.perf_counter()
                if isinstance(body, dict):
                    answer = client.post("/graphql", json=body)
                else:
                    answer = client.post("/graphql", content=body, headers=json)
                taken.append(time.perf_counter() - begin)
            found = answer.json()
            told = found["errors"][0]["message"] if "errors" in found else "answered"
            print(f"| {name} | {statistics.median(taken) * 1000:.1f} | {answer.status_code} | {told[:90]} |")
        taken = [refused_at_once(address, 50_000_000) for _ in range(TIMES)]
        print(
            f"| a body of 50 MB | {statistics.median(taken) * 1000:.1f} | 413 | answered before it is sent |"
        )
        print(f"\nmemory of the server: {before:,} KiB before, {memory(process):,} KiB after")


if __name__ == "__main__":
    main()

#!/usr/bin/env bash
# The peer run: the same graph and questions to @neo4j/graphql with Neo4j, to the limit, and to Belligraph.
#
#   bench/graphql/run.sh [PEER NEO4J]
#
#   PEER   folder of the peer: server.mjs, load.py (which also writes data/nodes.jsonl, data/edges.jsonl), package.json
#   NEO4J  folder with neo4j-up.sh
# Both are copied before they are used. Without them a graph of the same kind is invented, and the peer is left out.
#
# Environment: PYTHON (.venv/bin/python), WORK (build/bench-graphql: stores and packages stay there for the next run),
#   ENGINE (yoga, or apollo), SECONDS_EACH (8), WARM (4), CONNECTIONS (1,16); MET (MEETS: whom a person met and who met
#   them; SUPPORTS: with a direction, as the peer has it, so that all show the same edges).
# Needs Node 20 or newer with npm, for the peer Java 17 or newer and Maven. What it starts, it ends.
set -euo pipefail
peer=${1:+$(cd "$1" && pwd)} neo4j=${2:+$(cd "$2" && pwd)}
cd "$(dirname "$0")/../.."
python=$(command -v "${PYTHON:-.venv/bin/python}")
work=${WORK:-build/bench-graphql}
mkdir -p "$work/results"
work=$(cd "$work" && pwd)
here=$PWD/bench/graphql
export OMP_NUM_THREADS=1 MET=${MET:-MEETS}

started=()
finish() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
}
trap finish EXIT

free_port() { "$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
await() { # PID PORT LOG
  for _ in $(seq 600); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null; then return; fi
    kill -0 "$1" 2>/dev/null || break
    sleep 0.1
  done
  echo "this did not start:" >&2
  tail -20 "$3" >&2
  exit 1
}

if [ ! -d "$work/node_modules" ]; then
  cp "$here/package.json" "$work/"
  npm install --prefix "$work" --no-package-lock --no-audit --no-fund --loglevel=error
fi
cp "$here"/*.mjs "$work/" # beside the packages, where Node looks for them

targets=()
if [ -n "$peer" ]; then
  [ -d "$work/neo4j" ] || { cp -r "$neo4j" "$work/neo4j"; chmod -R u+w "$work/neo4j"; }
  [ -d "$work/peer" ] || { cp -r "$peer" "$work/peer"; chmod -R u+w "$work/peer"; }
  [ -d "$work/peer/node_modules" ] || npm install --prefix "$work/peer" --no-audit --no-fund --loglevel=error
  export NEO4J_USER=neo4j NEO4J_PASSWORD=only-for-this-run
  read -r database BOLT _ < <(bash "$work/neo4j/neo4j-up.sh" "$work/neo4j-home" "$NEO4J_PASSWORD")
  export BOLT
  started+=("$database")
  "$python" "$work/peer/load.py" "$BOLT" "$NEO4J_USER" "$NEO4J_PASSWORD" 2>"$work/results/peer-load.log"
  port=$(free_port)
  (cd "$work/peer" && ENGINE=${ENGINE:-yoga} PORT=$port NODE_ENV=production exec node server.mjs) \
    >"$work/results/peer.log" 2>&1 &
  started+=($!)
  await $! "$port" "$work/results/peer.log"
  targets+=("peer http://127.0.0.1:$port $!,$database")
fi

store=$work/invented-$MET.db
[ -z "$peer" ] || store=$work/peer-$MET.db
"$python" "$here/make.py" "$store" ${peer:+--from "$work/peer/data"}

port=$(free_port)
"$python" "$here/limit.py" "$store" "$port" >"$work/results/limit.log" 2>&1 &
started+=($!)
await $! "$port" "$work/results/limit.log"
targets+=("limit http://127.0.0.1:$port $!")

for keep in 0 64; do # each answer made anew; and as the service does it, kept until the store changes
  name=belligraph; [ $keep = 0 ] || name=belligraph-keeping
  port=$(free_port)
  BELLIGRAPH_KEEP=$keep "$python" -m belligraph.cli serve --store "$store" --port "$port" \
    >"$work/results/$name.log" 2>&1 &
  started+=($!)
  await $! "$port" "$work/results/$name.log"
  targets+=("$name http://127.0.0.1:$port $!")
done

cd "$work"
node compare.mjs "$store" $(for target in "${targets[@]}"; do read -r name url _ <<<"$target"; echo "$name=$url"; done)
results=()
for target in "${targets[@]}"; do
  read -r name url pids <<<"$target"
  node load.mjs "$name" "$url" "$store" "results/$name.json" "$pids"
  results+=("results/$name.json")
done
"$python" "$here/table.py" "${results[@]}"

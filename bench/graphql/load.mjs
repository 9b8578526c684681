// Load on one target: node load.mjs TARGET URL STORE OUT.json PID[,PID…]
// Environment: SECONDS_EACH (8), WARM (4), CONNECTIONS (1,16). Processor time is that of the processes named and
// of all that they started, user and system.
import autocannon from 'autocannon';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { HEADERS, ask, questions } from './queries.mjs';

const [target, url, store, out, pids] = process.argv.slice(2);
const roots = pids.split(',').map(Number);
const { SECONDS_EACH = '8', WARM = '4', CONNECTIONS = '1,16' } = process.env;
const TICK = 10; // milliseconds

/** The process with this id: who started it, milliseconds of processor, MB of memory. */
function look(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop().split(' ');
    return { pid, parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * TICK, mb: Number(fields[21]) / 256 };
  } catch {
    return null; // it has ended
  }
}

/** Milliseconds of processor and MB of memory of the roots and all below them. */
function spent() {
  const all = readdirSync('/proc').map(Number).filter(Boolean).map(look).filter(Boolean);
  const ours = new Set(roots);
  for (let size = 0; size < ours.size; ) {
    size = ours.size;
    for (const one of all) if (ours.has(one.parent)) ours.add(one.pid);
  }
  const counted = all.filter((one) => ours.has(one.pid));
  const sum = (key) => counted.reduce((total, one) => total + one[key], 0);
  return { ms: sum('ms'), mb: Math.round(sum('mb')) };
}

/** Load for so many seconds: autocannon's figures, and the time of each answer in milliseconds, sorted. */
function fire(question, connections, duration) {
  const requests = question.bodies.map((body) => ({ method: 'POST', path: question.path, headers: HEADERS, body }));
  const times = [];
  return new Promise((resolve, reject) => {
    const options = { url, connections, duration, timeout: 60, requests };
    const done = (error, told) => (error ? reject(error) : resolve({ ...told, times: times.sort((a, b) => a - b) }));
    autocannon(options, done).on('response', (_client, _status, _bytes, ms) => times.push(ms));
  });
}

const round = (n) => Number(n.toPrecision(3));
const share = (times, part) => round(times[Math.floor(times.length * part)] ?? 0);

const rows = [];
for (const question of questions(target, store)) {
  await ask(url, question, question.bodies[0]);
  await fire(question, 4, Number(WARM));
  for (const connections of CONNECTIONS.split(',').map(Number)) {
    const before = spent();
    const told = await fire(question, connections, Number(SECONDS_EACH));
    const after = spent();
    const answers = told['2xx'] || 1;
    const row = {
      question: question.name,
      connections,
      target,
      rate: round(told['2xx'] / told.duration),
      p50: share(told.times, 0.5),
      p99: share(told.times, 0.99),
      cpu: round((after.ms - before.ms) / answers),
      bytes: Math.round(told.throughput.total / answers),
      mb: after.mb,
      failed: told.non2xx + told.errors + told.timeouts,
      load: Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]),
    };
    rows.push(row);
    console.error(JSON.stringify(row));
  }
}
writeFileSync(out, JSON.stringify(rows, null, 1));

// Whether all targets answer alike: node compare.mjs STORE NAME=URL …
// The limit and Belligraph must give the same JSON; with the peer they share the names and dates that they find.
import assert from 'node:assert/strict';
import { ask, questions } from './queries.mjs';

const [store, ...given] = process.argv.slice(2);
const targets = given.map((one) => {
  const [name, url] = one.split('=');
  return { name, url, questions: questions(name, store) };
});

const around = (text, at) => text.slice(Math.max(0, at - 100), at + 100);
let compared = 0;
for (const number of [0, 1, 2]) {
  for (let i = 0; i < 200; i += 5) {
    const found = [];
    for (const target of targets) {
      const question = target.questions[number];
      const data = await ask(target.url, question, question.bodies[i]);
      found.push({ name: target.name, data, shared: question.read(data) });
    }
    const [first, second] = found.filter((one) => one.name !== 'peer').map((one) => JSON.stringify(one.data));
    const at = [...first].findIndex((character, place) => character !== second[place]);
    if (at >= 0) throw new Error(`${targets[0].questions[number].bodies[i]}:\n${around(first, at)}\n${around(second, at)}`);
    for (const one of found) assert.deepEqual(one.shared, found[0].shared);
    compared += 1;
  }
}
console.log(`${compared} questions: ${targets.map((target) => target.name).join(', ')} agree`);

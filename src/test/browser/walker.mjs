// Writes a genome that walks nowhere far but has all that a page can show: weights of its own and some hidden nodes.
import { writeFileSync } from "node:fs";

const [INPUTS, OUTPUTS] = [24, 4];
const nodes = [{ id: 0, kind: "bias", activation: "linear" }];
for (let id = 1; id <= INPUTS + OUTPUTS; id += 1) {
  nodes.push({ id, kind: id <= INPUTS ? "input" : "output", activation: id <= INPUTS ? "linear" : "tanh" });
}
const connections = [];
const connect = (from, to) => {
  const id = connections.length;
  connections.push({ id, from, to, enabled: true, weight: ((7 * id) % 11) / 4 - 1.25 });
};
["sine", "gaussian", "relu"].forEach((activation, i) => {
  nodes.push({ id: 29 + i, kind: "hidden", activation });
  connect(1 + i, 29 + i);
  connect(5 + 2 * i, 29 + i);
  connect(29 + i, 25 + i);
});
for (const [from, to] of [[6, 25], [7, 26], [11, 27], [12, 28], [15, 28], [0, 26]]) {
  connect(from, to);
}
writeFileSync(process.argv[2], JSON.stringify({
  format: "precocial-genome", version: 1, task: "biped", inputs: INPUTS, outputs: OUTPUTS, nodes, connections, provenance: {},
}));

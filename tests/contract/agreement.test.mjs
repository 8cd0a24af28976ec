// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `signalbox lint` beside two checkers of others, over our own files with mistakes (tests/workflow/cases), those without
// (tests/workflow/valid), and the minimal files of ../shared where they are. What an oracle calls an error is to be found
// by ours on the same line; where the oracle is wrong, tests/workflow/disagreements.json says why.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { before, test } from "node:test";
import { check, oracles } from "./oracles.mjs";

const source = process.env.WORKFLOW_FILES ?? join(import.meta.dirname, "../workflow");
const shared = process.env.SIGNALBOX_WORKFLOWS ?? join(source, "../../../shared/workflows");
const least = 0.98;

/** The workflow files of a folder and those in it, sorted; none where there is no such folder. */
function filesOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

const cases = filesOf(join(source, "cases"));
/** The oracles read workflows alone. */
const workflows = cases.filter((file) => !/(action|dependabot)\.ya?ml$/.test(file));
/** Files that are held against each other, which neither oracle does here: they see one file. */
const repositories = filesOf(join(source, "repositories"));
const valid = filesOf(join(source, "valid"));
const classes = filesOf(join(shared, "classes"));
const named = (file) => relative(file.startsWith(source) ? source : shared, file);
const said = new Map();

before(async () => {
  assert.ok(process.env.SIGNALBOX, "SIGNALBOX names the program");
  said.set("signalbox", ours([...cases, ...repositories, ...valid, ...classes]));
  for (const [name, ready] of Object.entries(oracles)) {
    const oracle = await ready();
    const answers = new Map();
    for (const file of [...cases, ...valid, ...classes]) answers.set(file, (await check(oracle, file, readFileSync(file, "utf8"))).diagnostics);
    said.set(name, answers);
  }
});

/** `signalbox lint` ends with another code than 0 where it has found errors, which most of these files are for. */
function ours(files) {
  let out;
  try {
    out = execFileSync(process.env.SIGNALBOX, ["lint", "--no-shellcheck", "--format", "json", ...files], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
  } catch (failure) {
    assert.equal(failure.status, 1, `signalbox lint: ${failure.stderr}`);
    out = failure.stdout;
  }
  const answers = new Map(out.trim().split("\n").map((line) => JSON.parse(line)).map((one) => [one.file, one.diagnostics]));
  for (const file of files) assert.ok(answers.has(file), `a line for ${file}`);
  return answers;
}

/** Whether one of ours tells of what the oracle tells of. */
function isMatched({ line, endLine, rule, message }, found) {
  // Where a parser notices that the YAML went wrong is its own affair.
  if (message.startsWith("could not parse as YAML") || rule === "yaml") return found.some((one) => one.rule.startsWith("yaml-"));
  // Each chooses another of the jobs and names that make a cycle, or that wait for a job that is not there.
  if (rule === "job-needs" || rule === "needs") return found.some((one) => one.rule.startsWith("needs-"));
  // What the service says of a mapping as a whole, ours says of the key before it. An end in column 1 is the line above's.
  const first = endLine > line ? line - 1 : line;
  return found.some((one) => one.line <= Math.max(endLine, line) && (one.endLine ?? one.line) >= first);
}

/** Every error of an oracle over these files, and whether ours has it. */
function errorsOf(oracle, files) {
  return files.flatMap((file) =>
    said.get(oracle).get(file).filter((one) => one.severity === "error")
      .map((one) => ({ oracle, file: named(file), ...one, matched: isMatched(one, said.get("signalbox").get(file)) })));
}

/** A disagreement is of one oracle, about one file or all, and about what a piece of its message says. */
const isOf = (entry, error) => entry.oracle === error.oracle && (entry.file === undefined || entry.file === error.file) && error.message.includes(entry.message);

function table(errors) {
  const rows = errors.reduce((map, one) => map.set(keyOf(one), [...(map.get(keyOf(one)) ?? []), one]), new Map());
  const lines = [...rows].sort().map(([key, all]) => {
    const matched = all.filter((one) => one.matched).length;
    return `${key.padEnd(52)}${String(matched).padStart(5)} of ${String(all.length).padStart(4)}`;
  });
  return lines.join("\n");
}
const keyOf = ({ oracle, rule }) => `${oracle} ${rule}`;

test("errors that others find in the files with mistakes are found, on the same line", () => {
  assert.ok(cases.length >= 150, `${cases.length} files`);
  const disagreements = JSON.parse(readFileSync(join(source, "disagreements.json"), "utf8"));
  const errors = Object.keys(oracles).flatMap((oracle) => errorsOf(oracle, workflows));
  const unmatched = errors.filter((one) => !one.matched);
  const excused = unmatched.filter((one) => disagreements.some((entry) => isOf(entry, one)));
  const counted = errors.filter((one) => !excused.includes(one));
  const missed = counted.filter((one) => !one.matched);
  console.log(table(counted));
  for (const one of missed) console.log(`missed: ${one.oracle} ${one.file}:${one.line}:${one.column} ${one.message} [${one.rule}]`);
  const rate = 1 - missed.length / counted.length;
  console.log(`${counted.length - missed.length} of ${counted.length} errors, ${(rate * 100).toFixed(1)} %; ${excused.length} where the oracle is wrong`);
  const stale = disagreements.filter((entry) => !unmatched.some((one) => isOf(entry, one)));
  assert.deepEqual(stale, [], "disagreements that do not occur any more are stale: take them out");
  assert.ok(rate >= least, `${(rate * 100).toFixed(1)} % of the oracles' errors are found`);
});

test("the minimal files of every class are judged as others do", { skip: classes.length === 0 && "no ../shared/workflows" }, () => {
  const errors = Object.keys(oracles).flatMap((oracle) => errorsOf(oracle, classes));
  console.log(table(errors));
  for (const one of errors.filter((one) => !one.matched)) console.log(`missed: ${one.oracle} ${one.file}:${one.line} ${one.message} [${one.rule}]`);
});

test("every mistake that a file announces is found where it says, and no other error or warning", () => {
  const differences = [];
  for (const file of [...cases, ...repositories]) {
    const lines = readFileSync(file, "utf8").split("\n");
    const expected = expectedOf(lines);
    assert.ok(expected.length > 0 || repositories.includes(file), `${named(file)} says what is expected`);
    const found = said.get("signalbox").get(file);
    for (const one of expected) if (!found.some((other) => isAnnounced(one, other, lines))) differences.push(`${named(file)} lacks ${told(one)}`);
    for (const one of found.filter((other) => other.severity !== "hint"))
      if (!expected.some((other) => isAnnounced(other, one, lines))) differences.push(`${named(file)} has   ${told(one)}`);
  }
  assert.deepEqual(differences, []);
});

const told = ({ line, column, rule, severity }) => `${line}:${column} ${rule} ${severity}`;

/** The lines `# expect: LINE:COLUMN rule severity` of a file. */
function expectedOf(lines) {
  return lines
    .map((line) => line.match(/^# expect: (\d+):(\d+)\s+(\S+)\s+(error|warning|hint)$/))
    .filter(Boolean)
    .map(([, line, column, rule, severity]) => ({ line: Number(line), column: Number(column), rule, severity }));
}

/** Whether a finding is the announced one: it covers the place. Nothing stands at the end of a line: there, the line is enough. */
function isAnnounced(one, found, lines) {
  if (found.rule !== one.rule || found.severity !== one.severity) return false;
  // Where a parser notices that the YAML went wrong is its own affair, if it is near.
  if (one.rule === "yaml-syntax") return Math.abs(found.line - one.line) <= 2;
  if (found.line !== one.line) return false;
  if (one.column > lines[one.line - 1].length) return true;
  const end = found.endLine > found.line ? Infinity : Math.max(found.endColumn, found.column + 1);
  return found.column <= one.column && one.column < end;
}

test("a file without a mistake has no error", () => {
  assert.ok(valid.length >= 60, `${valid.length} files`);
  const wrong = valid.flatMap((file) => said.get("signalbox").get(file).filter((one) => one.severity === "error")
    .map((one) => `${named(file)}:${one.line}:${one.column} ${one.message} [${one.rule}]`));
  assert.deepEqual(wrong, []);
});

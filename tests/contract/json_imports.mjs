// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Loader hook: GitHub's language service imports JSON without saying so by an attribute, for bundlers. Node.js refuses
// that; such a file is handed over as a module that exports its value.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export async function load(url, context, next) {
  if (!url.startsWith("file:") || !url.endsWith(".json") || context.importAttributes?.type === "json") return next(url, context);
  return { format: "module", source: `export default ${await readFile(fileURLToPath(url), "utf8")};`, shortCircuit: true };
}

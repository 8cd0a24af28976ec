// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What others say of the workflows that resources/workflow/templates give: nothing. tests/templates has filled them, with
// their defaults and with other values, into the build folder.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { oracles } from "./oracles.mjs";

const filled = process.env.FILLED_TEMPLATES ?? join(import.meta.dirname, "../../build/asan/tests/templates/filled");
const workflows = [];

before(() => {
  assert.ok(existsSync(filled), `${filled} is there: the test templates_are_sound writes it`);
  for (const form of readdirSync(filled)) {
    const folder = join(filled, form, ".github/workflows");
    for (const name of readdirSync(folder)) workflows.push({ label: `${form}/${name}`, name, text: readFileSync(join(folder, name), "utf8") });
  }
});

test("there are five workflows of each language and form", () => {
  assert.equal(workflows.length, 5 * 5 * 3);
});

for (const [name, ready] of Object.entries(oracles)) {
  test(`${name} finds nothing wrong`, async () => {
    const oracle = await ready();
    const said = [];
    for (const { label, name: file, text } of workflows) for (const { line, severity, message } of (await oracle(file, text))()) said.push(`${label}:${line}: ${severity}: ${message}`);
    assert.deepEqual(said, []);
  });

  test(`${name} would find a mistake in them`, async () => {
    const oracle = await ready();
    const broken = workflows.find((one) => one.name === "ci.yml").text.replace("needs: gates", "needs: gate");
    assert.notEqual((await oracle("ci.yml", broken))().length, 0);
  });
}

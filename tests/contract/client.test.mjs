// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every request that our own client can send is one that GitHub describes, with the parameters it describes.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { embeddedGitHub, Judge } from "./judge.mjs";

test("each endpoint of the client is sent and passes GitHub's description", { timeout: 300_000 }, async () => {
  const github = await embeddedGitHub("--speed", "3");
  const judge = await new Judge(github.url).listen();
  try {
    const printed = await new Promise((resolve, reject) => {
      execFile(process.env.EVERY_REQUEST, [judge.url], { timeout: 240_000 }, (error, stdout, stderr) =>
        error ? reject(new Error(`${stderr}\n${judge.report()}`)) : resolve(stdout));
    });
    const endpoints = printed.trim().split("\n");
    console.log(judge.report());
    assert.ok(endpoints.length > 15);
    assert.deepEqual(endpoints.filter((operation) => !judge.succeeded.has(operation)), [], "endpoints that were not answered with success");
    assert.deepEqual([...judge.faults], []);
  } finally {
    judge.close();
    await github.stop();
  }
});

// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// GitHub's own command line tool, through its http_unix_socket, works against the embedded GitHub.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { busiest, embeddedGitHub, Judge } from "./judge.mjs";

const folder = mkdtempSync(join(tmpdir(), "gh-"));
const environment = {
  PATH: process.env.PATH, HOME: folder, GH_CONFIG_DIR: folder, GH_TOKEN: "contract-token", NO_COLOR: "1", GH_PROMPT_DISABLED: "1",
  GH_NO_UPDATE_NOTIFIER: "1", TZ: "UTC", LC_ALL: "C.UTF-8",
};
let github;
let judge;
let repository;

function gh(...words) {
  return new Promise((resolve) => {
    execFile("gh", words, { env: environment, cwd: folder, maxBuffer: 1 << 28, timeout: 120_000 }, (error, stdout, stderr) =>
      resolve({ status: error ? (error.code ?? -1) : 0, stdout, stderr }));
  });
}

async function works(...words) {
  const result = await gh(...words);
  assert.equal(result.status, 0, `gh ${words.join(" ")}: ${result.stderr}`);
  return result.stdout;
}

const runs = async (...filter) => JSON.parse(await works("run", "list", "-R", repository, "--json", "databaseId,status,conclusion,workflowName,event", ...filter));

before(async () => {
  const socket = join(folder, "github.socket");
  github = await embeddedGitHub("--speed", "30", "--socket", socket);
  judge = await new Judge(github.url, socket).listen();
  await works("config", "set", "http_unix_socket", judge.unixSocket);
  const api = async (path) => JSON.parse(await works("api", path));
  repository = (await busiest(await api("/user/repos?per_page=100"), api)).full_name;
});
after(async () => {
  judge.close();
  await github.stop();
});

test("run list shows the workflows of the pipeline", async () => {
  const list = await runs("-L", "50");
  assert.equal(list.length, 50);
  assert.ok(list.some((run) => run.workflowName === "CI"));
  assert.match(await works("run", "list", "-R", repository), /CI/);
});

test("run view tells jobs, and the log of a failed one", async () => {
  const [failed] = await runs("--status", "failure", "-L", "1");
  const shown = await works("run", "view", "-R", repository, String(failed.databaseId));
  assert.match(shown, /Test \(/);
  assert.match(shown, /JOBS|ANNOTATIONS/);
  const log = await works("run", "view", "-R", repository, String(failed.databaseId), "--log-failed");
  assert.match(log, /##\[error\]|error/);
  const whole = await works("run", "view", "-R", repository, String(failed.databaseId), "--log");
  assert.ok(whole.split("\n").length > log.split("\n").length);
});

test("watch follows a run to its end, and its exit status tells how it went", { timeout: 300_000 }, async () => {
  const [passed] = await runs("--status", "success", "-L", "1");
  const run = async () => JSON.parse(await works("api", `/repos/${repository}/actions/runs/${passed.databaseId}`));
  const before_ = await run();
  await works("run", "rerun", "-R", repository, String(passed.databaseId));
  const watched = await gh("run", "watch", "-R", repository, String(passed.databaseId), "--exit-status", "-i", "1");
  assert.match(watched.stdout, /✓|X/);
  const after_ = await run();
  assert.equal(after_.status, "completed");
  assert.equal(after_.run_attempt, before_.run_attempt + 1);
  assert.equal(watched.status, after_.conclusion === "success" ? 0 : 1);
});

test("rerun --failed and cancel", async () => {
  const [failed] = await runs("--status", "failure", "-L", "1");
  await works("run", "rerun", "-R", repository, String(failed.databaseId), "--failed");
  await works("run", "cancel", "-R", repository, String(failed.databaseId));
  const twice = await gh("run", "cancel", "-R", repository, "1");
  assert.notEqual(twice.status, 0);
});

test("download brings artifacts that unzip", async () => {
  const { artifacts } = JSON.parse(await works("api", `/repos/${repository}/actions/artifacts`));
  const artifact = artifacts.find((one) => !one.expired);
  const into = join(folder, "artifacts");
  await works("run", "download", "-R", repository, String(artifact.workflow_run.id), "-n", artifact.name, "-D", into);
  const files = readdirSync(into);
  assert.ok(files.length > 0 && files.every((file) => statSync(join(into, file)).size > 0));
});

test("workflow list and run, release list", async () => {
  assert.match(await works("workflow", "list", "-R", repository), /CI/);
  const before_ = await runs("--event", "workflow_dispatch", "-L", "100");
  const dispatchable = JSON.parse(await works("workflow", "list", "-R", repository, "--json", "id,name,path"));
  const started = [];
  for (const workflow of dispatchable) started.push((await gh("workflow", "run", "-R", repository, String(workflow.id))).status);
  assert.ok(started.includes(0), "a workflow with workflow_dispatch starts");
  assert.ok((await runs("--event", "workflow_dispatch", "-L", "100")).length > before_.length);
  assert.match(await works("release", "list", "-R", repository), /v\d+\.\d+/);
});

test("the description had nothing to say against any answer that gh got", () => {
  console.log(judge.report());
  assert.deepEqual([...judge.faults.keys()].filter((fault) => fault.startsWith("answer")), []);
});

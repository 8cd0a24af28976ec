// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// GitHub's own command line tool, through its http_unix_socket, works against the embedded GitHub.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
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

const run = async (id) => JSON.parse(await works("api", `/repos/${repository}/actions/runs/${id}`));

async function ended(id, seconds = 120) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 300))) {
    const now = await run(id);
    if (now.status === "completed") return now;
  }
  throw new Error(`run ${id} did not end in ${seconds} s`);
}

const runs = async (...filter) => JSON.parse(await works("run", "list", "-R", repository, "--json", "databaseId,status,conclusion,workflowName,event", ...filter));

before(async () => {
  const socket = join(folder, "github.socket");
  github = await embeddedGitHub("--speed", "8", "--socket", socket);
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

test("run view --log names job and step, with no byte order mark within", async () => {
  const passed = (await runs("--status", "success", "-L", "20")).find((one) => one.workflowName === "CI");
  const log = await works("run", "view", "-R", repository, String(passed.databaseId), "--log");
  assert.ok(!log.includes("\uFEFF"), "a byte order mark");
  assert.match(log, /^Test \(stable\)\tClippy\t\d{4}-\d\d-\d\dT/m);
});

// Not through `run view --log`: gh gives up on a file at its first line beyond 64 kB.
test("the log of a job comes whole, with its line of 450,000 characters", async () => {
  const passed = (await runs("--status", "success", "-L", "20")).find((one) => one.workflowName === "CI");
  const { jobs } = JSON.parse(await works("api", `/repos/${repository}/actions/runs/${passed.databaseId}/jobs`));
  const audit = jobs.find((job) => job.name === "Security Audit");
  const log = await works("api", `/repos/${repository}/actions/jobs/${audit.id}/logs`);
  const longest = log.split("\n").reduce((most, line) => Math.max(most, line.length), 0);
  assert.ok(longest > 450_000, `${longest} characters`);
  assert.equal(log.lastIndexOf("\uFEFF"), 0, "one byte order mark, at its beginning");
  assert.match(log, /Cleaning up orphan processes\n$/);
});

test("watch follows a run to its end, and its exit status tells how it went", { timeout: 300_000 }, async () => {
  const [passed] = await runs("--status", "success", "-L", "1");
  const before_ = await run(passed.databaseId);
  await works("run", "rerun", "-R", repository, String(passed.databaseId));
  const watched = await gh("run", "watch", "-R", repository, String(passed.databaseId), "--exit-status", "-i", "1");
  assert.match(watched.stdout, /✓|X/);
  const after_ = await run(passed.databaseId);
  assert.equal(after_.status, "completed");
  assert.equal(after_.run_attempt, before_.run_attempt + 1);
  assert.equal(watched.status, after_.conclusion === "success" ? 0 : 1);
});

test("rerun --failed makes a new attempt, cancel ends it, and a second cancel says why not", { timeout: 300_000 }, async () => {
  // An old one: the newest may be tried again by the scenario itself.
  const id = String((await runs("--status", "failure", "-L", "8")).at(-1).databaseId);
  const before_ = await run(id);
  await works("run", "rerun", "-R", repository, id, "--failed");
  assert.equal((await run(id)).run_attempt, before_.run_attempt + 1);
  await works("run", "cancel", "-R", repository, id);
  assert.equal((await ended(id)).conclusion, "cancelled");
  const twice = await gh("run", "cancel", "-R", repository, id);
  assert.notEqual(twice.status, 0);
  assert.match(twice.stderr, /completed/);
  const unknown = await gh("run", "cancel", "-R", repository, "1");
  assert.notEqual(unknown.status, 0);
  assert.match(unknown.stderr, /404|not find/i);
});

test("download brings the very reports that the run left behind", async () => {
  const { artifacts } = JSON.parse(await works("api", `/repos/${repository}/actions/artifacts?per_page=100`));
  for (const [name, file, content] of [
    ["coverage-report", "cobertura.xml", /<coverage line-rate="0\.\d{4}"[^>]* lines-valid="919"/],
    ["benchmark-results", "benchmarks.txt", /^test stream\/checkpointed \.\.\. bench: +\d+ ns\/iter/m],
  ]) {
    const artifact = artifacts.find((one) => !one.expired && one.name === name);
    const into = join(folder, name);
    await works("run", "download", "-R", repository, String(artifact.workflow_run.id), "-n", name, "-D", into);
    assert.deepEqual(readdirSync(into), [file]);
    assert.match(readFileSync(join(into, file), "utf8"), content);
  }
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

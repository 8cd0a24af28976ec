// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every kind of answer of the embedded GitHub, the refusals too, is as GitHub describes it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { busiest, embeddedGitHub, Judge } from "./judge.mjs";

let github;
let judge;
const authorised = { Authorization: "Bearer contract-token", "User-Agent": "contract", Accept: "application/vnd.github+json" };

before(async () => {
  github = await embeddedGitHub("--speed", "30");
  judge = await new Judge(github.url).listen();
});
after(async () => {
  judge.close();
  await github.stop();
});

async function ask(method, path, { body, headers = {} } = {}) {
  const reply = await fetch(path.startsWith("http") ? path : judge.url + path, {
    method,
    headers: { ...authorised, ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
    redirect: "manual",
  });
  const text = await reply.text();
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: reply.status, headers: reply.headers, text, json };
}

const get = async (path, options) => (await ask("GET", path, options)).json;

async function until(path, reached, seconds = 120) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const value = await get(path);
    if (reached(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${path} did not come to what was waited for in ${seconds} s`);
}

test("everything that can be read is as described", { timeout: 300_000 }, async () => {
  const user = await get("/user");
  for (const path of ["/rate_limit", "/user/orgs", "/user/repos?per_page=5", `/users/${user.login}/repos`]) await ask("GET", path);
  const repositories = await get("/user/repos?per_page=100");
  assert.ok(repositories.length > 0);
  for (const owner of new Set(repositories.filter((r) => r.owner.type === "Organization").map((r) => r.owner.login)))
    await ask("GET", `/orgs/${owner}/repos?per_page=3&page=2`);

  // One of each shape is enough of a large fleet; the first ones are the demo's own.
  for (const repository of repositories.slice(0, 4)) await readRepository(`/repos/${repository.full_name}`);
});

async function readRepository(R) {
  const repository = await get(R);
  await ask("GET", `/repositories/${repository.id}`);
  for (const list of ["branches", "tags", "commits?per_page=5", "releases", "deployments", "environments", "pulls?state=all",
    "actions/workflows", "actions/artifacts?per_page=5", "actions/runs?per_page=7", `branches/${repository.default_branch}`,
    `commits/${repository.default_branch}`, `commits/${repository.default_branch}/status`,
    `commits/${repository.default_branch}/check-runs`, `commits/${repository.default_branch}/check-suites`,
    "contents/.github/workflows", "releases/latest"]) await ask("GET", `${R}/${list}`);
  for (const branch of (await get(`${R}/branches`)).slice(0, 3)) await ask("GET", `${R}/compare/${repository.default_branch}...${encodeURIComponent(branch.name)}`);
  for (const workflow of (await get(`${R}/actions/workflows`)).workflows) {
    await ask("GET", `${R}/actions/workflows/${workflow.id}`);
    await ask("GET", `${R}/actions/workflows/${workflow.path.split("/").pop()}/runs?per_page=2`);
    await ask("GET", `${R}/contents/${workflow.path}`);
  }
  for (const filter of ["status=failure", "event=push", `branch=${repository.default_branch}`, "created=%3E%3D2020-01-01", "status=in_progress"])
    await ask("GET", `${R}/actions/runs?per_page=2&${filter}`);
  const { workflow_runs: runs } = await get(`${R}/actions/runs?per_page=100`);
  for (const run of runs.slice(0, 6)) {
    const at = `${R}/actions/runs/${run.id}`;
    for (const part of ["", "/jobs", "/jobs?filter=all&per_page=100", "/attempts/1", "/attempts/1/jobs", "/artifacts", "/pending_deployments", "/approvals", "/logs", "/attempts/1/logs"])
      await ask("GET", at + part);
    for (const job of (await get(`${at}/jobs`)).jobs.slice(0, 3)) {
      await ask("GET", `${R}/actions/jobs/${job.id}`);
      await ask("GET", `${R}/actions/jobs/${job.id}/logs`);
      await ask("GET", `${R}/check-runs/${job.id}`);
      await ask("GET", `${R}/check-runs/${job.id}/annotations`);
    }
  }
  for (const pull of (await get(`${R}/pulls?state=all`)).slice(0, 2)) {
    await ask("GET", `${R}/pulls/${pull.number}`);
    await ask("GET", `${R}/pulls/${pull.number}/reviews`);
  }
  for (const release of (await get(`${R}/releases`)).slice(0, 2)) {
    await ask("GET", `${R}/releases/${release.id}`);
    await ask("GET", `${R}/releases/tags/${release.tag_name}`);
  }
  for (const deployment of (await get(`${R}/deployments`)).slice(0, 2)) await ask("GET", `${R}/deployments/${deployment.id}/statuses`);
  for (const artifact of (await get(`${R}/actions/artifacts`)).artifacts.slice(0, 2)) {
    await ask("GET", `${R}/actions/artifacts/${artifact.id}`);
    await ask("GET", `${R}/actions/artifacts/${artifact.id}/zip`);
  }
}

test("every action is answered as described, and every refusal", { timeout: 300_000 }, async () => {
  const repository = await busiest(await get("/user/repos?per_page=100"), get);
  const R = `/repos/${repository.full_name}`;
  const ended = (await get(`${R}/actions/runs?status=failure&per_page=1`)).workflow_runs[0];
  assert.equal((await ask("POST", `${R}/actions/runs/${ended.id}/rerun-failed-jobs`, { body: { enable_debug_logging: true } })).status, 201);
  const again = await until(`${R}/actions/runs/${ended.id}`, (run) => run.run_attempt === ended.run_attempt + 1);
  assert.notEqual(again.status, "completed");
  assert.equal((await ask("POST", `${R}/actions/runs/${ended.id}/rerun`)).status, 403);
  assert.equal((await ask("POST", `${R}/actions/runs/${ended.id}/cancel`)).status, 202);
  await until(`${R}/actions/runs/${ended.id}`, (run) => run.status === "completed");
  assert.equal((await ask("POST", `${R}/actions/runs/${ended.id}/cancel`)).status, 409);
  assert.equal((await ask("POST", `${R}/actions/runs/${ended.id}/rerun`)).status, 201);
  assert.equal((await ask("POST", `${R}/actions/runs/${ended.id}/force-cancel`)).status, 202);

  const { workflows } = await get(`${R}/actions/workflows`);
  for (const workflow of workflows) {
    const at = `${R}/actions/workflows/${workflow.id}`;
    for (const body of [{ ref: repository.default_branch }, { ref: "no-such-branch" }, { ref: repository.default_branch, inputs: { unknown: "1" } },
      { ref: repository.default_branch, return_run_details: true }]) await ask("POST", `${at}/dispatches`, { body });
  }
  assert.equal((await ask("PUT", `${R}/actions/workflows/${workflows[0].id}/disable`)).status, 204);
  assert.equal((await ask("PUT", `${R}/actions/workflows/${workflows[0].id}/enable`)).status, 204);

  const refusals = [
    ["GET", "/user", { headers: { Authorization: "Bearer bad-token" } }, 401],
    ["GET", "/no/such/place", {}, 404],
    ["GET", `${R}/`, {}, 404],
    ["GET", `${R}/actions/runs/1`, {}, 404],
    ["GET", `${R}/actions/jobs/1/logs`, {}, 404],
    ["GET", "/user", { headers: { "X-GitHub-Api-Version": "1999-01-01" } }, 400],
    ["POST", `${R}/actions/workflows/${workflows[0].id}/dispatches`, { body: {} }, 422],
  ];
  for (const [method, path, options, status] of refusals) {
    const answer = await ask(method, path, options);
    assert.equal(answer.status, status, `${method} ${path}`);
    assert.ok(answer.json.message, `${method} ${path} says why`);
  }
});

test("a page that has not changed is answered 304 and costs nothing", async () => {
  const [repository] = await get("/user/repos?per_page=100");
  const first = await ask("GET", `/repos/${repository.full_name}/actions/workflows`);
  assert.match(first.headers.get("etag"), /^W\/"/);
  const second = await ask("GET", `/repos/${repository.full_name}/actions/workflows`, { headers: { "If-None-Match": first.headers.get("etag") } });
  assert.equal(second.status, 304);
  assert.equal(second.headers.get("x-ratelimit-used"), first.headers.get("x-ratelimit-used"));
});

test("the description had nothing to say against any of it", () => {
  console.log(judge.report());
  assert.ok(judge.judged > 200, "the walk has reached the server");
  assert.deepEqual([...judge.faults], []);
});

// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every kind of answer of the embedded GitHub, the refusals too, is as GitHub describes it, and every route of it was
// asked for one that is no refusal.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
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

/** Asks, and insists on success, or on the very refusal that the caller expects. */
async function ask(method, path, { body, headers = {}, expects, through = judge } = {}) {
  const reply = await fetch(path.startsWith("http") ? path : through.url + path, {
    method,
    headers: { ...authorised, ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
    redirect: "manual",
  });
  const text = await reply.text();
  if (expects === undefined) assert.ok(reply.status < 400, `${method} ${path}: ${reply.status} ${text.slice(0, 200)}`);
  else assert.equal(reply.status, expects, `${method} ${path}: ${text.slice(0, 200)}`);
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
  const repositories = await readAccount();
  for (const repository of repositories) await readRepository(`/repos/${repository.full_name}`);
});

async function readAccount(through = judge) {
  const user = await get("/user", { through });
  for (const path of ["/", "/rate_limit", "/user/orgs", "/user/repos?per_page=5", `/users/${user.login}`, `/users/${user.login}/repos`])
    await ask("GET", path, { through });
  const repositories = await get("/user/repos?per_page=100", { through });
  assert.ok(repositories.length > 0);
  for (const owner of new Set(repositories.filter((r) => r.owner.type === "Organization").map((r) => r.owner.login)))
    for (const page of [1, 2]) await ask("GET", `/orgs/${owner}/repos?per_page=3&page=${page}`, { through });
  return repositories;
}

async function readRepository(R, through = judge) {
  const look = (path, options) => ask("GET", path, { through, ...options });
  const read = async (path, options) => (await look(path, options)).json;
  const repository = await read(R);
  await look(`/repositories/${repository.id}`);
  const head = repository.default_branch;
  for (const list of ["branches", "tags", "commits?per_page=5", "pulls?state=all", "actions/artifacts?per_page=5", "actions/runs?per_page=7",
    "git/matching-refs/tags/v", "rulesets", "actions/concurrency_groups", `branches/${head}`, `rules/branches/${head}`, `commits/${head}`, `commits/${head}/status`, `commits/${head}/check-runs`]) await look(`${R}/${list}`);
  for (const ruleset of await read(`${R}/rulesets`)) await look(`${R}/rulesets/${ruleset.id}`);
  for (const group of (await read(`${R}/actions/concurrency_groups`)).concurrency_groups)
    await look(`${R}/actions/concurrency_groups/${encodeURIComponent(group.group_name)}`);
  for (const branch of (await read(`${R}/branches`)).slice(0, 3)) await look(`${R}/compare/${head}...${encodeURIComponent(branch.name)}`);
  const { workflows } = await read(`${R}/actions/workflows`);
  for (const workflow of workflows) {
    await look(`${R}/actions/workflows/${workflow.id}`);
    await look(`${R}/actions/workflows/${workflow.path.split("/").pop()}/runs?per_page=2`);
  }
  // Where nobody looks for alerts that is said, and is as described too.
  for (const alerts of ["code-scanning/alerts", "dependabot/alerts"])
    await look(`${R}/${alerts}`, { expects: (await fetch(`${through.url}${R}/${alerts}`, { headers: authorised })).status });
  const listing = await fetch(`${through.url}${R}/contents/.github/workflows`, { headers: authorised });
  for (const file of listing.status === 200 ? await listing.json() : []) await look(`${R}/contents/${file.path}`);
  for (const filter of ["status=failure", "event=push", `branch=${head}`, "created=%3E%3D2020-01-01", "status=in_progress"])
    await look(`${R}/actions/runs?per_page=2&${filter}`);
  await readChecks(R, await readRuns(R, look, read), look, read);
  await readDelivery(R, look, read);
}

/** One run of each way to be; returns the commits that they stood on. */
async function readRuns(R, look, read) {
  const { workflow_runs: runs } = await read(`${R}/actions/runs?per_page=100`);
  const kinds = new Map(runs.map((run) => [`${run.status} ${run.conclusion} ${run.event} ${run.path}`, run]));
  for (const run of [...kinds.values()].slice(0, 12)) {
    const at = `${R}/actions/runs/${run.id}`;
    for (const part of ["", "/jobs", "/jobs?filter=all&per_page=100", "/attempts/1", "/attempts/1/jobs", "/artifacts", "/pending_deployments", "/approvals", "/concurrency_groups"])
      await look(at + part);
    // What has not ended has no logs yet, and what lies ninety days back has none any more.
    const old = Date.now() - Date.parse(run.created_at) > 90 * 86_400_000;
    for (const part of run.status === "completed" ? ["/logs", "/attempts/1/logs"] : []) await look(at + part, { expects: old ? 410 : undefined });
    for (const job of (await read(`${at}/jobs`)).jobs.slice(0, 3)) {
      await look(`${R}/actions/jobs/${job.id}`);
      await look(`${R}/actions/jobs/${job.id}/logs`, { expects: job.conclusion === "skipped" ? 404 : old ? 410 : undefined });
      await look(`${R}/check-runs/${job.id}`);
    }
    for (const job of (await read(`${at}/jobs`)).jobs.filter((one) => one.conclusion === "failure")) await look(`${R}/check-runs/${job.id}/annotations`);
  }
  return runs;
}

async function readChecks(R, runs, look, read) {
  const { check_suites: suites } = await read(`${R}/commits/${runs[0].head_sha}/check-suites`);
  for (const suite of suites.slice(0, 2)) {
    await look(`${R}/check-suites/${suite.id}`);
    await look(`${R}/check-suites/${suite.id}/check-runs`);
  }
  for (const sha of new Set(runs.slice(0, 12).map((run) => run.head_sha))) await look(`${R}/commits/${sha}/statuses`);
}

async function readDelivery(R, look, read) {
  for (const pull of await read(`${R}/pulls?state=all`)) {
    await look(`${R}/pulls/${pull.number}`);
    await look(`${R}/pulls/${pull.number}/reviews`);
    await look(`${R}/commits/${pull.head.sha}/pulls`);
  }
  const releases = await read(`${R}/releases`);
  await look(`${R}/releases/latest`, { expects: releases.length ? undefined : 404 });
  for (const release of releases.slice(0, 2)) {
    await look(`${R}/releases/${release.id}`);
    await look(`${R}/releases/tags/${release.tag_name}`);
    await look(`${R}/releases/${release.id}/assets`);
    for (const asset of release.assets.slice(0, 1)) await look(`${R}/releases/assets/${asset.id}`);
    await look(`${R}/git/ref/tags/${release.tag_name}`);
    await look(`${R}/compare/${release.tag_name}...${(await read(R)).default_branch}?per_page=3`);
  }
  for (const deployment of (await read(`${R}/deployments`)).slice(0, 2)) {
    await look(`${R}/deployments/${deployment.id}`);
    await look(`${R}/deployments/${deployment.id}/statuses`);
  }
  for (const environment of (await read(`${R}/environments`)).environments) {
    await look(`${R}/environments/${environment.name}`);
    await look(`${R}/environments/${environment.name}/deployment-branch-policies`);
  }
  for (const artifact of (await read(`${R}/actions/artifacts`)).artifacts.slice(0, 2)) {
    await look(`${R}/actions/artifacts/${artifact.id}`);
    await look(`${R}/actions/artifacts/${artifact.id}/zip`, { expects: artifact.expired ? 410 : undefined });
  }
}

test("every action is answered as described, and every refusal", { timeout: 300_000 }, async () => {
  const repository = await busiest(await get("/user/repos?per_page=100"), get);
  const R = `/repos/${repository.full_name}`;
  const ended = (await get(`${R}/actions/runs?status=failure&per_page=1`)).workflow_runs[0];
  const at = `${R}/actions/runs/${ended.id}`;
  await ask("POST", `${at}/rerun-failed-jobs`, { body: { enable_debug_logging: true } });
  const again = await until(at, (run) => run.run_attempt === ended.run_attempt + 1);
  assert.notEqual(again.status, "completed");
  await ask("POST", `${at}/rerun`, { expects: 403 });
  await ask("POST", `${at}/cancel`);
  await until(at, (run) => run.status === "completed");
  await ask("POST", `${at}/cancel`, { expects: 409 });
  await ask("POST", `${at}/rerun`);
  await ask("POST", `${at}/force-cancel`);
  const [job] = (await get(`${at}/jobs`)).jobs;
  await ask("POST", `${R}/actions/jobs/${job.id}/rerun`);

  const { workflows } = await get(`${R}/actions/workflows`);
  const deploy = workflows.find((workflow) => workflow.path.endsWith("deploy.yml"));
  const ref = repository.default_branch;
  const dispatches = `${R}/actions/workflows/${deploy.id}/dispatches`;
  await ask("POST", dispatches, { body: { ref } });
  await ask("POST", dispatches, { body: { ref, return_run_details: true } });
  for (const body of [{ ref: "no-such-branch" }, { ref, inputs: { unknown: "1" } }, {}]) await ask("POST", dispatches, { body, expects: 422 });
  await ask("PUT", `${R}/actions/workflows/${workflows[0].id}/disable`);
  await ask("PUT", `${R}/actions/workflows/${workflows[0].id}/disable`, { expects: 403 });
  await ask("PUT", `${R}/actions/workflows/${workflows[0].id}/enable`);

  const refusals = [
    ["GET", "/user", { headers: { Authorization: "Bearer bad-token" } }, 401],
    ["GET", "/no/such/place", {}, 404],
    ["GET", `${R}/`, {}, 404],
    ["GET", `${R}/actions/runs/1`, {}, 404],
    ["GET", `${R}/actions/jobs/1/logs`, {}, 404],
    ["GET", "/user", { headers: { "X-GitHub-Api-Version": "1999-01-01" } }, 400],
  ];
  for (const [method, path, options, expects] of refusals) {
    const answer = await ask(method, path, { ...options, expects });
    assert.ok(answer.json.message, `${method} ${path} says why`);
  }
});

test("what goes out is decided as described", { timeout: 300_000 }, async () => {
  const repository = await busiest(await get("/user/repos?per_page=100"), get);
  const R = `/repos/${repository.full_name}`;
  const [waiting] = (await get(`${R}/actions/runs?status=waiting`)).workflow_runs;
  const [pending] = await get(`${R}/actions/runs/${waiting.id}/pending_deployments`);
  const approval = { environment_ids: [pending.environment.id], state: "approved", comment: "Ship it" };
  assert.equal((await ask("POST", `${R}/actions/runs/${waiting.id}/pending_deployments`, { body: approval })).json.length, 1);
  assert.equal((await get(`${R}/actions/runs/${waiting.id}/approvals`))[0].comment, "Ship it");
  await ask("POST", `${R}/actions/runs/${waiting.id}/pending_deployments`, { body: approval, expects: 422 });

  const [fork] = (await get(`${R}/actions/runs?status=action_required`)).workflow_runs;
  await ask("POST", `${R}/actions/runs/${fork.id}/approve`);
  const pull = (await get(`${R}/pulls`)).find((one) => one.user.login !== "octavia");
  await ask("POST", `${R}/pulls/${pull.number}/reviews`, { body: { event: "APPROVE", body: "Fine" } });
  await ask("POST", `${R}/pulls/${pull.number}/reviews`, { body: {}, expects: 422 });

  const sha = (await get(`${R}/branches/${repository.default_branch}`)).commit.sha;
  await ask("POST", `${R}/statuses/${sha}`, { body: { state: "success", context: "contract", description: "As described" } });
  await ask("POST", `${R}/statuses/${sha}`, { body: { state: "splendid" }, expects: 422 });
  assert.equal((await get(`${R}/commits/${sha}/statuses`))[0].context, "contract");
  const deployment = (await ask("POST", `${R}/deployments`, { body: { ref: sha, environment: "staging", auto_merge: false, required_contexts: [] } })).json;
  await ask("POST", `${R}/deployments`, { body: { ref: "nowhere" }, expects: 422 });
  await ask("POST", `${R}/deployments/${deployment.id}/statuses`, { body: { state: "in_progress" } });
  await ask("POST", `${R}/deployments/${deployment.id}/statuses`, { body: { state: "success", log_url: "https://ci.example/7" } });
  const [newest] = await get(`${R}/deployments/${deployment.id}/statuses`);
  assert.deepEqual([newest.state, newest.log_url], ["success", "https://ci.example/7"]);
  await ask("DELETE", `${R}/deployments/${deployment.id}`, { expects: 422 });
  await ask("POST", `${R}/deployments/${deployment.id}/statuses`, { body: { state: "inactive" } });
  await ask("DELETE", `${R}/deployments/${deployment.id}`);
  const draft = (await ask("POST", `${R}/releases`, { body: { tag_name: "v99.0.0", target_commitish: sha, draft: true, generate_release_notes: true } })).json;
  await ask("PATCH", `${R}/releases/${draft.id}`, { body: { draft: false, make_latest: "true" } });
  assert.equal((await get(`${R}/releases/latest`)).id, draft.id);
  await ask("POST", `${R}/releases`, { body: { tag_name: "v99.0.0" }, expects: 422 });
  await ask("DELETE", `${R}/releases/${draft.id}`);
  await ask("POST", `${R}/releases/generate-notes`, { body: { tag_name: "v99.1.0", previous_tag_name: "v99.0.0" } });
  await ask("POST", `${R}/releases/generate-notes`, { body: { tag_name: "v99.1.0", previous_tag_name: "v0.0.0" }, expects: 422 });
});

test("tags are made, kept and taken away as described", { timeout: 300_000 }, async () => {
  const repository = await busiest(await get("/user/repos?per_page=100"), get);
  const R = `/repos/${repository.full_name}`;
  const sha = (await get(`${R}/branches/${repository.default_branch}`)).commit.sha;
  const object = (await ask("POST", `${R}/git/tags`, { body: { tag: "v98.1.0", message: "As described", object: sha, type: "commit" } })).json;
  assert.equal((await get(`${R}/git/tags/${object.sha}`)).object.sha, sha);
  await ask("POST", `${R}/git/refs`, { body: { ref: "refs/tags/v98.1.0", sha: object.sha } });
  await ask("POST", `${R}/git/refs`, { body: { ref: "refs/tags/v98.1.0", sha: object.sha }, expects: 422 });
  assert.equal((await get(`${R}/git/ref/tags/v98.1.0`)).object.type, "tag");
  await ask("DELETE", `${R}/git/refs/tags/v98.1.0`);
  await ask("GET", `${R}/git/ref/tags/v98.1.0`, { expects: 404 });
  await ask("GET", `${R}/immutable-releases`, { expects: 404 });
  await ask("PUT", `${R}/immutable-releases`);
  await ask("GET", `${R}/immutable-releases`);
  await ask("DELETE", `${R}/immutable-releases`);
});

test("files and branches are changed as described", { timeout: 300_000 }, async () => {
  const repository = await busiest(await get("/user/repos?per_page=100"), get);
  const R = `/repos/${repository.full_name}`;
  const sha = (await get(`${R}/branches/${repository.default_branch}`)).commit.sha;
  const path = encodeURIComponent((await get(`${R}/contents/.github%2Fworkflows`))[0].path);
  const file = await get(`${R}/contents/${path}`);
  const change = (branch, known, content = "bmFtZTogQ0kK") => ({ message: "Contract", content, branch, sha: known });
  await ask("POST", `${R}/git/refs`, { body: { ref: "refs/heads/as-described", sha } });
  await ask("POST", `${R}/git/refs`, { body: { ref: "refs/heads/as-described", sha }, expects: 422 });
  assert.equal((await get(`${R}/git/ref/heads/as-described`)).object.sha, sha);
  await ask("GET", `${R}/git/ref/heads/nowhere`, { expects: 404 });
  const pull = { head: "as-described", base: repository.default_branch, title: "As described", body: "All of it." };
  await ask("POST", `${R}/pulls`, { body: pull, expects: 422 }); // there is no commit yet
  const done = (await ask("PUT", `${R}/contents/${path}`, { body: change("as-described", file.sha) })).json;
  assert.equal((await get(`${R}/git/ref/heads/as-described`)).object.sha, done.commit.sha);
  await ask("PUT", `${R}/contents/${path}`, { body: change("as-described", file.sha), expects: 409 });
  await ask("PUT", `${R}/contents/${path}`, { body: change("as-described"), expects: 422 });
  await ask("PUT", `${R}/contents/${path}`, { body: change("nowhere", file.sha), expects: 404 });
  await ask("PUT", `${R}/contents/${path}`, { body: change(repository.default_branch, file.sha), expects: 409 }); // protected
  assert.equal((await ask("PUT", `${R}/contents/new.yml`, { body: change("as-described") })).status, 201);
  const opened = (await ask("POST", `${R}/pulls`, { body: pull })).json;
  assert.equal(opened.head.sha, (await get(`${R}/git/ref/heads/as-described`)).object.sha);
  await ask("POST", `${R}/pulls`, { body: pull, expects: 422 });
});

test("what is deleted is gone", { timeout: 300_000 }, async () => {
  const repository = await busiest(await get("/user/repos?per_page=100"), get);
  const R = `/repos/${repository.full_name}`;
  const [artifact] = (await get(`${R}/actions/artifacts?per_page=1`)).artifacts;
  await ask("DELETE", `${R}/actions/artifacts/${artifact.id}`);
  await ask("GET", `${R}/actions/artifacts/${artifact.id}`, { expects: 404 });
  const [run] = (await get(`${R}/actions/runs?status=success&per_page=1`)).workflow_runs;
  await ask("DELETE", `${R}/actions/runs/${run.id}/logs`);
  await ask("GET", `${R}/actions/runs/${run.id}/logs`, { expects: 404 });
  await ask("DELETE", `${R}/actions/runs/${run.id}`);
  await ask("GET", `${R}/actions/runs/${run.id}`, { expects: 404 });
});

test("GraphQL answers what is asked", async () => {
  const { json } = await ask("POST", "/graphql", { body: { query: "{ viewer { login } }" } });
  assert.deepEqual(json, { data: { viewer: { login: "octavia" } } });
});

test("a page that has not changed is answered 304 and costs nothing", async () => {
  const [repository] = await get("/user/repos?per_page=100");
  const first = await ask("GET", `/repos/${repository.full_name}/actions/workflows`);
  assert.match(first.headers.get("etag"), /^W\/"/);
  const second = await ask("GET", `/repos/${repository.full_name}/actions/workflows`, { headers: { "If-None-Match": first.headers.get("etag") } });
  assert.equal(second.status, 304);
  assert.equal(second.headers.get("x-ratelimit-used"), first.headers.get("x-ratelimit-used"));
});

test("the fleet of 200 repositories is as described", { timeout: 300_000 }, async () => {
  const fleet = await embeddedGitHub("--speed", "30", "--scenario", "fleet");
  const through = await new Judge(fleet.url).listen();
  try {
    const repositories = await readAccount(through);
    for (const repository of [repositories[0], repositories[57]]) await readRepository(`/repos/${repository.full_name}`, through);
    const last = await get("/orgs/fleet/repos?per_page=100&page=2", { through });
    assert.equal(last.length, 100);
    console.log(through.report());
    assert.deepEqual([...through.faults], []);
  } finally {
    through.close();
    await fleet.stop();
  }
});

test("a project with releases and deployments is as described", { timeout: 300_000 }, async () => {
  const delivery = await embeddedGitHub("--scenario", "delivery");
  const through = await new Judge(delivery.url).listen();
  try {
    for (const repository of await readAccount(through)) await readRepository(`/repos/${repository.full_name}`, through);
    console.log(through.report());
    assert.deepEqual([...through.faults], []);
  } finally {
    through.close();
    await delivery.stop();
  }
});

test("the description had nothing to say against any of it, and nothing was left out", () => {
  console.log(judge.report());
  assert.ok(judge.judged > 200, "the walk has reached the server");
  assert.deepEqual([...judge.faults], []);
  assert.deepEqual(judge.onlyRefused(), [], "operations that were only ever refused");
  assert.deepEqual(judge.onlyEmpty(), [], "lists that never had a row");
  const routes = execFileSync(process.env.EVERY_ROUTE, { encoding: "utf8" }).trim().split("\n");
  assert.ok(routes.length > 50);
  assert.deepEqual(judge.unreached(routes), [], "routes that never answered with success");
});

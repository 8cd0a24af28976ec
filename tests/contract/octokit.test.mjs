// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A client that is not ours pages through the embedded GitHub and understands its errors.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Octokit } from "@octokit/rest";
import { busiest, embeddedGitHub, Judge } from "./judge.mjs";

let github;
let judge;
let octokit;
let repositories;
let at;

before(async () => {
  github = await embeddedGitHub("--speed", "30");
  judge = await new Judge(github.url).listen();
  octokit = client("contract-token");
  repositories = await octokit.paginate(octokit.rest.repos.listForAuthenticatedUser, { per_page: 7 });
  const busy = await busiest(repositories, async (path) => (await octokit.request(`GET ${path}`)).data);
  at = { owner: busy.owner.login, repo: busy.name };
});
after(async () => {
  judge.close();
  await github.stop();
});

const client = (auth) => new Octokit({ baseUrl: judge.url, auth, log: { debug() {}, info() {}, warn() {}, error() {} } });

test("all repositories come, each once, whatever the size of a page", async () => {
  const whole = await octokit.paginate(octokit.rest.repos.listForAuthenticatedUser, { per_page: 100 });
  assert.deepEqual(repositories.map((r) => r.id).sort(), whole.map((r) => r.id).sort());
  assert.equal(new Set(whole.map((r) => r.id)).size, whole.length);
});

test("the 240 jobs of the 12 x 5 x 4 matrix come over three pages", async () => {
  for (const repository of repositories) {
    const here = { owner: repository.owner.login, repo: repository.name };
    const { data } = await octokit.rest.actions.listWorkflowRunsForRepo({ ...here, per_page: 5 });
    for (const run of data.workflow_runs) {
      const { data: page } = await octokit.rest.actions.listJobsForWorkflowRun({ ...here, run_id: run.id, per_page: 1 });
      if (page.total_count < 240) continue;
      const jobs = await octokit.paginate(octokit.rest.actions.listJobsForWorkflowRun, { ...here, run_id: run.id, per_page: 100 });
      assert.equal(jobs.length, page.total_count);
      assert.equal(new Set(jobs.map((job) => job.name)).size, jobs.length);
      return;
    }
  }
  assert.fail("no run of 240 jobs was found");
});

test("what may be asked is answered", async () => {
  assert.equal((await octokit.rest.repos.get(at)).data.name, at.repo);
  assert.equal((await octokit.rest.users.getAuthenticated()).data.login, "octavia");
  assert.equal((await octokit.rest.actions.createWorkflowDispatch({ ...at, workflow_id: "deploy.yml", ref: "main" })).status, 204);
});

test("errors carry GitHub's words and status", async () => {
  await assert.rejects(octokit.rest.repos.get({ owner: "nobody", repo: "nothing" }), { status: 404, message: /Not Found/ });
  await assert.rejects(client("bad-token").rest.users.getAuthenticated(), { status: 401, message: /Bad credentials/ });
  await assert.rejects(octokit.rest.actions.createWorkflowDispatch({ ...at, workflow_id: "ci.yml", ref: "no-such-ref" }), { status: 422 });
});

test("a run is re-run and cancelled", async () => {
  const { data } = await octokit.rest.actions.listWorkflowRunsForRepo({ ...at, status: "success", per_page: 1 });
  const run_id = data.workflow_runs[0].id;
  assert.equal((await octokit.rest.actions.reRunWorkflow({ ...at, run_id })).status, 201);
  assert.equal((await octokit.rest.actions.cancelWorkflowRun({ ...at, run_id })).status, 202);
  assert.equal((await octokit.rest.actions.getWorkflowRun({ ...at, run_id })).data.run_attempt, data.workflow_runs[0].run_attempt + 1);
  await assert.rejects(octokit.rest.actions.getWorkflowRun({ ...at, run_id: 1 }), { status: 404 });
});

test("the description had nothing to say against any of it", () => {
  console.log(judge.report());
  assert.deepEqual([...judge.faults], []);
  assert.deepEqual(judge.onlyRefused(), [], "operations that were only ever refused");
});

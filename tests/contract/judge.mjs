// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stands between a client and the embedded GitHub, hands everything on and holds each request and each answer against
// GitHub's description. Links in answers are turned to itself, so that a client which follows them is judged too.
import http from "node:http";
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { answerFaults, operationOf, requestFaults } from "./description.mjs";

async function everything(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function readJson(bytes) {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

/** Starts `signalbox demo --serve`; ends with stop(). */
export async function embeddedGitHub(...options) {
  const child = spawn(process.env.SIGNALBOX, ["demo", "--serve", ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the embedded GitHub ended with ${code}`)));
  });
  return { url, stop: () => new Promise((resolve) => child.once("exit", resolve) && child.kill("SIGTERM")) };
}

export class Judge {
  constructor(upstream, socket) {
    this.upstream = new URL(upstream);
    this.socket = socket;
    this.judged = 0;
    this.operations = new Set();
    this.succeeded = new Set(); // operations that were answered with less than 400 at least once
    this.reached = new Set(); // "METHOD /path" of the requests that were
    this.filled = new Map(); // operation that answers a list -> whether one page of it had a row
    this.faults = new Map(); // sentence -> how often
    this.statuses = new Map(); // "operation status" -> how often
  }

  /** Where clients go: over TCP, and for gh over a Unix socket. */
  async listen() {
    const servers = [http.createServer((q, a) => this.#handOn(q, a)), http.createServer((q, a) => this.#handOn(q, a))];
    await new Promise((resolve) => servers[0].listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${servers[0].address().port}`;
    this.unixSocket = join(mkdtempSync(join(tmpdir(), "judge-")), "socket");
    await new Promise((resolve) => servers[1].listen(this.unixSocket, resolve));
    this.close = () => servers.forEach((server) => server.close() && server.closeAllConnections());
    return this;
  }

  note(fault) {
    this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1);
  }

  async #handOn(request, answer) {
    const body = await everything(request);
    const overSocket = !request.headers.host.startsWith("127.0.0.1");
    const target = overSocket
      ? { socketPath: this.socket }
      : { host: this.upstream.hostname, port: this.upstream.port };
    const headers = { ...request.headers, "accept-encoding": "identity" };
    if (!overSocket) headers.host = this.upstream.host;
    const forward = http.request({ ...target, method: request.method, path: request.url, headers }, async (reply) => {
      const bytes = await everything(reply);
      if (!overSocket || request.headers.host === "api.github.com") this.#judge(request, body, reply, bytes);
      this.#answer(answer, reply, bytes, overSocket);
    });
    forward.on("error", () => answer.destroy());
    forward.end(body);
  }

  #judge(request, body, reply, bytes) {
    const path = request.url.split("?")[0];
    if (reply.statusCode < 400) this.reached.add(`${request.method} ${path}`);
    // Nobody here asks the server to break.
    if (reply.statusCode >= 500) this.note(`answer ${request.method} ${path}: ${reply.statusCode}`);
    if (path === "/graphql" || path === "/api/graphql") return; // described elsewhere
    this.judged += 1;
    const operation = operationOf(request.method, path);
    if (operation) {
      this.operations.add(operation.id);
      const key = `${operation.id} ${reply.statusCode}`;
      this.statuses.set(key, (this.statuses.get(key) ?? 0) + 1);
      if (reply.statusCode < 400) this.succeeded.add(operation.id);
      if (reply.statusCode === 200) this.#count(operation.id, bytes);
    }
    // A request that the server rightly refuses is the client's fault, not the server's.
    if (reply.statusCode < 400) requestFaults(request.method, request.url, body).forEach((fault) => this.note(`request ${fault}`));
    answerFaults(request.method, request.url, reply.statusCode, reply.headers, bytes).forEach((fault) => this.note(`answer ${fault}`));
  }

  // A list that never had a row shows nothing of what a row looks like.
  #count(operation, bytes) {
    const value = readJson(bytes);
    const rows = Array.isArray(value) ? value : value && "total_count" in value ? Object.values(value).find(Array.isArray) : undefined;
    if (rows) this.filled.set(operation, (this.filled.get(operation) ?? false) || rows.length > 0);
  }

  /** Operations that were asked for and only ever refused. */
  onlyRefused() {
    return [...this.operations].filter((operation) => !this.succeeded.has(operation));
  }

  /** Operations whose lists were all empty. */
  onlyEmpty() {
    return [...this.filled].filter(([, filled]) => !filled).map(([operation]) => operation);
  }

  /** Which of these routes, "GET R/actions/runs/{id}", no request has reached with success. The first that fits counts. */
  unreached(routes) {
    const patterns = routes.map((route) => {
      const [method, pattern] = [route.slice(0, route.indexOf(" ")), route.slice(route.indexOf(" ") + 1)];
      const path = pattern.split("/").map((part) => (/^\{.*\.\.\.\}$/.test(part) ? ".+" : /^\{/.test(part) ? "[^/]+" : part)).join("/");
      const place = /^R(\/|$)/.test(path) ? `(?:repos/[^/]+/[^/]+|repositories/\\d+)${path.slice(1)}` : path;
      return { route, method, place: new RegExp(`^(?:/api/v3)?/${place}$`) };
    });
    const met = new Set([...this.reached].map((request) => {
      const [method, path] = request.split(" ");
      return patterns.find((one) => one.method === method && one.place.test(path))?.route;
    }));
    return routes.filter((route) => !met.has(route));
  }

  #answer(answer, reply, bytes, overSocket) {
    const headers = { ...reply.headers };
    delete headers["transfer-encoding"];
    let content = bytes;
    if (!overSocket) {
      const turn = (text) => text.replaceAll(this.upstream.origin, this.url);
      for (const name of ["link", "location"]) if (headers[name]) headers[name] = turn(headers[name]);
      if (/json/.test(headers["content-type"] ?? "")) content = Buffer.from(turn(bytes.toString()));
    }
    if (reply.statusCode !== 304 && reply.statusCode !== 204) headers["content-length"] = content.length;
    answer.writeHead(reply.statusCode, headers);
    answer.end(content);
  }

  report() {
    const lines = [...this.faults].sort().map(([fault, times]) => `${times} x ${fault}`);
    return `${this.judged} exchanges of ${this.operations.size} operations judged, ${lines.length} faults\n${lines.join("\n")}`;
  }
}

/** The repository with the most runs: the demo's own pipeline. `list` are repositories, `ask` reads a path. */
export async function busiest(list, ask) {
  let found;
  for (const repository of list) {
    const { total_count } = await ask(`/repos/${repository.full_name}/actions/runs?per_page=1`);
    if (!found || total_count > found.total_count) found = { repository, total_count };
  }
  return found.repository;
}

// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// GitHub's own description of its API as a judge of requests and answers.
import { createRequire } from "node:module";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const require = createRequire(import.meta.url);
const description = require("@octokit/openapi/generated/api.github.com.json");

/** OpenAPI 3.0 says `nullable: true` where JSON Schema says `type: [..., "null"]`. What the description itself gives as a
 *  default, an empty address of a deployment's log, is what GitHub sends, whatever the format. */
function toJsonSchema(node) {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (node === null || typeof node !== "object") return node;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === "example" || key === "examples" ? value : toJsonSchema(value)]),
  );
  const whole = rest.default === "" && rest.format ? { anyOf: [rest, { const: "" }] } : rest;
  return nullable === true ? { anyOf: [whole, { type: "null" }] } : whole;
}

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true, logger: false });
const coercing = new Ajv({ strict: false, allErrors: true, coerceTypes: "array", logger: false });
for (const judge of [ajv, coercing]) {
  addFormats(judge);
  judge.addSchema({ $id: "github", components: toJsonSchema({ schemas: description.components.schemas }) });
}
const checks = new Map();

/** A number as text fits "integer" and "string" at once, and a refusal two kinds of error that require nothing: which is
 *  no mistake of who sent it. */
function anyOf(schema) {
  const { oneOf, ...rest } = schema;
  return oneOf ? { ...rest, anyOf: oneOf } : rest;
}

function check(judge, key, schema, value) {
  const name = `${judge === ajv ? "exact" : "coerced"} ${key}`;
  if (!checks.has(name)) {
    const rooted = JSON.parse(JSON.stringify(toJsonSchema(schema)).replaceAll('"#/components/', '"github#/components/'));
    checks.set(name, judge.compile(rooted));
  }
  const valid = checks.get(name)(value);
  return valid ? [] : checks.get(name).errors.map((e) => `${e.instancePath || "/"} ${e.message}${e.params?.allowedValues ? ": " + e.params.allowedValues : ""}`);
}

function resolve(node) {
  if (!node?.$ref) return node;
  return node.$ref.split("/").slice(1).reduce((at, key) => at[key], description);
}

// A literal part of a path wins over a parameter: /actions/runs/{id} is no match for a more exact template. A comparison
// is described twice, the second time by an older name that knows no pages.
const templates = Object.entries(description.paths)
  .filter(([path]) => !path.endsWith("/compare/{base}...{head}"))
  .map(([path, methods]) => {
    const names = [];
    const parts = path.split("/").map((part) => part.replace(/[.*+?^$()|[\]\\]/g, "\\$&"));
    const pattern = parts.map((part) => part.replace(/\{([^}]+)\}/g, (_, name) => {
      names.push(name);
      // A contents path and a comparison keep their slashes.
      return name === "path" || name === "ref" || name === "basehead" ? "(.+)" : "([^/]+)";
    })).join("/");
    return { path, methods, names, pattern: new RegExp(`^${pattern}$`), literal: path.replace(/\{[^}]+\}/g, "").length };
  })
  .sort((a, b) => b.literal - a.literal);

/** The operation that a request is of, or nothing. `path` may be in the id form and may have GHES's prefix. */
export function operationOf(method, path) {
  const plain = path.replace(/^\/api\/v3/, "").replace(/^\/repositories\/\d+/, "/repos/some/repository");
  for (const template of templates) {
    const match = template.pattern.exec(plain);
    const operation = match && template.methods[method.toLowerCase()];
    if (operation) {
      const parameters = Object.fromEntries(template.names.map((name, i) => [name, decodeURIComponent(match[i + 1])]));
      return { id: operation.operationId, path: template.path, operation, common: template.methods.parameters ?? [], parameters };
    }
  }
  return undefined;
}

/** What is wrong with a request: a list of sentences, empty when it is as described. */
export function requestFaults(method, url, body) {
  const { pathname, searchParams } = new URL(url, "http://host");
  const found = operationOf(method, pathname);
  if (!found) return [`${method} ${pathname} is no operation of the description`];
  const faults = [];
  const described = [...found.common, ...(found.operation.parameters ?? [])].map(resolve);
  for (const parameter of described.filter((p) => p.in === "path")) {
    const value = [found.parameters[parameter.name]];
    faults.push(...check(coercing, `${found.id} path ${parameter.name}`, { type: "array", items: anyOf(parameter.schema) }, value)
      .map((fault) => `path parameter ${parameter.name}: ${fault}`));
  }
  for (const [name, value] of searchParams) {
    const parameter = described.find((p) => p.in === "query" && p.name === name);
    if (!parameter) faults.push(`query parameter ${name} is not described`);
    // Described as one moment; GitHub's own page on it has ranges, ">=2020-01-01" and "2020-01-01..2020-02-01".
    else if (name === "created" && /^(>=|<=|>|<)?\d{4}-\d\d-\d\d/.test(value)) continue;
    else faults.push(...check(coercing, `${found.id} query ${name}`, { type: "array", items: anyOf(parameter.schema) }, [value]).map((fault) => `query parameter ${name}: ${fault}`));
  }
  const content = resolve(found.operation.requestBody)?.content?.["application/json"];
  if (body?.length) {
    try {
      const value = JSON.parse(body.toString());
      if (content) faults.push(...check(ajv, `${found.id} body`, content.schema, value).map((fault) => `body ${fault}`));
      else if (value && Object.keys(value).length) faults.push("a body where none is described");
    } catch {
      faults.push("a body that is no JSON");
    }
  } else if (resolve(found.operation.requestBody)?.required) {
    faults.push("no body where one is required");
  }
  return faults.map((fault) => `${found.id}: ${fault}`);
}

/** What is wrong with an answer. The description's lists of errors are incomplete; any error has GitHub's basic form. */
export function answerFaults(method, url, status, headers, body) {
  const { pathname } = new URL(url, "http://host");
  const found = operationOf(method, pathname);
  if (!found) return status === 404 ? basicError(body) : [`${method} ${pathname} is no operation of the description and was answered ${status}`];
  const described = resolve(found.operation.responses[String(status)]);
  if (!described) {
    if (status >= 400) return basicError(body).map((fault) => `${found.id} ${status}: ${fault}`);
    if (status === 301 || status === 307) return headers.location ? [] : [`${found.id}: ${status} without Location`];
    return status === 304 ? (body.length ? [`${found.id}: 304 with a body`] : []) : [`${found.id}: status ${status} is not described`];
  }
  if (status === 302) return headers.location ? [] : [`${found.id}: 302 without Location`];
  const [type, content] = Object.entries(described.content ?? {}).find(([name]) => name.includes("json")) ?? [];
  if (!content) return body.length && described.content === undefined && status < 300 && status !== 202 ? [`${found.id}: ${status} has a body and none is described`] : [];
  try {
    return check(ajv, `${found.id} ${status}`, status >= 400 ? anyOf(content.schema) : content.schema, JSON.parse(body.toString())).map((fault) => `${found.id} ${status}: ${fault}`);
  } catch {
    return [`${found.id} ${status}: the body is no JSON (${type})`];
  }
}

function basicError(body) {
  try {
    return check(ajv, "basic-error", { $ref: "#/components/schemas/basic-error", required: ["message", "documentation_url"] }, JSON.parse(body.toString()));
  } catch {
    return ["an error whose body is no JSON"];
  }
}

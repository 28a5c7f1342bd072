import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { type ProblemCode, problemKinds } from '../../src/kernel/problem.js';
import { statusOf } from '../../src/platform/http/statuses.js';
import { startServer, type TestServer } from '../support/server.js';

type Schema = Readonly<Record<string, any>>;

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: string[];
  readonly security?: object[];
  readonly parameters?: readonly { name: string; in: string; schema: Schema }[];
  readonly requestBody?: { content: Record<string, { schema: Schema }> };
  readonly responses: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
}

let server: TestServer;
let document: {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: object };
};
let operations: { name: string; path: string; method: string; operation: Operation }[];

beforeAll(async () => {
  server = await startServer();
  document = (await (await fetch(`${server.baseUrl}/api/v1/openapi.json`)).json()) as typeof document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: operation.operationId, path, method, operation })),
  );
});
afterAll(() => server.stop());

describe('the document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(document);
    expect(result).toMatchObject({ valid: true });
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  test('refers to nothing that it does not hold', () => {
    const held = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
    const refs = schemasIn(document).flatMap(({ schema }) =>
      typeof schema['$ref'] === 'string' ? [schema['$ref']] : [],
    );
    expect(refs.filter((ref) => !held.has(ref))).toEqual([]);
    expect([...held].filter((name) => !refs.includes(name))).toEqual([]);
  });

  test('is there as YAML too', async () => {
    const response = await fetch(`${server.baseUrl}/api/v1/openapi.yaml`);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/^openapi: 3\.1\./);
  });

  test('leaves out what is for machines of one’s own, for probes and for people', () => {
    expect(Object.keys(document.paths).filter((path) => !path.startsWith('/api/'))).toEqual([]);
  });
});

describe('every operation', () => {
  test('has a name of its own, a summary and a place in the list', () => {
    const names = operations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, operation } of operations) {
      expect({ name, summary: operation.summary }).toEqual({ name, summary: expect.stringMatching(/\S{2}/) });
      expect({ name, tags: operation.tags }).toEqual({ name, tags: [expect.any(String)] });
    }
  });

  test('describes one answer, by a schema, by its media type or as none at all', () => {
    for (const { name, operation } of operations.filter(({ path }) => !path.startsWith('/api/auth/'))) {
      const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      expect({ name, statuses: answers.map(([status]) => status) }).toEqual({ name, statuses: [expect.any(String)] });
      const [status, response] = answers[0]!;
      const described = Object.entries(response.content ?? {}).filter(
        ([, { schema }]) => schema && Object.keys(schema).length > 0,
      );
      expect({ name, described: described.length }).toEqual({ name, described: status === '204' ? 0 : 1 });
    }
  });

  test('lists the codes of each refusal under the status that the code has', () => {
    for (const { name, operation } of operations) {
      const refusals = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
      expect({ name, refusals: refusals.length }).not.toEqual({ name, refusals: 0 });
      for (const [status, response] of refusals) {
        const codes = codesOf(response);
        expect({ name, status, codes: codes.length }).not.toEqual({ name, status, codes: 0 });
        for (const code of codes.filter((one) => one !== 'sign-in-refused'))
          expect({ name, code, status: Number(status) }).toEqual({ name, code, status: statusOf[problemKinds[code]] });
      }
    }
  });

  test('that is not for anyone asks for a bearer token or the cookie, both of which are described', () => {
    expect(Object.keys(document.components.securitySchemes).sort()).toEqual(['bearer', 'cookie']);
    expect(JSON.stringify(document.components.securitySchemes)).not.toContain('JWT');
    for (const { name, operation } of operations) {
      const asks = codesOf(operation.responses['401']).includes('not-signed-in');
      expect({ name, security: operation.security ?? [] }).toEqual({
        name,
        security: asks ? [{ bearer: [] }, { cookie: [] }] : [],
      });
    }
  });

  test('that creates takes an Idempotency-Key', () => {
    const creating = operations.filter(({ method, operation }) => method === 'post' && operation.responses['201']);
    expect(creating.length).toBeGreaterThan(3);
    for (const { name, operation } of creating) {
      const headers = operation.parameters
        ?.filter((parameter) => parameter.in === 'header')
        .map((parameter) => parameter.name);
      expect({ name, headers }).toEqual({ name, headers: ['Idempotency-Key'] });
    }
  });
});

test('every code that a refusal can carry is documented by an operation', () => {
  const documented = new Set(
    operations.flatMap(({ operation }) => Object.values(operation.responses).flatMap(codesOf)),
  );
  expect(Object.keys(problemKinds).filter((code) => !documented.has(code as ProblemCode))).toEqual([]);
});

describe('everything that a request can hold', () => {
  test('has a bound', () => {
    const unbounded = operations.flatMap(({ name, operation }) => [
      ...Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) => boundlessIn(schema, name)),
      ...(operation.parameters ?? []).flatMap((parameter) =>
        boundlessIn(parameter.schema, `${name} ${parameter.name}`),
      ),
    ]);
    expect(unbounded).toEqual([]);
  });

  test('is known: a body has no member that is not described', () => {
    const loose = operations.flatMap(({ name, operation }) =>
      Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
        schemasIn(resolved(schema), name)
          .filter(({ schema: part }) => part['type'] === 'object' && part['additionalProperties'] !== false)
          .map(({ place }) => place),
      ),
    );
    expect(loose).toEqual([]);
  });
});

describe('the page to browse it', () => {
  test('loads with all that it is made of', async () => {
    const response = await fetch(`${server.baseUrl}/api/docs`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch('text/html');
    const parts = [...(await response.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, address]) => new URL(address!, response.url),
    );
    expect(parts.filter(({ pathname }) => pathname.endsWith('.js')).length).toBeGreaterThanOrEqual(2);
    for (const part of parts) {
      expect(part.origin).toBe(server.baseUrl);
      expect({ part: part.pathname, status: (await fetch(part)).status }).toEqual({ part: part.pathname, status: 200 });
    }
  });

  test('shows the document', async () => {
    const script = await (await fetch(`${server.baseUrl}/api/docs/swagger-ui-init.js`)).text();
    expect(script).toContain('"operationId": "holdTime"');
  });

  test('has no script of its own in it, and is the only one that may style inline', async () => {
    const page = await fetch(`${server.baseUrl}/api/docs`);
    expect(await page.text()).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
    expect(policyOf(page)['style-src']).toBe(`'self' 'unsafe-inline'`);
    expect(policyOf(page)['script-src']).toBe(`'self'`);
    for (const path of ['/sign-in', '/api/v1/taxonomy', '/api/v1/openapi.json', '/api/docsx', '/nowhere?/api/docs'])
      expect({ path, style: policyOf(await fetch(server.baseUrl + path))['style-src'] }).toEqual({
        path,
        style: `'self'`,
      });
    const [first, again] = [await fetch(server.baseUrl), await fetch(server.baseUrl)].map(policyOf);
    expect(first!['style-src']).toMatch(/^'self' 'nonce-[\w+/]{22}=='$/); // of the browser app
    expect(first!['style-src']).not.toBe(again!['style-src']);
  });
});

function policyOf(response: Response): Record<string, string> {
  const policy = response.headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    policy.split(';').map((directive) => [directive.split(' ')[0]!, directive.split(' ').slice(1).join(' ')]),
  );
}

function codesOf(response: { content?: Record<string, { schema?: Schema }> } | undefined): ProblemCode[] {
  const schema = response?.content?.['application/problem+json']?.schema;
  return (schema?.['allOf'] ?? []).flatMap((part: Schema) => part['properties']?.code?.enum ?? []);
}

function resolved(schema: Schema): Schema {
  const name = (schema['$ref'] as string | undefined)?.split('/').at(-1);
  return name === undefined ? schema : document.components.schemas[name]!;
}

/** The schema and all within it, each with where it is. */
function schemasIn(node: unknown, place = ''): { place: string; schema: Schema }[] {
  if (typeof node !== 'object' || node === null) return [];
  return [
    ...(Array.isArray(node) ? [] : [{ place, schema: node }]),
    ...Object.entries(node).flatMap(([key, value]) => schemasIn(value, `${place}/${key}`)),
  ];
}

/** The places in a schema at which a request could be as large as it likes, or a number be any. */
function boundlessIn(given: Schema, place: string): string[] {
  const schema = resolved(given);
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((kind) => (schema[kind] ?? []) as Schema[]);
  if (parts.length > 0) return parts.flatMap((part, index) => boundlessIn(part, `${place}/${index}`));
  if ('enum' in schema || 'const' in schema) return [];
  const types = [schema['type']].flat() as (string | undefined)[];
  return types
    .flatMap((type) => (isBounded(type, schema) ? [] : [`${place}: ${type}`]))
    .concat(
      Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).flatMap(([name, part]) =>
        boundlessIn(part, `${place}/${name}`),
      ),
      schema['items'] ? boundlessIn(schema['items'], `${place}/items`) : [],
    );
}

function isBounded(type: string | undefined, schema: Schema): boolean {
  const has = (...names: string[]) => names.some((name) => schema[name] !== undefined);
  switch (type) {
    case 'string':
      return has('maxLength', 'pattern') || ['uuid', 'date', 'date-time'].includes(schema['format']);
    case 'number':
    case 'integer':
      return has('minimum', 'exclusiveMinimum') && has('maximum', 'exclusiveMaximum');
    case 'array':
      return has('maxItems');
    case 'object':
      return has('properties') && schema['additionalProperties'] === false;
    case 'boolean':
    case 'null':
      return true;
    default:
      return false;
  }
}

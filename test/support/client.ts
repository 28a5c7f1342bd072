import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ModulesContainer } from '@nestjs/core';
import type { TestServer } from './server.js';

export interface Answer<Body = any> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

interface CallOptions {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

declare global {
  /** By what a server is made of; see test/setup.mjs. */
  var keptByWorker: Map<string, Ajv2020>;
}

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: object;
}

interface Route {
  readonly template: string;
  readonly pattern: RegExp;
  readonly operations: Record<string, Operation>;
}

/** Calls the API over HTTP as a client would, and holds every answer against the OpenAPI document. */
export class Client {
  readonly document: Document;
  private readonly routes: readonly Route[];

  private constructor(
    readonly baseUrl: string,
    private readonly ajv: Ajv2020,
    private readonly token?: string,
  ) {
    this.document = ajv.schemas['api']?.schema as unknown as Document;
    this.routes = routesOf(this.document);
  }

  static async of(server: Pick<TestServer, 'baseUrl' | 'app'>): Promise<Client> {
    return new Client(server.baseUrl, await contractOf(server));
  }

  /** The same client, signed in; works where the playground is open. */
  async as(email: string): Promise<Client> {
    const { body } = await this.call('POST', '/dev/sessions', { body: { email } });
    return this.with(body.token);
  }

  with(token: string): Client {
    return new Client(this.baseUrl, this.ajv, token);
  }

  get(path: string, options?: CallOptions): Promise<Answer> {
    return this.call('GET', path, options);
  }

  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.call('POST', path, { body, ...(headers ? { headers } : {}) });
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.call('PUT', path, { body });
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.call('PATCH', path, { body });
  }

  delete(path: string): Promise<Answer> {
    return this.call('DELETE', path);
  }

  async call(
    method: string,
    path: string,
    { token = this.token, body, headers = {} }: CallOptions = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined
          ? {}
          : { 'content-type': isOctets(body) ? 'application/octet-stream' : 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' || isOctets(body) ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const answer = { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
    this.holdAgainstDocument(method, path, answer);
    return answer;
  }

  /** Throws where the document does not say that this operation answers so. */
  private holdAgainstDocument(method: string, path: string, { status, body, headers }: Answer): void {
    const found = this.find(method, path);
    if (!found) return;
    const response = found.operation.responses[status];
    if (!response)
      throw new Error(
        `${found.operation.operationId} answered ${status}, which is not documented: ${JSON.stringify(body)}`,
      );
    const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
    const schema = (response.content?.[type] ?? response.content?.['*/*'])?.schema;
    if (!schema && type !== '' && Object.keys(response.content ?? {}).length > 0) {
      throw new Error(`${found.operation.operationId} answered ${status} as ${type}, which is not documented.`);
    }
    if (!schema || !/json/.test(type)) return;
    const pointer = [
      'paths',
      found.template,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      type,
      'schema',
    ];
    const validate = this.validatorAt(pointer);
    if (!validate(body)) {
      throw new Error(
        `${found.operation.operationId} answered ${status} not as documented: ${this.ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`,
      );
    }
  }

  private validatorAt(pointer: readonly string[]): ValidateFunction {
    const fragment = pointer
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = this.ajv.getSchema(`api#/${fragment}`);
    if (!validate) throw new Error(`No schema at ${fragment}`);
    return validate;
  }

  private find(method: string, path: string): { template: string; operation: Operation } | undefined {
    const bare = path.split('?')[0] ?? path;
    const route =
      this.routes.find(({ template }) => template === bare) ?? this.routes.find(({ pattern }) => pattern.test(bare));
    const operation = route?.operations[method.toLowerCase()];
    return route && operation ? { template: route.template, operation } : undefined;
  }
}

/**
 * The document of a server, with what holds answers against it. Servers of the same modules have the same, so a worker asks for it
 * and compiles it once, not for each file. What is kept is of the world of all files: else it would keep that of one file.
 */
async function contractOf({ baseUrl, app }: Pick<TestServer, 'baseUrl' | 'app'>): Promise<Ajv2020> {
  const modules = [...app.get(ModulesContainer).values()].map(({ name }) => name).join();
  const known = keptByWorker.get(modules);
  if (known) return known;
  const document = (await (await fetch(`${baseUrl}/api/v1/openapi.json`)).json()) as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'api');
  keptByWorker.set(modules, ajv);
  return ajv;
}

function isOctets(body: unknown): body is Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array;
}

const routesByDocument = new WeakMap<Document, readonly Route[]>();

/** The longest templates first: they are the most particular. */
function routesOf(document: Document): readonly Route[] {
  const routes =
    routesByDocument.get(document) ??
    Object.entries(document.paths)
      .toSorted(([a], [b]) => b.length - a.length)
      .map(([template, operations]) => ({ template, pattern: patternOf(template), operations }));
  routesByDocument.set(document, routes);
  return routes;
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

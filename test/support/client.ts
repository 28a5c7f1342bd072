import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
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

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

/** Calls the API over HTTP as a client would, and holds every answer against the OpenAPI document. */
export class Client {
  private constructor(
    readonly baseUrl: string,
    readonly document: { paths: Record<string, Record<string, Operation>>; components: object },
    private readonly ajv: Ajv2020,
    private readonly token?: string,
  ) {}

  static async of(server: Pick<TestServer, 'baseUrl'>): Promise<Client> {
    const document = (await (await fetch(`${server.baseUrl}/api/v1/openapi.json`)).json()) as Client['document'];
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(document, 'api');
    return new Client(server.baseUrl, document, ajv);
  }

  /** The same client, signed in; works where the playground is open. */
  async as(email: string): Promise<Client> {
    const { body } = await this.call('POST', '/dev/sessions', { body: { email } });
    return this.with(body.token);
  }

  with(token: string): Client {
    return new Client(this.baseUrl, this.document, this.ajv, token);
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
    const matches = Object.entries(this.document.paths).filter(([template]) => patternOf(template).test(bare));
    const [template, operations] = matches.toSorted(([a], [b]) => b.length - a.length)[0] ?? [];
    const operation = operations?.[method.toLowerCase()];
    return template !== undefined && operation ? { template, operation } : undefined;
  }
}

function isOctets(body: unknown): body is Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array;
}

const patterns = new Map<string, RegExp>();

function patternOf(template: string): RegExp {
  const pattern =
    patterns.get(template) ?? new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`);
  patterns.set(template, pattern);
  return pattern;
}

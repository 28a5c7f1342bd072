import { STATUS_CODES } from 'node:http';
import { shortened, show } from './print.js';

/** Somebody who asks the server for something. */
export interface Caller {
  readonly name: string;
  readonly baseUrl: string;
  /** Of whoever has signed in. */
  readonly token?: string;
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

const mostShown = 180;

interface Asked {
  /** Sent as JSON, a file as it is. */
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks over HTTP and prints the request line. What the answer holds is the caller's word: checks say whether it does. */
export async function ask<Body>(
  caller: Caller,
  method: string,
  path: string,
  asked: Asked = {},
): Promise<Answer<Body>> {
  const headers = Object.entries(asked.headers ?? {}).map(([name, value]) => `  ${name}: ${value}`);
  show(`${caller.name} > ${shortened(`${method} ${path}`)}`);
  show(...headers, ...(asked.body === undefined ? [] : [`  ${shownBody(asked.body)}`]));
  return askQuietly<Body>(caller, method, path, asked);
}

/** Prints the status and the essential of an answer, further lines below it. */
export function told({ status }: Answer<unknown>, essential = '', ...more: readonly string[]): void {
  const [start, indent] = [`< ${status} ${STATUS_CODES[status] ?? ''}`, '  '];
  show(essential === '' ? start : `${start}: ${essential}`, ...more.map((line) => indent + line));
}

export async function askQuietly<Body>(
  { baseUrl, token }: Caller,
  method: string,
  path: string,
  { body, headers = {} }: Asked = {},
): Promise<Answer<Body>> {
  const response = await fetch(baseUrl + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(body === undefined || body instanceof Blob ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
}

function shownBody(body: object): string {
  return body instanceof Blob ? `(a file of ${body.size} bytes)` : beginningOf(shortened(JSON.stringify(body)));
}

function beginningOf(text: string): string {
  return text.length <= mostShown ? text : `${text.slice(0, mostShown)} …`;
}

import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFields, type Fields } from './fields.js';

/** A request as it came, its body unread. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: Fields;
  /** The query as it came. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `cut` ends the connection in place of an answer. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly cut?: boolean;
}

export interface Listener {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const longestBody = 1_000_000;

/** Serves on 127.0.0.1 alone; port 0 takes any that is free. */
export async function listen(port: number, answer: (call: Call) => Reply | Promise<Reply>): Promise<Listener> {
  const server = createServer((request, response) => void serve(request, response, answer));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${taken}`, port: taken, close };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (call: Call) => Reply | Promise<Reply>,
): Promise<void> {
  try {
    const reply = await answer(await readCall(request));
    if (reply.cut) request.socket.destroy();
    else response.writeHead(reply.status, reply.headers).end(reply.body);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    response.writeHead(500, { 'Content-Type': 'text/plain' }).end(`The sandbox has a bug: ${text}\n`);
  }
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sandbox');
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    if (chunks.reduce((sum, { length }) => sum + length, 0) > longestBody) throw new Error('A body over 1 MB.');
  }
  const body = Buffer.concat(chunks).toString('utf8');
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query: readFields(searchParams),
    search: searchParams.toString(),
    headers: request.headers,
    body,
  };
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** One value of a header. */
export function header(call: Call, name: string): string | undefined {
  const value = call.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

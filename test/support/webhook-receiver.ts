import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { Webhook } from 'standardwebhooks';

/** A message as it came over the wire. */
export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly id: string;
  readonly type: string;
  readonly data: any;
  readonly answered: number | 'dropped';
}

type Reply =
  'drop' | { readonly status: number; readonly headers?: Record<string, string>; readonly slowBody?: boolean };

/** Somebody else's system that is told what happens, and may be out of order in several ways. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  /** What it answers to a message. */
  answers: (message: Omit<ReceivedWebhook, 'answered'>) => Reply | Promise<Reply> = () => ({ status: 204 });
  private server: Server | undefined;

  static async start(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        const { type, data } = JSON.parse(body);
        const { url: path = '', headers } = request;
        const message = { path, headers, body, id: String(headers['webhook-id']), type, data };
        void Promise.resolve(receiver.answers(message)).then((reply) => {
          receiver.received.push({ ...message, answered: reply === 'drop' ? 'dropped' : reply.status });
          if (reply === 'drop') return request.socket.destroy();
          response.writeHead(reply.status, reply.headers);
          if (reply.slowBody)
            response.write('it goes on'); // and never ends
          else response.end();
        });
      });
    });
    receiver.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  url(path = '/hook'): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}${path}`;
  }

  at(path: string): ReceivedWebhook[] {
    return this.received.filter((each) => each.path === path);
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}

/** Whether a message is proven to be ours, as a receiver finds out at the moment at which it was sent. */
export function isProven({ headers, body }: ReceivedWebhook, secret: string): boolean {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Number(headers['webhook-timestamp']) * 1000);
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  } finally {
    clock.mockRestore();
  }
}

/** Waits for what is done by a job, at most ten seconds. */
export async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It did not become so.');
}

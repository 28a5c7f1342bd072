import { createHmac, randomUUID } from 'node:crypto';
import type { Answer, Client } from './client.js';
import type { TestServer } from './server.js';

/** What a test server is started with, so that mail comes in. */
export const inboundMail = { domain: 'in.barefoot.example', secrets: [Buffer.alloc(32, 7), Buffer.alloc(32, 8)] };

interface Bringing {
  readonly id?: string;
  readonly secret?: Buffer;
  readonly at?: Temporal.Instant;
}

/** What a mail server sends us of a message, signed. */
export function brought(
  server: Pick<TestServer, 'clock'>,
  message: string | Buffer,
  { id = randomUUID(), secret = inboundMail.secrets[0], at = server.clock.now() }: Bringing = {},
) {
  const body = Buffer.isBuffer(message) ? message : Buffer.from(inLines(message));
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000));
  const signature = createHmac('sha256', secret!).update(`${id}.${timestamp}.`).update(body).digest('base64');
  const headers = {
    ...{ 'content-type': 'message/rfc822', 'webhook-id': id, 'webhook-timestamp': timestamp },
    'webhook-signature': `v1,${signature}`,
  };
  return { body, headers };
}

/** Brings a message, as the mail server for our domain does. */
export function bring(
  server: Pick<TestServer, 'clock'>,
  client: Client,
  message: string | Buffer,
  how: Bringing = {},
): Promise<Answer> {
  const { body, headers } = brought(server, message, how);
  return client.call('POST', '/api/v1/mail/inbound', { body, headers });
}

/** Brings a message, and waits until it was read; what became of it. */
export async function brings(server: TestServer, client: Client, message: string | Buffer): Promise<string> {
  const id = randomUUID();
  const { status, body } = await bring(server, client, message, { id });
  if (status !== 204) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  for (let tries = 0; tries < 1000; tries++) {
    const { rows } = await server.owner.query<{ outcome: string | null }>(
      'SELECT outcome FROM inbound_mail WHERE webhook_id = $1',
      [id],
    );
    if (rows[0]?.outcome) return rows[0].outcome;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Nobody read it.');
}

/** As mail is written: its lines end with both. */
export function inLines(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { type Caller } from '../client.js';
import { Amiss } from '../print.js';

/** A letter as it came by SMTP. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  /** The part that calendar programs act on. */
  readonly calendar: string | null;
}

/** A mail server that keeps what it is handed. */
export interface Mailbox {
  readonly url: string;
  /** The next letter to somebody that has a part for calendars, each once. */
  readonly nextInvitation: (address: string) => Promise<Letter>;
  readonly close: () => Promise<void>;
}

const secret = randomBytes(32);

/** What the server is told of mail that comes in for it. */
export const inboundMail = {
  INBOUND_MAIL_DOMAIN: 'in.barefoot.example',
  INBOUND_MAIL_SECRET: `whsec_${secret.toString('base64')}`,
};

const longestWaitMilliseconds = 20_000;

export async function openMailbox(): Promise<Mailbox> {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 50,
    disableReverseLookup: true, // a machine without DNS waits ten seconds for the name of its own address
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      readAll(stream)
        .then((octets) => letterOf(octets, to))
        .then((letter) => {
          letters.push(letter);
          done();
        }, done);
    },
  });
  server.on('error', () => undefined); // of connections that are cut when it closes
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    nextInvitation: (address) => nextInvitation(letters, address),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Brings a message that came in for the server, as the mail server for its domain would: signed (Standard Webhooks). */
export async function bringMail({ baseUrl }: Caller, message: string, at: Temporal.Instant): Promise<number> {
  const [id, timestamp] = [randomUUID(), String(Math.floor(at.epochMilliseconds / 1000))];
  const body = message.replace(/\r?\n/g, '\r\n');
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
  const { status } = await fetch(`${baseUrl}/api/v1/mail/inbound`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'message/rfc822' },
    body,
  });
  return status;
}

async function nextInvitation(letters: Letter[], address: string): Promise<Letter> {
  for (let waited = 0; waited < longestWaitMilliseconds; waited += 50) {
    const place = letters.findIndex(({ to, calendar }) => to === address && calendar !== null);
    const [letter] = place < 0 ? [] : letters.splice(place, 1);
    if (letter) return letter;
    await sleep(50);
  }
  throw new Amiss(`a letter to ${address} comes with a part for calendars`, letters);
}

async function letterOf(octets: Buffer, to: string): Promise<Letter> {
  const { subject = '', messageId = '', attachments } = await PostalMime.parse(octets, { attachmentEncoding: 'utf8' });
  const calendar = attachments.find(({ mimeType }) => mimeType === 'text/calendar')?.content;
  return { to, subject, messageId, calendar: typeof calendar === 'string' ? calendar : null };
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(stream));
}

import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerEnvelope } from 'smtp-server';
import { freePort } from './server.js';

/** A letter as it came over the wire. */
export interface ReceivedLetter {
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly messageId: string;
  /** To whom it comes back. */
  readonly returnPath: string;
  readonly replyTo: string;
  /** As it came, a character an octet. */
  readonly raw: string;
  readonly text: string;
  readonly html: string;
  readonly headers: ReadonlyMap<string, string>;
  /** The part that mail programs show as an invitation. */
  readonly calendar: { readonly method: string; readonly content: string } | undefined;
}

/**
 * `greylists`: refuses a recipient once, and then no more; `knows nobody`: refuses all for good; `cuts`: ends the connection in the midst of a
 * letter; `takes and cuts`: after a letter, and before it says yes.
 */
type Mood =
  | ('takes letters' | 'refuses senders' | 'refuses letters')
  | ('greylists' | 'knows nobody' | 'cuts' | 'takes and cuts' | 'takes none for good');

/** A mail server that keeps what it is handed, and can be out of order in several ways. */
export class MailServer {
  readonly letters: ReceivedLetter[] = [];
  /** Handed over in full, and not taken. */
  readonly refused: ReceivedLetter[] = [];
  /** What it does when a letter is handed over. */
  mood: Mood = 'takes letters';
  /** How long it lets a sender wait for its yes. */
  delayMilliseconds = 0;
  private readonly greylisted = new Set<string>();
  private server: SMTPServer | undefined;

  private constructor(private readonly port: number) {}

  static async start(): Promise<MailServer> {
    const mail = new MailServer(await freePort());
    await mail.open();
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  to(address: string): ReceivedLetter[] {
    return this.letters.filter(({ to }) => to.includes(address));
  }

  /** Until somebody has got so many letters; returns them in the order of their coming. */
  async waitFor(address: string, count: number): Promise<ReceivedLetter[]> {
    for (let tries = 0; tries < 1000 && this.to(address).length < count; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.to(address);
  }

  async open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      closeTimeout: 50, // connections that senders keep open are cut
      disableReverseLookup: true, // a machine without DNS waits ten seconds for the name of its own address
      disabledCommands: ['AUTH', 'STARTTLS'],
      onMailFrom: (_address, _session, done) => done(this.mood === 'refuses senders' ? refusal(451, 'Not now') : null),
      onRcptTo: ({ address }, _session, done) => done(this.refusalOf(address)),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          if (this.mood === 'cuts') cut(server, session.id);
        });
        stream.on('end', () => {
          const letter = letterOf(Buffer.concat(chunks).toString('latin1'), session.envelope);
          if (this.mood === 'cuts') return;
          const answer = answers[this.mood];
          (answer ? this.refused : this.letters).push(letter);
          if (this.mood === 'takes and cuts') cut(server, session.id);
          else if (answer) done(answer);
          else setTimeout(done, this.delayMilliseconds);
        });
      },
    });
    server.on('error', () => undefined); // of connections that are cut when it closes
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
  }

  private refusalOf(address: string): Error | null {
    if (this.mood === 'knows nobody') return refusal(550, '5.1.1 Nobody of that name');
    if (this.mood !== 'greylists' || this.greylisted.has(address)) return null;
    this.greylisted.add(address);
    return refusal(451, '4.7.1 Greylisted');
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
    this.server = undefined;
  }
}

const answers: Partial<Record<Mood, Error>> = {
  'refuses letters': refusal(451, 'The disk is full'),
  'takes none for good': refusal(554, '5.6.0 Not that'),
};

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** The library keeps its connections to itself. */
function cut(server: SMTPServer, sessionId: string): void {
  const { connections } = server as unknown as { connections: Set<{ id: string; _socket: Socket }> };
  for (const { id, _socket: socket } of connections) if (id === sessionId) socket.destroy();
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly type: string;
  readonly content: string;
  readonly parts: readonly Part[];
}

function letterOf(raw: string, { mailFrom, rcptTo }: SMTPServerEnvelope): ReceivedLetter {
  const letter = partOf(raw);
  const parts = allParts(letter);
  const header = (name: string) => decodeWords(letter.headers.get(name) ?? '');
  const calendar = parts.find(({ type }) => type === 'text/calendar');
  return {
    to: rcptTo.map(({ address }) => address),
    returnPath: mailFrom === false ? '' : mailFrom.address,
    replyTo: header('reply-to'),
    raw,
    from: header('from'),
    subject: header('subject'),
    messageId: header('message-id'),
    text: parts.find(({ type }) => type === 'text/plain')?.content ?? '',
    html: parts.find(({ type }) => type === 'text/html')?.content ?? '',
    headers: letter.headers,
    calendar: calendar && {
      method: parameter(calendar.headers.get('content-type') ?? '', 'method'),
      content: calendar.content,
    },
  };
}

function allParts(part: Part): Part[] {
  return [part, ...part.parts.flatMap(allParts)];
}

/** RFC 2045 and 2046, as far as our letters go; `raw` has one character an octet. */
function partOf(raw: string): Part {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const contentType = headers.get('content-type') ?? 'text/plain';
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const body = raw.slice(end + 4);
  if (!type.startsWith('multipart/')) {
    return { headers, type, content: decoded(body, headers.get('content-transfer-encoding') ?? '7bit'), parts: [] };
  }
  const [, ...rest] = `\r\n${body}`.split(`\r\n--${parameter(contentType, 'boundary')}`);
  const parts = rest.filter((part) => !part.startsWith('--')).map((part) => partOf(part.slice(2)));
  return { headers, type, content: '', parts };
}

function parameter(header: string, name: string): string {
  const [, quoted, bare] = new RegExp(`${name}=(?:"([^"]*)"|([^;\\s]*))`, 'i').exec(header) ?? [];
  return quoted ?? bare ?? '';
}

function decoded(body: string, encoding: string): string {
  if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString();
  const octets = encoding.toLowerCase() === 'quoted-printable' ? unquoted(body.replaceAll('=\r\n', '')) : body;
  return Buffer.from(octets, 'latin1').toString();
}

function unquoted(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** RFC 2047: `=?UTF-8?Q?Si=C3=A2n?=`. */
function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way: string, text: string) =>
      way.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : Buffer.from(unquoted(text.replaceAll('_', ' ')), 'latin1').toString(),
    );
}

import { SMTPServer } from 'smtp-server';
import { freePort } from './server.js';

/** A letter as it came over the wire. */
export interface ReceivedLetter {
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly html: string;
  readonly headers: ReadonlyMap<string, string>;
  /** The part that mail programs show as an invitation. */
  readonly calendar: { readonly method: string; readonly content: string } | undefined;
}

/** A mail server that keeps what it is handed, and can be out of order in several ways. */
export class MailServer {
  readonly letters: ReceivedLetter[] = [];
  /** Handed over in full, and not taken. */
  readonly refused: ReceivedLetter[] = [];
  /** What it does when a letter is handed over. */
  mood: 'takes letters' | 'refuses senders' | 'refuses letters' = 'takes letters';
  /** How long it lets a sender wait for its yes. */
  delayMilliseconds = 0;
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
    const later = (message: string) => Object.assign(new Error(message), { responseCode: 451 });
    const server = new SMTPServer({
      authOptional: true,
      closeTimeout: 50, // connections that senders keep open are cut
      disabledCommands: ['AUTH', 'STARTTLS'],
      onMailFrom: (_address, _session, done) => (this.mood === 'refuses senders' ? done(later('Not now')) : done()),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          const letter = letterOf(Buffer.concat(chunks).toString('latin1'), to);
          (this.mood === 'refuses letters' ? this.refused : this.letters).push(letter);
          if (this.mood === 'refuses letters') done(later('The disk is full'));
          else setTimeout(done, this.delayMilliseconds);
        });
      },
    });
    server.on('error', () => undefined); // of connections that are cut when it closes
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
    this.server = undefined;
  }
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly type: string;
  readonly content: string;
  readonly parts: readonly Part[];
}

function letterOf(raw: string, to: readonly string[]): ReceivedLetter {
  const letter = partOf(raw);
  const parts = allParts(letter);
  const header = (name: string) => decodeWords(letter.headers.get(name) ?? '');
  const calendar = parts.find(({ type }) => type === 'text/calendar');
  return {
    to,
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

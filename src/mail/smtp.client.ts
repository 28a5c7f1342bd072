import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../platform/config.js';
import type { DueLetter } from './delivery/letter-delivery.table.js';
import { InboundAddresses } from './inbound/inbound-addresses.js';
import { OutgoingLetters } from './outgoing-letters.js';

/**
 * Milliseconds, where the library would wait for minutes; letters a second and a connection. What was cut off while it was handed over is
 * tried again by our own clock, and not five times at once.
 */
const options = {
  ...{ pool: true, connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 30_000 },
  ...{ maxConnections: 5, maxMessages: 100, rateDelta: 1000, rateLimit: 20, maxRequeues: 0 },
};

/** Milliseconds from our wish to the server's yes: well before somebody else would think that we died. */
const patience = 5 * 60_000;

/** Hands letters to the mail server, where one is configured. */
@Injectable()
export class SmtpClient implements OnApplicationShutdown {
  private readonly transport: Transporter | undefined;

  constructor(
    private readonly outgoing: OutgoingLetters,
    private readonly addresses: InboundAddresses,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    if (config.smtpUrl) this.transport = createTransport(addressWith(config.smtpUrl, options), signedBy(config));
  }

  /** Without a mail server letters stay in the database, for /dev/mail to show. */
  get configured(): boolean {
    return this.transport !== undefined;
  }

  /**
   * The same octets each time: Message-ID, date and boundaries are the letter's own, so that a second handing over of it can be told from
   * another letter. Throws as the library does.
   */
  async send(letter: DueLetter): Promise<void> {
    if (!this.transport) return;
    const { text, html, headers } = await this.outgoing.of(letter);
    await this.transport.sendMail({
      from: this.config.mailFrom,
      to: { name: letter.to_name, address: letter.to_address },
      ...(letter.reply_to ? { replyTo: letter.reply_to } : {}),
      subject: letter.subject,
      text,
      html,
      messageId: `<${letter.id}@${new URL(this.config.baseUrl).hostname}>`,
      date: letter.created_at,
      baseBoundary: letter.id,
      headers: { 'Auto-Submitted': 'auto-generated', ...headers },
      ...this.envelopeOf(letter),
      ...(letter.calendar && letter.calendar_method
        ? { icalEvent: { method: letter.calendar_method, content: letter.calendar, filename: 'session.ics' } }
        : {}),
      signal: AbortSignal.timeout(patience),
    });
  }

  /** What does not arrive comes back to an address of the letter's own. */
  private envelopeOf({ id, to_address: to }: DueLetter): object {
    const from = this.addresses.of('bounces', id);
    return from === null ? {} : { envelope: { from, to } };
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

/**
 * What RFC 6376 would have signed of what we write, and both fields by which a reader refuses letters: RFC 8058 asks for those, and one
 * of them is not among the library's own.
 */
const signedFields = [
  ...['From', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'MIME-Version', 'Content-Type'],
  ...['Content-Transfer-Encoding', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Auto-Submitted'],
].join(':');

function signedBy({ dkim }: Config): object {
  if (!dkim) return {};
  const { domain: domainName, selector: keySelector, privateKey } = dkim;
  return { dkim: { domainName, keySelector, privateKey, headerFieldNames: signedFields } };
}

/** What the operator says about the connection in the address itself goes before what we say. */
function addressWith(smtpUrl: string, defaults: object): string {
  const url = new URL(smtpUrl);
  for (const [name, value] of Object.entries(defaults)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(value));
  }
  return url.href;
}

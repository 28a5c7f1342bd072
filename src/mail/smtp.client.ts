import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../platform/config.js';
import type { KeptLetter } from './letter.js';
import { OutgoingLetters } from './outgoing-letters.js';

/** Milliseconds, where the library would wait for minutes. */
const options = { pool: true, connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 30_000 };

/** Hands letters to the mail server, where one is configured. */
@Injectable()
export class SmtpClient implements OnApplicationShutdown {
  private readonly transport: Transporter | undefined;

  constructor(
    private readonly outgoing: OutgoingLetters,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    if (config.smtpUrl) this.transport = createTransport(addressWith(config.smtpUrl, options));
  }

  /** Without a mail server letters stay in the database, for /dev/mail to show. */
  get configured(): boolean {
    return this.transport !== undefined;
  }

  /** The Message-ID is the letter's own, so that a second handing over of the same letter can be told from a new one. */
  async send(letter: KeptLetter): Promise<void> {
    if (!this.transport) return;
    const { text, html, headers } = await this.outgoing.of(letter);
    await this.transport.sendMail({
      from: this.config.mailFrom,
      to: { name: letter.to_name, address: letter.to_address },
      subject: letter.subject,
      text,
      html,
      messageId: `<${letter.id}@${new URL(this.config.baseUrl).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated', ...headers },
      ...(letter.calendar && letter.calendar_method
        ? { icalEvent: { method: letter.calendar_method, content: letter.calendar, filename: 'session.ics' } }
        : {}),
    });
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

/** What the operator says about the connection in the address itself goes before what we say. */
function addressWith(smtpUrl: string, defaults: object): string {
  const url = new URL(smtpUrl);
  for (const [name, value] of Object.entries(defaults)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(value));
  }
  return url.href;
}

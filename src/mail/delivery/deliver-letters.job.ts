import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UndeliverableAddressTable } from '../bounces/undeliverable-address.table.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { HeldLetterTable } from '../held-letter.table.js';
import { Readers } from '../readers.js';
import { SmtpClient } from '../smtp.client.js';
import { isRefused } from '../when-to-mail.js';
import { nextTry } from './after-failure.js';
import { type DeliveryFailure, failureOf } from './delivery-failure.js';
import { type DueLetter, LetterDeliveryTable } from './letter-delivery.table.js';

/** The queue of letters that are to go out, by their `letterId`. */
export const deliverLetter = 'deliver-letter';

/** Longer than any handing over lasts: who has not said by then how it went has died. */
const handingOverMinutes = 10;

/** Hands letters to the mail server: each by one of us at a time, and again for as long as it is worth it. */
@Injectable()
export class DeliverLetters implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly smtp: SmtpClient,
    private readonly readers: Readers,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ letterId: string }>(deliverLetter, ({ letterId }) => this.deliver(letterId));
    this.jobs.every('send-letters-again', '* * * * *', () => this.sendAgain());
  }

  private async sendAgain(): Promise<void> {
    const now = this.clock.now();
    const due = await this.database.transaction((tx) => new LetterDeliveryTable(tx).allDue(now));
    await this.jobs.forEachDue('send-letters-again', due, (letterId) =>
      this.database.transaction((tx) => this.jobs.send(tx, deliverLetter, { letterId }, letterId)),
    );
  }

  /** At least once: a process that dies between the mail server's yes and ours hands over the same octets again. */
  private async deliver(letterId: string): Promise<void> {
    const letter = await this.database.transaction((tx) => this.begin(tx, letterId));
    if (!letter) return;
    const failure = await this.smtp.send(letter).then(() => undefined, failureOf);
    await this.database.transaction((tx) =>
      failure
        ? this.failed(tx, letter, failure)
        : new LetterDeliveryTable(tx).sent(letterId, this.clock.now(), !this.smtp.configured),
    );
  }

  /** What is to be handed over now, and was not refused meanwhile. Whoever asks for a link to sign in has it tried, also where no other letter arrives. */
  private async begin(tx: Transaction, letterId: string): Promise<DueLetter | undefined> {
    const now = this.clock.now();
    const letters = new LetterDeliveryTable(tx);
    const letter = await letters.lockDue(letterId, now);
    if (!letter) return undefined;
    if (letter.worth_until <= new Date(now.epochMilliseconds)) {
      await letters.giveUp(letterId, 'too-late', now);
      return undefined;
    }
    if (isRefused(await this.readers.with(tx, letter.to_address), letter)) {
      await new HeldLetterTable(tx).leaveOnSite([letterId]);
      return undefined;
    }
    if (letter.kind !== 'sign-in' && (await new UndeliverableAddressTable(tx).holds(letter.to_address))) {
      await letters.hold(letterId, now);
      return undefined;
    }
    await letters.handOver(letterId, now.add({ minutes: handingOverMinutes }));
    return letter;
  }

  private async failed(tx: Transaction, letter: DueLetter, failure: DeliveryFailure): Promise<void> {
    const now = this.clock.now();
    const letters = new LetterDeliveryTable(tx);
    const worthUntil = letter.worth_until.toTemporalInstant();
    const at = nextTry({ tries: letter.tries + 1, worthUntil }, failure, now);
    if (at) await letters.tryAgain(letter.id, failure.code, at);
    else await letters.giveUp(letter.id, failure.code, now);
    if (!failure.isOfAddress) return;
    const marked = { address: letter.to_address, letterId: letter.id, failure: failure.code };
    await new UndeliverableAddressTable(tx).mark({ ...marked, reason: 'refused' }, now);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import type { BankFileId } from '../../kernel/id.js';
import type { Language } from '../../kernel/when.js';
import { type LetterKind, Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import { payoutReference } from '../payout-reference.js';
import { dayOf } from '../run/pay-day.js';
import type { BankFileSummary } from './bank-file.js';
import { paidTwiceLetter, silentFileLetter, withdrawnFilePaidLetter } from './bank-file.letters.js';
import type { RecordedResult } from './bank-result.js';

type LetterFor = (reader: { readonly name: string; readonly language: Language }) => {
  readonly subject: string;
  readonly text: string;
};

/** Tells stewards what goes wrong with files for the bank. */
@Injectable()
export class BankFilePost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async silent(tx: Transaction, file: BankFileSummary): Promise<void> {
    const { id, madeAt, amount, payouts: payments, unheard, takenAt } = file;
    const facts = { madeOn: dayOf(madeAt), amount, payments, unheard, isTaken: takenAt !== null, url: this.url(id) };
    await this.toStewards(tx, 'bank-file-silent', (reader) => silentFileLetter(facts, reader));
  }

  /** `again`: the files that stand and ask for some of it. */
  async withdrawnPaid(
    tx: Transaction,
    { id, madeAt }: Pick<BankFileSummary, 'id' | 'madeAt'>,
    { results, mayBePaid, again }: PaidAllTheSame,
  ): Promise<void> {
    const againUrls = again.map((each) => this.url(each));
    const facts = { madeOn: dayOf(madeAt), paid: results.map(paidBy), mayBePaid, againUrls, url: this.url(id) };
    await this.toStewards(tx, 'bank-file-paid-withdrawn', (reader) => withdrawnFilePaidLetter(facts, reader));
  }

  async paidTwice(tx: Transaction, id: BankFileId, results: readonly RecordedResult[]): Promise<void> {
    const facts = { paid: results.map(paidBy), url: this.url(id) };
    await this.toStewards(tx, 'bank-file-paid-twice', (reader) => paidTwiceLetter(facts, reader));
  }

  private url(id: BankFileId): string {
    return `${this.config.baseUrl}/steward/payouts#${id}`;
  }

  private async toStewards(tx: Transaction, kind: LetterKind, letterFor: LetterFor): Promise<void> {
    for (const steward of await new AccountTable(tx).stewards())
      await this.mail.post(tx, { kind, to: { name: steward.name, address: steward.email }, ...letterFor(steward) });
  }
}

interface PaidAllTheSame {
  readonly results: readonly RecordedResult[];
  readonly mayBePaid: number;
  readonly again: readonly BankFileId[];
}

function paidBy({ payoutId, amount, happenedOn }: RecordedResult) {
  return { reference: payoutReference(payoutId), amount, happenedOn };
}

import { Inject, Injectable } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import { type Expert, ExpertTable } from '../../experts/index.js';
import type { Money } from '../../kernel/money.js';
import { Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import type { AdviserPayout, PayoutOutcome } from '../adviser-payout.js';
import { payoutReference } from '../payout-reference.js';
import { payoutLetter, type PayoutLetterFacts } from './payout.letters.js';

type Payee = Pick<Expert, 'userId'>;

/** Tells advisers what became of their pay. */
@Injectable()
export class PayoutPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `isPayeesFault`: the place it was to go to is wrong or closed. */
  async told(
    tx: Transaction,
    payout: AdviserPayout,
    { news, isPayeesFault }: Pick<PayoutOutcome, 'news'> & { readonly isPayeesFault: boolean },
  ): Promise<void> {
    if (news === null) return;
    const payee = await new ExpertTable(tx).find(payout.expertId);
    const kind = news !== 'paid' && isPayeesFault ? (`${news}-there` as const) : news;
    const payoutUrl = `${this.config.baseUrl}/advising/pay`;
    const { amount, paidOn } = payout;
    await this.write(tx, payee, { kind, amount, paidOn, reference: payoutReference(payout.id), payoutUrl });
  }

  /** What is due cannot be sent, until the adviser has done something. */
  async waits(
    tx: Transaction,
    payee: Payee,
    { amount, reason }: { readonly amount: Money; readonly reason: 'no-destination' | 'checking' | 'broken' },
  ): Promise<void> {
    await this.write(tx, payee, { kind: `waits-${reason}`, amount, payoutUrl: null });
  }

  private async write(
    tx: Transaction,
    { userId }: Payee,
    facts: Omit<PayoutLetterFacts, 'destinationUrl'>,
  ): Promise<void> {
    const person = await new AccountTable(tx).person(userId);
    const destinationUrl = `${this.config.baseUrl}/advising/pay/to`;
    await this.mail.post(tx, {
      kind: `adviser-pay-${facts.kind}`,
      to: { name: person.name, address: person.email },
      ...payoutLetter({ ...facts, destinationUrl }, person),
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import { Mail } from '../../mail/index.js';
import type { Payment } from '../../payments/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import { debtOf } from '../../vouchers/index.js';
import { debtLetter } from './debt.letters.js';
import type { DebtNews } from './debt.letters.catalogue.js';

/** Tells those who answer for an organisation's money, or where there are none all of it, what became of a payment of its debts. */
@Injectable()
export class DebtPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(
    tx: Transaction,
    news: DebtNews,
    { organisationId, amount }: Pick<Payment, 'organisationId' | 'amount'>,
  ): Promise<void> {
    const accounts = new AccountTable(tx);
    const { name: organisationName } = await accounts.knownOrganisation(organisationId);
    const owed = await debtOf(tx, organisationId);
    const url = `${this.config.baseUrl}/organisations/${organisationId}/money`;
    for (const person of await accounts.answeringForMoney(organisationId)) {
      const letter = debtLetter(news, { amount, owed, organisationName, url }, person);
      await this.mail.post(tx, {
        kind: `debt-payment-${news}`,
        to: { name: person.name, address: person.email },
        ...letter,
      });
    }
  }
}

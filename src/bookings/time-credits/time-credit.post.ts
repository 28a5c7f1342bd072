import { Inject, Injectable } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import { timeCreditLetter } from './time-credit.letters.js';

/** Tells those who answer for an organisation's money, or where there are none all of it, that it was given time. */
@Injectable()
export class TimeCreditPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async given(tx: Transaction, to: OrganisationId, minutes: number, from: string | null): Promise<void> {
    const accounts = new AccountTable(tx);
    const { name: organisation } = await accounts.knownOrganisation(to);
    const url = `${this.config.baseUrl}/organisations/${to}/money`;
    for (const person of await accounts.answeringForMoney(to))
      await this.mail.post(tx, {
        kind: 'time-credits-received',
        to: { name: person.name, address: person.email },
        ...timeCreditLetter({ organisation, minutes, from, url }, person),
      });
  }
}

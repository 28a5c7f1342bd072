import { Injectable } from '@nestjs/common';
import { AccountTable, type Person } from '../../accounts/index.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import type { Transaction } from '../../platform/database.js';
import type { Application } from '../application.js';
import { appealDays } from './appeal-days.js';
import { ApplicationListTable, type NamedApplication } from './application-list.table.js';
import type { ApplicationNews } from './application.letters.catalogue.js';
import { applicationLetter } from './application.letters.js';
import { appealUntil } from './steps.js';

/** Tells an applicant what becomes of what they asked for, and people that they are asked to score. Such letters always come. */
@Injectable()
export class ApplicationPost {
  constructor(
    private readonly mail: Mail,
    private readonly clock: Clock,
  ) {}

  async send(tx: Transaction, news: Exclude<ApplicationNews, 'scoring-asked'>, { id }: Application): Promise<void> {
    const application = await new ApplicationListTable(tx).find(id);
    await this.post(tx, news, await applicantOf(tx, application), application);
  }

  async ask(tx: Transaction, scorer: Person, { id }: Application): Promise<void> {
    await this.post(tx, 'scoring-asked', scorer, await new ApplicationListTable(tx).find(id));
  }

  private async post(tx: Transaction, news: ApplicationNews, to: Person, application: NamedApplication): Promise<void> {
    const until = appealUntil(application, await appealDays(tx, this.clock.now()));
    await this.mail.post(tx, {
      kind: `application-${news}`,
      to: { name: to.name, address: to.email },
      ...applicationLetter(news, { ...application, appealUntil: until }, to),
    });
  }
}

/** Whoever submitted it, while they belong to the organisation; then an admin: who has left it is told nothing more. */
async function applicantOf(
  tx: Transaction,
  { organisationId, startedBy, submittedBy }: NamedApplication,
): Promise<Person> {
  const accounts = new AccountTable(tx);
  const members = await accounts.members(organisationId);
  const applicant = submittedBy ?? startedBy;
  const left = !members.some(({ userId }) => userId === applicant);
  const admin = left ? members.find(({ role }) => role === 'admin') : undefined;
  return admin ?? accounts.person(applicant);
}

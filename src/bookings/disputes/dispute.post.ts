import { Inject, Injectable } from '@nestjs/common';
import { AccountTable, type Person } from '../../accounts/index.js';
import type { Money } from '../../kernel/money.js';
import { Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { partiesTo } from '../parties.js';
import { type Dispute, roundOf } from './dispute.js';
import { disputeLetter } from './dispute.letters.js';
import type { DisputeNews, DisputeReader } from './dispute.letters.catalogue.js';
import { DisputeWordsTable } from './dispute-words.table.js';

interface News {
  readonly booking: Booking;
  readonly to: readonly DisputeReader[];
  /** Of what is disputed, to the adviser; where it is not said, what was awarded or is proposed. */
  readonly awarded?: Money;
  readonly quote?: string;
}

/** Tells those whom it concerns where a dispute stands, each in their language and zone. It is about their money, or their task: it always comes. */
@Injectable()
export class DisputePost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(tx: Transaction, kind: DisputeNews, dispute: Dispute, news: News): Promise<void> {
    const { booking, to, awarded, quote } = news;
    const parties = await partiesTo(tx, booking);
    const facts = {
      ...{ titleEn: booking.titleEn, titleCy: booking.titleCy, start: booking.startsAt, end: booking.endsAt },
      ...{ adviserName: parties.expert.name, organisationName: parties.organisationName },
      url: `${this.config.baseUrl}/disputes/${booking.id}`,
      ...{ disputed: dispute.disputed, awarded: awarded ?? dispute.awarded ?? dispute.proposed },
      ...{ until: dispute.dueAt, quote: quote ?? null },
    };
    for (const reader of to) {
      for (const person of await readersAs(tx, reader, dispute, parties)) {
        const address = { name: person.name, address: person.email };
        await this.mail.post(tx, { kind, to: address, ...disputeLetter(kind, facts, { ...person, reader }) });
      }
    }
  }
}

async function readersAs(
  tx: Transaction,
  reader: DisputeReader,
  dispute: Dispute,
  parties: { readonly client: Person; readonly adviser: Person },
): Promise<readonly Person[]> {
  const accounts = new AccountTable(tx);
  switch (reader) {
    case 'client':
    case 'adviser':
      return [parties[reader]];
    case 'steward':
      return accounts.stewards();
    case 'mediator':
      return dispute.mediatorId ? [await accounts.person(dispute.mediatorId)] : [];
    case 'panel': {
      const panelists = await new DisputeWordsTable(tx).panelists(dispute);
      const sitting = panelists.filter(({ round, votedAt }) => round === roundOf(dispute) && votedAt === null);
      const people: Person[] = [];
      for (const { userId } of sitting) people.push(await accounts.person(userId));
      return people;
    }
  }
}

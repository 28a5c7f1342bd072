import { Inject, Injectable } from '@nestjs/common';
import { AccountTable, type Person } from '../../accounts/index.js';
import { zoneOf } from '../../diary/index.js';
import { ExpertTable } from '../../experts/index.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import { invitationOf } from '../booking.invite.js';
import { senderOf } from '../booking.post.js';
import { titleOf } from '../calendar/calendar.catalogue.js';
import type { GroupSession } from './group-session.js';
import { groupSessionLetter, type GroupSessionNews } from './group-session.letters.js';
import { GroupSessionTable } from './group-session.table.js';

/** Tells the adviser of a group session what became of it, with the one event that their calendar has of it. */
@Injectable()
export class GroupSessionPost {
  constructor(
    private readonly mail: Mail,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(tx: Transaction, news: GroupSessionNews, session: GroupSession): Promise<void> {
    const accounts = new AccountTable(tx);
    const expert = await new ExpertTable(tx).find(session.expertId);
    const adviser = await accounts.person(expert.userId);
    const now = this.clock.now();
    const { confirmed } = await new GroupSessionTable(tx).seats(session.id, now);
    const url = this.urlOf(session);
    const facts = {
      ...session,
      title: titleOf(session, adviser.language),
      start: session.startsAt,
      end: session.endsAt,
      seats: confirmed,
      hadTooFew: session.cancelReason === 'too-few-seats',
      url,
    };
    const method = news === 'cancelled' ? 'CANCEL' : 'REQUEST';
    const invited = await this.invited(tx, session, adviser);
    await this.mail.post(tx, {
      kind: `group-session-${news}`,
      to: { name: adviser.name, address: adviser.email },
      about: { id: session.id, startsAt: session.startsAt },
      ...groupSessionLetter(news, facts, adviser),
      calendar: { method, content: invitationOf(invited, method, now) },
    });
  }

  private async invited(tx: Transaction, session: GroupSession, { name, email, language }: Person) {
    const { id, sequence, startsAt: start, endsAt: end, mode, createdAt, updatedAt } = session;
    return {
      ...{ bookingId: id, host: 'barefoot', sequence, start, end, mode, language, createdAt, updatedAt },
      title: titleOf(session, language),
      description: this.urlOf(session),
      zone: await zoneOf(tx, session.expertId),
      location: '',
      url: this.urlOf(session),
      organizer: senderOf(this.config.mailFrom),
      attendees: [{ name, email }],
    };
  }

  private urlOf({ id }: GroupSession): string {
    return `${this.config.baseUrl}/groups/${id}`;
  }
}

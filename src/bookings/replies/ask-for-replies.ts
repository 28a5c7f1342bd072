import { Injectable } from '@nestjs/common';
import { InboundMail } from '../../mail/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import type { InvitedSession } from '../booking.invite.js';
import type { CalendarAnswer } from './calendar-reply.js';
import { CalendarReplyTable } from './calendar-reply.table.js';

export const sides = ['client', 'adviser'] as const;

/** Where a side's calendar answers, and what it has answered to the session as it is now. */
export interface AskedForReply {
  readonly address: string;
  readonly answer: CalendarAnswer | 'none';
}

type Asked = Readonly<Partial<Record<(typeof sides)[number], AskedForReply>>>;

/** Gives each side of a session an address that takes what its calendar answers, where mail comes in. */
@Injectable()
export class AskForReplies {
  constructor(private readonly inboundMail: InboundMail) {}

  /**
   * Nothing where calendars are to answer nowhere.
   * @param isFirst whether calendars are told of the session for the first time: those that know it by another organizer keep that
   */
  async of(tx: Transaction, { id, sequence }: Booking, { isFirst }: { readonly isFirst: boolean }): Promise<Asked> {
    const replies = new CalendarReplyTable(tx);
    for (const side of isFirst ? sides : []) {
      const address = this.inboundMail.addressOf('reply', id, side);
      if (address !== null) await replies.keepAddress(id, side, address);
    }
    const addresses = await replies.addresses(id);
    if (addresses.size === 0) return {};
    const answered = await replies.of(id);
    return Object.fromEntries(
      [...addresses].map(([side, address]) => {
        const last = answered.get(side);
        return [side, { address, answer: last?.sequence === sequence ? last.answer : 'none' }];
      }),
    );
  }
}

/** The session as the calendar of one reader is told of it: they are asked, and the others have agreed to it by booking it. */
export function askedToReply(
  session: InvitedSession,
  reader: string,
  asked: AskedForReply | undefined,
): InvitedSession {
  if (!asked) return session;
  return {
    ...session,
    organizer: { name: session.organizer.name, email: asked.address },
    attendees: session.attendees.map((one) => (one.email === reader ? { ...one, asked: asked.answer } : one)),
  };
}

import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Person } from '../accounts/index.js';
import { BookingTable } from '../bookings/index.js';
import type { BookingId } from '../kernel/id.js';
import { Mail } from '../mail/index.js';
import { CONFIG, type Config } from '../platform/config.js';
import type { Transaction } from '../platform/database.js';
import type { Conversation, DeclineReason, Side } from './conversation.js';
import { conversationLetter, type LetterKind } from './conversation.letters.js';
import { MessageTable } from './messages/message.table.js';
import { partiesTo } from './parties.js';

/** What became of a conversation, and by whom. */
export interface ConversationNews {
  readonly kind: LetterKind;
  readonly by: Actor;
  readonly side: Side;
  /** What they wrote, or the name of the file that they put up. */
  readonly text: string;
  readonly reason?: DeclineReason;
}

/** Tells the other side of a conversation, each of them in their language. */
@Injectable()
export class ConversationPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(tx: Transaction, conversation: Conversation, news: ConversationNews): Promise<void> {
    const booking = conversation.bookingId ? await new BookingTable(tx).find(conversation.bookingId) : undefined;
    const writers = await new MessageTable(tx).writersIn(conversation.id);
    const takenPart = [conversation.openedBy, ...writers, ...(booking ? [booking.bookedBy] : [])];
    const { expert, adviser, clients, organisationName } = await partiesTo(tx, conversation, takenPart);
    for (const person of news.side === 'client' ? [adviser] : clients) {
      if (person.userId === news.by.userId) continue;
      const letter = conversationLetter(
        {
          ...news,
          writer: news.side === 'adviser' ? expert.name : news.by.name,
          organisation: organisationName,
          session: booking && {
            title: person.language === 'cy' && booking.titleCy !== '' ? booking.titleCy : booking.titleEn,
            start: booking.startsAt,
          },
          url: this.urlOf(conversation.id, conversation.bookingId),
        },
        person,
      );
      await this.mail.post(tx, { kind: `conversation-${news.kind}`, to: addressOf(person), ...letter });
    }
  }

  private urlOf(id: Conversation['id'], bookingId: BookingId | null): string {
    return bookingId === null
      ? `${this.config.baseUrl}/questions/${id}`
      : `${this.config.baseUrl}/bookings/${bookingId}`;
  }
}

function addressOf({ name, email }: Person): { name: string; address: string } {
  return { name, address: email };
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountTable, type Actor, type Person } from '../../accounts/index.js';
import { Diary } from '../../diary/index.js';
import type { BookingId } from '../../kernel/id.js';
import { InboundMail, type InboundMessage, isAutomatic, isAutomaticReply, Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { bandsAgreed } from '../bands-agreed.js';
import { type Booking } from '../booking.js';
import { BookingPost } from '../booking.post.js';
import { BookingTable } from '../booking.table.js';
import { CancelBooking } from '../cancel-booking.action.js';
import { bandAt, rateOf } from '../cancellation-bands.js';
import { ShareTable } from '../funding/share.table.js';
import { partiesTo, relationsToBooking } from '../parties.js';
import { sides } from './ask-for-replies.js';
import { type CalendarReply, replyIn } from './calendar-reply.js';
import { CalendarReplyTable } from './calendar-reply.table.js';
import { type AskedBecause, decideReply, type ReplyDecision } from './decide-reply.js';
import { cancelOnPage, nobodyReadsThis } from './reply.letters.js';

/** Whose answer came. */
interface Replier {
  readonly booking: Booking;
  readonly side: 'client' | 'adviser';
  readonly person: Person;
}

type Deciding = Exclude<ReplyDecision, { follows: 'nothing' }>;

/** Hears what calendars answer to invitations. */
@Injectable()
export class TakeReply implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly inboundMail: InboundMail,
    private readonly mail: Mail,
    private readonly post: BookingPost,
    private readonly cancelBooking: CancelBooking,
  ) {}

  onModuleInit(): void {
    this.inboundMail.handle('reply', sides, (message) => this.take(message));
  }

  /** A code of what followed. Whatever comes twice, late or out of order changes nothing. */
  private take(message: InboundMessage): Promise<string> {
    if (isAutomaticReply(message)) return Promise.resolve('automatic');
    return this.database.transaction(async (tx) => {
      const to = await new CalendarReplyTable(tx).at(message.recipients);
      if (!to) return 'no-such-address';
      const replier = await lockReplier(tx, to.bookingId, to.side);
      const reply = replyIn(message);
      return reply ? this.follow(tx, replier, reply, message.from) : this.answerText(tx, replier, message);
    });
  }

  private async follow(tx: Transaction, replier: Replier, reply: CalendarReply, from: string): Promise<string> {
    const { booking, side, person } = replier;
    const now = this.clock.now();
    const last = (await new CalendarReplyTable(tx).of(booking.id)).get(side);
    const actor = await new AccountTable(tx).actor(person.userId);
    const mayCancel = actor !== undefined && (await isTheirsToCancel(tx, actor, booking));
    const hasVoucher = (await new ShareTable(tx).of(booking.id)).some(({ voucherId }) => voucherId !== null);
    const answered = { reply, from, booking, side, address: person.email, last, mayCancel, hasVoucher };
    const decision = decideReply(answered, now);
    if (decision.follows === 'nothing') return decision.because;
    await this.write(tx, replier, decision, now);
    if (decision.follows === 'keep') return 'known';
    if (decision.follows === 'record') return decision.answer;
    if (decision.follows === 'ask') await this.ask(tx, replier, decision.because, now);
    else if (actor) await this.cancelBooking.run(actor, booking.id, { reason: 'other' });
    return decision.follows === 'ask' ? 'asked' : 'cancelled';
  }

  private async write(tx: Transaction, { booking, side, person }: Replier, said: Deciding, now: Temporal.Instant) {
    const { follows, answer, saidAt } = said;
    const { id: bookingId, sequence } = booking;
    const of = { bookingId, side, by: person.userId };
    await new CalendarReplyTable(tx).keep(of, { answer, saidAt, sequence }, now);
    if (follows === 'keep') return;
    const facts = { side, answer, sequence };
    await new BookingTable(tx).record(bookingId, { kind: 'replied', at: now, by: person.userId, facts });
  }

  private async ask(tx: Transaction, { booking, side }: Replier, because: AskedBecause, now: Temporal.Instant) {
    const rate = rateOf(bandAt(booking, now), await bandsAgreed(tx, booking, now));
    await this.post.note(tx, booking, cancelOnPage({ side, because, rate, isSeat: booking.groupSessionId !== null }));
  }

  /** Somebody who writes is told once an hour that nobody reads it; a program is told nothing. */
  private async answerText(tx: Transaction, { booking, side, person }: Replier, message: InboundMessage) {
    if (isAutomatic(message)) return 'automatic';
    const note = nobodyReadsThis(side);
    if ((await this.mail.countInLastHour(tx, person.email, note.kind)) > 0) return 'not-read';
    await this.post.note(tx, booking, note);
    return 'not-read';
  }
}

/** The diary and the booking are locked, in that order. */
async function lockReplier(tx: Transaction, id: BookingId, side: Replier['side']): Promise<Replier> {
  const bookings = new BookingTable(tx);
  await Diary.lock(tx, await bookings.expertOf(id));
  const booking = await bookings.lock(id);
  return { booking, side, person: (await partiesTo(tx, booking))[side] };
}

async function isTheirsToCancel(tx: Transaction, actor: Actor, booking: Booking): Promise<boolean> {
  const relations = await relationsToBooking(tx, actor, booking);
  return relations.some((relation) => relation === 'adviser' || relation === 'booker' || relation === 'admin');
}

import { Inject, Injectable } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import { OfferFreedTime } from '../../bookings/index.js';
import { Diary, horizonDays, ImportedTimeTable, readPages } from '../../diary/index.js';
import { ExpertTable } from '../../experts/index.js';
import type { ExpertId, TimeOffSourceId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { minutesOf } from '../../kernel/time.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database, type Transaction } from '../../platform/database.js';
import { CannotUnseal, SealedText } from '../../platform/sealed-text.js';
import { unreadCalendarLetter } from './busy.letters.js';
import {
  afterReading,
  type BusyCalendar,
  conditionsOf,
  failuresToTell,
  fingerprint,
  mostSpans,
  purposeOf,
  type Reading,
  timeOffOf,
  whereaboutsOf,
} from './busy-calendar.js';
import { BusyCalendarTable } from './busy-calendar.table.js';
import type { Asked } from './busy-times.js';
import { sessionsOfOurs } from './clashing-sessions.js';
import { FeedClient } from './feed.client.js';

/** The right side of the UIDs of our invitations. */
const ownHost = 'barefoot';
const day = 86_400_000;

@Injectable()
export class ReadBusyCalendar {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly client: FeedClient,
    private readonly sealed: SealedText,
    private readonly offerFreedTime: OfferFreedTime,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Reads a calendar and writes what came of it, be it why it failed. One that was disconnected is let be. */
  async run(id: TimeOffSourceId): Promise<void> {
    const began = this.clock.now();
    const before = await this.database.transaction(async (tx) => {
      const calendar = await new BusyCalendarTable(tx).seek(id);
      return calendar && { calendar, asked: await askedOf(tx, calendar.expertId, began) };
    });
    if (!before) return;
    const { calendar, asked } = before;
    const readAs = fingerprint(asked.where, calendar.wantsTitles, asked.self.join());
    const reading = await this.ask(calendar, asked, conditionsOf(calendar, readAs, began));
    await this.database.transaction((tx) => this.write(tx, calendar, reading, { began, readAs }));
  }

  private async ask(
    calendar: BusyCalendar,
    asked: Asked,
    conditions: ReturnType<typeof conditionsOf>,
  ): Promise<Reading> {
    try {
      const address = this.sealed.unseal(purposeOf(calendar.id), calendar.address);
      return await this.client.read(address, conditions, asked);
    } catch (error) {
      if (error instanceof CannotUnseal) return { outcome: 'failed', failure: 'secret-lost', retryAfterMinutes: null };
      throw error;
    }
  }

  /** Nothing where it was disconnected meanwhile, or a reading that began later was written first. */
  private async write(
    tx: Transaction,
    { id, expertId }: BusyCalendar,
    reading: Reading,
    at: { began: Temporal.Instant; readAs: string },
  ): Promise<void> {
    const diary = await Diary.lock(tx, expertId);
    const calendars = new BusyCalendarTable(tx);
    const standing = await calendars.seek(id);
    if (!standing || (standing.triedAt && Temporal.Instant.compare(standing.triedAt, at.began) > 0)) return;
    const taken = await takenBy(tx, standing, reading);
    if (taken.times) await this.replace(tx, diary, standing, taken.times);
    const after = afterReading(standing, taken.reading, at);
    await calendars.note({ ...after, spans: taken.times?.length ?? standing.spans });
    if (after.failures === failuresToTell && standing.failures < failuresToTell) await this.tell(tx, diary, standing);
  }

  private async replace(
    tx: Transaction,
    diary: Diary,
    { id }: BusyCalendar,
    times: ReturnType<typeof timeOffOf>,
  ): Promise<void> {
    const now = this.clock.now();
    const isNews = await new ImportedTimeTable(tx, diary).replace(id, times, now);
    if (isNews) await this.offerFreedTime.run(tx, diary, now);
  }

  private async tell(tx: Transaction, { ownerId }: Diary, { name: calendar }: BusyCalendar): Promise<void> {
    const { name, email, language } = await new AccountTable(tx).person(ownerId);
    const url = `${this.config.baseUrl}/advising/calendars`;
    const letter = unreadCalendarLetter(language, { name, calendar, url });
    await this.mail.post(tx, { kind: 'calendar-unread', to: { name, address: email }, ...letter });
  }
}

/** What a feed of the adviser’s is read for: from yesterday to a week beyond the horizon, in whole days, so that it is much the same all day. */
export async function askedOf(tx: Transaction, expertId: ExpertId, now: Temporal.Instant): Promise<Asked> {
  const start = minutesOf(now);
  const [pages] = await readPages(tx, [expertId], { over: { start, end: start + 1 }, now });
  if (!pages) throw notFound('adviser');
  const { userId } = await new ExpertTable(tx).find(expertId);
  const { email } = await new AccountTable(tx).person(userId);
  const today = Math.floor(now.epochMilliseconds / day) * day;
  const reach = { from: today - day, until: today + (horizonDays + 8) * day };
  return {
    where: whereaboutsOf({ zone: pages.hours.zone, travels: pages.travels }),
    reach,
    ownHost,
    self: [email.toLowerCase()],
  };
}

/** What a reading has a diary hold; null where it leaves it as it is. */
export async function takenBy(
  tx: Transaction,
  calendar: Pick<BusyCalendar, 'expertId' | 'wantsTitles'>,
  reading: Reading,
) {
  if (reading.outcome !== 'read') return { reading, times: null };
  const references = reading.times.busy.flatMap(({ reference }) => reference ?? []);
  const ours = await sessionsOfOurs(tx, calendar.expertId, references);
  const times = timeOffOf(reading.times.busy, { wantsTitles: calendar.wantsTitles, ours });
  if (times.length <= mostSpans) return { reading, times };
  return { reading: { outcome: 'failed', failure: 'too-many-events', retryAfterMinutes: null } as const, times: null };
}

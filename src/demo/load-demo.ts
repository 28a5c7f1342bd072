import type { INestApplicationContext } from '@nestjs/common';
import { AccountTable, type Language } from '../accounts/index.js';
import {
  type Booking,
  BookingTable,
  fixMeeting,
  type GroupSession,
  GroupSessionTable,
  nothingYet,
  pricedTerms,
  type PricedTerms,
  termsToSchedule,
} from '../bookings/index.js';
import { Diary, slotsOf, timesOf } from '../diary/index.js';
import { ExpertTable, type Offer, OfferTable, RateCardTable, renewLowestPrice } from '../experts/index.js';
import {
  type BookingId,
  type ExpertId,
  type GroupSessionId,
  newId,
  type OfferId,
  type OrganisationId,
  type RateCardId,
  type UserId,
} from '../kernel/id.js';
import { chargeOf, money } from '../kernel/money.js';
import { instantOf, minutesOf } from '../kernel/time.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database, type Transaction } from '../platform/database.js';
import { addInvoiceAccount, addStanding } from './load-standing.js';
import type { Loaded } from './loaded.js';
import {
  type DemoAdviser,
  demoAdvisers,
  type DemoBooking,
  demoBookings,
  type DemoClinic,
  demoClinics,
  type DemoOrganisation,
  demoOrganisations,
  demoSteward,
} from './demo-content.js';

/**
 * Fills an empty database with people who do not exist, relative to today; one that has people is left alone.
 * @returns whether it was filled
 */
export async function loadDemo(app: INestApplicationContext): Promise<boolean> {
  const now = app.get(Clock).now();
  const { jitsiUrl } = app.get<Config>(CONFIG);
  return app.get(Database).transaction(async (tx) => {
    const people: unknown[] = await tx.query('SELECT FROM "user" LIMIT 1');
    if (people.length > 0) return false;
    const loaded: Loaded = {
      now,
      jitsiUrl,
      users: new Map(),
      organisations: new Map(),
      admins: new Map(),
      experts: new Map(),
    };
    await addPerson(tx, loaded, { ...demoSteward, language: 'en' });
    await addInvoiceAccount(tx, loaded);
    for (const organisation of demoOrganisations) await addOrganisation(tx, loaded, organisation);
    for (const adviser of demoAdvisers) await addAdviser(tx, loaded, adviser);
    for (const booking of demoBookings) await addBooking(tx, loaded, booking);
    for (const clinic of demoClinics) await addClinic(tx, loaded, clinic);
    return true;
  });
}

async function addPerson(
  tx: Transaction,
  { users, now }: Loaded,
  person: { name: string; email: string; language: Language; zone?: string },
): Promise<UserId> {
  const id = newId<UserId>();
  await tx.query(
    `INSERT INTO "user" (id, name, email, "emailVerified", language, zone, "createdAt", "updatedAt") VALUES ($1, $2, $3, true, $4, $5, $6, $6)`,
    [id, person.name, person.email, person.language, person.zone ?? 'Europe/London', now.toString()],
  );
  users.set(person.email, id);
  return id;
}

async function addOrganisation(
  tx: Transaction,
  loaded: Loaded,
  { key, name, kind, members }: DemoOrganisation,
): Promise<void> {
  const accounts = new AccountTable(tx);
  const { id } = await accounts.insertOrganisation(name, kind, loaded.now);
  loaded.organisations.set(key, id);
  for (const member of members) {
    const userId = await addPerson(tx, loaded, member);
    await accounts.insertMembership(id, userId, member.role, loaded.now);
    if (member.role === 'admin') loaded.admins.set(key, userId);
  }
}

async function addAdviser(tx: Transaction, loaded: Loaded, demo: DemoAdviser): Promise<void> {
  const id = newId<ExpertId>();
  const language = demo.languages[0] === 'cy' ? 'cy' : 'en';
  const userId = await addPerson(tx, loaded, { name: demo.name, email: demo.email, language, zone: demo.zone });
  await Diary.open(tx, id, { userId, zone: demo.zone });
  await new ExpertTable(tx).insert({
    id,
    userId,
    kind: demo.kind,
    state: 'draft',
    stateSince: loaded.now,
    ...{
      approvedAt: null,
      suspendedAt: null,
      interestsDeclaredAt: loaded.now,
      oversightId: null,
      countersignedMinutes: 0,
    },
    name: demo.name,
    headlineEn: demo.headline.en,
    headlineCy: demo.headline.cy,
    aboutEn: demo.about.en,
    aboutCy: demo.about.cy,
    topics: demo.topics,
    sectors: demo.sectors,
    stages: demo.stages,
    legalForms: demo.legalForms,
    languages: demo.languages,
    regions: demo.regions,
    remote: demo.remote,
    access: demo.access,
    createdAt: loaded.now,
  });
  await addStanding(tx, loaded, id, demo);
  await addRateCard(tx, { id, userId, now: loaded.now }, demo);
  const offers = new Map(demo.offers.map((offer) => [offer.key, offerOf(id, offer)]));
  for (const offer of offers.values()) await new OfferTable(tx).insert(offer);
  await renewLowestPrice(tx, id, loaded.now);
  const diary = await Diary.lock(tx, id);
  await diary.setWeeklyHours(demo.zone, demo.weeklyHours, loaded.now);
  loaded.experts.set(demo.key, { id, userId, zone: demo.zone, offers });
}

/** As the members' first policy on paid work has it. */
const firstSession = { preparationMinutes: 30, writeUpMinutes: 15 };

async function addRateCard(
  tx: Transaction,
  { id: expertId, userId, now }: { id: ExpertId; userId: UserId; now: Temporal.Instant },
  { contactMinor, regions }: DemoAdviser,
): Promise<void> {
  if (contactMinor === undefined) return;
  const hour = money(contactMinor);
  await new RateCardTable(tx).insert({
    id: newId<RateCardId>(),
    expertId,
    inForceFrom: now,
    area: regions.includes('london') ? 'london' : 'uk',
    rates: { contact: hour, preparation: hour, 'write-up': hour, travel: chargeOf(hour, 1, 2) },
    vatRegistered: false,
    recordedAt: now,
    recordedBy: userId,
  });
}

function offerOf(expertId: ExpertId, { key: _key, title, summary, ...terms }: DemoAdviser['offers'][number]): Offer {
  return {
    ...terms,
    id: newId<OfferId>(),
    expertId,
    titleEn: title.en,
    titleCy: title.cy,
    summaryEn: summary.en,
    summaryCy: summary.cy,
    ...(terms.pricing === 'rate_card' ? firstSession : { preparationMinutes: 0, writeUpMinutes: 0 }),
    ...{ travelMinutes: 0, unpaidMinutes: 0, unpaidTravelMinutes: 0 },
    ...{ expenses: money(0), unreimbursedCosts: money(0) },
    windowKind: 'calendar',
    asks: terms.asks ?? false,
    capacity: 1,
    minimumSeats: 1,
    version: 1,
    retiredAt: null,
  };
}

/** At the listed time nearest to the wish; a wish that no time is near to is left out. */
async function addBooking(tx: Transaction, loaded: Loaded, demo: DemoBooking): Promise<void> {
  const expert = loaded.experts.get(demo.adviser);
  const offer = expert?.offers.get(demo.offer);
  const organisationId = loaded.organisations.get(demo.organisation);
  const bookedBy = loaded.users.get(demo.bookedBy);
  if (!expert || !offer || !organisationId || !bookedBy)
    throw new Error(`The demo booking of ${demo.adviser} names what is not there.`);
  const diary = await Diary.lock(tx, expert.id);
  const start = await nearestStart(diary, offer, wishOf(demo, expert.zone, loaded.now));
  if (!start) return;
  const booking = bookingOf({ demo, offer, organisationId, bookedBy, start, now: loaded.now });
  await new BookingTable(tx).insert(booking);
  if (booking.state !== 'confirmed') return;
  await diary.take({ reference: booking.id, ...timesOf(offer, start), kind: 'confirmed' }, loaded.now);
  await fixMeeting(tx, booking, loaded.jitsiUrl, loaded.now);
}

/** An offer of its own for groups, and one session of it, to which nobody has come yet. */
async function addClinic(tx: Transaction, loaded: Loaded, demo: DemoClinic): Promise<void> {
  const { now } = loaded;
  const expert = loaded.experts.get(demo.adviser);
  const like = expert?.offers.get(demo.offer);
  if (!expert || !like) throw new Error(`The demo clinic of ${demo.adviser} names what is not there.`);
  const { title, summary, capacity, minimumSeats } = demo;
  const words = { titleEn: title.en, titleCy: title.cy, summaryEn: summary.en, summaryCy: summary.cy };
  const offer: Offer = { ...like, ...words, id: newId<OfferId>(), capacity, minimumSeats };
  await new OfferTable(tx).insert(offer);
  const diary = await Diary.lock(tx, expert.id);
  const start = await nearestStart(diary, offer, wishOf(demo, expert.zone, now));
  if (!start) return;
  const terms = await pricedTerms(tx, offer, start);
  const session = sessionOf(offer, { start, terms, now });
  await new GroupSessionTable(tx).insert(session);
  await diary.take({ reference: session.id, ...timesOf(offer, start), kind: 'confirmed' }, now);
}

function sessionOf(
  offer: Offer,
  { start, terms, now }: { start: Temporal.Instant; terms: PricedTerms; now: Temporal.Instant },
): GroupSession {
  const { id: offerId, expertId, titleEn, titleCy, modes, durationMinutes, capacity, minimumSeats } = offer;
  return {
    id: newId<GroupSessionId>(),
    ...{
      expertId,
      offerId,
      state: 'scheduled',
      titleEn,
      titleCy,
      mode: modes.includes('video') ? 'video' : (modes[0] ?? 'video'),
    },
    ...{ startsAt: start, endsAt: start.add({ minutes: durationMinutes }), capacity, minimumSeats },
    ...{ ...terms, decideAt: start.subtract({ hours: 24 }), decidedAt: null, sequence: 0 },
    ...{ createdAt: now, updatedAt: now },
    ...{ guaranteedAt: null, guaranteedBy: null, guaranteePool: null, guaranteeReason: null },
    ...{ cancelledAt: null, cancelledBy: null, cancelReason: null, cancelNote: null },
  };
}

function wishOf(demo: { dayOffset: number; localHour: number }, zone: string, now: Temporal.Instant): Temporal.Instant {
  const time = { hour: demo.localHour, minute: 0, second: 0, millisecond: 0 };
  return now.toZonedDateTimeISO(zone).add({ days: demo.dayOffset }).with(time).toInstant();
}

async function nearestStart(diary: Diary, offer: Offer, wish: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const at = minutesOf(wish);
  const around = { start: at - 4 * 1440, end: at + 4 * 1440 };
  const before = instantOf(around.start); // as it was listed then
  const pages = await diary.pages(around, before, { offers: [offer] });
  const starts = slotsOf(pages, termsToSchedule(offer), around, before);
  const nearest = starts.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
  return nearest === undefined ? undefined : instantOf(nearest);
}

interface Made {
  readonly demo: DemoBooking;
  readonly offer: Offer;
  readonly organisationId: OrganisationId;
  readonly bookedBy: UserId;
  readonly start: Temporal.Instant;
  readonly now: Temporal.Instant;
}

function bookingOf({ demo, offer, organisationId, bookedBy, start, now }: Made): Booking {
  const weekBefore = start.subtract({ hours: 7 * 24 });
  const made = Temporal.Instant.compare(weekBefore, now) < 0 ? weekBefore : now;
  const cancelled = demo.state === 'cancelled';
  return {
    ...nothingYet,
    id: newId<BookingId>(),
    expertId: offer.expertId,
    offerId: offer.id,
    organisationId,
    bookedBy,
    state: demo.state,
    titleEn: offer.titleEn,
    titleCy: offer.titleCy,
    mode: offer.modes[0] ?? 'video',
    needs: demo.needs,
    startsAt: start,
    endsAt: start.add({ minutes: offer.durationMinutes }),
    price: money(0), // free introductions all of them
    cancelFreeUntil: start,
    cancelLateAfter: start,
    holdNumber: null,
    lapsesAt: null,
    sequence: cancelled ? 1 : 0,
    createdAt: made,
    updatedAt: made,
    confirmedAt: made,
    confirmedBy: bookedBy,
    cancelledAt: cancelled ? made : null,
    cancelledBy: cancelled ? bookedBy : null,
    cancelledSide: cancelled ? 'client' : null,
    cancelReason: cancelled ? demo.reason : null,
  };
}

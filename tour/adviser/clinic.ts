import type { List, Problem } from '../answers.js';
import { type Answer, askQuietly } from '../client.js';
import { exchange, exchangeQuietly } from '../exchange.js';
import { pounds } from '../money.js';
import type { Member } from '../people.js';
import { check, say, show, step } from '../print.js';
import { moveClock } from '../steps/hold-times.js';
import { moment, period } from '../times.js';
import type { Attendee, GroupSession, Session } from './answers.js';
import { fund, type Offers, type Story } from './story.js';

/** A clinic that is full, and one with a single seat taken. */
export interface Clinics {
  readonly full: GroupSession;
  readonly other: GroupSession;
  /** Whose seat in the other one is the only one. */
  readonly loser: Member;
  readonly seat: Session;
}

export async function fillAClinic(story: Story, offers: Offers): Promise<Clinics> {
  const { cast, bethan, news, days } = story;
  const { tudur, yvonne } = cast;
  step('A clinic for three: one seat left, and two who want it');
  const full = await schedule(story, offers, days.at(2, 2, '14:00'));
  const other = await schedule(story, offers, days.at(2, 4, '14:00'));
  // Half of 60, 30 and 15 minutes, in whole minutes: 30, 15 and 8, at £59.99, and 8 %.
  check('a seat costs £57.24: two of three pay for all of her work', full.price.minor === 5724, full);
  for (const member of [tudur, yvonne]) await seatOf(story, member, full);
  const { loser } = await raceForTheLastSeat(story, full);
  const seat = await seatOf(story, loser, other);
  check('what they are shown instead can be had', seat.state === 'confirmed', seat);
  const { items } = await exchange<List<Attendee>>(bethan, `GET /group-sessions/${full.id}/attendees`, {
    tell: (all) => ['', ...all.items.map((one) => `seat ${one.seat}: ${one.organisation.name}, ${one.state}`)],
  });
  check('Bethan sees who comes, each seat once', new Set(items.map((one) => one.seat)).size === 3, items);
  await news.skip(bethan, tudur, yvonne, cast.rory, cast.abdirahman);
  return { full, other, loser, seat };
}

async function schedule({ bethan, path }: Story, { clinic }: Offers, start: Temporal.Instant): Promise<GroupSession> {
  return exchange<GroupSession>(bethan, `POST ${path}/group-sessions`, {
    body: { offer_id: clinic, start: start.toString(), mode: 'video' },
    status: 201,
    tell: (session) => [
      period(session),
      `${session.seats_left} seats at ${pounds(session.price)}; with fewer than ${session.minimum_seats} taken by ` +
        `${moment(session.decide_at)} it is called off`,
    ],
  });
}

async function seatOf(story: Story, member: Member, { id }: GroupSession): Promise<Session> {
  const taken = await exchangeQuietly<Session>(member, `POST /group-sessions/${id}/seats`, {
    body: { organisation_id: member.organisation.id },
    status: 201,
  });
  show(`${member.name} takes a seat at ${moment(taken.start)}: ${taken.state}`);
  return fund(story, taken);
}

async function raceForTheLastSeat(story: Story, { id }: GroupSession): Promise<{ loser: Member }> {
  const { rory, abdirahman } = story.cast;
  say(`One seat is left. ${rory.name} and ${abdirahman.name} ask at the same moment:`);
  const takers = [rory, abdirahman];
  const path = `/api/v1/group-sessions/${id}/seats`;
  const answers = await Promise.all(
    takers.map((taker) =>
      askQuietly<Session & Problem>(taker, 'POST', path, { body: { organisation_id: taker.organisation.id } }),
    ),
  );
  show(...answers.map((answer, index) => `${takers[index]?.name ?? ''} < ${outcomeOf(answer)}`));
  const [won, lost] = [201, 409].map((status) => answers.findIndex((answer) => answer.status === status));
  check('one has it, the other does not', won !== -1 && lost !== -1, answers);
  const [refusal, loser] = [answers[lost ?? 0]?.body, takers[lost ?? 0]];
  const others = (refusal?.alternatives ?? []) as readonly unknown[] as readonly GroupSession[];
  show(...others.map((one) => `  instead: ${period(one)}, ${one.seats_left} seats left`));
  check('who does not is told where there are seats', refusal?.code === 'no-seat-left' && others.length > 0, refusal);
  await fund(story, answers[won ?? 0]?.body as Session);
  return { loser: loser as Member };
}

function outcomeOf({ status, body }: Answer<Session & Problem>): string {
  return status === 201 ? `201 ${body.state}` : `${status} ${body.code}: ${body.detail}`;
}

export async function decideOnClinics({ cast, bethan, news }: Story, { full, other, loser, seat }: Clinics) {
  step('The day before each clinic it is decided whether it takes place');
  const read = (session: GroupSession) =>
    exchange<GroupSession>(cast.anybody, `GET /group-sessions/${session.id}`, {
      tell: ({ state, takes_place: decided, cancelled }) =>
        decided ? 'it takes place' : `${state}${cancelled ? `: ${cancelled.reason}` : ''}`,
    });
  await news.skip(bethan, loser);
  await moveClock(bethan, Temporal.Instant.from(full.decide_at));
  check('three seats are taken, so it takes place', (await read(full)).takes_place);
  await moveClock(bethan, Temporal.Instant.from(other.decide_at));
  check('of the other one a single seat is taken, so it does not', (await read(other)).state === 'cancelled');
  const { settlement } = await exchangeQuietly<Session>(loser, `GET /bookings/${seat.id}`);
  show(
    `${loser.name}: ${settlement?.band ?? ''}, ${pounds(settlement?.due)} due, ${pounds(settlement?.returned)} back`,
  );
  check('which costs nobody anything', settlement?.due.minor === 0 && settlement.returned.minor === 5724, settlement);
  await news.of([loser, 'booking-cancelled'], [bethan, 'group-session-takes-place', 'group-session-cancelled']);
}

import { exchange } from '../exchange.js';
import { pounds } from '../money.js';
import type { Person } from '../people.js';
import { check, say, step } from '../print.js';
import { moveClock } from '../steps/hold-times.js';
import type { OfferedHour } from './adviser.js';
import type { FundingPreview, Voucher } from './answers.js';
import { fund, hold, lineOf, receive, type Session } from './sessions.js';
import type { Accepted, Story } from './story.js';

/** @returns the session, confirmed */
export async function bookInPart(story: Story, offer: OfferedHour, { voucher, code }: Accepted): Promise<Session> {
  const { cast, days, news } = story;
  const { tudur, ania, iestyn } = cast;
  step('A session that the voucher pays three quarters of');
  const held = await hold(tudur, offer, days.at(2, 2, '10:00'));
  say(`${tudur.name} has the time for now. ${ania.name}, who looks after the money, sees what each would pay:`);
  const preview = await exchange<FundingPreview>(
    ania,
    `GET /bookings/${held.id}/funding-preview?voucher_id=${voucher.id}`,
    { tell: viewPreview },
  );
  check(
    'of £113.39 the funder pays £85.04, rounded down, and the bakery £28.35',
    preview.shares.map(({ amount }) => amount.minor).join() === '8504,2835',
    preview,
  );
  say(`${tudur.name} goes on with the code that she has given him:`);
  const funding = await fund(tudur, held, { voucher_code: code });
  check(
    '£28.35 is owed, and the time is kept for it',
    funding.state === 'held' && funding.owed.minor === 2835,
    funding,
  );
  const confirmed = await receive(story, held);
  check('with the bakery’s share the session is confirmed', confirmed.state === 'confirmed', confirmed);
  await news.of([tudur, 'booking-confirmed'], [iestyn, 'booking-confirmed']);
  return confirmed;
}

/** Two more of that kind, with less to read. */
export async function bookTheRest(
  story: Story,
  offer: OfferedHour,
  { voucher, code }: Accepted,
): Promise<[late: Session, silent: Session]> {
  const { cast, days, news } = story;
  const { tudur, ania, iestyn } = cast;
  step('Two more in the same way');
  const book = async (start: Temporal.Instant) => {
    const held = await hold(tudur, offer, start);
    await fund(tudur, held, { voucher_code: code });
    return receive(story, held);
  };
  const sessions: [Session, Session] = [await book(days.at(2, 4, '14:00')), await book(days.at(2, 4, '10:00'))];
  const kept = await readVoucher(ania, voucher.id);
  check(
    'three times £85.04 of £300.00 are set aside',
    kept.reserved.minor === 3 * 8504 && kept.left.minor === 30_000 - 3 * 8504,
    kept,
  );
  await news.skip(tudur, iestyn);
  return sessions;
}

export async function bookInFull(story: Story, offer: OfferedHour, { code }: Accepted): Promise<Session> {
  const { cast, days, news } = story;
  const { tudur, iestyn } = cast;
  step('A session that the other voucher pays whole');
  await moveClock(tudur, days.at(1, 1, '17:00'));
  const held = await hold(tudur, offer, days.at(2, 3, '10:00'));
  const funding = await fund(tudur, held, { voucher_code: code });
  check('nothing is owed, so it is confirmed', funding.state === 'confirmed' && funding.owed.minor === 0, funding);
  await news.skip(tudur, iestyn);
  return held;
}

export function readVoucher(reader: Person, id: string): Promise<Voucher> {
  return exchange<Voucher>(reader, `GET /vouchers/${id}`, {
    tell: ({ state, value, left, reserved, drawn }) => [
      state,
      `${pounds(value)}: ${pounds(left)} left, ${pounds(reserved)} set aside, ${pounds(drawn)} drawn`,
    ],
  });
}

function viewPreview({ total, shares, cancellation }: FundingPreview): readonly string[] {
  return [
    pounds(total),
    ...shares.map(lineOf),
    'to call it off:',
    ...cancellation.map(
      ({ band, due, shares: of }) =>
        `${pounds(due).padStart(8)}  ${band} band: ${of.map((one) => `${one.source} ${pounds(one.due)}`).join(', ')}`,
    ),
  ];
}

import type { Problem } from '../answers.js';
import { askQuietly } from '../client.js';
import { exchangeQuietly } from '../exchange.js';
import { pounds } from '../money.js';
import { check, say, show, step } from '../print.js';
import type { OfferedHour } from './adviser.js';
import type { Funding } from './answers.js';
import { readVoucher } from './bookings.js';
import { hold, type Session } from './sessions.js';
import type { Accepted, Story } from './story.js';

/** @returns the session that has it */
export async function raceForTheLast(story: Story, offer: OfferedHour, { voucher, code }: Accepted): Promise<Session> {
  const { cast, days, news } = story;
  const { tudur, mererid, ania, iestyn } = cast;
  step('Two ask for the last money of a voucher at once');
  const before = await readVoucher(ania, voucher.id);
  say(`${pounds(before.left)} is enough for one more session. ${tudur.name} and ${mererid.name} each hold a time:`);
  const entrants = [
    { who: tudur, session: await hold(tudur, offer, days.at(3, 2, '10:00')), by: { voucher_code: code } },
    {
      who: mererid,
      session: await hold(mererid, offer, days.at(3, 3, '10:00')),
      by: { voucher_id: voucher.id },
    },
  ];
  const hashes = await Promise.all(
    entrants.map(({ who, session }) => exchangeQuietly<{ hash: string }>(who, `GET /bookings/${session.id}/quote`)),
  );
  show('2 × POST /bookings/…/funding');
  const answers = await Promise.all(
    entrants.map(({ who, session, by }, index) =>
      askQuietly<Funding & Problem>(who, 'POST', `/api/v1/bookings/${session.id}/funding`, {
        body: { quote_hash: hashes[index]?.hash, ...by },
      }),
    ),
  );
  for (const [index, { status, body }] of answers.entries())
    show(`< ${status} to ${entrants[index]?.who.name ?? ''}: ${status === 200 ? body.state : body.detail}`);
  const codes = answers.map(({ status, body }) => (status === 200 ? body.state : body.code)).toSorted();
  check('exactly one of them has it', codes.join() === 'confirmed,voucher-too-low', answers);
  const after = await readVoucher(ania, voucher.id);
  check('what is left is not under nothing', after.left.minor === before.left.minor - 11_339, after);
  await news.skip(tudur, mererid, iestyn);
  return entrants[answers.findIndex(({ status }) => status === 200)]?.session as Session;
}

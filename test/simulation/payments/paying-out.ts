import { britishDate } from '../../../src/kernel/time.js';
import { anEarning } from '../../factories/adviser-pay.js';
import { passTime } from '../../support/paying.js';
import { type Doing, pick } from '../step.js';
import { count, told } from '../world.js';
import { bankings, cancelLeftOut, payAllFiles } from './banking.js';
import { mend, places } from './places.js';
import { type PayingWorld, sweepBoth } from './world.js';

const payouts = '/api/v1/payouts';

const stewards: Readonly<Record<string, Doing<PayingWorld>>> = {
  /** As if a session for a group had been paid for: so there is pay also before the sessions that are booked here have been held. */
  'a group is advised': async (world, { which, other }) => {
    const today = Temporal.PlainDate.from(britishDate(world.server.clock.now()));
    const due = today.add({ days: other % 8 }).toString();
    const earned = anEarning(world.server, pick(world.advisers, which).id, 100 + (which % 9000), due);
    await earned.catch((error: unknown) => {
      if (!world.crashing) throw error;
    });
  },
  'run the payouts': async (world, { name }) => {
    await told(world, name, world.steward.post(`${payouts}/runs`));
  },
  'approve what waits': approve,
  'send money to the float': async (world, { which }) => {
    moveToFloat(world, 1000 * (1 + (which % 60)));
    await writeMoves(world);
  },
  'call money back from the float': async (world, { which }) => {
    const thousands = Math.floor(((held(world) / 1000) * (1 + (which % 3))) / 3);
    if (thousands > 1) moved(world, 'to-bank', -1000 * (thousands - 1));
    await writeMoves(world);
  },
  'cancel a payout': ofPayout("state = 'planned'", (id) => ({
    path: `${payouts}/${id}/cancellation`,
    body: { reason: 'A mistake.' },
  })),
  'look at a payout': ofPayout('true', (id) => ({ path: `${payouts}/${id}/lookups` })),
};

/** What becomes of advisers' pay, by them, by stewards and by the co-op's bank. */
export const payings: Readonly<Record<string, Doing<PayingWorld>>> = { ...stewards, ...places, ...bankings };

function ofPayout(
  condition: string,
  asking: (id: string) => { readonly path: string; readonly body?: object },
): Doing<PayingWorld> {
  return async (world, { name, which }) => {
    const { rows } = await world.server.owner.query<{ id: string }>(
      `SELECT id FROM adviser_payouts WHERE ${condition} ORDER BY planned_at DESC, id`,
    );
    if (rows.length === 0) return;
    const { path, body } = asking(pick(rows, which).id);
    await told(world, name, world.steward.post(path, body));
  };
}

/** All at once, as a steward ticks them. */
async function approve(world: PayingWorld): Promise<void> {
  const waiting = await told(world, 'list what waits', world.steward.get(`${payouts}/approvals`));
  if (waiting?.status !== 200) return;
  const ids = waiting.body.payouts.slice(0, 50).map(({ payout_id }: { payout_id: string }) => payout_id);
  if (ids.length === 0) return;
  const answer = await told(world, 'approve', world.steward.post(`${payouts}/approvals`, { payout_ids: ids }));
  if (answer?.status !== 200) return;
  for (const { payout_id, outcome, reason } of answer.body.payouts) {
    count(world, `approval: ${outcome} ${reason ?? ''}`);
    if (reason === 'place-replaced' || reason === 'place-broken') await cancelAtGoCardless(world, payout_id);
  }
}

/** By hand, as stewards are told to where a payout would go to a wrong place; once, whoever of two was told. */
async function cancelAtGoCardless({ server }: PayingWorld, payoutId: string): Promise<void> {
  const { rows } = await server.owner.query<{ external_id: string }>(
    'SELECT external_id FROM adviser_payouts WHERE id = $1',
    [payoutId],
  );
  const id = rows[0]!.external_id;
  if (server.sandbox.gocardless.world.get('outbound_payments', id).status === 'cancelled') return;
  server.sandbox.play('gocardless', 'outbound_payment_cancelled', id);
}

const held = ({ server }: PayingWorld) => server.sandbox.gocardless.world.paymentAccount.account_balance ?? 0;

/** No two of one amount: their references are made of that. */
export function moveToFloat(world: PayingWorld, minor: number): void {
  moved(world, 'to-float', minor);
}

function moved({ server, bank }: PayingWorld, direction: 'to-float' | 'to-bank', thousands: number): void {
  const minor = Math.abs(thousands) + bank.nextNumber();
  const name = direction === 'to-float' ? 'payment_account_topped_up' : 'payment_account_swept';
  server.sandbox.play('gocardless', name, '', minor);
  bank.moves.push({ direction, minor, on: britishDate(server.clock.now()), isWritten: false });
}

/** What a steward finds in the bank's statement and has not written down. */
export async function writeMoves(world: PayingWorld): Promise<void> {
  for (const move of world.bank.moves.filter(({ isWritten }) => !isWritten)) {
    const { direction, minor, on } = move;
    const body = { direction, amount: { minor }, moved_on: on, bank_reference: `SANDBOX ${minor}` };
    const answer = await told(world, 'write down a move', world.steward.post(`${payouts}/float-top-ups`, body));
    move.isWritten ||= answer?.status === 201 || answer?.body?.code === 'top-up-recorded-already';
  }
}

/** Advisers mend where they are paid, and stewards and the bank do all that is theirs to do. */
export async function workOff(world: PayingWorld): Promise<void> {
  for (const adviser of world.advisers) await mend(world, adviser);
  await cancelLeftOut(world);
  await payAllFiles(world);
  const { body: waiting } = await world.steward.get(`${payouts}/approvals`);
  if (waiting.missing.minor > 0) moveToFloat(world, 1000 * Math.ceil(waiting.missing.minor / 1000));
  await writeMoves(world);
  await approve(world);
}

/** To the next working day's morning, and what falls due there. */
export async function nextMorning(world: PayingWorld): Promise<void> {
  const { server } = world;
  const at = server.clock.now().toZonedDateTimeISO('Europe/London');
  const days = at.dayOfWeek >= 5 ? 8 - at.dayOfWeek : 1;
  await passTime(
    server,
    server.clock
      .now()
      .until(at.add({ days }).with({ hour: 8, minute: 30 }).toInstant())
      .toString(),
  );
  world.asOf = server.clock.now();
  await sweepBoth(world);
}

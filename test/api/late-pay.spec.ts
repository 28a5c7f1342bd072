import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs.js';
import { Database } from '../../src/platform/database.js';
import { Clock } from '../../src/platform/clock.js';
import { Ledger } from '../../src/ledger/index.js';
import type { ExpertId } from '../../src/kernel/id.js';
import { AccrueLatePay } from '../../src/payouts/late/accrue-late-pay.job.js';
import { writeLatePay } from '../../src/payouts/late/write-late-pay.js';
import { payableOf } from '../../src/payouts/payout.postings.js';
import { PlanPayout } from '../../src/payouts/run/plan-payout.action.js';
import { RefreshPayout } from '../../src/payouts/run/refresh-payout.action.js';
import { aDestination, anEarning, aPayout } from '../factories/earned.js';
import { faultsOf } from '../factories/sound-books.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aSteward } from '../support/factories.js';
import { balanceOf } from '../support/funding.js';
import { startServer, type TestServer } from '../support/server.js';
import { lettersTo } from '../support/standing.js';

let server: TestServer;
let nobody: Client;
let steward: Client;

beforeAll(async () => {
  server = await startServer({ logLevel: 'silent' });
  on('2027-03-01');
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
});
afterAll(() => server.stop());

/** At noon in London. */
function on(day: string): void {
  const noon = { timeZone: 'Europe/London', plainTime: '12:00' };
  server.clock.moveTo(Temporal.PlainDate.from(day).toZonedDateTime(noon).toInstant());
}

async function anAdviserWhoCanBePaid(readyAt = '2027-01-04T12:00Z', regions: string[] = []) {
  const expert: AnExpert = await anExpert(server, nobody, { profile: { regions } });
  return { expert, expertId: expert.id, destinationId: await aDestination(server, expert.id, readyAt) };
}

const sweep = () => server.app.get(AccrueLatePay).sweep();
const payable = (expertId: string) => balanceOf(server, 'adviser-payable', expertId);

async function interestOn(earningId: string): Promise<[string, number, number][]> {
  const { rows } = await server.owner.query<{ through: string; days: number; minor: string }>(
    'SELECT through::text, days, amount_minor AS minor FROM late_pay_interest WHERE earning_id = $1 ORDER BY through',
    [earningId],
  );
  return rows.map(({ through, days, minor }) => [through, days, Number(minor)]);
}

async function lateOf(earningId: string): Promise<any> {
  const { items } = (await steward.get('/api/v1/payouts/late?limit=100')).body;
  return items.find(({ earning_id }: { earning_id: string }) => earning_id === earningId);
}

// The base rate is 3.75 % from 18 December 2025 on, so what gets late in 2027 bears 11.75 %.
describe('pay that is late', () => {
  test('bears interest every day, and compensation once, until its adviser has it', async () => {
    const { expert, ...to } = await anAdviserWhoCanBePaid();
    const earningId = await anEarning(server, expert.id, { minor: 1_000_000, dueOn: '2027-03-01' });
    await sweep();
    expect(await payable(expert.id)).toBe(1_000_000);

    on('2027-03-02');
    await sweep();
    await sweep();
    expect(await interestOn(earningId)).toEqual([['2027-03-02', 1, 322]]);
    expect(await payable(expert.id)).toBe(1_010_322);

    // Days on which nothing ran are caught up, to the penny.
    on('2027-03-31');
    await sweep();
    expect(await interestOn(earningId)).toEqual([
      ['2027-03-02', 1, 322],
      ['2027-03-31', 29, 9336], // 30 days are £96.575
    ]);
    expect(await lateOf(earningId)).toMatchObject({
      ...{ expert: { id: expert.id }, amount: { minor: 1_000_000 }, due_on: '2027-03-01', late_since: '2027-03-01' },
      ...{ percent: 11.75, days: 30, interest: { minor: 9658 }, compensation: { minor: 10_000 }, is_under_way: false },
    });

    // On its way it goes on bearing.
    on('2027-04-28');
    const paid = { ...to, earningId };
    await aPayout(server, paid, '2027-04-30');
    on('2027-05-31');
    await sweep();
    // As the law has it: £10,000 for 60 days at 11.75 % are £193.15, and £100.
    expect((await interestOn(earningId)).at(-1)).toEqual(['2027-04-30', 30, 9657]);
    expect(await payable(expert.id)).toBe(19_315 + 10_000);
    expect(await lateOf(earningId)).toBeUndefined();
    expect(await faultsOf(server)).toEqual([]);
  });

  test('brings what being late adds in one payout, once the pay itself is there', async () => {
    on('2027-05-03');
    const { expertId } = await anAdviserWhoCanBePaid();
    await anEarning(server, expertId, { minor: 11_550, dueOn: '2027-05-03' });
    const plan = () => server.app.get(PlanPayout).run(expertId as ExpertId, 'at-once');
    const payout = await plan();
    expect(payout?.amount.minor).toBe(11_550);
    for (const day of ['2027-05-04', '2027-05-10', '2027-05-17']) {
      on(day);
      expect(await plan()).toBeNull(); // else it were a few pence on every day
      await sweep();
    }
    expect(await payable(expertId)).toBe(4000 + 52); // 14 days
    const seen = { state: 'paid', externalId: null, failure: null, isPayeesFault: false } as const;
    await server.app.get(RefreshPayout).write(payout!, { ...seen, paidOn: Temporal.PlainDate.from('2027-05-17') });
    expect((await plan())?.amount.minor).toBe(4052);
    expect(await plan()).toBeNull();
    expect(await faultsOf(server)).toEqual([]);
  });

  test('is told to its adviser, once and with what is to happen, and to stewards', async () => {
    on('2027-06-01');
    const { expert } = await anAdviserWhoCanBePaid();
    await anEarning(server, expert.id, { minor: 12_345, dueOn: '2027-06-01' });
    const second = await anEarning(server, expert.id, { minor: 100, dueOn: '2027-06-01' });
    on('2027-06-02');
    await sweep();
    await sweep();
    const letters = (await lettersTo(server, expert.person)).filter(({ kind }) => kind === 'pay-late');
    expect(letters.map(({ subject }) => subject)).toEqual(['We are late with your pay']);
    expect(letters[0]?.body).toContain('An hour of advice: £123.45, due on Tuesday 1 June 2027');
    expect(letters[0]?.body).toContain(`${server.baseUrl}/advising/pay\n`);
    // A pound bears less than half a penny a day, and is late all the same.
    expect([await interestOn(second), await lateOf(second)]).toMatchObject([
      [],
      { days: 0, compensation: { minor: 4000 } },
    ]);
    on('2027-06-30');
    await sweep();
    expect(await interestOn(second)).toEqual([['2027-06-30', 29, 1]]);
    const first = (await steward.get('/api/v1/payouts/late?limit=1')).body;
    const rest = (await steward.get(`/api/v1/payouts/late?limit=1&cursor=${first.next_cursor}`)).body;
    expect(new Set([...first.items, ...rest.items].map(({ earning_id }) => earning_id)).size).toBe(2);
  });

  test('is not late where there is nowhere to pay it to, until the working day after there is', async () => {
    on('2027-03-25'); // before Easter
    const expert = await anExpert(server, nobody, { profile: { regions: ['scotland'] } });
    const earningId = await anEarning(server, expert.id, { dueOn: '2027-03-15' });
    await sweep();
    expect(await lateOf(earningId)).toBeUndefined();
    const destinationId = await aDestination(server, expert.id, '2027-03-25T12:00Z');
    on('2027-03-29'); // a Monday that is no holiday in Scotland
    await sweep();
    expect(await lateOf(earningId)).toBeUndefined();
    on('2027-03-30');
    await sweep();
    expect(await lateOf(earningId)).toMatchObject({ late_since: '2027-03-29', days: 1 });

    // What came back from there stops it; what was written stays, and it goes on once that is mended.
    await server.owner.query(`UPDATE payout_destinations SET state = 'broken' WHERE id = $1`, [destinationId]);
    on('2027-04-12');
    await sweep();
    expect(await lateOf(earningId)).toMatchObject({ days: 1 });
    await server.owner.query(
      `UPDATE payout_destinations SET state = 'ready', ready_at = '2027-04-12T12:00Z' WHERE id = $1`,
      [destinationId],
    );
    on('2027-04-15'); // payable from the 13th: two days more
    await sweep();
    expect(await lateOf(earningId)).toMatchObject({ late_since: '2027-03-29', days: 3, interest: { minor: 10 } });
  });

  test('that was paid in time is not late, however late that is known', async () => {
    on('2027-05-04');
    const { expert, ...to } = await anAdviserWhoCanBePaid();
    const earningId = await anEarning(server, expert.id, { dueOn: '2027-05-04' });
    on('2027-05-10');
    await aPayout(server, { ...to, earningId }, '2027-05-04');
    await sweep();
    expect([await interestOn(earningId), await payable(expert.id)]).toEqual([[], 0]);
  });

  test('is written once, whoever writes it at the same time', async () => {
    on('2027-08-02');
    const { expert } = await anAdviserWhoCanBePaid();
    const expertId = expert.id as ExpertId;
    const earningIds = await Promise.all(
      Array.from({ length: 3 }, () => anEarning(server, expert.id, { minor: 120_000, dueOn: '2027-08-02' })),
    );
    on('2027-09-02');
    const now = server.app.get(Clock).now();
    const write = () =>
      server.app.get(Database).transaction(async (tx) => {
        await new Ledger(tx).lock([payableOf(expertId)], now);
        return writeLatePay(tx, expertId, now);
      });
    const begun = await Promise.all(Array.from({ length: 50 }, write));
    expect(begun.flat().toSorted()).toEqual(earningIds.toSorted());
    // 31 days at 11.75 %
    expect(await payable(expert.id)).toBe(3 * (120_000 + 7000 + 1198));
    expect(await faultsOf(server)).toEqual([]);
  });

  test('is for stewards to list', async () => {
    expect((await nobody.get('/api/v1/payouts/late')).status).toBe(401);
    const { client } = await anExpert(server, nobody);
    expect((await client.get('/api/v1/payouts/late')).status).toBe(404);
  });
});

test('the sweep that writes it is one of the jobs', async () => {
  on('2027-10-01');
  const { expert } = await anAdviserWhoCanBePaid();
  const earningId = await anEarning(server, expert.id, { dueOn: '2027-10-01' });
  on('2027-10-02');
  await server.app.get(Jobs).sweepNow();
  expect(await interestOn(earningId)).toHaveLength(1);
});

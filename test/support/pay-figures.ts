import { newId } from '../../src/kernel/id.js';
import { aPerson } from './factories.js';
import type { TestServer } from './server.js';

interface APayment {
  readonly expertId: string;
  readonly minor: number;
  readonly earnedAt: string;
  readonly paidOn: string;
  readonly facts?: object;
  readonly interest?: number;
  /** The pay for the work comes at another time. */
  readonly isInterestAlone?: boolean;
}

const noFacts = { effective_hourly_minor: null, floor: null, shares: [] };

/** Somebody whom payouts go to. */
export async function anAdviser(server: TestServer, kind: 'specialist' | 'barefoot'): Promise<string> {
  const [id, person] = [newId(), await aPerson(server)];
  await server.owner.query(`INSERT INTO diaries (expert_id, user_id, zone) VALUES ($1, $2, 'Europe/London')`, [
    ...[id, person.id],
  ]);
  await server.owner.query(
    `INSERT INTO experts (id, user_id, kind, state_since, name, created_at) VALUES ($1, $2, $3, now(), $4, now())`,
    [id, person.id, kind, person.name],
  );
  await server.owner.query(
    `INSERT INTO payout_destinations (id, expert_id, rail, state, account_name, sort_code, account_number, chosen_at, ready_at)
     VALUES ($1, $1, 'bank-file', 'ready', 'Ada', '200000', '55779911', now(), now())`,
    [id],
  );
  return id;
}

/** Made by hand, without books: as if it had been earned, and was paid on a day. */
export async function pay(server: TestServer, payments: readonly APayment[]): Promise<void> {
  for (const { expertId, minor, earnedAt, paidOn, facts = {}, interest = 0, isInterestAlone } of payments) {
    const paid = isInterestAlone ? 0 : minor;
    const [earning, payout, late] = [newId(), newId(), newId()];
    const statements: [string, unknown[]][] = [
      [
        `INSERT INTO earnings (id, expert_id, kind, reference, amount_minor, vat_minor, currency, earned_at, due_on, facts)
         VALUES ($1, $2, 'session', $1, $3, 0, 'GBP', $4, '2025-01-01', $5)`,
        [earning, expertId, minor, earnedAt, JSON.stringify({ ...noFacts, ...facts })],
      ],
      ...(interest ? lateRows(earning, late, interest) : []),
      [
        `INSERT INTO adviser_payouts (id, expert_id, destination_id, rail, amount_minor, currency, state, planned_at, sent_at, paid_at, paid_on)
         VALUES ($1, $2, $2, 'bank-file', $3, 'GBP', 'paid', $4::timestamptz, $4, $4, $4::date)`,
        [payout, expertId, paid + interest, `${paidOn}T12:00Z`],
      ],
      ...(paid ? [[itemOf('pay'), [payout, expertId, earning, paid]] as [string, unknown[]]] : []),
      ...(interest ? [[itemOf('interest'), [payout, expertId, earning, interest]] as [string, unknown[]]] : []),
    ];
    const client = await server.owner.connect();
    try {
      await client.query('BEGIN');
      for (const [text, values] of statements) await client.query(text, values);
    } finally {
      await client.query('COMMIT');
      client.release();
    }
  }
}

function itemOf(kind: string): string {
  return `INSERT INTO adviser_payout_items (payout_id, expert_id, earning_id, kind, amount_minor) VALUES ($1, $2, $3, '${kind}', $4)`;
}

function lateRows(earning: string, late: string, interest: number): [string, unknown[]][] {
  return [
    [
      `INSERT INTO late_pay (earning_id, since, rate, base_rate_policy_id, compensation_minor, begun_at)
       SELECT $1, '2025-01-01', 1175, id, 4000, now() FROM policies WHERE name = 'base-rate' LIMIT 1`,
      [earning],
    ],
    [
      `INSERT INTO late_pay_interest (id, earning_id, through, days, amount_minor) VALUES ($1, $2, '2025-01-02', 1, $3)`,
      [late, earning, interest],
    ],
  ];
}

/**
 * Six of each kind, paid in each of the last months that are over, more quickly each month; whoever is the last of them waits longest.
 * In the very last month only two are paid.
 */
export async function aYearOfPay(server: TestServer, months = 6): Promise<void> {
  const advisers: string[] = [];
  for (let place = 0; place < 12; place++)
    advisers.push(await anAdviser(server, place % 2 ? 'barefoot' : 'specialist'));
  const thisMonth = server.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate().with({ day: 1 });
  const paid = Array.from({ length: months }, (_, ago) =>
    (ago === 0 ? advisers.slice(0, 2) : advisers).map((expertId, place) => {
      const paidOn = thisMonth.subtract({ months: ago + 1 }).add({ days: 9 + place });
      const minor = 10_000 + 2_500 * place;
      const facts = { shares: [{ source: 'client', amount_minor: Math.round(minor * 1.08) }] };
      return {
        ...{ expertId, minor, facts, paidOn: paidOn.toString() },
        earnedAt: `${paidOn.subtract({ days: 5 + 2 * ago + (place === 11 ? 14 : place % 4) }).toString()}T12:00Z`,
      };
    }),
  );
  await pay(server, paid.flat());
}

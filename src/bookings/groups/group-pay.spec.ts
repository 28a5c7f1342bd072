import { describe, expect, test } from '@jest/globals';
import { type ExpertId, type GroupSessionId, newId, type OfferId, type UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { payNow, type SeatEnd, wholePayOf } from './group-pay.js';
import type { GroupSession } from './group-session.js';

const start = Temporal.Instant.from('2031-05-08T09:00:00Z');
const end = start.add({ minutes: 60 });
const soon = end.add({ hours: 72 });
const late = end.add({ hours: 24 * 14 });

const session: GroupSession = {
  ...{ id: newId<GroupSessionId>(), expertId: newId<ExpertId>(), offerId: newId<OfferId>(), state: 'scheduled' },
  ...{ titleEn: 'A clinic', titleCy: '', mode: 'video', startsAt: start, endsAt: end, capacity: 10, minimumSeats: 4 },
  ...{ preparationMinutes: 30, writeUpMinutes: 15, travelMinutes: 0, unpaidMinutes: 0, unpaidTravelMinutes: 0 },
  ...{ expensesMinor: 0, unreimbursedCostsMinor: 0, payNetMinor: 10_000, payVatMinor: 2000, price: money(3500) },
  ...{ decideAt: start, decidedAt: null, sequence: 0, createdAt: start, updatedAt: start },
  ...{ guaranteedAt: null, guaranteedBy: null, guaranteePool: null, guaranteeReason: null },
  ...{ cancelledAt: null, cancelledBy: null, cancelReason: null, cancelNote: null },
};
const guaranteed: GroupSession = {
  ...session,
  ...{ guaranteedAt: start, guaranteedBy: newId<UserId>(), guaranteePool: 'Pool', guaranteeReason: 'Why' },
};
const calledOff: GroupSession = { ...session, state: 'cancelled' };
const old: GroupSession = { ...session, payNetMinor: null, payVatMinor: null };

const seat = (state: SeatEnd['state'], noShowSide: SeatEnd['noShowSide'] = null, settled = true): SeatEnd => ({
  ...{ state, noShowSide, settled, objected: false, disputed: null },
});
const [accepted, delivered, confirmed] = [seat('accepted'), seat('delivered'), seat('confirmed')];
const [cancelled, absent, missed] = [seat('cancelled'), seat('no-show', 'client'), seat('no-show', 'adviser')];
const contested = seat('no-show', 'client', false);
const objected: SeatEnd = { ...delivered, objected: true };
/** So much of £57.24, with the fee and all. */
const disputed = (due: number): SeatEnd => ({ ...accepted, disputed: { due, of: 5724 } });
const inDispute: SeatEnd = { ...accepted, disputed: 'open' };
const [denied, halved] = [disputed(0), disputed(2862)];

interface Case {
  readonly session?: GroupSession;
  readonly seats: readonly SeatEnd[];
  readonly earned: number;
  readonly pool?: number;
  readonly now?: Temporal.Instant;
}

/** What the adviser has, then what the pool and the guarantee fund lay out, and what the pool has of it. */
function paid({ session: given = session, seats, earned, pool = 100_000, now = soon }: Case) {
  const pay = payNow(given, seats, { earned: money(earned), pool: money(pool), now, payDays: 14 });
  return pay && [pay.adviser, pay.fromPool, pay.fromGuarantee, pay.toPool].map(({ minor }) => minor);
}

describe('a group session pays its adviser', () => {
  test.each<[string, Case, number[]]>([
    ['what it was quoted at', { seats: [accepted, accepted], earned: 12_000 }, [12_000, 0, 0, 0]],
    ['no more for more seats', { seats: [accepted, accepted, accepted], earned: 15_000 }, [12_000, 0, 0, 3000]],
    ['no less for fewer', { seats: [accepted, cancelled], earned: 9000 }, [12_000, 3000, 0, 0]],
    ['from the guarantee fund, too', { seats: [accepted], earned: 9000, pool: 1000 }, [12_000, 1000, 2000, 0]],
    ['where a client did not come', { seats: [absent, cancelled], earned: 3000 }, [12_000, 9000, 0, 0]],
    ['where one says that nobody came', { seats: [accepted, missed], earned: 6000 }, [12_000, 6000, 0, 0]],
    ['where a pool guarantees it', { session: guaranteed, seats: [], earned: 0 }, [12_000, 12_000, 0, 0]],
    ['what is due where all called off', { seats: [cancelled, cancelled], earned: 5000 }, [5000, 0, 0, 0]],
    ['what is due where it was called off', { session: calledOff, seats: [cancelled], earned: 5000 }, [5000, 0, 0, 0]],
    ['no more than that', { session: calledOff, seats: [cancelled], earned: 15_000 }, [12_000, 0, 0, 3000]],
    ['nothing where they did not come', { session: guaranteed, seats: [missed, missed], earned: 0 }, [0, 0, 0, 0]],
    ['what its seats brought, of old ones', { session: old, seats: [accepted], earned: 9000 }, [9000, 0, 0, 0]],
    ['nothing where it was disputed to the last penny', { seats: [denied], earned: 0 }, [0, 0, 0, 0]],
    ['nothing then, though a pool guarantees it', { session: guaranteed, seats: [denied], earned: 0 }, [0, 0, 0, 0]],
    ['what others called off late, then', { seats: [denied, cancelled], earned: 3000 }, [3000, 0, 0, 0]],
    ['the part that a dispute left', { seats: [halved], earned: 2500 }, [6000, 3500, 0, 0]],
    ['that part, rounded down', { seats: [disputed(1)], earned: 1 }, [2, 1, 0, 0]],
    [
      'that part, though a pool guarantees it',
      { session: guaranteed, seats: [halved], earned: 2500 },
      [6000, 3500, 0, 0],
    ],
    ['the greatest such part', { seats: [disputed(1431), halved, denied], earned: 3750 }, [6000, 2250, 0, 0]],
    [
      'what such parts brought, where that is more',
      { seats: Array(6).fill(halved), earned: 15_000 },
      [12_000, 0, 0, 3000],
    ],
    ['the whole where a dispute left all', { seats: [disputed(5724)], earned: 5300 }, [12_000, 6700, 0, 0]],
    ['the whole where one seat says so', { seats: [accepted, denied, halved], earned: 8000 }, [12_000, 4000, 0, 0]],
    [
      'though another seat is disputed, in the end',
      { seats: [accepted, inDispute], earned: 6000, now: late },
      [12_000, 6000, 0, 0],
    ],
    [
      'the part that is known though one is silent, in the end',
      { seats: [halved, confirmed], earned: 2500, now: late },
      [6000, 3500, 0, 0],
    ],
    [
      'though one is silent, in the end',
      { seats: [accepted, confirmed], earned: 6000, now: late },
      [12_000, 6000, 0, 0],
    ],
  ])('%s', (_, given, expected) => {
    expect(paid(given)).toEqual(expected);
  });

  test.each<[string, Case]>([
    ['a seat is to be accepted yet', { seats: [accepted, delivered], earned: 6000 }],
    ['a no-show may be contested yet', { seats: [accepted, contested], earned: 6000 }],
    ['a seat is disputed', { seats: [inDispute], earned: 0 }],
    ['a seat is disputed, though others are settled', { seats: [accepted, inDispute], earned: 6000 }],
    ['a seat is disputed, however late it is', { seats: [inDispute, cancelled], earned: 3000, now: late }],
    ['one that was left half could be left whole', { seats: [halved, inDispute], earned: 3000, now: late }],
    ['its only client objects, however late it is', { seats: [objected], earned: 0, now: late }],
    ['a no-show is contested, however late it is', { seats: [contested], earned: 0, now: late }],
    ['a seat is disputed, whoever guarantees it', { session: guaranteed, seats: [inDispute], earned: 0, now: late }],
    [
      'its only client objects, whoever guarantees it',
      { session: guaranteed, seats: [objected], earned: 0, now: late },
    ],
    ['it is not known whether it took place', { seats: [confirmed], earned: 0, now: late }],
  ])('not while %s', (_, given) => {
    expect(paid(given)).toBeNull();
  });
});

test('what a group session pays is with the adviser’s VAT', () => {
  expect(wholePayOf(session)).toEqual(money(12_000));
  expect(wholePayOf(old)).toBeNull();
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Flow, type Movement, movementsOf } from './provenance.js';

const followed = new Set(['fund', 'voucher-1', 'voucher-2', 'escrow-1', 'escrow-2']);

type Line = readonly [id: string, from: string, to: string, minor: number, reverses?: string];

const flowOf = ([id, from, to, minor, reverses]: Line): Flow => ({
  id,
  reverses: reverses ?? null,
  postings: [
    { account: from, minor: -minor },
    { account: to, minor },
  ],
});

/** Which deposits paid for a transfer, such as `one 60, two 40`. */
function paidBy(movements: readonly Movement[], flow: string): string {
  return movements
    .filter((moved) => moved.flow === flow)
    .map(({ lot, minor }) => `${lot.flow} ${minor}`)
    .join(', ');
}

const deposits: Line[] = [
  ['one', 'bank', 'fund', 60],
  ['two', 'bank', 'fund', 100],
];

describe('what is drawn is of the oldest deposits', () => {
  test.each<[what: string, lines: Line[], paid: Record<string, string>]>([
    ['part of one', [['award', 'fund', 'voucher-1', 50]], { award: 'one 50' }],
    ['over two', [['award', 'fund', 'voucher-1', 100]], { award: 'one 60, two 40' }],
    [
      'through a voucher and a session, to an adviser and the fee',
      [
        ['award', 'fund', 'voucher-1', 100],
        ['reserve', 'voucher-1', 'escrow-1', 70],
        ['accept', 'escrow-1', 'adviser', 65],
        ['fee', 'escrow-1', 'platform', 5],
      ],
      { reserve: 'one 60, two 10', accept: 'one 60, two 5', fee: 'two 5' },
    ],
    [
      'and what came back lies before what came later',
      [
        ['award', 'fund', 'voucher-1', 50],
        ['return', 'voucher-1', 'fund', 50],
        ['again', 'fund', 'voucher-2', 70],
      ],
      { return: 'one 50', again: 'one 60, two 10' },
    ],
    [
      'while what is released of a session is of the newest',
      [
        ['award', 'fund', 'voucher-1', 100],
        ['reserve', 'voucher-1', 'escrow-1', 100],
        ['release', 'escrow-1', 'voucher-1', 50],
        ['accept', 'escrow-1', 'adviser', 50],
      ],
      { release: 'two 40, one 10', accept: 'one 50' },
    ],
    [
      'each source of a session getting back its own',
      [
        ['award', 'fund', 'voucher-1', 50],
        ['reserve', 'voucher-1', 'escrow-1', 50],
        ['pay', 'card', 'escrow-1', 20],
        ['refund', 'escrow-1', 'card', 10],
        ['release', 'escrow-1', 'voucher-1', 25],
        ['accept', 'escrow-1', 'adviser', 35],
      ],
      { refund: 'pay 10', release: 'one 25', accept: 'one 25, pay 10' },
    ],
    [
      'and a deposit that was a mistake goes as it came, though there is a newer one',
      [
        ['undo', 'fund', 'bank', 60, 'one'],
        ['award', 'fund', 'voucher-1', 30],
      ],
      { undo: 'one 60', award: 'two 30' },
    ],
  ])('%s', (_, lines, paid) => {
    const movements = movementsOf([...deposits, ...lines].map(flowOf), followed);
    for (const [flow, expected] of Object.entries(paid))
      expect([flow, paidBy(movements, flow)]).toEqual([flow, expected]);
  });

  test('of a session that is called off, each who paid for it bears their part and gets back the rest', () => {
    const refund: Flow = {
      id: 'refund',
      reverses: null,
      postings: [
        { account: 'escrow-1', minor: -1620 },
        { account: 'credit', party: 'client', minor: 1620 },
      ],
    };
    const share: Flow = {
      id: 'share',
      reverses: null,
      postings: [
        { account: 'bank', party: 'client', minor: -2835 },
        { account: 'escrow-1', minor: 2835 },
      ],
    };
    const lines: Line[] = [
      ['deposit', 'bank', 'fund', 10_000],
      ['award', 'fund', 'voucher-1', 10_000],
      ['reserve', 'voucher-1', 'escrow-1', 8504],
    ];
    const ends: Line[] = [
      ['earned', 'escrow-1', 'adviser', 4860],
      ['release', 'escrow-1', 'voucher-1', 4859],
    ];
    for (const order of [ends, ends.toReversed()]) {
      const movements = movementsOf([...lines.map(flowOf), share, ...order.map(flowOf), refund], followed);
      expect(['earned', 'release', 'refund'].map((flow) => paidBy(movements, flow))).toEqual([
        ...['deposit 3645, share 1215', 'deposit 4859', 'share 1620'],
      ]);
    }
  });

  test('what a session did not need goes back to the programme, where its voucher has ended', () => {
    const lines: Line[] = [
      ...deposits,
      ['award', 'fund', 'voucher-1', 70],
      ['reserve', 'voucher-1', 'escrow-1', 70],
      ['return', 'escrow-1', 'fund', 40],
      ['earned', 'escrow-1', 'adviser', 30],
      ['again', 'fund', 'voucher-2', 35],
    ];
    const movements = movementsOf(lines.map(flowOf), followed);
    expect(['return', 'earned', 'again'].map((flow) => paidBy(movements, flow))).toEqual([
      ...['two 10, one 30', 'one 30', 'one 30, two 5'],
    ]);
    expect(movements.filter(({ back }) => back).map(({ flow }) => flow)).toEqual(['return', 'return']);
  });

  test('a transfer of several gives each its part', () => {
    const accept: Flow = {
      id: 'accept',
      reverses: null,
      postings: [
        { account: 'escrow-1', minor: -120 },
        { account: 'adviser', minor: 70 },
        { account: 'platform', minor: 10 },
        { account: 'voucher-1', minor: 40 },
      ],
    };
    const lines: Line[] = [...deposits, ['award', 'fund', 'voucher-1', 120], ['reserve', 'voucher-1', 'escrow-1', 120]];
    expect(paidBy(movementsOf([...lines.map(flowOf), accept], followed), 'accept')).toBe(
      'two 40, one 60, two 10, two 10',
    );
  });

  test('more than has come cannot go', () => {
    expect(() => movementsOf([flowOf(['award', 'fund', 'voucher-1', 1])], followed)).toThrow(RangeError);
  });
});

const routes = [
  ...[1, 2].flatMap((n) => [
    ['fund', `voucher-${n}`],
    [`voucher-${n}`, 'fund'],
    [`escrow-${n}`, 'fund'],
    [`escrow-${n}`, 'adviser'],
    [`escrow-${n}`, 'platform'],
    ['card', `escrow-${n}`],
    [`escrow-${n}`, 'card'],
    ...[1, 2].flatMap((m) => [
      [`voucher-${n}`, `escrow-${m}`],
      [`escrow-${m}`, `voucher-${n}`],
    ]),
  ]),
  ['bank', 'fund'],
  ['fund', 'bank'],
] as const;

const step = fc.record({ route: fc.nat(routes.length - 1), minor: fc.integer({ min: 1, max: 500 }) });

/** Transfers that the books would take: what an account has not, it does not give. */
function possible(steps: readonly { route: number; minor: number }[]): Flow[] {
  const balances = new Map<string, number>();
  return steps.flatMap(({ route, minor }, index) => {
    const [from = '', to = ''] = routes[route] ?? [];
    const moved = followed.has(from) ? Math.min(minor, balances.get(from) ?? 0) : minor;
    if (moved === 0) return [];
    balances.set(from, (balances.get(from) ?? 0) - moved);
    balances.set(to, (balances.get(to) ?? 0) + moved);
    return [flowOf([`t${index}`, from, to, moved])];
  });
}

const flows = fc.array(step, { minLength: 5, maxLength: 80 }).map(possible);
const total = (movements: readonly Movement[]) => movements.reduce((sum, { minor }) => sum + minor, 0);

describe('whatever is written', () => {
  test('every transfer is traced to the penny', () => {
    fc.assert(
      fc.property(flows, (written) => {
        const movements = Map.groupBy(movementsOf(written, followed), ({ flow }) => flow);
        for (const { id, postings } of written) {
          expect(total(movements.get(id) ?? [])).toBe(postings[1]?.minor);
          expect(movements.get(id)?.every(({ minor }) => minor > 0)).toBe(true);
        }
      }),
    );
  });

  test('no deposit pays more than it was, and none lies anywhere below nothing', () => {
    fc.assert(
      fc.property(flows, (written) => {
        const lying = new Map<string, number>();
        const sizes = new Map(written.map(({ id, postings }) => [id, postings[1]?.minor]));
        const add = (place: string, minor: number) => {
          lying.set(place, (lying.get(place) ?? 0) + minor);
          return lying.get(place) ?? 0;
        };
        for (const { lot, from, to, minor } of movementsOf(written, followed)) {
          if (followed.has(from)) expect(add(`${from} ${lot.flow}`, -minor)).toBeGreaterThanOrEqual(0);
          expect(add(`${to} ${lot.flow}`, minor)).toBeLessThanOrEqual(sizes.get(lot.flow) ?? 0);
        }
      }),
    );
  });

  test('what goes out and comes back whole changes nothing of what is drawn later', () => {
    const there = fc.integer({ min: 1, max: 159 });
    fc.assert(
      fc.property(there, there, (out, later) => {
        const draw: Line = ['later', 'fund', 'voucher-2', later];
        const away: Line[] = [
          ['award', 'fund', 'voucher-1', out],
          ['reserve', 'voucher-1', 'escrow-1', out],
          ['release', 'escrow-1', 'voucher-1', out],
          ['return', 'voucher-1', 'fund', out],
        ];
        const paid = (lines: Line[]) =>
          paidBy(movementsOf([...deposits, ...lines, draw].map(flowOf), followed), 'later');
        expect(paid(away)).toBe(paid([]));
      }),
    );
  });

  test('deposits and draws alone are a queue of pennies', () => {
    const some = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 50 })), { maxLength: 30 });
    fc.assert(
      fc.property(some, (steps) => {
        const queue: string[] = [];
        const expected: string[][] = [];
        const written = steps.flatMap(([isDeposit, wish], index) => {
          const minor = isDeposit ? wish : Math.min(wish, queue.length);
          if (minor === 0) return [];
          if (isDeposit) queue.push(...Array.from({ length: minor }, () => `t${index}`));
          else expected.push(queue.splice(0, minor));
          return [flowOf(isDeposit ? [`t${index}`, 'bank', 'fund', minor] : [`t${index}`, 'fund', 'adviser', minor])];
        });
        const draws = Map.groupBy(movementsOf(written, followed), ({ flow, to }) => (to === 'adviser' ? flow : ''));
        draws.delete('');
        const pennies = [...draws.values()].map((moved) =>
          moved.flatMap(({ lot, minor }) => Array.from({ length: minor }, () => lot.flow)),
        );
        expect(pennies).toEqual(expected);
      }),
    );
  });
});

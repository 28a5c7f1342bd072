import { queryOptions } from '@tanstack/react-query';
import { api, Refusal } from '../../api/api.js';
import { type DisputeSummary, type SessionMatters, stewardKey } from '../../api/steward.js';
import type { BankFile, Reconciliation, ToApprove } from '../../api/treasury.js';

export const groups = ['people', 'money', 'rules'] as const;

export const needNames = [
  ...([
    'profiles',
    'credentials',
    'disputes',
    'lateDisputes',
    'objections',
    'noShows',
    'unrecorded',
    'complaints',
    'letters',
  ] as const),
  ...(['problems', 'differences', 'approvals', 'bankFiles', 'payouts', 'late', 'fund'] as const),
  'decisions' as const,
];
export type NeedName = (typeof needNames)[number];

/** So much of something waits; `isMore` where that is only what was looked at. */
export interface Need {
  readonly name: NeedName;
  readonly count: number;
  readonly isMore: boolean;
}

interface List<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

interface Look {
  readonly path: string;
  readonly query?: Parameters<typeof api.get>[1];
  readonly needs: (answer: never) => readonly Need[];
}

const all = { limit: 100 };

const looks: readonly Look[] = [
  { path: '/verifications', query: all, needs: (list: List<unknown>) => [counted('profiles', list)] },
  { path: '/credentials', query: all, needs: (list: List<unknown>) => [counted('credentials', list)] },
  {
    path: '/disputes',
    query: all,
    needs: (list: List<DisputeSummary>) => {
      const late = list.items.filter((one) => one.late);
      const others = { items: list.items.filter((one) => !one.late), next_cursor: list.next_cursor };
      return [counted('lateDisputes', { items: late, next_cursor: null }), counted('disputes', others)];
    },
  },
  {
    path: '/session-matters',
    needs: ({ objections, no_shows, unrecorded }: SessionMatters) => [
      certain('objections', objections.length),
      certain('noShows', no_shows.length),
      certain('unrecorded', unrecorded.length),
    ],
  },
  {
    path: '/complaints',
    query: all,
    needs: ({ items, next_cursor }: List<{ readonly state: string }>) => [
      counted('complaints', { items: items.filter(({ state }) => state !== 'resolved'), next_cursor }),
    ],
  },
  {
    path: '/undelivered-letters',
    query: all,
    needs: ({ items, next_cursor }: List<{ readonly can_be_sent: boolean }>) => [
      counted('letters', { items: items.filter((one) => one.can_be_sent), next_cursor }),
    ],
  },
  { path: '/payment-problems', query: all, needs: (list: List<unknown>) => [counted('problems', list)] },
  {
    path: '/reconciliations',
    query: all,
    needs: ({ items }: List<Reconciliation>) => [certain('differences', items.filter((day) => !day.agrees).length)],
  },
  {
    path: '/payouts/approvals',
    needs: ({ payouts }: ToApprove) => [certain('approvals', payouts.filter((one) => one.is_asked_for).length)],
  },
  {
    path: '/payouts/bank-files',
    query: all,
    needs: ({ items }: List<BankFile>) => [
      certain('bankFiles', items.filter(({ state }) => state === 'waiting').length),
    ],
  },
  { path: '/payouts', query: { ...all, waiting: 'true' }, needs: (list: List<unknown>) => [counted('payouts', list)] },
  { path: '/payouts/late', query: all, needs: (list: List<unknown>) => [counted('late', list)] },
  {
    path: '/guarantee-fund',
    needs: ({ is_alarming }: { readonly is_alarming: boolean }) => [certain('fund', is_alarming ? 1 : 0)],
  },
  {
    path: '/policy-changes',
    query: { ...all, state: 'passed' },
    needs: (list: List<unknown>) => [counted('decisions', list)],
  },
];

/** Each place that is looked at, apart, so that one that does not answer hides none of the others. */
export const needs = looks.map(({ path, query = {}, needs: read }) =>
  queryOptions({
    queryKey: [...stewardKey, 'needs', path, query],
    queryFn: async ({ signal }): Promise<readonly Need[]> => {
      try {
        return read(await api.get<never>(path, query, signal));
      } catch (error) {
        if (error instanceof Refusal && error.code === 'payments-off') return []; // there is nothing to pay by
        throw error;
      }
    },
    staleTime: 10_000,
  }),
);

function counted(name: NeedName, { items, next_cursor }: List<unknown>): Need {
  return { name, count: items.length, isMore: next_cursor !== null };
}

function certain(name: NeedName, count: number): Need {
  return { name, count, isMore: false };
}

export const whereTo: Readonly<Record<NeedName, { readonly to: string; readonly group: (typeof groups)[number] }>> = {
  profiles: { to: '/steward/verification', group: 'people' },
  credentials: { to: '/steward/verification#credentials', group: 'people' },
  lateDisputes: { to: '/steward/disputes', group: 'people' },
  disputes: { to: '/steward/disputes', group: 'people' },
  objections: { to: '/steward/disputes#objections', group: 'people' },
  noShows: { to: '/steward/disputes#no-shows', group: 'people' },
  unrecorded: { to: '/steward/disputes#unrecorded', group: 'people' },
  complaints: { to: '/steward/disputes#complaints', group: 'people' },
  letters: { to: '/steward/letters', group: 'people' },
  problems: { to: '/steward/money', group: 'money' },
  differences: { to: '/steward/money#reconciliation', group: 'money' },
  approvals: { to: '/steward/payouts#approvals', group: 'money' },
  bankFiles: { to: '/steward/payouts#bank-files', group: 'money' },
  payouts: { to: '/steward/payouts#under-way', group: 'money' },
  late: { to: '/steward/payouts#late', group: 'money' },
  fund: { to: '/steward/payouts#fund', group: 'money' },
  decisions: { to: '/policies', group: 'rules' },
};

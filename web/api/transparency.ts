import { queryOptions, useQueries } from '@tanstack/react-query';
import type { z } from 'zod';
import type { figureRowsView, transparencyView } from '../../src/reports/transparency/transparency.view.js';
import { monthAfter } from '../parts/when.js';
import { api } from './api.js';

export type Transparency = z.output<typeof transparencyView>;
export type Figure = Transparency['figures'][number];
export type FigureName = Figure['name'];
export type Months = Transparency['asked'];
export type FigureRow = z.output<typeof figureRowsView>['items'][number];

/** They are worked out once an hour. */
const anHour = 3_600_000;

/** Of months that are over, as `2026-03`; without any, of the last twelve. */
export function transparency(months?: Months) {
  return queryOptions({
    queryKey: ['transparency', months],
    queryFn: ({ signal }) => api.get<Transparency>('/transparency', { ...months }, signal),
    staleTime: anHour,
  });
}

/** Whole months that are told of together, in their order, and whether there were some of too few people to be told. */
export interface Series {
  readonly runs: readonly Transparency[];
  readonly isSomeHidden: boolean;
  readonly isPending: boolean;
}

/** Each month alone; those of too few people come with those after them, and so more than once. */
export function useSeries({ from, to }: Months): Series {
  const months = monthsOf({ from, to });
  return useQueries({
    queries: months.map((month) => transparency({ from: month, to: month })),
    combine: (answers) => {
      const told = answers.flatMap(({ data }) => (data?.months ? [data] : []));
      const first = new Map(told.map((one) => [one.months?.from, one]));
      return {
        runs: [...first.values()],
        isSomeHidden: answers.some(({ data }) => data?.months === null),
        isPending: answers.some(({ isPending }) => isPending),
      };
    },
  });
}

function monthsOf({ from, to }: Months): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = monthAfter(month, 1)) months.push(month);
  return months;
}

/** What a figure is made of; for stewards, and that they looked is written down. */
export function figureRows(figure: FigureName, months: Months) {
  return queryOptions({
    queryKey: ['transparency', figure, 'rows', months],
    queryFn: ({ signal }) =>
      api.get<z.output<typeof figureRowsView>>(`/transparency/${figure}/rows`, { ...months, limit: 100 }, signal),
    staleTime: Infinity,
  });
}

import { z } from 'zod';
import { pageRequest } from '../../../platform/http/cursor.js';
import { dateText } from '../../../platform/http/parameters.js';
import { poundsOf } from '../../../platform/http/money.js';
import type { Outcome } from './outcome.js';

const common = {
  on: dateText.meta({ description: 'When it happened, or was so; at the latest today.' }),
  evidence: z
    .string()
    .trim()
    .min(3)
    .max(2000)
    .meta({ description: 'What shows it, such as a registration number or a letter. The funder is not told.' }),
};
const jobs = z.int().min(0).max(100_000);

export const recordOutcomeRequest = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('registration'), ...common }),
    z.strictObject({ kind: z.literal('jobs-before'), jobs, ...common }),
    z.strictObject({ kind: z.literal('jobs'), jobs, ...common }),
    z.strictObject({
      kind: z.literal('finance-raised'),
      amount: poundsOf({ least: 1, most: 100_000_000_000 }),
      ...common,
    }),
    z.strictObject({ kind: z.literal('trading-12-months'), trading: z.boolean(), ...common }),
    z.strictObject({ kind: z.literal('trading-24-months'), trading: z.boolean(), ...common }),
  ])
  .meta({
    id: 'RecordOutcome',
    description: 'Jobs are counted against those before; of jobs and trading the last that was said counts.',
  });
export type RecordOutcomeRequest = z.output<typeof recordOutcomeRequest>;

export const listOutcomesRequest = z.strictObject(pageRequest);
export type ListOutcomesRequest = z.output<typeof listOutcomesRequest>;

export function saidBy(request: RecordOutcomeRequest): Pick<Outcome, 'kind' | 'value' | 'happenedOn' | 'evidence'> {
  const { kind, on: happenedOn, evidence } = request;
  return { kind, value: valueOf(request), happenedOn, evidence };
}

function valueOf(request: RecordOutcomeRequest): number {
  switch (request.kind) {
    case 'registration':
      return 1;
    case 'jobs-before':
    case 'jobs':
      return request.jobs;
    case 'finance-raised':
      return request.amount.minor;
    case 'trading-12-months':
    case 'trading-24-months':
      return request.trading ? 1 : 0;
  }
}

import { z } from 'zod';
import { type AccountKindName, chart } from '../../ledger/index.js';
import { pageRequest } from '../../platform/http/cursor.js';
import { instantText } from '../../platform/http/parameters.js';

export const listAccountsRequest = z.strictObject({
  kind: z.enum(Object.keys(chart) as [AccountKindName, ...AccountKindName[]]).optional(),
  owner: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'Of the programme, voucher, booking, adviser or organisation.' }),
  ...pageRequest,
});
export type ListAccountsRequest = z.output<typeof listAccountsRequest>;

const period = {
  from: instantText
    .optional()
    .meta({ description: 'The first instant of the period; else since the account was opened.' }),
  to: instantText.optional().meta({ description: 'The first instant after the period; else until now.' }),
};

interface Period {
  readonly from?: Temporal.Instant | undefined;
  readonly to?: Temporal.Instant | undefined;
}

const isInOrder = ({ from, to }: Period) => !from || !to || Temporal.Instant.compare(from, to) <= 0;
const otherwise = { path: ['to'], error: 'must not be before from' };

export const statementRequest = z.strictObject({ ...period, ...pageRequest }).refine(isInOrder, otherwise);
export type StatementRequest = z.output<typeof statementRequest>;

export const statementFileRequest = z.strictObject(period).refine(isInOrder, otherwise);
export type StatementFileRequest = z.output<typeof statementFileRequest>;

export const trialBalanceRequest = z.strictObject({
  at: instantText.optional().meta({ description: 'As the books stood then, at the latest now; else as they stand.' }),
});
export type TrialBalanceRequest = z.output<typeof trialBalanceRequest>;

export const provenanceRequest = z.strictObject(pageRequest);
export type ProvenanceRequest = z.output<typeof provenanceRequest>;

import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';
import { instantText } from '../../platform/http/parameters.js';

export const listAccountsRequest = z.strictObject({
  kind: z
    .string()
    .regex(/^[a-z][a-z-]{1,39}$/, 'must be a kind of account, such as voucher')
    .optional(),
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

export const statementRequest = z.strictObject({ ...period, ...pageRequest });
export type StatementRequest = z.output<typeof statementRequest>;

export const statementFileRequest = z.strictObject(period);
export type StatementFileRequest = z.output<typeof statementFileRequest>;

export const trialBalanceRequest = z.strictObject({
  at: instantText.optional().meta({ description: 'As the books stood then; else as they stand.' }),
});
export type TrialBalanceRequest = z.output<typeof trialBalanceRequest>;

export const provenanceRequest = z.strictObject(pageRequest);
export type ProvenanceRequest = z.output<typeof provenanceRequest>;

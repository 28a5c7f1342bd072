import { z } from 'zod';
import { poundsOf } from '../../platform/http/money.js';
import { dateText } from '../../platform/http/parameters.js';
import { pageRequest } from '../../platform/http/cursor.js';
import { clawbackCauses, voucherStates } from '../voucher.js';

const reason = z.string().trim().min(3).max(500);

export const listVouchersRequest = z.strictObject({ state: z.enum(voucherStates).optional(), ...pageRequest });
export type ListVouchersRequest = z.output<typeof listVouchersRequest>;

export const statementRequest = z.strictObject(pageRequest);
export type StatementRequest = z.output<typeof statementRequest>;

export const acceptanceRequest = z
  .strictObject({
    declarations: z
      .array(z.strictObject({ code: z.string().max(40), version: z.int().min(1).max(10_000) }))
      .max(20)
      .meta({ description: 'Each that the offer asks for, in the version that you read.' }),
  })
  .meta({ id: 'AcceptVoucher' });
export type AcceptanceRequest = z.output<typeof acceptanceRequest>;

export const subsidyConfirmationRequest = z
  .strictObject({
    given: z
      .array(
        z.strictObject({
          giver: z.string().trim().min(2).max(200),
          given_on: dateText,
          amount: poundsOf({ least: 1, most: 100_000_000_000 }).meta({
            description: 'In kind: its gross cash equivalent.',
          }),
        }),
      )
      .max(100)
      .meta({
        description:
          'All Minimal Financial Assistance from others in this financial year (from 1 April) and the two before. Vouchers from here are counted already. Nothing: an empty list.',
      }),
    cap_not_exceeded: z
      .literal(true)
      .meta({ description: 'You confirm that with this voucher the cap is not exceeded.' }),
  })
  .meta({ id: 'ConfirmSubsidy' });
export type SubsidyConfirmationRequest = z.output<typeof subsidyConfirmationRequest>;

export const commitmentFeeRequest = z
  .strictObject({
    outcome: z.enum(['received', 'waived']),
    reason: reason.meta({ description: 'How you know that it is paid, or why it is waived; kept for good.' }),
  })
  .meta({ id: 'RecordCommitmentFee' });
export type CommitmentFeeRequest = z.output<typeof commitmentFeeRequest>;

export const extensionRequest = z.strictObject({ days: z.int().min(1).max(365), reason }).meta({ id: 'ExtendVoucher' });
export type ExtensionRequest = z.output<typeof extensionRequest>;

export const reasonRequest = z
  .strictObject({ reason: reason.meta({ description: 'The organisation reads it; kept for good.' }) })
  .meta({ id: 'VoucherReason' });
export type ReasonRequest = z.output<typeof reasonRequest>;

const cause = z.enum(clawbackCauses).meta({
  description: 'Who bears what was drawn: the client (false-declaration), the funder or the platform (their error).',
});

export const clawbackPreviewRequest = z.strictObject({ cause });
export type ClawbackPreviewRequest = z.output<typeof clawbackPreviewRequest>;

export const clawbackRequest = z.strictObject({ cause, reason }).meta({ id: 'ClawBackVoucher' });
export type ClawbackRequest = z.output<typeof clawbackRequest>;

export const listSubsidyAwardsRequest = z.strictObject({
  for_publication: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Only those for the public database, or only others.' }),
  ...pageRequest,
});
export type ListSubsidyAwardsRequest = z.output<typeof listSubsidyAwardsRequest>;

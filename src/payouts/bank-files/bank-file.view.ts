import { z } from 'zod';
import { sum } from '../../kernel/money.js';
import { moneyView } from '../../platform/http/money.js';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { adviserPayoutStates } from '../adviser-payout.js';
import {
  type BankFileLine,
  bankFileState,
  type BankFileSummary,
  type FilePayout,
  isOverdue,
  leftOutFor,
  leftOutReasons,
  mostLines,
  type PlannedForFile,
} from './bank-file.js';
import { bankOutcomes, type MatchedResult, mostResults, resultMismatches } from './bank-result.js';

const payout = {
  payout_id: z.uuid(),
  expert_id: z.uuid(),
  expert_name: z.string(),
  amount: moneyView,
  account: z
    .object({
      name: z.string(),
      sort_code: z.string(),
      ending: z.string().meta({ description: 'The last three digits of its number.' }),
    })
    .nullable()
    .meta({ description: 'Null once it was erased with its adviser’s data.' }),
};

const bankFile = {
  id: z.uuid(),
  state: z.enum(['waiting', 'settled', 'withdrawn']).meta({
    description: 'waiting: there are payments of which the bank has said nothing.',
  }),
  is_overdue: z.boolean().meta({ description: 'It has waited for two working days: ask the bank.' }),
  made_at: instantView,
  made_by: z.uuid(),
  sha256: z
    .string()
    .meta({ description: 'Of the file, in hexadecimal digits: by it you know that yours is this one.' }),
  amount: moneyView,
  payouts: z.int(),
  unheard: z.int().meta({ description: 'Of which the bank has said nothing.' }),
  paid: z.int(),
  failed: z.int(),
  returned: z.int(),
  taken_at: instantView
    .nullable()
    .meta({ description: 'Since when somebody has the file itself. Before that no bank can.' }),
  paid_before: z.int().meta({
    description:
      'Paid by an earlier file, which was withdrawn. Give this one to no bank: withdraw it, and its rest is planned again.',
  }),
  may_be_paid: z.int().meta({
    description:
      'Of which nothing is known, and which an earlier file asked for that was withdrawn and by which the bank has paid something.',
  }),
  withdrawal: z.object({ at: instantView, by: z.uuid(), reason: z.string() }).nullable(),
};

export const bankFileSummaryView = z.object(bankFile).meta({ id: 'BankFileSummary' });

export const bankFileView = z
  .object({
    ...bankFile,
    lines: z
      .array(
        z.object({
          ...payout,
          position: z.int(),
          reference: z.string(),
          state: z.enum(adviserPayoutStates),
          paid_on: dateView.nullable(),
          failure: z.string().nullable(),
          is_paid_before: z.boolean().meta({ description: 'By an earlier file, which was withdrawn.' }),
        }),
      )
      .max(mostLines),
  })
  .meta({ id: 'BankFile' });

export const bankFilesView = z
  .object({ items: z.array(bankFileSummaryView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'BankFiles' });

export const bankFilePreviewView = z
  .object({
    amount: moneyView,
    payouts: z.array(z.object(payout)).max(mostLines),
    left_out: z
      .array(
        z.object({
          ...payout,
          reason: z.enum(leftOutReasons).meta({
            description:
              'destination-replaced: the adviser is paid elsewhere by now; cancel the payout, and it is planned anew. may-be-paid: a file that was withdrawn asked for it, and the bank has paid something by that file; record there whether this was paid or rejected.',
          }),
        }),
      )
      .max(mostLines),
  })
  .meta({ id: 'BankFilePreview' });

const result = z.object({
  line: z.int().meta({ description: 'Of the CSV, where its head is 1; of rows, which of them.' }),
  reference: z.string(),
  amount: moneyView,
  date: dateView,
  outcome: z.enum(bankOutcomes),
  reason: z.string().nullable(),
  payout_id: z.uuid().nullable(),
  mismatch: z.enum(resultMismatches).nullable().meta({
    description:
      'Why nothing follows from it; null where something does. known-already: it was recorded before. paid-twice: stewards are told. which-came-back: it was paid twice; say whether this is the second. asked-for-again: a later file asks for it still.',
  }),
  by_file: z.uuid().nullable().meta({ description: 'The file whose payment it is taken to be.' }),
  by_earlier_file: z.boolean().meta({
    description: 'Paid by an earlier file: it was withdrawn, and a bank had it all the same. Stewards are told.',
  }),
});

export const bankResultsView = z
  .object({
    results: z.array(result).max(mostResults),
    matched: z.int().meta({ description: 'From how many something follows.' }),
    amount: moneyView.meta({ description: 'Of those.' }),
  })
  .meta({ id: 'BankResultsMatched' });

export function viewBankFile(
  file: BankFileSummary,
  lines: readonly BankFileLine[],
  now: Temporal.Instant,
): z.output<typeof bankFileView> {
  return {
    ...viewSummary(file, now),
    lines: lines.map((line) => ({
      ...viewPayout(line),
      ...{ position: line.position, reference: line.reference, state: line.state, failure: line.failure },
      ...{ paid_on: line.paidOn?.toString() ?? null, is_paid_before: line.isPaidBefore },
    })),
  };
}

export function viewSummary(file: BankFileSummary, now: Temporal.Instant): z.output<typeof bankFileSummaryView> {
  const { id, sha256, amount, payouts, unheard, paid, failed, returned, withdrawal } = file;
  return {
    ...{ id, state: bankFileState(file), is_overdue: isOverdue(file, now), made_at: file.madeAt.toString() },
    ...{ made_by: file.madeBy, sha256, amount, payouts, unheard, paid, failed, returned },
    ...{ taken_at: file.takenAt?.toString() ?? null, paid_before: file.paidBefore, may_be_paid: file.mayBePaid },
    withdrawal: withdrawal && { ...withdrawal, at: withdrawal.at.toString() },
  };
}

export function viewPreview(planned: readonly PlannedForFile[]): z.output<typeof bankFilePreviewView> {
  const payouts = planned.filter((each) => !leftOutFor(each));
  return {
    amount: sum(payouts.map(({ amount }) => amount)),
    payouts: payouts.map(viewPayout),
    left_out: planned.flatMap((each) => {
      const reason = leftOutFor(each);
      return reason ? [{ ...viewPayout(each), reason }] : [];
    }),
  };
}

export function viewMatched(results: readonly MatchedResult[]): z.output<typeof bankResultsView> {
  const followed = results.filter(({ mismatch }) => mismatch === null);
  return {
    results: results.map(({ line, reference, amount, happenedOn, outcome, reason, payoutId, mismatch, ...result }) => ({
      ...{ line, reference, amount, date: happenedOn.toString(), outcome, reason, payout_id: payoutId, mismatch },
      ...{ by_file: result.byFile, by_earlier_file: result.isByEarlierFile },
    })),
    ...{ matched: followed.length, amount: sum(followed.map(({ amount }) => amount)) },
  };
}

function viewPayout({ payoutId, expertId, expertName, amount, account }: FilePayout) {
  return {
    ...{ payout_id: payoutId, expert_id: expertId, expert_name: expertName, amount },
    account: account && { name: account.name, sort_code: account.sortCode, ending: account.number.slice(-3) },
  };
}

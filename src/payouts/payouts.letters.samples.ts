import { type ExpertId, newId, type PayoutDestinationId } from '../kernel/id.js';
import { money } from '../kernel/money.js';
import type { LetterKind, Sample, Samples } from '../mail/index.js';
import { paidTwiceLetter, silentFileLetter, withdrawnFilePaidLetter } from './bank-files/bank-file.letters.js';
import { chosen } from './destinations/destination.js';
import { destinationChangedLetter } from './destinations/destination.letters.js';
import type { Earning } from './earning.js';
import { exposureLetter } from './exposure/exposure.letters.js';
import { floatTooLowLetter } from './float/float.letters.js';
import { latePayLetter } from './late/late-pay.letters.js';
import { payoutLetter } from './run/payout.letters.js';
import { type PayoutNewsKind, payoutNewsKinds } from './run/payout.letters.catalogue.js';
import { payStatement } from './statements/pay-statement.js';
import { taxLetter } from './statements/tax.letters.js';
import type { TaxNewsKind } from './statements/tax-news.js';

const day = Temporal.PlainDate.from('2027-03-22');
const paid = [{ reference: 'BF-7KQ2', amount: money(45_000), happenedOn: day }];
const facts = { title_en: 'Choosing a legal form', title_cy: 'Dewis ffurf gyfreithiol' } as Earning['facts'];
const nothing = money(0);
const statement = payStatement(2027, [
  {
    ...{ quarter: 2, sessions: 3, earned: money(120_050), vat: nothing, fees: money(9604), paid: money(100_000) },
    ...{ interest: nothing, compensation: nothing },
  },
]);

function pay(kind: PayoutNewsKind): Sample {
  return (reader, baseUrl) => {
    const urls = { payoutUrl: `${baseUrl}/advising/pay`, destinationUrl: `${baseUrl}/advising/pay/to` };
    return payoutLetter({ kind, amount: money(45_000), reference: 'BF-7KQ2', paidOn: day, ...urls }, reader);
  };
}

function tax(kind: TaxNewsKind): Sample {
  return (reader, baseUrl) => {
    const urls = { payUrl: `${baseUrl}/advising/pay`, detailsUrl: `${baseUrl}/advising/pay/to` };
    return taxLetter({ kind, missing: ['account'], statement, ...urls }, reader);
  };
}

export const payoutSamples: Samples = {
  ...Object.fromEntries(payoutNewsKinds.map((kind) => [`adviser-pay-${kind}` as LetterKind, pay(kind)])),
  'pay-late': (reader, baseUrl) =>
    latePayLetter({ late: [{ amount: money(12_345), dueOn: day, facts }], url: `${baseUrl}/advising/pay` }, reader),
  'payout-destination-changed': (reader, baseUrl) => {
    const ids = { id: newId<PayoutDestinationId>(), expertId: newId<ExpertId>() };
    const bankAccount = { name: 'Gwen Parry', sortCode: '200000', number: '55779911' };
    const now = Temporal.Instant.from('2027-03-22T09:00:00Z');
    const destination = chosen(ids, { rail: 'bank-file', bankAccount }, undefined, now);
    return destinationChangedLetter(destination, `${baseUrl}/advising/pay/to`, reader);
  },
  'tax-details-missing': tax('details-missing'),
  'tax-year-statement': tax('year-statement'),
  'exposure-alarm': (reader, baseUrl) =>
    exposureLetter({ exposure: money(95_000), cap: money(100_000), url: `${baseUrl}/steward/payouts#fund` }, reader),
  'float-too-low': (reader, baseUrl) =>
    floatTooLowLetter(
      { balance: money(5000), needed: money(9000), missing: money(4000), url: `${baseUrl}/steward/payouts#float` },
      reader,
    ),
  'bank-file-silent': (reader, baseUrl) => {
    const file = { madeOn: day, amount: money(45_000), payments: 3, unheard: 2, isTaken: true };
    return silentFileLetter({ ...file, url: `${baseUrl}/steward/payouts#1` }, reader);
  },
  'bank-file-paid-withdrawn': (reader, baseUrl) => {
    const url = `${baseUrl}/steward/payouts#1`;
    return withdrawnFilePaidLetter({ madeOn: day, paid, mayBePaid: 2, againUrls: [url, url], url }, reader);
  },
  'bank-file-paid-twice': (reader, baseUrl) => paidTwiceLetter({ paid, url: `${baseUrl}/steward/payouts#1` }, reader),
};

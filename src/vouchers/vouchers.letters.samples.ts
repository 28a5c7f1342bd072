import type { LetterKind, Sample, Samples } from '../mail/index.js';
import { money } from '../kernel/money.js';
import type { ApplicationNews } from './applications/application.letters.catalogue.js';
import { applicationLetter } from './applications/application.letters.js';
import { type VoucherNewsKind, voucherNewsKinds } from './awards/voucher.letters.catalogue.js';
import { voucherLetter } from './awards/voucher.letters.js';
import { type InvoiceNewsKind, invoiceNewsKinds } from './invoices/invoice.letters.catalogue.js';
import { invoiceLetter } from './invoices/invoice.letters.js';
import type { ApplicationId } from '../kernel/id.js';
import type { Voucher } from './voucher.js';

const at = (text: string) => Temporal.Instant.from(text);
const reasons = { en: 'The plan says nothing of a market.', cy: 'Nid yw’r cynllun yn sôn am farchnad.' };
const names = { programmeEn: 'Good starts', programmeCy: 'Dechrau da', packageEn: 'A start', packageCy: 'Cychwyn' };
const voucher = {
  ...{ currency: 'GBP', valueMinor: 60_000, commitmentFeeMinor: 5000, funderPercent: 75, match: 'cash' },
  ...{ matchMinutesAnHour: 30, startDays: 60, useMonths: 6, clawbackCause: 'funder-error' },
  ...{ offerLapsesAt: at('2027-04-19T23:00Z'), startBy: at('2027-05-21T23:00Z'), expiresAt: at('2027-09-22T23:00Z') },
} as Voucher;

function aboutVoucher(kind: VoucherNewsKind): Sample {
  return (reader, baseUrl) => {
    const news = { kind, about: at('2027-03-31T23:30Z'), amountMinor: 24_500, reason: reasons[reader.language] };
    return voucherLetter({ ...names, voucher, news, url: `${baseUrl}/vouchers/1` }, reader);
  };
}

function aboutInvoice(kind: InvoiceNewsKind): Sample {
  return (reader, baseUrl) => {
    const cancellation = { number: 'CN-000002', reason: reasons[reader.language] };
    const invoice = { number: 'INV-000001', bankReference: 'BF-7KQ2', dueOn: '2027-04-21', cancellation };
    const programme = { nameEn: names.programmeEn, nameCy: names.programmeCy };
    const facts = { kind, amount: money(500_000), programme, byTransfer: true };
    return invoiceLetter(
      { ...facts, invoice: kind === 'paused' ? null : invoice, url: `${baseUrl}/invoices/1` },
      reader,
    );
  };
}

const applicationNews = [
  ...(['submitted', 'wait-listed', 'rejected', 'appeal-upheld', 'appeal-dismissed', 'scoring-asked'] as const),
] satisfies ApplicationNews[];

function aboutApplication(news: ApplicationNews): Sample {
  return (reader) => {
    const said = reasons[reader.language];
    const facts = {
      ...{ id: '018f0000-0000-7000-8000-000000000001' as ApplicationId, organisationName: 'Caffi Cymunedol' },
      ...{ programmeName: { en: names.programmeEn, cy: names.programmeCy }, reason: said, appealReason: said },
      ...{ appealedAt: null, appealUntil: at('2027-04-19T09:00Z') },
    };
    return applicationLetter(news, facts, reader);
  };
}

const each = <Kind extends string>(kinds: readonly Kind[], sample: (kind: Kind) => Sample, prefix: string): Samples =>
  Object.fromEntries(kinds.map((kind) => [`${prefix}${kind}` as LetterKind, sample(kind)]));

export const voucherSamples: Samples = {
  ...each(voucherNewsKinds, aboutVoucher, 'voucher-'),
  ...each(invoiceNewsKinds, aboutInvoice, 'invoice-'),
  ...each(applicationNews, aboutApplication, 'application-'),
};

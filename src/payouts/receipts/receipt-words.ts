import type { Language } from '../../kernel/when.js';
import type { EarningKind } from '../earning.js';
import type { PayoutRailName } from '../payout-destination.js';

type Label =
  | (
      | 'number'
      | 'issued'
      | 'paidTo'
      | 'amount'
      | 'paidOn'
      | 'by'
      | 'payout'
      | 'what'
      | 'organisation'
      | 'when'
      | 'minutes'
    )
  | ('accepted' | 'due' | 'inTime' | 'floor' | 'hour' | 'quote' | 'shares' | 'pay' | 'compensation' | 'total')
  | ('proof' | 'hash' | 'previous' | 'key' | 'reason' | 'reference');

interface ReceiptWords {
  readonly title: (number: number) => string;
  readonly returnedTitle: (number: number) => string;
  readonly label: Readonly<Record<Label, string>>;
  readonly rail: Readonly<Record<PayoutRailName, string>>;
  readonly kind: Readonly<Record<EarningKind, string>>;
  readonly source: Readonly<Record<string, string>>;
  readonly minutes: (of: { contact: number; preparation: number; write_up: number; travel: number }) => string;
  readonly bySilence: string;
  readonly paidAfter: (days: number) => string;
  readonly late: (days: number) => string;
  readonly floor: (hour: string, decision: string) => string;
  readonly pay: (vat: string | null) => string;
  readonly interest: (of: { percent: string; from: string; to: string }) => string;
  readonly voucherOf: (funder: string) => string;
  readonly cameBack: (of: { amount: string; first: number; paidOn: string; on: string }) => string;
  readonly none: string;
  readonly proof: string;
}

/** What stands in receipts on paper. */
export const receiptWords: Readonly<Record<Language, ReceiptWords>> = {
  en: {
    title: (number) => `Receipt ${number}`,
    returnedTitle: (number) => `Receipt ${number}: a payment that came back`,
    label: {
      ...{ number: 'Number', issued: 'Issued', paidTo: 'Paid to', amount: 'Amount', paidOn: 'Paid on', by: 'By' },
      ...{ payout: 'Payment', what: 'What for', organisation: 'For', when: 'When', minutes: 'Time' },
      ...{ accepted: 'Accepted', due: 'To be paid by', inTime: 'Paid', floor: 'Floor', hour: 'An hour came to' },
      ...{ quote: 'Quote', shares: 'Who paid for it', pay: 'Pay', compensation: 'Compensation for paying late' },
      ...{ total: 'Total', proof: 'Proof', hash: 'SHA-256 of this receipt', previous: 'Of the receipt before it' },
      ...{ key: 'Signed by the key', reason: 'Reason', reference: 'Reference' },
    },
    rail: { stripe: 'Stripe', gocardless: 'bank transfer (GoCardless)', 'bank-file': 'bank transfer' },
    kind: {
      ...{ session: 'Session', cancellation: 'Session called off', 'no-show': 'Session that the client missed' },
      ...{ 'group-session': 'Session for a group', undisputed: 'Part of a session that nobody disputes' },
      dispute: 'Session whose dispute was decided',
    },
    source: {
      ...{ client: 'The client', voucher: 'Voucher', pool: 'Solidarity pool', 'time-credits': 'Time credits' },
      'guarantee-fund': 'Guarantee fund',
    },
    minutes: ({ contact, preparation, write_up, travel }) =>
      `${contact} min together, ${preparation} min of preparation, ${write_up} min of write-up, ${travel} min of travel`,
    bySilence: 'nobody objected in time',
    paidAfter: (days) => (days === 1 ? 'after 1 day' : `after ${days} days`),
    late: (days) => (days === 1 ? '1 day late' : `${days} days late`),
    floor: (hour, decision) => `${hour} an hour (${decision})`,
    pay: (vat) => (vat ? `Pay, with ${vat} VAT` : 'Pay'),
    interest: ({ percent, from, to }) => `Interest at ${percent} % a year, ${from} to ${to}`,
    voucherOf: (funder) => `Voucher of ${funder}`,
    cameBack: ({ amount, first, paidOn, on }) =>
      `${amount}, which receipt ${first} says was paid on ${paidOn}, came back on ${on}. It is owed to the adviser still.`,
    none: 'none, it is the first',
    proof:
      'The signed receipt is attached to this document. Whoever has it can check it without us: npm run verify:receipt, with the keys at /api/v1/receipts/keys.',
  },
  cy: {
    title: (number) => `Derbynneb ${number}`,
    returnedTitle: (number) => `Derbynneb ${number}: taliad a ddaeth yn ôl`,
    label: {
      ...{ number: 'Rhif', issued: 'Dyddiad', paidTo: 'Talwyd i', amount: 'Swm', paidOn: 'Talwyd ar', by: 'Drwy' },
      ...{ payout: 'Taliad', what: 'Am beth', organisation: 'I', when: 'Pryd', minutes: 'Amser' },
      ...{ accepted: 'Derbyniwyd', due: 'I’w dalu erbyn', inTime: 'Talwyd', floor: 'Isafswm', hour: 'Gwerth awr' },
      ...{ quote: 'Dyfynbris', shares: 'Pwy a dalodd', pay: 'Tâl', compensation: 'Iawndal am dalu’n hwyr' },
      ...{ total: 'Cyfanswm', proof: 'Prawf', hash: 'SHA-256 y dderbynneb hon', previous: 'Y dderbynneb o’i blaen' },
      ...{ key: 'Llofnodwyd â’r allwedd', reason: 'Rheswm', reference: 'Cyfeirnod' },
    },
    rail: { stripe: 'Stripe', gocardless: 'trosglwyddiad banc (GoCardless)', 'bank-file': 'trosglwyddiad banc' },
    kind: {
      ...{ session: 'Sesiwn', cancellation: 'Sesiwn a ganslwyd', 'no-show': 'Sesiwn na ddaeth y cleient iddi' },
      ...{ 'group-session': 'Sesiwn i grŵp', undisputed: 'Rhan o sesiwn nad oes neb yn ei herio' },
      dispute: 'Sesiwn y penderfynwyd ar yr anghydfod amdani',
    },
    source: {
      ...{ client: 'Y cleient', voucher: 'Taleb', pool: 'Cronfa undod', 'time-credits': 'Credydau amser' },
      'guarantee-fund': 'Cronfa warant',
    },
    minutes: ({ contact, preparation, write_up, travel }) =>
      `${contact} mun. gyda’i gilydd, ${preparation} mun. o baratoi, ${write_up} mun. o ysgrifennu, ${travel} mun. o deithio`,
    bySilence: 'ni wrthwynebodd neb mewn pryd',
    paidAfter: (days) => `ymhen ${days} diwrnod`,
    late: (days) => `${days} diwrnod yn hwyr`,
    floor: (hour, decision) => `${hour} yr awr (${decision})`,
    pay: (vat) => (vat ? `Tâl, gyda ${vat} o TAW` : 'Tâl'),
    interest: ({ percent, from, to }) => `Llog o ${percent} % y flwyddyn, ${from} hyd ${to}`,
    voucherOf: (funder) => `Taleb gan ${funder}`,
    cameBack: ({ amount, first, paidOn, on }) =>
      `Daeth ${amount}, y dywed derbynneb ${first} iddynt gael eu talu ar ${paidOn}, yn ôl ar ${on}. Maent yn ddyledus i’r cynghorydd o hyd.`,
    none: 'dim, hon yw’r gyntaf',
    proof:
      'Mae’r dderbynneb wedi’i llofnodi ynghlwm wrth y ddogfen hon. Gall pwy bynnag sydd â hi ei gwirio hebom ni: npm run verify:receipt, gyda’r allweddi yn /api/v1/receipts/keys.',
  },
};

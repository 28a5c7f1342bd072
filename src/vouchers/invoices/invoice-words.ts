import type { Language } from '../../kernel/when.js';
import type { DocumentKind } from './invoice-document.table.js';

type Label =
  | ('number' | 'date' | 'due' | 'theirReference' | 'programme' | 'registration' | 'from' | 'to' | 'invoice')
  | (
      | 'what'
      | 'net'
      | 'rate'
      | 'vat'
      | 'total'
      | 'howToPay'
      | 'accountName'
      | 'sortCode'
      | 'accountNumber'
      | 'bankReference'
    )
  | 'reason';

interface InvoiceWords {
  readonly title: Readonly<Record<DocumentKind, string>>;
  readonly label: Readonly<Record<Label, string>>;
  readonly deposit: (programme: string) => string;
  readonly vatReason: string;
  readonly byBank: string;
  readonly online: (url: string) => string;
  /** Beside a bank account. */
  readonly orOnline: (url: string) => string;
  readonly cancels: (number: string) => string;
}

/** What stands in invoices and credit notes. */
export const invoiceWords: Readonly<Record<Language, InvoiceWords>> = {
  en: {
    title: { invoice: 'Invoice: request for a deposit', 'credit-note': 'Credit note' },
    label: {
      ...{
        number: 'Number',
        date: 'Date',
        due: 'To be paid by',
        theirReference: 'Your reference',
        programme: 'Programme',
      },
      ...{
        registration: 'Registration number',
        from: 'From',
        to: 'To',
        invoice: 'Invoice',
        what: 'What for',
        net: 'Net',
      },
      ...{ rate: 'VAT rate', vat: 'VAT', total: 'Total', howToPay: 'How to pay', accountName: 'Account name' },
      ...{
        sortCode: 'Sort code',
        accountNumber: 'Account number',
        bankReference: 'Payment reference',
        reason: 'Reason',
      },
    },
    deposit: (programme) => `Deposit into the fund of the programme "${programme}", for vouchers to co-operatives`,
    vatReason: 'A grant, which is no payment for a supply: outside the scope of VAT.',
    byBank: 'Please transfer exactly the total, with the payment reference and nothing else as its reference.',
    online: (url) => `Pay by card or from your bank account, as this page says: ${url}`,
    orOnline: (url) => `Or pay by card or from your bank account, as this page says: ${url}`,
    cancels: (number) => `This credit note cancels the whole of invoice ${number}. Nothing is to be paid for it.`,
  },
  cy: {
    title: { invoice: 'Anfoneb: cais am flaendal', 'credit-note': 'Nodyn credyd' },
    label: {
      ...{
        number: 'Rhif',
        date: 'Dyddiad',
        due: 'I’w dalu erbyn',
        theirReference: 'Eich cyfeirnod',
        programme: 'Rhaglen',
      },
      ...{
        registration: 'Rhif cofrestru',
        from: 'Oddi wrth',
        to: 'At',
        invoice: 'Anfoneb',
        what: 'Am beth',
        net: 'Net',
      },
      ...{ rate: 'Cyfradd TAW', vat: 'TAW', total: 'Cyfanswm', howToPay: 'Sut i dalu', accountName: 'Enw’r cyfrif' },
      ...{ sortCode: 'Cod didoli', accountNumber: 'Rhif y cyfrif', bankReference: 'Cyfeirnod talu', reason: 'Rheswm' },
    },
    deposit: (programme) => `Blaendal i gronfa’r rhaglen "${programme}", ar gyfer talebau i fentrau cydweithredol`,
    vatReason: 'Grant, nad yw’n daliad am gyflenwad: y tu allan i gwmpas TAW.',
    byBank: 'Trosglwyddwch yr union gyfanswm, gyda’r cyfeirnod talu a dim byd arall fel cyfeirnod, os gwelwch yn dda.',
    online: (url) => `Talwch â cherdyn neu o’ch cyfrif banc, fel y dywed y dudalen hon: ${url}`,
    orOnline: (url) => `Neu talwch â cherdyn neu o’ch cyfrif banc, fel y dywed y dudalen hon: ${url}`,
    cancels: (number) => `Mae’r nodyn credyd hwn yn canslo anfoneb ${number} yn llwyr. Nid oes dim i’w dalu amdani.`,
  },
};

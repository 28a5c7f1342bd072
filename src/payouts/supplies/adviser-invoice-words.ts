import type { Language } from '../../kernel/when.js';

type Label =
  | ('number' | 'date' | 'supplied' | 'from' | 'to' | 'vatNumber' | 'what' | 'net' | 'rate' | 'vat' | 'total')
  | ('title' | 'paid' | 'session');

interface AdviserInvoiceWords {
  readonly label: Readonly<Record<Label, string>>;
  readonly source: Readonly<Record<string, string>>;
  readonly voucherOf: (funder: string) => string;
  readonly noVat: string;
  readonly paid: (of: { price: string; parts: string }) => string;
  readonly issued: (seller: string) => string;
}

/** What stands in invoices in an adviser's name. */
export const adviserInvoiceWords: Readonly<Record<Language, AdviserInvoiceWords>> = {
  en: {
    label: {
      ...{ title: 'Invoice', number: 'Number', date: 'Date', supplied: 'Date of supply', from: 'From', to: 'To' },
      ...{ vatNumber: 'VAT number', what: 'What for', net: 'Net', rate: 'VAT rate', vat: 'VAT', total: 'Total' },
      ...{ paid: 'Paid', session: 'Advice' },
    },
    source: { client: 'the client', voucher: 'a voucher', pool: 'the solidarity pool' },
    voucherOf: (funder) => `a voucher of ${funder}`,
    noVat: 'The adviser is not registered for VAT.',
    paid: ({ price, parts }) =>
      `Nothing is to be paid. The whole price of ${price}, with Barefoot’s own fee, which is no part of this invoice, is borne so: ${parts}.`,
    issued: (seller) => `Issued by Barefoot in the name and on behalf of ${seller}, who has authorised it.`,
  },
  cy: {
    label: {
      ...{
        title: 'Anfoneb',
        number: 'Rhif',
        date: 'Dyddiad',
        supplied: 'Dyddiad cyflenwi',
        from: 'Oddi wrth',
        to: 'At',
      },
      ...{ vatNumber: 'Rhif TAW', what: 'Am beth', net: 'Net', rate: 'Cyfradd TAW', vat: 'TAW', total: 'Cyfanswm' },
      ...{ paid: 'Talwyd', session: 'Cyngor' },
    },
    source: { client: 'y cleient', voucher: 'taleb', pool: 'y gronfa undod' },
    voucherOf: (funder) => `taleb gan ${funder}`,
    noVat: 'Nid yw’r cynghorydd wedi’i gofrestru ar gyfer TAW.',
    paid: ({ price, parts }) =>
      `Nid oes dim i’w dalu. Telir y pris cyfan o ${price}, gyda ffi Barefoot ei hun, nad yw’n rhan o’r anfoneb hon, fel hyn: ${parts}.`,
    issued: (seller) => `Cyhoeddwyd gan Barefoot yn enw ac ar ran ${seller}, sydd wedi’i awdurdodi.`,
  },
};

import { z } from 'zod';
import { dateText } from '../../platform/http/parameters.js';
import { wordingVersion } from './authority-words.js';

const plain = (text: string) => text.toUpperCase().replace(/[\s.-]/g, '');
const number = (pattern: RegExp, error: string) =>
  z
    .string()
    .max(30, { error, abort: true })
    .transform(plain)
    .refine((text) => pattern.test(text), { error, params: { rule: 'format' } });

const taxNumber = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('utr'), value: number(/^\d{10}$/, 'must be the ten digits of a UTR') }),
    z.strictObject({
      kind: z.literal('nino'),
      value: number(/^[A-Z]{2}\d{6}[A-D]$/, 'must be a National Insurance number such as QQ 12 34 56 C'),
    }),
    z.strictObject({
      kind: z.literal('company-number'),
      value: number(/^[A-Z0-9]{2}\d{6}$/, 'must be the eight signs of a company number'),
    }),
  ],
  'must be of kind utr, nino or company-number, with its value',
);

const shared = {
  legal_name: z.string().trim().min(2).max(120),
  address: z.string().trim().min(5).max(300),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be the two letters of a country, such as GB')
    .default('GB'),
  vat_number: number(/^[A-Z]{2}[0-9A-Z]{2,13}$/, 'must be a VAT number with its country, such as GB 123 4567 89')
    .nullable()
    .default(null)
    .meta({ description: 'Null where you are not registered.' }),
  invoice_prefix: z
    .string()
    .regex(/^[A-Z0-9]{1,10}$/, 'must be 1 to 10 capital letters and digits')
    .meta({ description: 'What the numbers of your invoices begin with.' }),
};

export const tradingDetailsRequest = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({
        ...{ kind: z.literal('individual'), ...shared },
        date_of_birth: dateText.nullable().default(null),
        tax_number: taxNumber
          .refine(({ kind }) => kind !== 'company-number', 'must be a utr or nino: only companies have a number')
          .nullable()
          .default(null),
      }),
      z.strictObject({
        ...{ kind: z.literal('company'), ...shared },
        tax_number: taxNumber
          .refine(({ kind }) => kind !== 'nino', 'must be a company-number or utr: only people have a nino')
          .nullable()
          .default(null),
      }),
    ],
    'must be of kind individual or company',
  )
  .meta({ id: 'SetTradingDetails' });
export type TradingDetailsRequest = z.output<typeof tradingDetailsRequest>;

export const authorityRequest = z
  .strictObject({
    given: z.boolean(),
    wording_version: z
      .literal(wordingVersion, `must be ${wordingVersion}, the version of the words that are in force`)
      .meta({ description: 'Of the words that I have read.' }),
  })
  .meta({ id: 'SetInvoicingAuthority' });
export type AuthorityRequest = z.output<typeof authorityRequest>;

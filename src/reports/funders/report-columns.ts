import { languages, type Label, legalForms, regions, sectors, stages, topics } from '../../kernel/taxonomy.js';
import type { ReportField } from '../../vouchers/index.js';
import { adviserKindWords, matchWords, modeWords } from './report-words.js';

export type Section = 'beneficiary' | 'award' | 'delivery' | 'money' | 'outcome';

/** What a figure is, and so how it is shown. Money is in minor units of the programme's currency. */
export type ValueKind =
  'text' | 'texts' | 'code' | 'codes' | 'date' | 'count' | 'minutes' | 'money' | 'yes-no' | 'rating';

interface Column {
  /** The field of a programme that lets it be told. */
  readonly field: ReportField;
  readonly kind: ValueKind;
  readonly label: Label;
  /** What its codes mean. */
  readonly words?: Readonly<Record<string, Label>>;
  /** All rows together are told as well: the sum, or how many say yes. */
  readonly total?: true;
}

/** Everything that a row of a report, which is of one voucher, can say. Flows are those of the period. */
export const columns = {
  'beneficiary.name': { field: 'beneficiary-name', kind: 'text', label: { en: 'Organisation', cy: 'Sefydliad' } },
  'beneficiary.legal-form': {
    ...{ field: 'beneficiary-legal-form', kind: 'code', words: legalForms },
    label: { en: 'Legal form', cy: 'Ffurf gyfreithiol' },
  },
  'beneficiary.registration-number': {
    ...{ field: 'beneficiary-registration-number', kind: 'text' },
    label: { en: 'Registration number', cy: 'Rhif cofrestru' },
  },
  'beneficiary.region': {
    ...{ field: 'beneficiary-region', kind: 'code', words: regions },
    label: { en: 'Region', cy: 'Rhanbarth' },
  },
  'beneficiary.stage': {
    ...{ field: 'beneficiary-stage', kind: 'code', words: stages },
    label: { en: 'Stage', cy: 'Cam' },
  },
  'beneficiary.people': {
    ...{ field: 'beneficiary-size', kind: 'count' },
    label: { en: 'People in it', cy: 'Pobl ynddo' },
  },
  'beneficiary.sectors': {
    ...{ field: 'beneficiary-sectors', kind: 'codes', words: sectors },
    label: { en: 'Sectors', cy: 'Sectorau' },
  },

  'award.accepted-on': {
    ...{ field: 'award-value', kind: 'date' },
    label: { en: 'Voucher accepted on', cy: 'Derbyniwyd y daleb ar' },
  },
  'award.value': {
    ...{ field: 'award-value', kind: 'money' },
    label: { en: 'Value of the voucher', cy: 'Gwerth y daleb' },
  },
  'award.decided-on': {
    ...{ field: 'award-decision', kind: 'date' },
    label: { en: 'Decided on', cy: 'Penderfynwyd ar' },
  },
  'award.reference': {
    ...{ field: 'award-decision', kind: 'text' },
    label: { en: 'Reference of the decision', cy: 'Cyfeirnod y penderfyniad' },
  },
  'award.match': {
    ...{ field: 'award-match', kind: 'code', words: matchWords },
    label: { en: 'Match', cy: 'Arian cyfatebol' },
  },
  'award.match-value': {
    ...{ field: 'award-match', kind: 'money', total: true },
    label: { en: 'Match given, in money or its worth', cy: 'Cyfraniad cyfatebol, mewn arian neu ei werth' },
  },
  'award.match-minutes': {
    ...{ field: 'award-match', kind: 'minutes', total: true },
    label: { en: 'Match given, in time', cy: 'Cyfraniad cyfatebol, mewn amser' },
  },
  'award.subsidy-on': {
    ...{ field: 'award-subsidy', kind: 'date' },
    label: { en: 'Given as a subsidy on', cy: 'Rhoddwyd fel cymhorthdal ar' },
  },
  'award.subsidy-value': {
    ...{ field: 'award-subsidy', kind: 'money' },
    label: { en: 'Minimal Financial Assistance', cy: 'Cymorth Ariannol Lleiaf' },
  },

  'delivery.advisers': { field: 'adviser-name', kind: 'texts', label: { en: 'Advisers', cy: 'Cynghorwyr' } },
  'delivery.adviser-kinds': {
    ...{ field: 'adviser-kind', kind: 'codes', words: adviserKindWords },
    label: { en: 'Kinds of adviser', cy: 'Mathau o gynghorydd' },
  },
  'delivery.sessions': {
    ...{ field: 'delivery-sessions', kind: 'count', total: true },
    label: { en: 'Sessions', cy: 'Sesiynau' },
  },
  'delivery.contact': {
    ...{ field: 'delivery-minutes', kind: 'minutes', total: true },
    label: { en: 'Time in sessions', cy: 'Amser mewn sesiynau' },
  },
  'delivery.preparation': {
    ...{ field: 'delivery-minutes', kind: 'minutes', total: true },
    label: { en: 'Preparation', cy: 'Paratoi' },
  },
  'delivery.write-up': {
    ...{ field: 'delivery-minutes', kind: 'minutes', total: true },
    label: { en: 'Write-up', cy: 'Ysgrifennu' },
  },
  'delivery.travel': {
    ...{ field: 'delivery-minutes', kind: 'minutes', total: true },
    label: { en: 'Travel', cy: 'Teithio' },
  },
  'delivery.modes': {
    ...{ field: 'delivery-modes', kind: 'codes', words: modeWords },
    label: { en: 'How they met', cy: 'Sut y cyfarfuwyd' },
  },
  'delivery.topics': {
    ...{ field: 'delivery-topics', kind: 'codes', words: topics },
    label: { en: 'Topics', cy: 'Pynciau' },
  },
  'delivery.languages': {
    ...{ field: 'delivery-languages', kind: 'codes', words: languages },
    label: { en: 'Languages', cy: 'Ieithoedd' },
  },
  'delivery.first-on': {
    ...{ field: 'delivery-dates', kind: 'date' },
    label: { en: 'First session on', cy: 'Sesiwn gyntaf ar' },
  },
  'delivery.last-on': {
    ...{ field: 'delivery-dates', kind: 'date' },
    label: { en: 'Last session on', cy: 'Sesiwn olaf ar' },
  },
  'delivery.reached-3-hours': {
    ...{ field: 'delivery-thresholds', kind: 'yes-no', total: true },
    label: { en: '3 hours in sessions by the end', cy: '3 awr mewn sesiynau erbyn y diwedd' },
  },
  'delivery.reached-12-hours': {
    ...{ field: 'delivery-thresholds', kind: 'yes-no', total: true },
    label: { en: '12 hours in sessions by the end', cy: '12 awr mewn sesiynau erbyn y diwedd' },
  },

  'money.committed': {
    ...{ field: 'money-committed', kind: 'money', total: true },
    label: { en: 'Committed in the period', cy: 'Ymrwymwyd yn y cyfnod' },
  },
  'money.reserved': {
    ...{ field: 'money-reserved', kind: 'money', total: true },
    label: { en: 'Reserved for sessions at the end', cy: 'Cadwyd ar gyfer sesiynau ar y diwedd' },
  },
  'money.drawn': {
    ...{ field: 'money-drawn', kind: 'money', total: true },
    label: { en: 'Drawn', cy: 'Tynnwyd' },
  },
  'money.fee': {
    ...{ field: 'money-fee', kind: 'money', total: true },
    label: { en: 'Of that, platform fee', cy: 'O hynny, ffi’r platfform' },
  },
  'money.vat': {
    ...{ field: 'money-vat', kind: 'money', total: true },
    label: { en: 'Of that, VAT', cy: 'O hynny, TAW' },
  },
  'money.returned': {
    ...{ field: 'money-returned', kind: 'money', total: true },
    label: { en: 'Returned to the programme', cy: 'Dychwelwyd i’r rhaglen' },
  },
  'money.cost-per-hour': {
    ...{ field: 'money-unit-costs', kind: 'money' },
    label: { en: 'Drawn for each hour in sessions', cy: 'Tynnwyd am bob awr mewn sesiynau' },
  },

  'outcome.registrations': {
    ...{ field: 'outcome-registrations', kind: 'count', total: true },
    label: { en: 'Registered', cy: 'Wedi cofrestru' },
  },
  'outcome.jobs': {
    ...{ field: 'outcome-jobs', kind: 'count', total: true },
    label: { en: 'Jobs, more or fewer than before', cy: 'Swyddi, mwy neu lai nag o’r blaen' },
  },
  'outcome.finance-raised': {
    ...{ field: 'outcome-finance-raised', kind: 'money', total: true },
    label: { en: 'Finance raised', cy: 'Cyllid a godwyd' },
  },
  'outcome.trading-12-months': {
    ...{ field: 'outcome-still-trading', kind: 'yes-no', total: true },
    label: { en: 'Still trading after 12 months', cy: 'Yn dal i fasnachu ar ôl 12 mis' },
  },
  'outcome.trading-24-months': {
    ...{ field: 'outcome-still-trading', kind: 'yes-no', total: true },
    label: { en: 'Still trading after 24 months', cy: 'Yn dal i fasnachu ar ôl 24 mis' },
  },
  'outcome.action-plans': {
    ...{ field: 'outcome-action-plans', kind: 'count', total: true },
    label: { en: 'Action plans completed', cy: 'Cynlluniau gweithredu a gwblhawyd' },
  },
} as const satisfies Record<`${Section}.${string}`, Column>;

export type ColumnCode = keyof typeof columns;
export const columnCodes = Object.keys(columns) as ColumnCode[];

export function columnOf(code: ColumnCode): Column {
  return columns[code];
}

/** Totals whose rows can be asked for: each is the sum of them, or how many say yes. */
export const summedCodes = columnCodes.filter((code) => columnOf(code).total);

/** Totals that are no sum of rows. Those that are null are not known yet to anybody. */
export const ratios = {
  'money.cost-per-organisation': {
    ...{ field: 'money-unit-costs', kind: 'money' },
    label: { en: 'Drawn for each organisation', cy: 'Tynnwyd am bob sefydliad' },
  },
  'money.cost-per-hour': columns['money.cost-per-hour'],
  'money.paid': {
    ...{ field: 'money-paid', kind: 'money' },
    label: { en: 'Paid out to advisers', cy: 'Talwyd i gynghorwyr' },
  },
  'money.days-to-pay': {
    ...{ field: 'money-days-to-pay', kind: 'count' },
    label: { en: 'Days until advisers were paid', cy: 'Diwrnodau nes talu cynghorwyr' },
  },
  'outcome.satisfaction': {
    ...{ field: 'outcome-satisfaction', kind: 'rating' },
    label: { en: 'How useful sessions were, of 5', cy: 'Pa mor ddefnyddiol oedd y sesiynau, allan o 5' },
  },
} as const satisfies Record<string, Column>;

export type RatioCode = keyof typeof ratios;
export type TotalCode = ColumnCode | RatioCode;

/** What a programme's fields let be told, in the order of a report. */
export function toldColumns(fields: readonly ReportField[]): ColumnCode[] {
  return columnCodes.filter((code) => fields.includes(columnOf(code).field));
}

export function toldTotals(fields: readonly ReportField[]): TotalCode[] {
  const sums = toldColumns(fields).filter((code) => columnOf(code).total);
  const others = (Object.keys(ratios) as RatioCode[]).filter((code) => fields.includes(ratios[code].field));
  return [...sums, ...others];
}

export function totalOf(code: TotalCode): Column {
  return code in ratios ? ratios[code as RatioCode] : columns[code as ColumnCode];
}

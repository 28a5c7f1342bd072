import type { Programme, ProgrammeChange } from '../../api/programmes.js';
import { penceOf, poundsText, wholeOf } from '../../parts/amounts.js';
import { instantOf } from '../../parts/wall-clock.js';
import { dayIn, lastDayIn } from '../../parts/when.js';

const country = 'Europe/London';
type Rules = Programme['eligibility'];
type Codes = 'regions' | 'stages' | 'sectors' | 'legal_forms';

/** A programme as it stands in a form; what is empty is left to what the members decided. */
export interface TypedProgramme extends Pick<Rules, Codes> {
  readonly nameEn: string;
  readonly nameCy: string;
  readonly summaryEn: string;
  readonly summaryCy: string;
  readonly budget: string;
  readonly cap: string;
  readonly opens: string;
  readonly closes: string;
  readonly least: string;
  readonly most: string;
  readonly before: string;
  readonly decision: Programme['decision'];
  readonly scorers: string;
  readonly match: Programme['match'];
  readonly percent: string;
  readonly minutes: string;
  readonly paysFeeAndVat: boolean;
  readonly preparation: string;
  readonly commitment: string;
  readonly topics: Programme['topics'];
  readonly adviserKind: '' | Programme['adviser_kinds'][number];
  readonly offerDays: string;
  readonly startDays: string;
  readonly useMonths: string;
  readonly fields: Programme['report_fields'];
}

/** What most funders want to be told. */
const usualFields: Programme['report_fields'] = [
  ...(['beneficiary-name', 'beneficiary-region', 'beneficiary-stage', 'award-decision', 'award-value'] as const),
  ...(['delivery-minutes', 'delivery-sessions', 'delivery-topics', 'delivery-dates'] as const),
  ...(['money-committed', 'money-reserved', 'money-drawn', 'money-unit-costs'] as const),
  ...(['outcome-registrations', 'outcome-jobs', 'outcome-satisfaction'] as const),
];

export function newProgramme(today: string): TypedProgramme {
  return {
    ...{ nameEn: '', nameCy: '', summaryEn: '', summaryCy: '', budget: '', cap: '', opens: today, closes: '' },
    ...{ regions: [], stages: [], sectors: [], legal_forms: [], least: '', most: '', before: '' },
    ...{ decision: 'panel', scorers: '2', match: 'none', percent: '75', minutes: '30', paysFeeAndVat: true },
    ...{ preparation: '', commitment: '', topics: [], adviserKind: '', offerDays: '', startDays: '', useMonths: '' },
    fields: usualFields,
  };
}

export function typedOf(one: Programme): TypedProgramme {
  const { eligibility: rules, adviser_kinds: kinds } = one;
  const text = (number: number | null) => number?.toString() ?? '';
  return {
    ...{ nameEn: one.name.en, nameCy: one.name.cy, summaryEn: one.summary.en, summaryCy: one.summary.cy },
    ...{ budget: poundsText(one.budget.minor), cap: one.monthly_cap ? poundsText(one.monthly_cap.minor) : '' },
    ...{ opens: dayIn(country, one.opens_at), closes: lastDayIn(country, one.closes_at) },
    ...{ regions: rules.regions, stages: rules.stages, sectors: rules.sectors, legal_forms: rules.legal_forms },
    ...{ least: text(rules.least_people), most: text(rules.most_people), before: text(rules.most_previous_awards) },
    ...{ decision: one.decision, scorers: text(one.scorers ?? 2), match: one.match, percent: text(one.funder_percent) },
    ...{ minutes: text(one.match_minutes_an_hour ?? 30), paysFeeAndVat: one.pays_fee_and_vat },
    ...{ preparation: text(one.preparation_percent), commitment: poundsText(one.commitment_fee.minor) },
    ...{ topics: one.topics, adviserKind: (kinds.length === 1 && kinds[0]) || '' },
    ...{ offerDays: text(one.offer_days), startDays: text(one.start_days), useMonths: text(one.use_months) },
    fields: one.report_fields,
  };
}

/** The least that a body is made of: a number that is none goes as 0, for the service to name the field. */
const whole = (text: string) => wholeOf(text) ?? 0;
const pounds = (text: string) => ({ minor: penceOf(text, 9) ?? 0 });
const wholeOrNull = (text: string) => (text.trim() === '' ? null : whole(text));

const atClock = (day: string, time: string) => (day === '' ? '' : instantOf(country, day, time));

export function writtenOf(typed: TypedProgramme) {
  const { regions, stages, sectors, legal_forms, match } = typed;
  return {
    name: { en: typed.nameEn.trim(), cy: typed.nameCy.trim() },
    summary: { en: typed.summaryEn.trim(), cy: typed.summaryCy.trim() },
    budget: pounds(typed.budget),
    monthly_cap: typed.cap.trim() === '' ? null : pounds(typed.cap),
    opens_at: atClock(typed.opens, '00:00'),
    closes_at: atClock(typed.closes, '24:00'), // the last day is in it
    eligibility: {
      ...{ regions, stages, sectors, legal_forms, least_people: wholeOrNull(typed.least) },
      ...{ most_people: wholeOrNull(typed.most), most_previous_awards: wholeOrNull(typed.before) },
    },
    decision: typed.decision,
    ...(typed.decision === 'panel' && { scorers: whole(typed.scorers) }),
    match,
    funder_percent: match === 'cash' || match === 'in-kind' ? whole(typed.percent) : 100,
    match_minutes_an_hour: match === 'time-credits' ? whole(typed.minutes) : null,
    pays_fee_and_vat: typed.paysFeeAndVat,
    topics: typed.topics,
    adviser_kinds: typed.adviserKind ? [typed.adviserKind] : [],
    ...(typed.preparation !== '' && { preparation_percent: whole(typed.preparation) }),
    ...(typed.commitment !== '' && { commitment_fee: pounds(typed.commitment) }),
    ...(typed.offerDays !== '' && { offer_days: whole(typed.offerDays) }),
    ...(typed.startDays !== '' && { start_days: whole(typed.startDays) }),
    ...(typed.useMonths !== '' && { use_months: whole(typed.useMonths) }),
    report_fields: typed.fields,
  } satisfies ProgrammeChange;
}

/** Only what somebody changed, so that what may not change any more is not sent. */
export function changeOf(from: TypedProgramme, to: TypedProgramme): ProgrammeChange {
  const [before, after] = [writtenOf(from), writtenOf(to)] as const;
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof before]),
  );
  return Object.fromEntries(changed);
}

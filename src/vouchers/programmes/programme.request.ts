import { z } from 'zod';
import { codesOf, legalForms, regions, sectors, stages, topics } from '../../kernel/taxonomy.js';
import { pageRequest } from '../../platform/http/cursor.js';
import { poundsOf } from '../../platform/http/money.js';
import { instantText } from '../../platform/http/parameters.js';
import { adviserKinds, decisionModes, matchKinds } from '../programme.js';
import { reportFields } from '../report-field.js';
import { funderPercentMeans } from './limits.js';
import type { ProgrammeTerms, RequiredTerms } from './programme-terms.js';

const unique = <T>(values: T[]) => [...new Set(values)];
const anyOf = <Code extends string>(codes: [Code, ...Code[]], most: number) =>
  z.array(z.enum(codes)).max(most).transform(unique);
const people = z.int().min(1).max(100_000).nullable();

const eligibility = z
  .strictObject({
    regions: anyOf(codesOf(regions), 12).default([]),
    stages: anyOf(codesOf(stages), 10).default([]),
    sectors: anyOf(codesOf(sectors), 20).default([]),
    legal_forms: anyOf(codesOf(legalForms), 15).default([]),
    least_people: people.default(null),
    most_people: people.default(null),
    most_previous_awards: z
      .int()
      .min(0)
      .max(100)
      .nullable()
      .default(null)
      .meta({ description: 'How many vouchers of this programme an organisation may have had before.' }),
  })
  .meta({ id: 'Eligibility', description: 'Who may apply. A list that is empty, and a null, mean all.' });

export const changeProgrammeRequest = z
  .strictObject({
    name: z.strictObject({
      en: z.string().trim().min(3).max(120),
      cy: z.union([z.literal(''), z.string().trim().min(3).max(120)]).default(''),
    }),
    summary: z.strictObject({ en: z.string().trim().max(2000), cy: z.string().trim().max(2000).default('') }),
    budget: poundsOf({ least: 100, most: 100_000_000_000 }),
    monthly_cap: poundsOf({ least: 1, most: 100_000_000_000 })
      .nullable()
      .meta({ description: 'What may be offered in a calendar month (UTC). Null: as much as there is.' }),
    opens_at: instantText,
    closes_at: instantText,
    eligibility,
    decision: z.enum(decisionModes),
    scorers: z
      .int()
      .min(2)
      .max(9)
      .meta({ description: 'At least so many score an application, where a panel decides; not sent otherwise.' }),
    funder_percent: z.int().min(1).max(100).meta({
      description: funderPercentMeans,
    }),
    match: z.enum(matchKinds),
    match_minutes_an_hour: z.int().min(1).max(600).nullable().meta({
      description: 'With a match in time credits: what the client gives for each hour.',
    }),
    pays_fee_and_vat: z.boolean(),
    preparation_percent: z.int().min(0).max(100).meta({
      description: 'Of a package, at most so much pays for preparation. Left out: what the members decided.',
    }),
    commitment_fee: poundsOf({ least: 0, most: 100_000 }).meta({ description: 'Likewise.' }),
    topics: anyOf(codesOf(topics), 15).meta({ description: 'What advisers have to work on; empty: anything.' }),
    adviser_kinds: anyOf([...adviserKinds], 2).meta({ description: 'Empty: either.' }),
    offer_days: z.int().min(1).max(90).meta({ description: 'For so long an offer of a voucher stands.' }),
    start_days: z.int().min(1).max(365).meta({
      description: 'Within so many days of acceptance is the first session: not more than 31 for each of the months.',
    }),
    use_months: z.int().min(1).max(36).meta({ description: 'Within so many months of acceptance start all sessions.' }),
    report_fields: anyOf([...reportFields], reportFields.length).meta({ description: 'What its funder is reported.' }),
  })
  .partial()
  .meta({ id: 'ChangeProgramme' });
export type ChangeProgrammeRequest = z.output<typeof changeProgrammeRequest>;

export const createProgrammeRequest = changeProgrammeRequest
  .required({ name: true, budget: true, opens_at: true, closes_at: true })
  .extend({ funder_id: z.uuid().meta({ description: 'You are its admin or finance, or a steward.' }) })
  .meta({ id: 'CreateProgramme' });
export type CreateProgrammeRequest = z.output<typeof createProgrammeRequest>;

export const changeProgrammeStateRequest = z
  .strictObject({ state: z.enum(['open', 'paused', 'closed']) })
  .meta({ id: 'ChangeProgrammeState' });
export type ChangeProgrammeStateRequest = z.output<typeof changeProgrammeStateRequest>;

export const addPackageRequest = z
  .strictObject({
    title: z.strictObject({ en: z.string().trim().min(3).max(120), cy: z.string().trim().min(3).max(120) }),
    value: poundsOf({ least: 100, most: 10_000_000 }),
    minutes: z
      .int()
      .min(15)
      .max(60_000)
      .nullable()
      .default(null)
      .meta({ description: 'Of work that is paid for, of every kind together. Null: money alone bounds it.' }),
  })
  .meta({ id: 'AddPackage' });
export type AddPackageRequest = z.output<typeof addPackageRequest>;

export const listProgrammesRequest = z.strictObject({
  region: z.enum(codesOf(regions)).optional().meta({ description: 'Those that organisations there may apply to.' }),
  stage: z.enum(codesOf(stages)).optional().meta({ description: 'Likewise at that stage.' }),
  topic: z.enum(codesOf(topics)).optional().meta({ description: 'Those that pay for advice on it.' }),
  ...pageRequest,
});
export type ListProgrammesRequest = z.output<typeof listProgrammesRequest>;

export const pageOfProgrammesRequest = z.strictObject(pageRequest);
export type PageOfProgrammesRequest = z.output<typeof pageOfProgrammesRequest>;

/** What of a request are terms; what it leaves out is left out. */
export function termsOf(
  request: Pick<CreateProgrammeRequest, keyof ChangeProgrammeRequest>,
): Pick<ProgrammeTerms, RequiredTerms> & Partial<ProgrammeTerms>;
export function termsOf(request: ChangeProgrammeRequest): Partial<ProgrammeTerms>;
export function termsOf(request: ChangeProgrammeRequest): Partial<ProgrammeTerms> {
  const { name, summary, eligibility: who, monthly_cap: cap } = request;
  const terms: Partial<ProgrammeTerms> = {
    ...(name && { nameEn: name.en, nameCy: name.cy }),
    ...(summary && { summaryEn: summary.en, summaryCy: summary.cy }),
    ...(who && { eligibility: eligibilityOf(who) }),
    ...(cap !== undefined && { monthlyCapMinor: cap?.minor ?? null }),
    ...{ budgetMinor: request.budget?.minor, commitmentFeeMinor: request.commitment_fee?.minor },
    ...{ opensAt: request.opens_at, closesAt: request.closes_at, decision: request.decision, scorers: request.scorers },
    ...{ funderPercent: request.funder_percent, match: request.match, topics: request.topics },
    ...{ matchMinutesAnHour: request.match_minutes_an_hour, paysFeeAndVat: request.pays_fee_and_vat },
    ...{ preparationPercent: request.preparation_percent, adviserKinds: request.adviser_kinds },
    ...{ offerDays: request.offer_days, startDays: request.start_days, useMonths: request.use_months },
    reportFields: request.report_fields,
  };
  return Object.fromEntries(Object.entries<unknown>(terms).filter(([, term]) => term !== undefined));
}

function eligibilityOf(who: z.output<typeof eligibility>): ProgrammeTerms['eligibility'] {
  return {
    ...{ regions: who.regions, stages: who.stages, sectors: who.sectors, legalForms: who.legal_forms },
    ...{ leastPeople: who.least_people, mostPeople: who.most_people, mostPreviousAwards: who.most_previous_awards },
  };
}

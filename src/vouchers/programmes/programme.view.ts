import { z } from 'zod';
import { money } from '../../kernel/money.js';
import { codesOf, legalForms, regions, sectors, stages, topics } from '../../kernel/taxonomy.js';
import type { Transaction } from '../../platform/database.js';
import { moneyView } from '../../platform/http/money.js';
import { instantView } from '../../platform/http/parameters.js';
import {
  adviserKinds,
  decisionModes,
  matchKinds,
  type Package,
  type Programme,
  programmeStates,
} from '../programme.js';
import { reportFields } from '../report-field.js';
import { namesOf } from './funder.view.js';
import { funderPercentMeans, mostPackages } from './limits.js';
import { PackageTable } from './packages.table.js';
import type { Missing } from './programme-state.js';

const bothLanguages = z.object({ en: z.string(), cy: z.string() });

const packageView = z
  .object({
    id: z.uuid(),
    title: bothLanguages,
    value: moneyView,
    minutes: z.int().nullable().meta({ description: 'Of work that is paid for. Null: money alone bounds it.' }),
  })
  .meta({ id: 'Package' });

/** What everybody may know of a programme that has opened. */
export const programmeView = z
  .object({
    id: z.uuid(),
    funder: z.object({ id: z.uuid(), name: z.string() }),
    subsidy_controlled: z.boolean().meta({
      description:
        'Its funder is a public authority: awards are Minimal Financial Assistance (Subsidy Control Act 2022).',
    }),
    name: bothLanguages,
    summary: bothLanguages,
    state: z.enum(programmeStates),
    state_since: instantView,
    budget: moneyView,
    monthly_cap: moneyView.nullable(),
    opens_at: instantView,
    closes_at: instantView,
    eligibility: z.object({
      regions: z.array(z.enum(codesOf(regions))),
      stages: z.array(z.enum(codesOf(stages))),
      sectors: z.array(z.enum(codesOf(sectors))),
      legal_forms: z.array(z.enum(codesOf(legalForms))),
      least_people: z.int().nullable(),
      most_people: z.int().nullable(),
      most_previous_awards: z.int().nullable(),
    }),
    decision: z.enum(decisionModes),
    scorers: z.int().nullable().meta({ description: 'Null where no panel decides.' }),
    funder_percent: z.int().meta({ description: funderPercentMeans }),
    match: z.enum(matchKinds),
    match_minutes_an_hour: z.int().nullable(),
    pays_fee_and_vat: z.boolean(),
    preparation_percent: z.int(),
    commitment_fee: moneyView,
    topics: z.array(z.enum(codesOf(topics))),
    adviser_kinds: z.array(z.enum(adviserKinds)),
    offer_days: z.int(),
    start_days: z.int(),
    use_months: z.int(),
    report_fields: z.array(z.enum(reportFields)),
    packages: z.array(packageView).max(mostPackages).meta({ description: 'What can be applied for.' }),
    version: z.int(),
  })
  .meta({ id: 'Programme' });
type ProgrammeView = z.output<typeof programmeView>;

export const programmesView = z
  .object({ items: z.array(programmeView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'Programmes' });

export const openingPreviewView = z
  .object({
    ready: z.boolean(),
    missing: z.array(z.object({ code: z.string(), detail: z.string() })).max(6),
  })
  .meta({ id: 'OpeningPreview' });

export function viewOpening(missing: readonly Missing[]): z.output<typeof openingPreviewView> {
  return { ready: missing.length === 0, missing: [...missing] };
}

/** With their funders' names and what can be applied for, in as many queries however many there are. */
export async function viewProgrammes(tx: Transaction, programmes: readonly Programme[]): Promise<ProgrammeView[]> {
  const packages = Map.groupBy(
    await new PackageTable(tx).ofProgrammes(programmes.map(({ id }) => id)),
    ({ programmeId }) => programmeId,
  );
  const nameOf = await namesOf(
    tx,
    programmes.map(({ funderId }) => funderId),
  );
  return programmes.map((programme) => ({
    ...termsView(programme),
    funder: { id: programme.funderId, name: nameOf.get(programme.funderId) ?? '' },
    packages: (packages.get(programme.id) ?? []).map((one) => viewPackage(one, programme.currency)),
  }));
}

export async function viewProgramme(tx: Transaction, programme: Programme): Promise<ProgrammeView> {
  const [view] = await viewProgrammes(tx, [programme]);
  if (!view) throw new Error(`No view of programme ${programme.id}`);
  return view;
}

function termsView(programme: Programme): Omit<ProgrammeView, 'funder' | 'packages'> {
  const { currency, eligibility, monthlyCapMinor } = programme;
  return {
    id: programme.id,
    subsidy_controlled: programme.subsidyControlled,
    name: { en: programme.nameEn, cy: programme.nameCy },
    summary: { en: programme.summaryEn, cy: programme.summaryCy },
    state: programme.state,
    state_since: programme.stateSince.toString(),
    budget: money(programme.budgetMinor, currency),
    monthly_cap: monthlyCapMinor === null ? null : money(monthlyCapMinor, currency),
    opens_at: programme.opensAt.toString(),
    closes_at: programme.closesAt.toString(),
    eligibility: {
      regions: [...eligibility.regions],
      stages: [...eligibility.stages],
      sectors: [...eligibility.sectors],
      legal_forms: [...eligibility.legalForms],
      least_people: eligibility.leastPeople,
      most_people: eligibility.mostPeople,
      most_previous_awards: eligibility.mostPreviousAwards,
    },
    decision: programme.decision,
    scorers: programme.decision === 'panel' ? programme.scorers : null,
    funder_percent: programme.funderPercent,
    match: programme.match,
    match_minutes_an_hour: programme.matchMinutesAnHour,
    pays_fee_and_vat: programme.paysFeeAndVat,
    preparation_percent: programme.preparationPercent,
    commitment_fee: money(programme.commitmentFeeMinor, currency),
    topics: [...programme.topics],
    adviser_kinds: [...programme.adviserKinds],
    offer_days: programme.offerDays,
    start_days: programme.startDays,
    use_months: programme.useMonths,
    report_fields: [...programme.reportFields],
    version: programme.version,
  };
}

function viewPackage({ id, titleEn, titleCy, valueMinor, minutes }: Package, currency: string) {
  return { id, title: { en: titleEn, cy: titleCy }, value: money(valueMinor, currency), minutes };
}

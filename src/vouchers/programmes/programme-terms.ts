import { type Fault, type FaultRule, Problem } from '../../kernel/problem.js';
import type { PolicyValue } from '../../policies/index.js';
import type { Programme } from '../programme.js';
import { refuseClosed } from './programme-state.js';

/** What a funder sets of a programme. The rest is kept by what happens to it. */
export type ProgrammeTerms = Omit<
  Programme,
  | ('id' | 'funderId' | 'subsidyControlled' | 'currency' | 'createdAt' | 'createdBy')
  | ('state' | 'stateSince' | 'version')
>;
export type RequiredTerms = 'nameEn' | 'nameCy' | 'budgetMinor' | 'opensAt' | 'closesAt';
type Term = keyof ProgrammeTerms;

/** Where a term stands in a request, so that a fault leads there. */
const pointers: Readonly<Record<Term, string>> = {
  nameEn: '/name',
  nameCy: '/name',
  summaryEn: '/summary',
  summaryCy: '/summary',
  budgetMinor: '/budget',
  monthlyCapMinor: '/monthly_cap',
  opensAt: '/opens_at',
  closesAt: '/closes_at',
  eligibility: '/eligibility',
  decision: '/decision',
  scorers: '/scorers',
  funderPercent: '/funder_percent',
  match: '/match',
  matchMinutesAnHour: '/match_minutes_an_hour',
  paysFeeAndVat: '/pays_fee_and_vat',
  preparationPercent: '/preparation_percent',
  commitmentFeeMinor: '/commitment_fee',
  topics: '/topics',
  adviserKinds: '/adviser_kinds',
  offerDays: '/offer_days',
  startDays: '/start_days',
  useMonths: '/use_months',
  reportFields: '/report_fields',
};

/** What a programme has that its funder does not say: the members' figures, the whole price, anybody who applies. */
export function defaultTerms(policy: PolicyValue<'vouchers'>): Omit<ProgrammeTerms, RequiredTerms> {
  return {
    summaryEn: '',
    summaryCy: '',
    monthlyCapMinor: null,
    eligibility: {
      ...{ regions: [], stages: [], sectors: [], legalForms: [] },
      ...{ leastPeople: null, mostPeople: null, mostPreviousAwards: null },
    },
    decision: 'first-come',
    scorers: 2,
    funderPercent: 100,
    match: 'none',
    matchMinutesAnHour: null,
    paysFeeAndVat: true,
    preparationPercent: policy.preparation_percent,
    commitmentFeeMinor: policy.commitment_fee_minor,
    topics: [],
    adviserKinds: [],
    offerDays: policy.offer_days,
    startDays: policy.start_days,
    useMonths: policy.use_months,
    reportFields: [],
  };
}

/**
 * A programme with other terms. All of a draft may change; of one that applications and vouchers may stand on, only what worsens
 * none of them. Throws `programme-state`, `programme-terms`.
 */
export function withTerms(standing: Programme, change: Partial<ProgrammeTerms>): Programme {
  refuseClosed(standing);
  refuseIdleScorers(change, change.decision ?? standing.decision);
  const terms = (Object.keys(change) as Term[]).filter((term) => !isSame(standing[term], change[term]));
  if (terms.length === 0) return standing;
  const changed = { ...standing, ...change, version: standing.version + 1 };
  if (standing.state !== 'draft') refuseWorse(standing, changed, terms);
  refuseOddTerms(changed);
  return changed;
}

/** What would be kept and never looked at is not taken. Throws `programme-terms`. */
export function refuseIdleScorers({ scorers }: Partial<ProgrammeTerms>, decision: Programme['decision']): void {
  if (scorers === undefined || decision === 'panel') return;
  const detail = `goes with the decision of a panel, and with no other: leave it out with ${decision}`;
  throw new Problem('programme-terms', 'Nothing was written: nobody scores where no panel decides.', {
    errors: [{ pointer: pointers.scorers, detail, rule: 'contradicts' }],
  });
}

/** Throws `programme-terms` where terms contradict one another, naming each place. */
export function refuseOddTerms(programme: Programme): void {
  const { opensAt, closesAt, budgetMinor, monthlyCapMinor, match, funderPercent, matchMinutesAnHour } = programme;
  const { leastPeople, mostPeople } = programme.eligibility;
  const faults = [
    faultIf(Temporal.Instant.compare(opensAt, closesAt) >= 0, 'closesAt', 'must be after opens_at', 'too-early'),
    faultIf(monthlyCapMinor !== null && monthlyCapMinor > budgetMinor, 'monthlyCapMinor', 'must not exceed the budget'),
    faultIf(match === 'none' && funderPercent !== 100, 'funderPercent', 'must be 100 where nobody gives a match'),
    faultIf(match === 'cash' && funderPercent === 100, 'funderPercent', 'must be under 100 with a match in cash'),
    faultIf(
      (match === 'time-credits') !== (matchMinutesAnHour !== null),
      'matchMinutesAnHour',
      'goes with a match in time credits, and with no other',
    ),
    faultIf(
      (leastPeople ?? 0) > (mostPeople ?? Infinity),
      'eligibility',
      'must not ask for more people than it allows',
    ),
    ...(programme.state === 'draft' ? [timesFault(programme)] : textFaults(programme)),
  ].flatMap((fault) => fault ?? []);
  if (faults.length === 0) return;
  throw new Problem('programme-terms', 'Nothing was written: these terms do not go together.', { errors: faults });
}

/** Of a draft alone: the times of one that has opened cannot change any more. */
function timesFault({ startDays, useMonths }: Programme): Fault | undefined {
  const most = 31 * useMonths;
  const detail = `must not be longer than use_months: at most ${most} days, and it is ${startDays}. Send fewer, or more months`;
  return faultIf(startDays > most, 'startDays', detail);
}

const inBoth = 'must be in both languages once a programme has opened';

function textFaults({ nameCy, summaryEn, summaryCy }: Programme): (Fault | undefined)[] {
  return [
    faultIf(nameCy === '', 'nameCy', inBoth, 'missing'),
    faultIf(summaryEn !== '' && summaryCy === '', 'summaryCy', inBoth, 'missing'),
  ];
}

/** Of a term that was changed while applications and vouchers may stand on it: whether nobody is worse off. */
const isNoWorse: Partial<Readonly<Record<Term, (from: Programme, to: Programme) => boolean>>> = {
  nameEn: () => true,
  nameCy: () => true,
  summaryEn: () => true,
  summaryCy: () => true,
  monthlyCapMinor: () => true,
  budgetMinor: (from, to) => to.budgetMinor >= from.budgetMinor,
  closesAt: (from, to) => Temporal.Instant.compare(to.closesAt, from.closesAt) >= 0,
  reportFields: (from, to) => from.reportFields.every((field) => to.reportFields.includes(field)),
};

function refuseWorse(standing: Programme, changed: Programme, terms: readonly Term[]): void {
  const stuck = terms.filter((term) => !isNoWorse[term]?.(standing, changed));
  if (stuck.length === 0) return;
  throw new Problem(
    'programme-state',
    'Nothing was changed: this programme has opened, and people rely on its terms. Texts and the monthly cap may change, ' +
      'the budget may rise, the window may close later and report fields may be added. For other terms, open another programme.',
    {
      state: standing.state,
      errors: stuck.map((term) => ({
        pointer: pointers[term],
        detail: 'cannot change so once a programme has opened',
        rule: 'fixed',
      })),
    },
  );
}

function faultIf(wrong: boolean, term: Term, detail: string, rule: FaultRule = 'contradicts'): Fault | undefined {
  return wrong ? { pointer: pointers[term], detail, rule } : undefined;
}

/** Terms are texts, numbers, instants, and lists and records of such; the database keeps a record in an order of its own. */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(term: unknown): string {
  return JSON.stringify(term, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => a.localeCompare(b)))
      : part,
  );
}

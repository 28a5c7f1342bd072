import type { ExpertKind } from '../../experts/index.js';
import type { ProgrammeId } from '../../kernel/id.js';
import type { Topic } from '../../kernel/taxonomy.js';
import { type Eligible, type EligibilityRule, type Programme, unmetRules } from '../../vouchers/index.js';

export const factsToSay = ['region', 'stage', 'sectors', 'legal_form', 'people'] as const;
type FactToSay = (typeof factsToSay)[number];

/** A programme whose rules an organisation meets, or would if what it has not said were as the rules want it. */
export interface OpenProgramme {
  readonly programme: Programme;
  readonly toSay: readonly FactToSay[];
  /** Of the proposal: what a voucher of this programme pays for. */
  readonly paysForTopics: readonly Topic[];
  readonly paysForKind: boolean;
}

interface Wanted {
  readonly kind: ExpertKind;
  readonly topics: readonly Topic[];
  /** How many vouchers of each programme the organisation has accepted, or can accept still. */
  readonly awards: ReadonlyMap<ProgrammeId, number>;
}

export const mostProgrammes = 50;

/** Those first that want nothing more said, then those that pay for more of what is proposed, then those that close sooner. */
export function programmesFor(facts: Eligible, { kind, topics, awards }: Wanted, open: readonly Programme[]) {
  return open
    .flatMap((programme): OpenProgramme[] => {
      const unmet = unmetRules(programme.eligibility, facts, awards.get(programme.id) ?? 0);
      if (!unmet.every((rule) => isUnsaid(rule, facts))) return [];
      const { topics: allowed, adviserKinds: kinds } = programme;
      const paysForTopics = topics.filter((topic) => allowed.length === 0 || allowed.includes(topic));
      const paysForKind = kinds.length === 0 || kinds.includes(kind);
      return [{ programme, toSay: unmet.flatMap((rule) => factOf[rule] ?? []), paysForTopics, paysForKind }];
    })
    .toSorted(
      (a, b) =>
        a.toSay.length - b.toSay.length ||
        Number(b.paysForKind) - Number(a.paysForKind) ||
        b.paysForTopics.length - a.paysForTopics.length ||
        Temporal.Instant.compare(a.programme.closesAt, b.programme.closesAt),
    )
    .slice(0, mostProgrammes);
}

/** What a rule asks about an organisation; what it was awarded is known here. */
const factOf: Readonly<Record<EligibilityRule, FactToSay | null>> = {
  region: 'region',
  stage: 'stage',
  sector: 'sectors',
  'legal-form': 'legal_form',
  size: 'people',
  'previous-awards': null,
};

function isUnsaid(rule: EligibilityRule, { region, stage, sectors, legalForm, people }: Eligible): boolean {
  const said: Record<FactToSay, boolean> = {
    region: region !== null,
    stage: stage !== null,
    sectors: sectors.length > 0,
    legal_form: legalForm !== null,
    people: people !== null,
  };
  const fact = factOf[rule];
  return fact !== null && !said[fact];
}

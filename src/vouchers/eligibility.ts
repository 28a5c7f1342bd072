import type { Enterprise } from '../accounts/index.js';
import type { Eligibility } from './programme.js';

export const eligibilityRules = ['region', 'stage', 'sector', 'legal-form', 'size', 'previous-awards'] as const;
export type EligibilityRule = (typeof eligibilityRules)[number];

/** What an organisation is asked for; a fact that it has not said meets no rule that asks for it. */
export type Eligible = Pick<Enterprise, 'legalForm' | 'region' | 'stage' | 'sectors' | 'people'>;

/** The rules that an organisation does not meet, in the order of the list above; none: it may apply. */
export function unmetRules(rules: Eligibility, enterprise: Eligible, previousAwards: number): EligibilityRule[] {
  const { region, stage, sectors, legalForm, people } = enterprise;
  const unmet: Record<EligibilityRule, boolean> = {
    region: !isAmong(region, rules.regions),
    stage: !isAmong(stage, rules.stages),
    sector: rules.sectors.length > 0 && !sectors.some((sector) => rules.sectors.includes(sector)),
    'legal-form': !isAmong(legalForm, rules.legalForms),
    size: !isWithin(people, rules.leastPeople, rules.mostPeople),
    'previous-awards': rules.mostPreviousAwards !== null && previousAwards > rules.mostPreviousAwards,
  };
  return eligibilityRules.filter((rule) => unmet[rule]);
}

function isAmong<Code>(code: Code | null, allowed: readonly Code[]): boolean {
  return allowed.length === 0 || (code !== null && allowed.includes(code));
}

function isWithin(people: number | null, least: number | null, most: number | null): boolean {
  if (least === null && most === null) return true;
  return people !== null && people >= (least ?? 0) && people <= (most ?? Infinity);
}

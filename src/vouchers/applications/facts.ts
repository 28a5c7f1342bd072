import type { Enterprise } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { EnterpriseAsItWas } from '../application.js';
import type { Eligibility } from '../programme.js';

/** What an organisation can say of itself, as the fields are called over HTTP. */
const facts = ['region', 'stage', 'people', 'legal_form', 'sectors'] as const;
export type Fact = (typeof facts)[number];

/** Reports count everybody by the first three; the others are asked for where the programme's rules do. */
export function missingFacts(rules: Eligibility, enterprise: Partial<EnterpriseAsItWas> | undefined): Fact[] {
  const { region, stage, people, legalForm, sectors = [] } = enterprise ?? {};
  const missing: Record<Fact, boolean> = {
    region: !region,
    stage: !stage,
    people: !people,
    legal_form: rules.legalForms.length > 0 && !legalForm,
    sectors: rules.sectors.length > 0 && sectors.length === 0,
  };
  return facts.filter((fact) => missing[fact]);
}

/** Throws `facts-missing`, which names them and where they are filled in. */
export function saidEnough(
  rules: Eligibility,
  enterprise: Enterprise | undefined,
  organisationId: OrganisationId,
): EnterpriseAsItWas {
  const missing = missingFacts(rules, enterprise);
  if (enterprise && missing.length === 0) return asItIs(enterprise);
  const where = `/api/v1/organisations/${organisationId}/enterprise`;
  const detail = `We need to know more of your organisation first: ${missing.map((fact) => words[fact]).join(', ')}. Fill it in at PUT ${where}, and try again.`;
  throw new Problem('facts-missing', detail, { missing, where });
}

const words: Readonly<Record<Fact, string>> = {
  region: 'its region',
  stage: 'the stage that it is at',
  people: 'how many people it has',
  legal_form: 'its legal form',
  sectors: 'its sectors',
};

function asItIs({ legalForm, registrationNumber, region, stage, sectors, people, trading }: Enterprise) {
  return { legalForm, registrationNumber, region, stage, sectors, people, trading };
}

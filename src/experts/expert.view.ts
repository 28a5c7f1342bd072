import { z } from 'zod';
import {
  accessProvisions,
  codesOf,
  languages,
  legalForms,
  regions,
  sectors,
  stages,
  topics,
} from '../kernel/taxonomy.js';
import { instantView } from '../platform/http/parameters.js';
import { type Expert, expertKinds, expertStates } from './expert.js';
import { inBothLanguages, type OfferOnView, offerView, viewOffer } from './offer.view.js';
import { standingFields, type StandingView } from './standing.view.js';

export const expertSummary = {
  id: z.uuid(),
  kind: z.enum(expertKinds),
  name: z.string(),
  headline: inBothLanguages,
  topics: z.array(z.enum(codesOf(topics))),
  sectors: z.array(z.enum(codesOf(sectors))),
  stages: z.array(z.enum(codesOf(stages))),
  legal_forms: z.array(z.enum(codesOf(legalForms))),
  languages: z.array(z.enum(codesOf(languages))),
  regions: z.array(z.enum(codesOf(regions))),
  remote: z.boolean(),
  access: z.array(z.enum(codesOf(accessProvisions))),
};

export const expertView = z
  .object({
    ...expertSummary,
    about: inBothLanguages,
    state: z.enum(expertStates),
    suspended_at: instantView.nullable().meta({ description: 'Since when a steward keeps it paused.' }),
    interests_declared_at: instantView
      .nullable()
      .meta({ description: 'When they last said that all interests are declared.' }),
    ...standingFields,
    zone: z.string(),
    offers: z.array(offerView),
  })
  .meta({ id: 'Expert' });

export const ownExpertView = z
  .object({ expert: expertView.nullable().meta({ description: 'Null for whoever is no adviser.' }) })
  .meta({ id: 'OwnExpert' });

export function viewSummary(expert: Expert) {
  return {
    id: expert.id,
    kind: expert.kind,
    name: expert.name,
    headline: { en: expert.headlineEn, cy: expert.headlineCy },
    topics: [...expert.topics],
    sectors: [...expert.sectors],
    stages: [...expert.stages],
    legal_forms: [...expert.legalForms],
    languages: [...expert.languages],
    regions: [...expert.regions],
    remote: expert.remote,
    access: [...expert.access],
  };
}

/** @param standing what there is to trust them by */
export function viewExpert(
  expert: Expert,
  zone: string,
  offers: readonly OfferOnView[],
  standing: StandingView,
): z.output<typeof expertView> {
  return {
    ...viewSummary(expert),
    about: { en: expert.aboutEn, cy: expert.aboutCy },
    state: expert.state,
    suspended_at: expert.suspendedAt?.toString() ?? null,
    interests_declared_at: expert.interestsDeclaredAt?.toString() ?? null,
    ...standing,
    zone,
    offers: offers.map(viewOffer),
  };
}

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
import { type Expert, expertKinds, expertStates } from './expert.js';
import { inBothLanguages, type OfferOnView, offerView, viewOffer } from './offer.view.js';

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
    overseen_by: z.uuid().nullable(),
    zone: z.string(),
    offers: z.array(offerView),
  })
  .meta({ id: 'Expert' });

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

export function viewExpert(expert: Expert, zone: string, offers: readonly OfferOnView[]): z.output<typeof expertView> {
  return {
    ...viewSummary(expert),
    about: { en: expert.aboutEn, cy: expert.aboutCy },
    state: expert.state,
    overseen_by: expert.overseenBy,
    zone,
    offers: offers.map(viewOffer),
  };
}

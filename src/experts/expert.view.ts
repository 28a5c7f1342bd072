import { z } from 'zod';
import { windowKinds } from '../diary/index.js';
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
import { meetingModes, type Offer } from './offer.js';
import { standingFields, type StandingView } from './standing.view.js';

const inBothLanguages = z.object({ en: z.string(), cy: z.string() });

export const moneyView = z
  .object({ minor: z.int().meta({ description: 'In the minor unit: pence.' }), currency: z.string() })
  .meta({ id: 'Money' });

export const offerView = z
  .object({
    id: z.uuid(),
    title: inBothLanguages,
    summary: inBothLanguages,
    pricing: z.enum(['free_introduction', 'priced']),
    price: moneyView,
    duration_minutes: z.int(),
    interval_minutes: z.int(),
    buffer_before_minutes: z.int(),
    buffer_after_minutes: z.int(),
    notice_minutes: z.int(),
    window_kind: z.enum(windowKinds),
    window_days: z.int(),
    modes: z.array(z.enum(meetingModes)),
    asks: z.boolean(),
    capacity: z.int(),
    minimum_seats: z.int(),
  })
  .meta({ id: 'Offer' });

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

export function viewOffer(offer: Offer): z.output<typeof offerView> {
  return {
    id: offer.id,
    title: { en: offer.titleEn, cy: offer.titleCy },
    summary: { en: offer.summaryEn, cy: offer.summaryCy },
    pricing: offer.pricing,
    price: offer.price,
    duration_minutes: offer.durationMinutes,
    interval_minutes: offer.intervalMinutes,
    buffer_before_minutes: offer.bufferBeforeMinutes,
    buffer_after_minutes: offer.bufferAfterMinutes,
    notice_minutes: offer.noticeMinutes,
    window_kind: offer.windowKind,
    window_days: offer.windowDays,
    modes: [...offer.modes],
    asks: offer.asks,
    capacity: offer.capacity,
    minimum_seats: offer.minimumSeats,
  };
}

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
  offers: readonly Offer[],
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

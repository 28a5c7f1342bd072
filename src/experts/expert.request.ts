import { z } from 'zod';
import { windowKinds } from '../diary/index.js';
import { money } from '../kernel/money.js';
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
import { expertKinds } from './expert.js';
import { meetingModes, pricings } from './offer.js';

const bothLanguages = (most: number) =>
  z.strictObject({ en: z.string().trim().max(most), cy: z.string().trim().max(most).default('') });

const unique = <T>(values: T[]) => [...new Set(values)];

const profile = {
  name: z.string().trim().min(2).max(120),
  headline: bothLanguages(160),
  about: bothLanguages(4000),
  topics: z
    .array(z.enum(codesOf(topics)))
    .max(15)
    .transform(unique),
  sectors: z
    .array(z.enum(codesOf(sectors)))
    .max(20)
    .transform(unique),
  stages: z
    .array(z.enum(codesOf(stages)))
    .max(10)
    .transform(unique)
    .meta({ description: 'Of start-ups; who names none takes on all. The same with sectors and legal forms.' }),
  legal_forms: z
    .array(z.enum(codesOf(legalForms)))
    .max(15)
    .transform(unique),
  languages: z
    .array(z.enum(codesOf(languages)))
    .min(1)
    .max(20)
    .transform(unique),
  regions: z
    .array(z.enum(codesOf(regions)))
    .max(12)
    .transform(unique),
  remote: z.boolean(),
  access: z
    .array(z.enum(codesOf(accessProvisions)))
    .max(30)
    .transform(unique),
  interests_declared: z.literal(true).meta({
    description:
      'You say so: I have declared all interests that I know of. They are at POST /api/v1/me/interests; what counts is when you said it last.',
  }),
};

export const changeExpertRequest = z.strictObject(profile).partial().meta({ id: 'ChangeExpert' });
export type ChangeExpertRequest = z.output<typeof changeExpertRequest>;

export const createExpertRequest = changeExpertRequest
  .extend({ kind: z.enum(expertKinds), name: profile.name, zone: z.string().max(64).default('Europe/London') })
  .meta({ id: 'CreateExpert' });
export type CreateExpertRequest = z.output<typeof createExpertRequest>;

const workMinutes = z.int().min(0).max(960);

const pounds = z
  .strictObject({ minor: z.int().min(0).max(1_000_000), currency: z.literal('GBP').default('GBP') })
  .default({ minor: 0, currency: 'GBP' })
  .transform(({ minor, currency }) => money(minor, currency));

export const offerRequest = z
  .strictObject({
    title: z.strictObject({ en: z.string().trim().min(2).max(120), cy: z.string().trim().max(120).default('') }),
    summary: bothLanguages(1000).default({ en: '', cy: '' }),
    pricing: z.enum(pricings).meta({
      description:
        'A paid session costs what your rate card makes of its minutes, one for time credits those minutes themselves.',
    }),
    preparation_minutes: workMinutes
      .optional()
      .meta({ description: 'Paid. Left out: what the policy `paid-work` says; none of a free introduction.' }),
    write_up_minutes: workMinutes.optional().meta({ description: 'Likewise.' }),
    travel_minutes: workMinutes
      .default(0)
      .meta({ description: 'Paid; only where you meet in person and no other way.' }),
    expenses: pounds.meta({ description: 'Fares and the like that the client pays back, without a fee on them.' }),
    unpaid_minutes: workMinutes.default(0).meta({ description: 'Work around the session that nobody pays for.' }),
    unpaid_travel_minutes: workMinutes.default(0),
    unreimbursed_costs: pounds.meta({ description: 'What it costs you and nobody pays back.' }),
    duration_minutes: z.int().min(5).max(480),
    interval_minutes: z.int().min(5).max(480).default(30),
    buffer_before_minutes: z.int().min(0).max(240).default(0),
    buffer_after_minutes: z.int().min(0).max(240).default(0),
    notice_minutes: z.int().min(0).max(43_200).default(1440),
    window_kind: z
      .enum(windowKinds)
      .default('calendar')
      .meta({ description: 'What window_days counts: days after today, or the first days that have a free time.' }),
    window_days: z.int().min(1).max(90).default(60),
    modes: z.array(z.enum(meetingModes)).min(1).max(3).transform(unique),
    asks: z.boolean().default(false).meta({ description: 'Whether you are asked before a session is confirmed.' }),
    capacity: z
      .int()
      .min(1)
      .max(100)
      .default(1)
      .meta({ description: 'More than 1: the seats of sessions for a group, which you schedule.' }),
    minimum_seats: z
      .int()
      .min(1)
      .max(100)
      .default(1)
      .meta({ description: 'With fewer, a group session is called off.' }),
  })
  .refine((offer) => offer.pricing !== 'free_introduction' || !isPaidWork(offer), {
    path: ['pricing'],
    message: 'a free introduction has no paid minutes and no expenses',
    params: { rule: 'contradicts' },
  })
  .refine(
    ({ pricing, expenses, unreimbursed_costs: costs }) =>
      pricing !== 'time_credits' || expenses.minor + costs.minor === 0,
    {
      path: ['expenses'],
      message: 'must be 0 for time credits, which are never turned into pounds',
      params: { rule: 'contradicts' },
    },
  )
  .refine(({ pricing, capacity }) => pricing !== 'time_credits' || capacity === 1, {
    path: ['capacity'],
    message: 'must be 1 for time credits: sessions for groups are free or paid in pounds',
    params: { rule: 'contradicts' },
  })
  .refine(({ capacity, minimum_seats }) => minimum_seats <= capacity, {
    path: ['minimum_seats'],
    message: 'must not exceed capacity',
    params: { rule: 'contradicts' },
  })
  .refine(({ capacity, asks }) => capacity === 1 || !asks, {
    path: ['asks'],
    message: 'must be false where capacity is more than 1: seats in a group are not asked for',
    params: { rule: 'contradicts' },
  })
  .refine(
    ({ travel_minutes, unpaid_travel_minutes, modes }) =>
      travel_minutes + unpaid_travel_minutes === 0 || isInPerson(modes),
    {
      path: ['travel_minutes'],
      message: 'must be 0 unless you meet in person and no other way: make an offer of its own for that',
      params: { rule: 'contradicts' },
    },
  )
  .meta({ id: 'OfferTerms' });
export type OfferRequest = z.output<typeof offerRequest>;

function isPaidWork(offer: {
  readonly preparation_minutes?: number | undefined;
  readonly write_up_minutes?: number | undefined;
  readonly travel_minutes: number;
  readonly expenses: { readonly minor: number };
}): boolean {
  const {
    preparation_minutes: preparation = 0,
    write_up_minutes: writeUp = 0,
    travel_minutes: travel,
    expenses,
  } = offer;
  return preparation + writeUp + travel + expenses.minor > 0;
}

function isInPerson(modes: readonly string[]): boolean {
  return modes.every((mode) => mode === 'in_person');
}

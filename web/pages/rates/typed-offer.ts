import type { Offer } from '../../api/experts.js';
import type { OfferTerms, OfferWritten } from '../../api/rates.js';
import { penceOf, poundsText, wholeOf } from '../../parts/amounts.js';

/** Numbers of an offer, in minutes but for the last four. */
export const minuteFields = [
  ...(['duration_minutes', 'preparation_minutes', 'write_up_minutes', 'travel_minutes'] as const),
  ...(['unpaid_minutes', 'unpaid_travel_minutes', 'buffer_before_minutes', 'buffer_after_minutes'] as const),
  ...(['interval_minutes'] as const),
] as const;
export const amountFields = ['expenses', 'unreimbursed_costs'] as const;
export type MinuteField = (typeof minuteFields)[number];
export type AmountField = (typeof amountFields)[number];

/** An offer while it is written: what is typed stays as it was typed. */
export interface TypedOffer {
  readonly title: { readonly en: string; readonly cy: string };
  readonly summary: { readonly en: string; readonly cy: string };
  readonly pricing: Offer['pricing'];
  readonly modes: readonly Offer['modes'][number][];
  readonly asks: boolean;
  readonly numbers: Readonly<Record<MinuteField | AmountField | NumberField, string>>;
}

export const otherNumbers = ['notice_hours', 'window_days', 'capacity', 'minimum_seats'] as const;
type NumberField = (typeof otherNumbers)[number];

export interface StandingOffer {
  readonly offer: Offer;
  readonly terms: OfferTerms;
}

export function begun(standing: StandingOffer | undefined): TypedOffer {
  if (!standing) return fresh;
  const { offer, terms } = standing;
  const all = { ...offer, ...terms };
  const minutes = Object.fromEntries(minuteFields.map((name) => [name, String(all[name])]));
  return {
    title: offer.title,
    summary: offer.summary,
    pricing: offer.pricing,
    modes: offer.modes,
    asks: offer.asks,
    numbers: {
      ...(minutes as Record<MinuteField, string>),
      expenses: poundsText(terms.expenses.minor),
      unreimbursed_costs: poundsText(terms.unreimbursed_costs.minor),
      notice_hours: String(Math.round(offer.notice_minutes / 60)),
      window_days: String(offer.window_days),
      capacity: String(offer.capacity),
      minimum_seats: String(offer.minimum_seats),
    },
  };
}

const fresh: TypedOffer = {
  title: { en: '', cy: '' },
  summary: { en: '', cy: '' },
  pricing: 'rate_card',
  modes: ['video'],
  asks: false,
  numbers: {
    ...{ duration_minutes: '60', preparation_minutes: '30', write_up_minutes: '15', travel_minutes: '0' },
    ...{ unpaid_minutes: '0', unpaid_travel_minutes: '0', buffer_before_minutes: '0', buffer_after_minutes: '15' },
    ...{ interval_minutes: '30', expenses: '0.00', unreimbursed_costs: '0.00' },
    ...{ notice_hours: '24', window_days: '60', capacity: '1', minimum_seats: '1' },
  },
};

/** What is typed where a number should stand, and is none. */
export function wrongNumbers({ numbers }: TypedOffer): readonly string[] {
  const wrong = (name: string, text: string) =>
    (amountFields.some((amount) => amount === name) ? penceOf(text) : wholeOf(text)) === undefined;
  return Object.entries(numbers).flatMap(([name, text]) => (wrong(name, text) ? [name] : []));
}

/** As it is sent; what the kind of price has no place for is left at nothing. */
export function writtenOf(typed: TypedOffer, standing: StandingOffer | undefined): OfferWritten {
  const { title, summary, pricing, modes, asks, numbers } = typed;
  const isPaid = pricing !== 'free_introduction';
  const isInPerson = modes.length === 1 && modes[0] === 'in_person';
  const capacity = pricing === 'time_credits' ? 1 : (wholeOf(numbers.capacity) ?? 1);
  const minutes = (name: MinuteField) => wholeOf(numbers[name]) ?? 0;
  const amount = (name: AmountField) => ({ minor: pricing === 'rate_card' ? (penceOf(numbers[name]) ?? 0) : 0 });
  return {
    ...{ title, summary, pricing, modes: [...modes], capacity, asks: asks && capacity === 1 },
    duration_minutes: minutes('duration_minutes'),
    preparation_minutes: isPaid ? minutes('preparation_minutes') : 0,
    write_up_minutes: isPaid ? minutes('write_up_minutes') : 0,
    travel_minutes: isPaid && isInPerson ? minutes('travel_minutes') : 0,
    unpaid_minutes: minutes('unpaid_minutes'),
    unpaid_travel_minutes: isInPerson ? minutes('unpaid_travel_minutes') : 0,
    expenses: amount('expenses'),
    unreimbursed_costs: amount('unreimbursed_costs'),
    interval_minutes: minutes('interval_minutes'),
    buffer_before_minutes: minutes('buffer_before_minutes'),
    buffer_after_minutes: minutes('buffer_after_minutes'),
    notice_minutes: (wholeOf(numbers.notice_hours) ?? 24) * 60,
    window_kind: standing?.offer.window_kind ?? 'calendar',
    window_days: wholeOf(numbers.window_days) ?? 60,
    minimum_seats: capacity === 1 ? 1 : (wholeOf(numbers.minimum_seats) ?? 1),
  };
}

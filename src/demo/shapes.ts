import {
  type AccessProvision,
  type Label,
  type LegalForm,
  type Region,
  type Sector,
  type SpokenLanguage,
  type Stage,
  type Topic,
} from '../kernel/taxonomy.js';

export type AdviserKind = 'specialist' | 'barefoot';
export type AdviserState = 'live' | 'paused' | 'draft';
export type Mode = 'video' | 'phone' | 'in_person';
export type OrganisationKind = 'start_up' | 'co_op' | 'funder' | 'development_body';
export type MemberRole = 'member' | 'booker' | 'finance' | 'admin';
export type PageLanguage = 'en' | 'cy';
export type CancellationReason = 'no-longer-needed' | 'booked-by-mistake' | 'illness' | 'found-other-support' | 'other';

/** ISO 8601: Monday is 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Minutes after midnight on the adviser's wall clock; half-open. */
export interface DemoHours {
  readonly opens: number;
  readonly closes: number;
}

export type DemoWeek = Readonly<Record<Weekday, readonly DemoHours[]>>;

export interface DemoOffer {
  /** Unique among its adviser's offers. */
  readonly key: string;
  readonly title: Label;
  readonly summary: Label;
  readonly durationMinutes: number;
  readonly modes: readonly Mode[];
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly intervalMinutes: number;
  readonly noticeMinutes: number;
  readonly windowDays: number;
  readonly pricing: 'free_introduction' | 'rate_card';
  /** Whether the adviser is asked before a session is confirmed. */
  readonly asks?: boolean;
}

/** A session for a group, of an offer that is like another of its adviser's but for its words and seats. */
export interface DemoClinic {
  readonly adviser: string;
  readonly offer: string;
  readonly title: Label;
  readonly summary: Label;
  readonly capacity: number;
  readonly minimumSeats: number;
  /** Days from the day on which the demo is loaded, and the hour on the adviser's clock. */
  readonly dayOffset: number;
  readonly localHour: number;
}

export interface DemoAdviser {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly kind: AdviserKind;
  readonly state: AdviserState;
  /** Key of the development body that oversees a barefoot adviser. */
  readonly body?: string;
  /** Where a barefoot adviser is a member. */
  readonly coOp?: { readonly name: string; readonly role: string };
  /** IANA name. */
  readonly zone: string;
  readonly headline: Label;
  readonly about: Label;
  readonly topics: readonly Topic[];
  readonly sectors: readonly Sector[];
  readonly stages: readonly Stage[];
  readonly legalForms: readonly LegalForm[];
  readonly languages: readonly SpokenLanguage[];
  readonly regions: readonly Region[];
  readonly remote: boolean;
  readonly access: readonly AccessProvision[];
  readonly weeklyHours: DemoWeek;
  /** Pence an hour of paid work; left out where somebody gives free introductions only. */
  readonly contactMinor?: number;
  readonly offers: readonly DemoOffer[];
}

export interface DemoMember {
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly language: PageLanguage;
}

export interface DemoOrganisation {
  readonly key: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly language: PageLanguage;
  readonly members: readonly DemoMember[];
}

export interface DemoSteward {
  readonly name: string;
  readonly email: string;
}

/** A booking to be made at the listed time nearest to the wish, counted from the day the demo is loaded. */
interface BookingIntent {
  readonly adviser: string;
  readonly offer: string;
  readonly organisation: string;
  /** Email of a member of that organisation. */
  readonly bookedBy: string;
  /** Days from the loading day: negative is past, never 0. */
  readonly dayOffset: number;
  /** Hour of the adviser's wall clock near which the session should start. */
  readonly localHour: number;
  readonly needs: string;
}

export type DemoBooking =
  | (BookingIntent & { readonly state: 'confirmed' })
  | (BookingIntent & { readonly state: 'cancelled'; readonly reason: CancellationReason });

type Terms = Pick<DemoOffer, 'durationMinutes' | 'modes' | 'intervalMinutes' | 'noticeMinutes' | 'windowDays'> &
  Partial<Pick<DemoOffer, 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'asks'>>;

/** Its key is always `introduction`, so that a booking can ask for it by adviser alone. */
export function freeIntroduction(title: Label, summary: Label, terms: Terms): DemoOffer {
  return {
    key: 'introduction',
    title,
    summary,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    ...terms,
    pricing: 'free_introduction',
  };
}

export function paid(key: string, title: Label, summary: Label, terms: Terms): DemoOffer {
  return { key, title, summary, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, ...terms, pricing: 'rate_card' };
}

/** A week written as people write it: `{ 1: '09:00-12:30 13:30-17:00' }`; days left out are closed. */
export function week(days: Partial<Readonly<Record<Weekday, string>>>): DemoWeek {
  return {
    1: hours(days[1]),
    2: hours(days[2]),
    3: hours(days[3]),
    4: hours(days[4]),
    5: hours(days[5]),
    6: hours(days[6]),
    7: hours(days[7]),
  };
}

function hours(day = ''): readonly DemoHours[] {
  return [...day.matchAll(/(\d\d):(\d\d)-(\d\d):(\d\d)/g)].map((found) => {
    const [openHour = 0, openMinute = 0, closeHour = 0, closeMinute = 0] = found.slice(1).map(Number);
    return { opens: openHour * 60 + openMinute, closes: closeHour * 60 + closeMinute };
  });
}

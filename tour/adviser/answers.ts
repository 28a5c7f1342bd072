import type { Booking, Expert, InBothLanguages, Offer } from '../answers.js';
import type { Amount } from '../money.js';

/** The parts of answers that this tour reads; /api/v1/openapi.json describes all of them. */

export interface Standing extends Expert {
  readonly overseen_by: { readonly name: string } | null;
  readonly coop_memberships: readonly { readonly name: string; readonly role: string }[];
  readonly credentials: readonly { readonly title: string; readonly verified_by: string }[];
}

export interface Credential {
  readonly id: string;
  readonly state: string;
  readonly title: string;
  readonly evidence_url: string | null;
}

export interface Oversight {
  readonly id: string;
  readonly state: string;
  readonly adviser: { readonly name: string };
  readonly overseer: { readonly name: string };
}

export interface Floor {
  readonly hourly: Amount;
  readonly explanation: string;
}

export interface RateCards {
  readonly items: readonly {
    readonly standing: string;
    readonly hourly: Readonly<Record<'contact' | 'preparation' | 'write_up' | 'travel', Amount>>;
  }[];
}

export interface OwnOffer extends Offer {
  readonly terms: { readonly effective_rate: Amount | null; readonly warning: string | null };
}

interface Due {
  readonly adviser_net: Amount;
  readonly fee: Amount;
  readonly due: Amount;
  readonly returned: Amount;
}

export interface Quote {
  readonly lines: readonly {
    readonly kind: string;
    readonly supplier: string;
    readonly minutes: number | null;
    readonly net: Amount;
    readonly vat: Amount;
  }[];
  readonly total: Amount;
  readonly cancellation: readonly (Due & { readonly band: string; readonly percent: number })[];
}

export interface Preview extends Due {
  readonly band: string;
}

export interface Session extends Booking {
  readonly title: InBothLanguages;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly price: Amount;
  readonly settlement: (Due & { readonly band: string }) | null;
  readonly accept_by: string | null;
  readonly accepted: { readonly at: string; readonly by_silence: boolean } | null;
  readonly cancelled: { readonly by: string; readonly reason: string } | null;
  readonly group_session_id: string | null;
}

export interface Meeting {
  readonly mode: string;
  readonly how: string | null;
  readonly url: string | null;
}

export interface Message {
  readonly number: number;
  readonly writer: string;
  readonly text: string;
}

export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size_bytes: number;
}

export interface Conversation {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
}

export interface GroupSession {
  readonly id: string;
  readonly state: string;
  readonly start: string;
  readonly end: string;
  readonly price: Amount;
  readonly capacity: number;
  readonly seats_left: number;
  readonly minimum_seats: number;
  readonly decide_at: string;
  readonly takes_place: boolean;
  readonly cancelled: { readonly reason: string } | null;
}

export interface Attendee {
  readonly seat: number;
  readonly state: string;
  readonly organisation: { readonly name: string };
}

export interface WaitingEntry {
  readonly id: string;
  readonly place: number;
  readonly unanswered: number;
}

export interface Delivery {
  readonly state: string;
  readonly record: {
    readonly version: number;
    readonly minutes: Readonly<Record<'contact' | 'preparation' | 'write_up' | 'travel', number>>;
  };
  readonly accept_by: string | null;
  readonly accepted: { readonly at: string; readonly by_silence: boolean } | null;
}

export interface ActionPlan {
  readonly version: number;
  readonly items: readonly { readonly what: string; readonly who: string; readonly by: string }[];
  readonly signatures: readonly { readonly side: string }[];
  readonly cosigned: boolean;
}

interface Review {
  readonly ratings: Readonly<Record<string, number>>;
  readonly comment: string | null;
}

export interface Reviews {
  readonly of_adviser: Review | null;
  readonly of_client: Review | null;
}

export interface PublicReviews {
  readonly count: number | string;
  readonly items: readonly (Review & { readonly organisation: string | null })[];
}

export interface ToCountersign {
  readonly booking_id: string;
  readonly expert: { readonly name: string };
  readonly organisation: { readonly name: string };
  readonly record: Delivery['record'];
}

interface Part {
  readonly minutes: number;
  readonly needed: number;
}

export interface Development {
  readonly countersigned: Part;
  readonly cpd: Part;
}

export interface SeriesPreview {
  readonly made: readonly { readonly start: string }[];
  readonly conflicts: readonly {
    readonly start: string;
    readonly rule: string;
    readonly alternatives: readonly { readonly start: string }[];
  }[];
}

export interface Series {
  readonly series_id: string;
  readonly bookings: readonly Session[];
  readonly skipped: readonly { readonly start: string; readonly rule: string }[];
}

export interface Export {
  readonly schema: string;
  readonly sections: readonly {
    readonly name: string;
    readonly kept: string;
    readonly entries: readonly object[];
  }[];
}

export interface AuditEntry {
  readonly at: string;
  readonly by: { readonly name: string } | null;
  readonly acted_as: string;
  readonly deed: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

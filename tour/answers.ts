/** The parts of answers that the tour reads; /api/v1/openapi.json describes all of them. */

export interface InBothLanguages {
  readonly en: string;
  readonly cy: string;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

export interface Organisation {
  readonly id: string;
  readonly name: string;
}

export interface Offer {
  readonly id: string;
  readonly title: InBothLanguages;
  readonly pricing: 'free_introduction' | 'rate_card';
  readonly price: { readonly minor: number; readonly currency: string } | null;
  readonly duration_minutes: number;
}

export interface Expert {
  readonly id: string;
  readonly name: string;
  readonly state?: string;
  readonly headline: InBothLanguages;
  readonly topics: readonly string[];
  readonly offers: readonly Offer[];
  readonly free: { readonly start: string; readonly end: string } | null;
}

export interface Slot {
  readonly start: string;
  readonly end: string;
  readonly price: { readonly minor: number };
  readonly cancel_free_until: string;
  readonly token: string;
}

export interface Slots {
  readonly zone: string;
  readonly items: readonly Slot[];
}

export interface Booking {
  readonly id: string;
  readonly state: string;
  readonly start: string;
  readonly end: string;
  readonly sequence: number;
  readonly lapses_at: string | null;
}

export interface Letter {
  readonly kind: string;
  readonly to_address: string;
  readonly subject: string;
  readonly body: string;
  readonly calendar: string | null;
}

/** A refusal (RFC 9457). */
export interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer?: string; readonly parameter?: string; readonly detail: string }[];
  readonly alternatives?: readonly Slot[];
}

export interface List<Item> {
  readonly items: readonly Item[];
}

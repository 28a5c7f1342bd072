import type { Caller } from '../client.js';
import type { Days } from '../days.js';
import type { Member, Person } from '../people.js';
import type { OfferedHour } from '../vouchers/adviser.js';
import type { Mailbox } from './mailbox.js';

/** People of the demo, none of whom exists, and what one of them offers. */
export interface People {
  readonly anybody: Caller;
  /** Booker of a bakery. */
  readonly tudur: Member;
  /** An adviser. */
  readonly iestyn: Person;
  /** His, half an hour and free of charge. */
  readonly talk: OfferedHour;
}

/** A calendar that a program subscribed to. */
export interface Subscription {
  readonly id: string;
  /** A path, with the secret in it. */
  readonly path: string;
}

/** What every step goes on from. */
export interface Story extends People {
  readonly days: Days;
  /** By the service's clock. */
  readonly now: () => Temporal.Instant;
  readonly mailbox: Mailbox;
  readonly subscription: Subscription;
}

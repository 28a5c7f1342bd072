import type Stripe from 'stripe';
import type { Ids } from '../ids.js';
import type { Timetable } from '../timetable.js';
import { Shelf, type Kept, type Owner } from './shelf.js';

export const apiVersion = '2026-10-28.endive';

/** Whose call something happened in; what happens by itself is nobody's. */
type Cause = Stripe.Event.Request;

/** What all of Stripe's endpoints share: the objects, the time, and events of what has changed. */
export class World {
  readonly shelf = new Shelf();
  /** The call that is being answered. */
  cause: Cause | null = null;

  constructor(
    readonly timetable: Timetable,
    /** Where the hosted pages are. */
    readonly pages: () => string,
    private readonly publish: (event: Stripe.Event) => void,
    private readonly ids: Ids,
  ) {}

  newId(prefix: string): string {
    return `${prefix}_${this.ids.next(12)}`;
  }

  now(): number {
    return this.timetable.seconds();
  }

  /** Writes an event with the object as it is now, and has it sent. */
  tell(type: Stripe.Event['type'], object: Kept | Stripe.Balance | Stripe.Capability, owner?: Owner): void {
    const event = {
      id: this.newId('evt'),
      object: 'event',
      ...(owner && { account: owner }),
      api_version: apiVersion,
      created: this.now(),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: this.cause ?? { id: null, idempotency_key: null },
      type,
    } as Stripe.Event; // which type goes with which object is a union of 250 shapes
    this.shelf.put(event, owner);
    this.publish(event);
  }
}

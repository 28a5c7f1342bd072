import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { OfferId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';

/** A time as it was listed: of which offer, on which of its terms. */
export interface ListedSlot {
  readonly offerId: OfferId;
  /** The offer's version: its terms. */
  readonly version: number;
  readonly start: Temporal.Instant;
  /** The hash of its quote; empty where it costs nothing. */
  readonly quoted: string;
}

const goodForHours = 24;
const payload = z.tuple([z.uuid(), z.int(), z.int(), z.int(), z.string()]);

/** What a slot is booked with: signed, so that nobody books what was never listed, or at a price of their own. */
export class SlotTokens {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = createHmac('sha256', secret).update('slot tokens').digest();
  }

  write({ offerId, version, start, quoted }: ListedSlot, now: Temporal.Instant): string {
    const body = Buffer.from(
      JSON.stringify([offerId, version, start.epochMilliseconds, now.epochMilliseconds, quoted]),
    ).toString('base64url');
    return `${body}.${this.sign(body)}`;
  }

  /** Throws `slot-token-invalid`, `slot-token-expired`. */
  read(token: string, now: Temporal.Instant): ListedSlot {
    const [body = '', signature = '', ...rest] = token.split('.');
    if (rest.length > 0 || !isSame(signature, this.sign(body))) throw invalid();
    const [offerId, version, start, listedAt, quoted] = payload.parse(
      JSON.parse(Buffer.from(body, 'base64url').toString()),
    );
    if (now.epochMilliseconds - listedAt > goodForHours * 3_600_000) {
      throw new Problem('slot-token-expired', 'This time was listed a day ago. Please look at the times again.');
    }
    return { offerId: offerId as OfferId, version, start: Temporal.Instant.fromEpochMilliseconds(start), quoted };
  }

  private sign(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url');
  }
}

function invalid(): Problem {
  return new Problem(
    'slot-token-invalid',
    'This is not the token of a listed time. Take one from GET /api/v1/experts/{id}/slots.',
    {
      errors: [{ pointer: '/token', detail: 'must be the token of a listed time', rule: 'format' }],
    },
  );
}

function isSame(a: string, b: string): boolean {
  const [given, ours] = [Buffer.from(a), Buffer.from(b)];
  return given.length === ours.length && timingSafeEqual(given, ours);
}

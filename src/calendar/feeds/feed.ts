import { createHash } from 'node:crypto';

/** What a calendar says, before it is written out, and since when. */
export interface Said {
  readonly contentHash: Buffer;
  /** In whole seconds. */
  readonly changedAt: Temporal.Instant;
}

/** What whoever asks has already, as its header fields say. */
export interface Conditions {
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
}

/** Raise it when the same facts are written out in another way: whoever has the old text is sent the new one. */
const edition = 1;

/** Of everything that the text is made from. */
export function contentHashOf(facts: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([edition, facts]))
    .digest();
}

export function etagOf({ contentHash }: Said): string {
  return `"${contentHash.toString('base64url')}"`;
}

/** By the tag where there is one, and only then by the time (RFC 9110, 13.2.2). */
export function hasItAlready({ ifNoneMatch, ifModifiedSince }: Conditions, said: Said, etag: string): boolean {
  if (ifNoneMatch !== undefined) return tagsIn(ifNoneMatch).some((tag) => tag === '*' || tag === etag);
  const since = Date.parse(ifModifiedSince ?? '');
  return !Number.isNaN(since) && said.changedAt.epochMilliseconds <= since;
}

function tagsIn(field: string): string[] {
  return field.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}

/** As HTTP has it (RFC 9110, 5.6.7). */
export function httpDate(instant: Temporal.Instant): string {
  return new Date(instant.epochMilliseconds).toUTCString();
}

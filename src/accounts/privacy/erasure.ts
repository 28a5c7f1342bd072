import type { ErasureId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Hindrance } from '../../platform/personal-data.js';

/** Somebody’s wish to be forgotten, which can be taken back until it is done. */
export interface Erasure {
  readonly id: ErasureId;
  readonly userId: UserId;
  readonly askedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly withdrawnAt: Temporal.Instant | null;
  readonly hindranceToldAt: Temporal.Instant | null;
  readonly doneAt: Temporal.Instant | null;
}

/** Whether it is to be done now. */
export function isDue({ dueAt, withdrawnAt, doneAt }: Erasure, now: Temporal.Instant): boolean {
  return withdrawnAt === null && doneAt === null && Temporal.Instant.compare(dueAt, now) <= 0;
}

/** Who asks types their own address, so that nobody is erased by a slip. Throws `invalid-request`. */
export function refuseOtherAddress(typed: string, own: string): void {
  if (typed.toLowerCase() === own) return;
  const detail = 'must be the address that you sign in with';
  throw new Problem('invalid-request', `Nothing was changed. Please mend: /email: ${detail}.`, {
    errors: [{ pointer: '/email', detail, rule: 'mismatch' }],
  });
}

/** Throws `erasure-hindered`, naming what has to be settled first; what goes by itself has gone before anything is erased. */
export function refuseHindered(hindrances: readonly Hindrance[]): void {
  const lasting = hindrances.filter(({ passing }) => !passing);
  if (lasting.length === 0) return;
  throw new Problem(
    'erasure-hindered',
    `Nothing was changed. Please settle this first: ${lasting.map(({ detail }) => detail).join(' ')}`,
    { hindrances: lasting },
  );
}

import { Problem } from '../../kernel/problem.js';
import type { PolicyValue } from '../../policies/index.js';

/** How far a barefoot adviser has come on the way to specialist, in minutes, and how far it is. */
export interface Progress {
  readonly countersigned: { readonly minutes: number; readonly needed: number };
  readonly cpd: { readonly minutes: number; readonly needed: number };
  readonly isComplete: boolean;
}

export function progressOf(
  done: { readonly countersignedMinutes: number; readonly cpdMinutes: number },
  path: PolicyValue<'path-to-specialist'>,
): Progress {
  const countersigned = { minutes: done.countersignedMinutes, needed: path.countersigned_hours * 60 };
  const cpd = { minutes: done.cpdMinutes, needed: path.cpd_hours * 60 };
  const isComplete = [countersigned, cpd].every(({ minutes, needed }) => minutes >= needed);
  return { countersigned, cpd, isComplete };
}

/** Throws `promotion-not-ready`, saying how far it is. */
export function refuseUnfinished({ countersigned, cpd, isComplete }: Progress): void {
  if (isComplete) return;
  throw new Problem(
    'promotion-not-ready',
    `There are ${countersigned.minutes} of ${countersigned.needed} countersigned minutes, and ${cpd.minutes} of ${cpd.needed} minutes in the log. It takes all of both.`,
    { countersigned, cpd },
  );
}

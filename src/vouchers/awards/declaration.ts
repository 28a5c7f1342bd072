import { Problem } from '../../kernel/problem.js';

/** What whoever accepts a voucher declares, in the version that is in force. */
export interface DeclarationText {
  readonly code: string;
  readonly version: number;
  readonly subsidyOnly: boolean;
  readonly textEn: string;
  readonly textCy: string;
}

export type Declared = Pick<DeclarationText, 'code' | 'version'>;

/** Throws `declarations-needed` unless all are declared that are asked for, each in its version, and nothing else. */
export function refuseUndeclared(needed: readonly DeclarationText[], declared: readonly Declared[]): void {
  const plain = (some: readonly Declared[]) => some.map(({ code, version }) => `${code} ${version}`).toSorted();
  if (plain(needed).join() === plain(declared).join()) return;
  throw new Problem(
    'declarations-needed',
    'To accept this voucher, declare what is asked for, each in the version that is shown with the offer. Please read it again and send those.',
    { needed: needed.map(({ code, version }) => ({ code, version })) },
  );
}

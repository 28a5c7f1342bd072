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
  const surplus = surplusOf(needed, declared);
  const leaveOut = surplus.map(({ code, version }) => `${code} (version ${version})`).join(', ');
  throw new Problem(
    'declarations-needed',
    'To accept this voucher, declare what is asked for, each once and in the version that is shown with the offer. Please read it again and send those.' +
      (surplus.length > 0 ? ` Leave out what is not asked for, or is there twice: ${leaveOut}.` : ''),
    { needed: needed.map(({ code, version }) => ({ code, version })), surplus },
  );
}

/** What was declared without being asked for, or for a second time. */
function surplusOf(needed: readonly Declared[], declared: readonly Declared[]): Declared[] {
  const isSame = (a: Declared) => (b: Declared) => a.code === b.code && a.version === b.version;
  return declared
    .filter((one, index) => !needed.some(isSame(one)) || declared.findIndex(isSame(one)) < index)
    .map(({ code, version }) => ({ code, version }));
}

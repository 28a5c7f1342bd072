import { inPounds } from '../../kernel/money-words.js';
import { money, type Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import type { Package, Programme, ProgrammeState } from '../programme.js';

const transitions: Readonly<Record<ProgrammeState, readonly ProgrammeState[]>> = {
  draft: ['open'],
  open: ['paused', 'closed'],
  paused: ['open', 'closed'],
  closed: [],
};

/** What a programme still needs before it opens; none: it may. */
export interface Missing {
  readonly code: 'summary' | 'welsh' | 'package' | 'package-too-large' | 'money' | 'window';
  readonly detail: string;
}

export interface Readiness {
  /** Those that are not retired. */
  readonly packages: readonly Package[];
  readonly fund: Money;
}

/**
 * A programme in another state; in the one that it has it stays as it is. Opening a draft takes all that it needs.
 * Throws `programme-state`, `programme-not-ready`.
 */
export function inProgrammeState(
  standing: Programme,
  state: Exclude<ProgrammeState, 'draft'>,
  readiness: Readiness,
  now: Temporal.Instant,
): Programme {
  if (standing.state === state) return standing;
  if (!transitions[standing.state].includes(state)) {
    throw new Problem('programme-state', `This programme is ${standing.state}: it cannot become ${state}.`, {
      state: standing.state,
    });
  }
  const missing = state === 'open' ? missingToOpen(standing, readiness, now).filter(isNeededBy(standing.state)) : [];
  if (missing.length > 0) {
    throw new Problem('programme-not-ready', `It was not opened. ${missing.map(({ detail }) => detail).join(' ')}`, {
      missing,
    });
  }
  return { ...standing, state, stateSince: now, version: standing.version + 1 };
}

/** One that was open before may be opened again for those who wait, without money or a window: but not for nothing. */
function isNeededBy(state: ProgrammeState): (missing: Missing) => boolean {
  return ({ code }) => state === 'draft' || code === 'package';
}

export function missingToOpen(
  programme: Programme,
  { packages, fund }: Readiness,
  now: Temporal.Instant,
): readonly Missing[] {
  const { nameCy, summaryEn, summaryCy, closesAt, currency } = programme;
  const least = Math.min(...packages.map(({ valueMinor }) => valueMinor));
  const most = Math.min(programme.budgetMinor, programme.monthlyCapMinor ?? Infinity);
  const tooLarge = packages.find(({ valueMinor }) => valueMinor > most);
  const needs: Readonly<Record<Missing['code'], string | false>> = {
    summary: summaryEn === '' && 'Say in its summary what it is for.',
    welsh:
      (nameCy === '' || (summaryEn !== '' && summaryCy === '')) && 'Give its name and its summary in Welsh as well.',
    package: packages.length === 0 && 'Add a package: it is what can be applied for.',
    'package-too-large':
      tooLarge !== undefined &&
      `Its package “${tooLarge.titleEn}” is worth more than its budget, or than a month, may commit: raise them, or retire it.`,
    money:
      packages.length > 0 &&
      fund.minor < least &&
      `Deposit at least ${inPounds(money(least, currency))}: its fund has ${inPounds(fund)}.`,
    window: Temporal.Instant.compare(closesAt, now) <= 0 && 'Its window is over: let it close later.',
  };
  return (Object.keys(needs) as Missing['code'][]).flatMap((code) => {
    const detail = needs[code];
    return detail === false ? [] : [{ code, detail }];
  });
}

/** Throws `programme-state`. */
export function refuseClosed({ state }: Programme): void {
  if (state !== 'closed') return;
  throw new Problem('programme-state', 'This programme is closed, and stays as it was.', { state });
}

/** Throws `programme-not-ready` where an open programme would be left without anything to apply for. */
export function refuseWithoutPackage({ state }: Programme, left: readonly Package[]): void {
  if (state !== 'open' || left.length > 0) return;
  throw new Problem(
    'programme-not-ready',
    'This is the last package of an open programme. Add another first, or pause the programme.',
    { missing: [{ code: 'package', detail: 'Add a package: it is what can be applied for.' }] },
  );
}

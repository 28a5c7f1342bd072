/** A transfer as far as it says where money went; what an account gives is below zero. */
export interface Flow {
  readonly id: string;
  readonly reverses: string | null;
  readonly postings: readonly {
    readonly account: string;
    /** Who it is to whom money goes back, where one account gives for somebody and another gets for them; else the account. */
    readonly party?: string;
    readonly minor: number;
  }[];
}

/** Money that came into the accounts that are followed, such as a deposit: what is drawn later is traced to it. */
interface Lot {
  readonly flow: string;
  /** The account that it came from, and the first one that it came to. */
  readonly from: string;
  readonly to: string;
}

/** So much of a lot went from one account to another by a transfer. */
export interface Movement {
  readonly flow: string;
  readonly from: string;
  readonly to: string;
  readonly lot: Lot;
  readonly minor: number;
  /** It went to where it had been before. */
  readonly back: boolean;
}

/** Part of a lot, where it lies. The path says through whom it came, the last one last. */
interface Slice {
  readonly lot: Lot;
  readonly order: number;
  readonly path: readonly string[];
  readonly minor: number;
}

/** One account gives, another gets, at most so much. */
interface Pair {
  readonly flow: Flow;
  readonly giver: string;
  readonly getter: string;
  readonly from: string;
  readonly to: string;
  readonly most: number;
}

/**
 * Which lot paid for what, first in, first out, for transfers in the order in which they were written: what leaves a
 * followed account is of its oldest lots. Money that goes back goes back as it was, so that it lies before what came later;
 * of that the newest part goes, and of a reversal the very lots that it undoes. What will go back is not drawn before: a
 * session that two pay for, and of which each gets something back, is paid by each with the rest.
 * Throws a RangeError where more leaves a followed account than has come.
 */
export function movementsOf(flows: readonly Flow[], followed: ReadonlySet<string>): Movement[] {
  const trace = new Trace(flows, followed);
  for (const flow of flows) trace.follow(flow);
  return trace.movements;
}

class Trace {
  readonly movements: Movement[] = [];
  private readonly holdings = new Map<string, readonly Slice[]>();
  /** What each account will still give to whom. */
  private readonly toCome = new Map<string, Map<string, number>>();
  private lots = 0;

  constructor(
    flows: readonly Flow[],
    private readonly followed: ReadonlySet<string>,
  ) {
    for (const flow of flows) this.expect(flow, 1);
  }

  follow(flow: Flow): void {
    this.expect(flow, -1);
    const left = new Map(flow.postings.map(({ account, minor }) => [account, Math.abs(minor)]));
    const received: (() => void)[] = [];
    for (const take of ['takeBack', 'takeOldest'] as const) {
      for (const { giver, getter, from, to } of pairsOf(flow)) {
        const most = Math.min(left.get(giver) ?? 0, left.get(getter) ?? 0);
        const slices = this[take]({ flow, giver, getter, from, to, most });
        const taken = sumOf(slices);
        left.set(giver, (left.get(giver) ?? 0) - taken);
        left.set(getter, (left.get(getter) ?? 0) - taken);
        received.push(() => this.put({ flow, giver, getter, from, to, most }, slices));
      }
    }
    if (left.values().some((missing) => missing > 0)) throw new RangeError(`More leaves by ${flow.id} than has come.`);
    for (const put of received) put();
  }

  private expect(flow: Flow, sign: 1 | -1): void {
    for (const { account, minor } of flow.postings) {
      if (minor > 0 || !this.followed.has(account)) continue;
      const wanted = this.toCome.get(account) ?? new Map<string, number>();
      for (const getting of flow.postings.filter((posting) => posting.minor > 0)) {
        const party = partyOf(getting);
        wanted.set(party, (wanted.get(party) ?? 0) + sign * getting.minor);
      }
      this.toCome.set(account, wanted);
    }
  }

  private takeBack({ flow, giver, to, most }: Pair): Slice[] {
    const own = (this.holdings.get(giver) ?? []).filter(({ path }) => path.includes(to)).toReversed();
    const undone = flow.reverses === null ? new Set<Lot>() : this.lotsOf(flow.reverses);
    const first = own.filter(({ lot }) => undone.has(lot));
    return this.take(giver, [...first, ...own.filter(({ lot }) => !undone.has(lot))], most);
  }

  private lotsOf(flow: string): ReadonlySet<Lot> {
    return new Set(this.movements.filter((moved) => moved.flow === flow).map(({ lot }) => lot));
  }

  /** Of what will not go back, as far as there is enough of that. */
  private takeOldest({ flow, giver, getter, from, most }: Pair): Slice[] {
    if (!this.followed.has(giver)) {
      const lot = { flow: flow.id, from: giver, to: getter };
      return most > 0 ? [{ lot, order: this.lots++, path: [], minor: most }] : [];
    }
    const kept = this.keptBack(giver, from);
    const free = (this.holdings.get(giver) ?? []).map((slice) => ({
      ...slice,
      minor: slice.minor - (kept.get(slice) ?? 0),
    }));
    const taken = this.take(giver, free, most);
    return [...taken, ...this.take(giver, this.holdings.get(giver) ?? [], most - sumOf(taken))];
  }

  private keptBack(giver: string, from: string): ReadonlyMap<Slice, number> {
    const wanted = this.toCome.get(giver);
    const reserved = new Map<string, number>();
    const kept = new Map<Slice, number>();
    for (const slice of (this.holdings.get(giver) ?? []).toReversed()) {
      for (const party of new Set(slice.path)) {
        const missing = party === from ? 0 : (wanted?.get(party) ?? 0) - (reserved.get(party) ?? 0);
        const minor = Math.min(slice.minor - (kept.get(slice) ?? 0), missing);
        kept.set(slice, (kept.get(slice) ?? 0) + minor);
        reserved.set(party, (reserved.get(party) ?? 0) + minor);
      }
    }
    return kept;
  }

  private take(giver: string, wanted: readonly Slice[], most: number): Slice[] {
    if (most === 0) return [];
    const taken: Slice[] = [];
    let missing = most;
    for (const slice of wanted) {
      const minor = Math.min(slice.minor, missing);
      if (minor > 0) taken.push({ ...slice, minor });
      missing -= Math.max(minor, 0);
    }
    const gone = taken.map((slice) => ({ ...slice, minor: -slice.minor }));
    this.holdings.set(giver, inOrder([...(this.holdings.get(giver) ?? []), ...gone]));
    return taken;
  }

  private put({ flow, giver, getter, from, to }: Pair, slices: readonly Slice[]): void {
    for (const [lot, of] of Map.groupBy(slices, (slice) => slice.lot)) {
      const back = of.some(({ path }) => path.includes(to));
      this.movements.push({ flow: flow.id, from: giver, to: getter, lot, minor: sumOf(of), back });
    }
    if (!this.followed.has(getter)) return;
    const moved = slices.map((slice) => ({ ...slice, path: pathTo(to, from, slice.path) }));
    this.holdings.set(getter, inOrder([...(this.holdings.get(getter) ?? []), ...moved]));
  }
}

function pairsOf(flow: Flow): Omit<Pair, 'most'>[] {
  const [giving, getting] = [
    flow.postings.filter(({ minor }) => minor < 0),
    flow.postings.filter(({ minor }) => minor > 0),
  ];
  return getting.flatMap((getter) =>
    giving.map((giver) => ({
      ...{ flow, giver: giver.account, getter: getter.account },
      ...{ from: partyOf(giver), to: partyOf(getter) },
    })),
  );
}

function partyOf({ account, party }: Flow['postings'][number]): string {
  return party ?? account;
}

/** What goes back is where it was before. */
function pathTo(to: string, from: string, path: readonly string[]): readonly string[] {
  const before = path.lastIndexOf(to);
  return before < 0 ? [...path, from] : path.slice(0, before);
}

/** The oldest first; what lies together of one lot and came the same way is one slice. */
function inOrder(slices: readonly Slice[]): Slice[] {
  const same = Map.groupBy(slices, ({ order, path }) => [order, ...path].join());
  const whole = [...same.values()].flatMap((of) => (of[0] && sumOf(of) > 0 ? [{ ...of[0], minor: sumOf(of) }] : []));
  return whole.toSorted((a, b) => a.order - b.order);
}

function sumOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, { minor }) => sum + minor, 0);
}

/** A transfer as far as it says where money went; gifts are below zero. */
export interface Flow {
  readonly id: string;
  readonly reverses: string | null;
  readonly postings: readonly { readonly account: string; readonly minor: number }[];
}

/** Money that came into the accounts that are followed, such as a deposit: what is drawn later is traced to it. */
export interface Lot {
  readonly flow: string;
  readonly from: string;
  readonly minor: number;
}

/** So much of a lot went from one account to another by a transfer. */
export interface Movement {
  readonly flow: string;
  readonly from: string;
  readonly to: string;
  readonly lot: Lot;
  readonly minor: number;
}

/** Part of a lot, where it lies. The path says through which accounts it came, the last one last. */
interface Slice {
  readonly lot: Lot;
  readonly order: number;
  readonly path: readonly string[];
  readonly minor: number;
}

interface Parcel {
  readonly from: string;
  readonly slices: readonly Slice[];
}

/**
 * Which lot paid for what, first in, first out, for transfers in the order in which they were written: what leaves a
 * followed account is of its oldest lots. Money that goes back where it came from goes back as it was, so that it lies
 * before what came later; of that the newest part goes, and of a reversal the very lots that it undoes.
 * Throws a RangeError where more leaves a followed account than has come.
 */
export function movementsOf(flows: readonly Flow[], followed: ReadonlySet<string>): Movement[] {
  const trace = new Trace(followed);
  for (const flow of flows) trace.follow(flow);
  return trace.movements;
}

class Trace {
  readonly movements: Movement[] = [];
  private readonly holdings = new Map<string, Slice[]>();
  private lots = 0;

  constructor(private readonly followed: ReadonlySet<string>) {}

  follow(flow: Flow): void {
    const giving = new Map<string, number>();
    const getting = new Map<string, number>();
    for (const { account, minor } of flow.postings) (minor < 0 ? giving : getting).set(account, Math.abs(minor));
    for (const [giver, given] of giving) if (!this.followed.has(giver)) this.receive(flow, giver, given);
    const pairs = [...getting.keys()].flatMap((getter) => [...giving.keys()].map((giver) => [giver, getter] as const));
    const parcels: { getter: string; parcel: Parcel }[] = [];
    for (const take of [this.takeBack, this.takeOldest]) {
      for (const [giver, getter] of pairs) {
        const most = Math.min(giving.get(giver) ?? 0, getting.get(getter) ?? 0);
        const slices = take.call(this, { flow, giver, getter, most });
        const taken = sumOf(slices);
        giving.set(giver, (giving.get(giver) ?? 0) - taken);
        getting.set(getter, (getting.get(getter) ?? 0) - taken);
        parcels.push({ getter, parcel: { from: giver, slices } });
      }
    }
    if (getting.values().some((missing) => missing > 0))
      throw new RangeError(`More leaves by ${flow.id} than has come.`);
    for (const { getter, parcel } of parcels) this.put(flow, getter, parcel);
  }

  /** Money of an account that is not followed is a lot of its own. */
  private receive(flow: Flow, from: string, minor: number): void {
    const lot = { flow: flow.id, from, minor };
    this.holdings.set(from, [{ lot, order: this.lots++, path: [], minor }]);
  }

  private takeBack({ flow, giver, getter, most }: Taking): Slice[] {
    const undone = flow.reverses === null ? new Set<Lot>() : this.lotsOf(flow.reverses);
    const own = (this.holdings.get(giver) ?? []).filter(({ path }) => path.at(-1) === getter);
    const [meant, newest] = [own.filter(({ lot }) => undone.has(lot)), own.filter(({ lot }) => !undone.has(lot))];
    return this.take(giver, [...meant.toReversed(), ...newest.toReversed()], most);
  }

  private lotsOf(flow: string): ReadonlySet<Lot> {
    return new Set(this.movements.filter((moved) => moved.flow === flow).map(({ lot }) => lot));
  }

  private takeOldest({ giver, most }: Taking): Slice[] {
    return this.take(giver, this.holdings.get(giver) ?? [], most);
  }

  private take(giver: string, wanted: readonly Slice[], most: number): Slice[] {
    const taken = new Map<Slice, number>();
    let missing = most;
    for (const slice of wanted) {
      const minor = Math.min(slice.minor, missing);
      if (minor > 0) taken.set(slice, minor);
      missing -= minor;
    }
    const left = (this.holdings.get(giver) ?? []).map((slice) => ({
      ...slice,
      minor: slice.minor - (taken.get(slice) ?? 0),
    }));
    this.holdings.set(
      giver,
      left.filter(({ minor }) => minor > 0),
    );
    return [...taken].map(([slice, minor]) => ({ ...slice, minor }));
  }

  private put(flow: Flow, to: string, { from, slices }: Parcel): void {
    for (const [lot, of] of Map.groupBy(slices, (slice) => slice.lot)) {
      this.movements.push({ flow: flow.id, from, to, lot, minor: sumOf(of) });
    }
    if (!this.followed.has(to)) return;
    const moved = slices.map((slice) => ({ ...slice, path: pathTo(to, from, slice.path) }));
    this.holdings.set(to, inOrder([...(this.holdings.get(to) ?? []), ...moved]));
  }
}

interface Taking {
  readonly flow: Flow;
  readonly giver: string;
  readonly getter: string;
  readonly most: number;
}

/** What goes back takes its last step back. */
function pathTo(to: string, from: string, path: readonly string[]): readonly string[] {
  return path.at(-1) === to ? path.slice(0, -1) : [...path, from];
}

/** The oldest first; what lies together of one lot and came the same way is one slice. */
function inOrder(slices: readonly Slice[]): Slice[] {
  const same = Map.groupBy(slices, ({ order, path }) => [order, ...path].join());
  const whole = [...same.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, minor: first.minor + sumOf(rest) }] : [],
  );
  return whole.toSorted((a, b) => a.order - b.order);
}

function sumOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, { minor }) => sum + minor, 0);
}

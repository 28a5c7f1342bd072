import fc from 'fast-check';
import { count, recovered, type World } from './world.js';

/** Something that somebody does; numbers say to which of the things that are there by then. */
interface Deed {
  readonly name: string;
  readonly which: number;
  readonly other: number;
}

export type Doing<Of extends World = World> = (world: Of, deed: Deed) => Promise<unknown>;

/** What there is to draw from. */
export interface Play<Of extends World> {
  readonly doings: Readonly<Record<string, Doing<Of>>>;
  /** How often each is drawn. */
  readonly weights: Readonly<Record<string, number>>;
  /** What the service suffers in the middle of a step: each in one of fifty. */
  readonly crashes: readonly ((world: Of) => Promise<void>)[];
  /** Asked after each step. */
  readonly holds: (world: Of) => Promise<void>;
}

/** One deed, or several at once, now and then with the service struck down in the middle of them. */
class Step<Of extends World> implements fc.AsyncCommand<object, Of> {
  constructor(
    private readonly play: Play<Of>,
    private readonly deeds: readonly Deed[],
    private readonly crash: number,
  ) {}

  check(): boolean {
    return true;
  }

  async run(_model: object, world: Of): Promise<void> {
    const crash = this.play.crashes[this.crash];
    world.crashing = crash !== undefined;
    const doing = this.deeds.map((deed) => this.done(world, deed));
    await Promise.all(crash ? [...doing, crash(world)] : doing);
    if (crash) count(world, `crash: ${crash.name}`);
    if (crash) await recovered(world);
    world.crashing = false;
    await this.play.holds(world);
  }

  private done(world: Of, deed: Deed): Promise<unknown> {
    return this.play.doings[deed.name]?.(world, deed) ?? Promise.reject(new Error(`No deed named ${deed.name}`));
  }

  toString(): string {
    const deeds = this.deeds.map(({ name, which, other }) => `${name} ${which}/${other}`);
    const crash = this.play.crashes[this.crash];
    return [...deeds, ...(crash ? [`crash (${crash.name})`] : [])].join(' + ');
  }
}

export function steps<Of extends World>(count: number, play: Play<Of>): fc.Arbitrary<Step<Of>[]> {
  const aDeed = deedOf(play.weights);
  const several = fc.oneof(
    { weight: 1, arbitrary: fc.array(aDeed, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(aDeed, { minLength: 2, maxLength: 5, size: 'max' }) },
  );
  const crash = fc.noBias(fc.integer({ min: 0, max: 49 }));
  const step = fc.tuple(several, crash).map(([deeds, which]) => new Step(play, deeds, which));
  return fc.array(step, { minLength: count, maxLength: count, size: 'max' });
}

function deedOf(weights: Readonly<Record<string, number>>): fc.Arbitrary<Deed> {
  const names = Object.entries(weights).map(([name, weight]) => ({
    weight: Math.ceil(weight * 10),
    arbitrary: fc.constant(name),
  }));
  return fc
    .tuple(fc.oneof(...names), fc.noBias(fc.nat(9999)), fc.noBias(fc.nat(9999)))
    .map(([name, which, other]) => ({ name, which, other }));
}

export function pick<T>(from: readonly T[], which: number): T {
  const one = from[which % from.length];
  if (one === undefined) throw new Error('Nothing to pick from.');
  return one;
}

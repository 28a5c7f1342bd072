import { Injectable } from '@nestjs/common';
import type { OrganisationId, UserId } from '../kernel/id.js';
import type { Transaction } from './database.js';

export interface KnownPerson {
  readonly userId: UserId;
  readonly email: string;
}

/** Which part of a long list. */
export interface Part {
  readonly skip: number;
  readonly count: number;
}

export type Entry = Readonly<Record<string, unknown>>;

export const hindranceCodes = [
  ...(['last-admin', 'upcoming-session', 'unsettled-session', 'time-held', 'steward', 'overseer'] as const),
] as const;
export const sessionStandings = ['recorded', 'unrecorded', 'missed', 'disputed', 'unpaid'] as const;
type SessionStanding = (typeof sessionStandings)[number];

/** Why somebody cannot be erased yet, and what to do about it. */
export interface Hindrance {
  readonly code: (typeof hindranceCodes)[number];
  readonly detail: string;
  /** What a session waits for, where that differs. */
  readonly standing?: SessionStanding;
  /** Of the organisation, session or adviser, in one language or in both. */
  readonly name?: { readonly en: string; readonly cy: string };
  /** When a session to come begins. */
  readonly start?: Temporal.Instant;
  /** Of the organisation, booking, group session or oversight. */
  readonly id?: string;
  /** It goes by itself soon: nobody need be told of it. */
  readonly passing?: true;
}

/** Everything of one kind that a module keeps of people. */
export interface PersonalRecords {
  /** For programs: the section of an export. */
  readonly name: string;
  readonly purpose: string;
  /** For how long, as people read it. */
  readonly kept: string;
  /** The columns that say whose it is, as `table (column)`; a test holds them against the database. */
  readonly covers: readonly string[];
  /** What an erasure takes away, and what it leaves and why, as people read it. */
  readonly erased: { readonly goes?: string; readonly stays?: string };
  /** In a fixed order, without anybody else's private data. */
  export(tx: Transaction, person: KnownPerson, part: Part): Promise<Entry[]>;
  /** Takes away what nobody has a duty to keep. Bears being called twice. */
  erase(tx: Transaction, person: KnownPerson, now: Temporal.Instant): Promise<void>;
  /** How many records the law holds. */
  held?(tx: Transaction, person: KnownPerson, now: Temporal.Instant): Promise<number>;
  hindrances?(tx: Transaction, person: KnownPerson, now: Temporal.Instant): Promise<Hindrance[]>;
  /** Locks what must not change while somebody is erased. */
  readonly lock?: { readonly what: Lockable; take(tx: Transaction, person: KnownPerson): Promise<void> };
  /** Of somebody who was erased: takes away what the law has held, and holds no longer. */
  release?(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<void>;
}

const lockOrder = ['diary', 'profile', 'organisations', 'webhook-endpoints'] as const;
type Lockable = (typeof lockOrder)[number];

/** Everything of one kind that a module keeps of an organisation; of people their names and roles only. */
export interface OrganisationRecords {
  readonly name: string;
  readonly purpose: string;
  readonly kept: string;
  export(tx: Transaction, organisationId: OrganisationId, part: Part): Promise<Entry[]>;
}

/** What is kept of people and organisations, told by the modules that keep it: whoever exports or erases knows none of them. */
@Injectable()
export class PersonalData {
  private readonly people = new Map<string, PersonalRecords>();
  private readonly organisations = new Map<string, OrganisationRecords>();

  /** Call it while modules start. */
  tell(records: PersonalRecords): void {
    if (this.people.has(records.name)) throw new Error(`Told twice what is kept of people: ${records.name}`);
    this.people.set(records.name, records);
  }

  /** Call it while modules start. */
  tellOfOrganisations(records: OrganisationRecords): void {
    if (this.organisations.has(records.name)) throw new Error(`Told twice: ${records.name}`);
    this.organisations.set(records.name, records);
  }

  ofPeople(): readonly PersonalRecords[] {
    return [...this.people.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  }

  ofOrganisations(): readonly OrganisationRecords[] {
    return [...this.organisations.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  }

  /** In the one order in which everybody locks. */
  async lock(tx: Transaction, person: KnownPerson): Promise<void> {
    for (const what of lockOrder) {
      for (const { lock } of this.ofPeople()) if (lock?.what === what) await lock.take(tx, person);
    }
  }

  async hindrances(tx: Transaction, person: KnownPerson, now: Temporal.Instant): Promise<Hindrance[]> {
    const all: Hindrance[] = [];
    for (const records of this.ofPeople()) all.push(...((await records.hindrances?.(tx, person, now)) ?? []));
    return all;
  }
}

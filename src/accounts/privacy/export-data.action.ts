import { Injectable } from '@nestjs/common';
import type { OrganisationId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { type Entry, type Part, PersonalData } from '../../platform/personal-data.js';
import { permit } from '../access.js';
import { type Actor, relationsTo } from '../actor.js';
import { type Export, type ExportSection, mostEntries } from './export.view.js';

/** One kind of records, whoever they are of. */
interface Records {
  readonly name: string;
  readonly purpose: string;
  readonly kept: string;
  readonly read: (tx: Transaction, part: Part) => Promise<Entry[]>;
}

/** Everything that is kept of a person or an organisation: the beginning of each section at once, the rest section by section. */
@Injectable()
export class ExportData {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
  ) {}

  person(actor: Actor): Promise<Export> {
    return this.all({ kind: 'person', id: actor.userId }, '/api/v1/me/export', this.recordsOfPerson(actor));
  }

  /** Throws `not-found`. */
  personSection(actor: Actor, name: string, from: number): Promise<ExportSection> {
    return this.one(name, from, '/api/v1/me/export', this.recordsOfPerson(actor));
  }

  /** Throws `not-found`, to strangers too, and `not-allowed`. */
  organisation(actor: Actor, id: OrganisationId): Promise<Export> {
    permit('exportOrganisation', relationsTo(actor, id), 'organisation');
    return this.all({ kind: 'organisation', id }, `/api/v1/organisations/${id}/export`, this.recordsOfOrganisation(id));
  }

  /** Throws `not-found`, to strangers too, and `not-allowed`. */
  organisationSection(actor: Actor, id: OrganisationId, name: string, from: number): Promise<ExportSection> {
    permit('exportOrganisationSection', relationsTo(actor, id), 'organisation');
    return this.one(name, from, `/api/v1/organisations/${id}/export`, this.recordsOfOrganisation(id));
  }

  private all(of: Export['of'], address: string, records: readonly Records[]): Promise<Export> {
    return this.database.transaction(async (tx) => {
      const sections: ExportSection[] = [];
      for (const each of records) sections.push(await sectionOf(tx, each, address, 0));
      return { schema: 'barefoot-export-1', made_at: this.clock.now().toString(), of, sections };
    });
  }

  private one(name: string, from: number, address: string, records: readonly Records[]): Promise<ExportSection> {
    const found = records.find((each) => each.name === name);
    if (!found) throw notFound('section');
    return this.database.transaction((tx) => sectionOf(tx, found, address, from));
  }

  private recordsOfPerson({ userId, email }: Actor): Records[] {
    return this.personalData.ofPeople().map((records) => ({
      ...records,
      read: (tx, part) => records.export(tx, { userId, email }, part),
    }));
  }

  private recordsOfOrganisation(id: OrganisationId): Records[] {
    return this.personalData.ofOrganisations().map((records) => ({
      ...records,
      read: (tx, part) => records.export(tx, id, part),
    }));
  }
}

async function sectionOf(
  tx: Transaction,
  { name, purpose, kept, read }: Records,
  address: string,
  from: number,
): Promise<ExportSection> {
  const found = await read(tx, { skip: from, count: mostEntries + 1 });
  const next = found.length > mostEntries ? `${address}/${name}?from=${from + mostEntries}` : null;
  return { name, purpose, kept, entries: found.slice(0, mostEntries), next };
}

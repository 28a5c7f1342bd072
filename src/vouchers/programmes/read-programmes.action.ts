import { Injectable } from '@nestjs/common';
import { type Actor, permit, relationsTo } from '../../accounts/index.js';
import type { OrganisationId, ProgrammeId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import type { Programme } from '../programme.js';
import { PackageTable } from './packages.table.js';
import { missingToOpen, type Readiness } from './programme-state.js';
import type { ListProgrammesRequest, PageOfProgrammesRequest } from './programme.request.js';
import { viewOpening, viewProgramme, viewProgrammes } from './programme.view.js';
import { ProgrammesTable } from './programmes.table.js';
import { readProgramme } from './relations.js';

@Injectable()
export class ReadProgrammes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  view(programme: Programme) {
    return this.database.transaction((tx) => viewProgramme(tx, programme));
  }

  /** Throws `not-found`. */
  one(actor: Actor | undefined, id: ProgrammeId) {
    return this.database.transaction(async (tx) =>
      viewProgramme(tx, await readProgramme(tx, actor, id, 'readProgramme')),
    );
  }

  open({ region, stage, topic, limit, cursor }: ListProgrammesRequest) {
    return this.database.transaction(async (tx) => {
      const [now, after] = [this.clock.now(), placeAfter(cursor)];
      const found = await new ProgrammesTable(tx).open({ region, stage, topic, now, after, count: limit + 1 });
      const { items, next_cursor } = pageOf(found, limit, ({ closesAt: at, id }) => ({ at, id }));
      return { items: await viewProgrammes(tx, items), next_cursor };
    });
  }

  /** Drafts too. Throws `not-found` to strangers. */
  ofFunder(actor: Actor, funderId: OrganisationId, { limit, cursor }: PageOfProgrammesRequest) {
    permit('listProgrammesOfFunder', relationsTo(actor, funderId), 'funder');
    return this.database.transaction(async (tx) => {
      const page = { after: placeAfter(cursor), count: limit + 1 };
      const found = await new ProgrammesTable(tx).ofFunder(funderId, page);
      const { items, next_cursor } = pageOf(found, limit, ({ createdAt: at, id }) => ({ at, id }));
      return { items: await viewProgrammes(tx, items), next_cursor };
    });
  }

  /** What a draft needs before it opens. Throws `not-found`, `not-allowed`. */
  opening(actor: Actor, id: ProgrammeId) {
    return this.database.transaction(async (tx) => {
      const programme = await readProgramme(tx, actor, id, 'previewOpening');
      return viewOpening(missingToOpen(programme, await readinessOf(tx, programme), this.clock.now()));
    });
  }
}

export async function readinessOf(tx: Transaction, { id, currency }: Programme): Promise<Readiness> {
  const packages = await new PackageTable(tx).ofProgramme(id);
  return { packages, fund: await new Ledger(tx).balanceOf({ kind: 'programme-fund', owner: id }, currency) };
}

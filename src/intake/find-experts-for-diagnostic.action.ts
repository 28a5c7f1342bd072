import { Injectable } from '@nestjs/common';
import { type Actor, permit, relationsTo } from '../accounts/index.js';
import { SearchExperts } from '../experts/index.js';
import type { DiagnosticId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { FindExpertsRequest } from './diagnostic.request.js';
import { DiagnosticTable } from './diagnostic.table.js';
import { fitOf } from './proposal/fit.js';
import { propose } from './proposal/propose.js';

@Injectable()
export class FindExpertsForDiagnostic {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly searchExperts: SearchExperts,
  ) {}

  /** A page of the directory, as kept answers ask for it. Throws `not-found`, `invalid-request` for a cursor of another search. */
  async run(actor: Actor, id: DiagnosticId, { topic, kind, limit, cursor }: FindExpertsRequest) {
    const {
      organisationId,
      answers,
      keptAt: since,
    } = await this.database.transaction((tx) => new DiagnosticTable(tx).find(id));
    permit('findExpertsForDiagnostic', relationsTo(actor, organisationId), 'diagnostic');
    const fit = fitOf(answers, propose(answers), { since, now: this.clock.now(), topic, kind });
    return this.searchExperts.run({ ...fit, limit, cursor });
  }
}

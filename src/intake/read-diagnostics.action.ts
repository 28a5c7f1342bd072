import { Injectable } from '@nestjs/common';
import { type Actor, permit, relationsTo } from '../accounts/index.js';
import type { DiagnosticId, OrganisationId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { pageOf, placeAfter } from '../platform/http/cursor.js';
import { answersOf, type AnswersRequest, type ListDiagnosticsRequest } from './diagnostic.request.js';
import { type Diagnostic, DiagnosticTable } from './diagnostic.table.js';
import { type FullProposal, makeProposal } from './make-proposal.js';

/** What is proposed is worked out when it is asked for: rules and programmes of today. */
@Injectable()
export class ReadDiagnostics {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** For whoever asks. Nothing is kept. */
  propose(request: AnswersRequest): Promise<FullProposal> {
    const now = this.clock.now();
    return this.database.transaction((tx) => makeProposal(tx, answersOf(request), { now, since: now }));
  }

  /** The newest first. */
  list(actor: Actor, organisationId: OrganisationId, { limit, cursor }: ListDiagnosticsRequest) {
    permit('listDiagnostics', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      const found = await new DiagnosticTable(tx).ofOrganisation(organisationId, placeAfter(cursor), limit + 1);
      return pageOf(found, limit, ({ keptAt, id }) => ({ at: keptAt, id }));
    });
  }

  /** Throws `not-found`. */
  one(actor: Actor, id: DiagnosticId): Promise<FullProposal & { readonly diagnostic: Diagnostic }> {
    return this.database.transaction(async (tx) => {
      const diagnostic = await new DiagnosticTable(tx).find(id);
      const { organisationId, answers, keptAt: since } = diagnostic;
      permit('readDiagnostic', relationsTo(actor, organisationId), 'diagnostic');
      return { diagnostic, ...(await makeProposal(tx, answers, { now: this.clock.now(), since, organisationId })) };
    });
  }
}

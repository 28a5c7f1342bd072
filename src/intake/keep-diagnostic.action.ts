import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../accounts/index.js';
import { type DiagnosticId, newId, type OrganisationId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { answersOf, type KeepDiagnosticRequest } from './diagnostic.request.js';
import { type Diagnostic, DiagnosticTable, mostDiagnostics } from './diagnostic.table.js';
import { diagnosticVersion } from './proposal/diagnostic.js';
import { type FullProposal, makeProposal } from './make-proposal.js';

@Injectable()
export class KeepDiagnostic {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps answers that were consented to, and proposes. Throws `too-many-entries`. */
  run(
    actor: Actor,
    organisationId: OrganisationId,
    request: KeepDiagnosticRequest,
  ): Promise<FullProposal & { readonly diagnostic: Diagnostic }> {
    permit('keepDiagnostic', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      await new AccountTable(tx).lockOrganisation(organisationId);
      const diagnostics = new DiagnosticTable(tx);
      if ((await diagnostics.count(organisationId)) >= mostDiagnostics) throw tooMany();
      const now = this.clock.now();
      const diagnostic: Diagnostic = {
        ...{ id: newId<DiagnosticId>(), organisationId, answers: answersOf(request.answers) },
        ...{ version: diagnosticVersion, consentVersion: request.consent_version, keptAt: now, keptBy: actor.userId },
      };
      await diagnostics.insert(diagnostic);
      return { diagnostic, ...(await makeProposal(tx, diagnostic.answers, { now, since: now, organisationId })) };
    });
  }

  /** Consent is withdrawn as it was given. Throws `not-found`. */
  remove(actor: Actor, id: DiagnosticId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const diagnostics = new DiagnosticTable(tx);
      const { organisationId } = await diagnostics.find(id);
      permit('removeDiagnostic', relationsTo(actor, organisationId), 'diagnostic');
      await diagnostics.remove(id);
    });
  }
}

function tooMany(): Problem {
  return new Problem(
    'too-many-entries',
    `Nothing was kept: we keep ${mostDiagnostics} diagnostics of an organisation. Remove one that you need no longer.`,
  );
}

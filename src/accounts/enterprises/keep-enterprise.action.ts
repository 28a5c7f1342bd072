import { Injectable } from '@nestjs/common';
import type { OrganisationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { permit } from '../access.js';
import { AccountTable } from '../account.table.js';
import { type Actor, relationsTo } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { deedOf, type Enterprise } from './enterprise.js';
import type { EnterpriseRequest } from './enterprise.request.js';
import { EnterpriseTable } from './enterprise.table.js';

@Injectable()
export class KeepEnterprise {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Undefined where the organisation has said nothing of itself. */
  read(actor: Actor, organisationId: OrganisationId): Promise<Enterprise | undefined> {
    permit('readEnterprise', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      await new AccountTable(tx).knownOrganisation(organisationId);
      return new EnterpriseTable(tx).find(organisationId);
    });
  }

  /** All of it at once. Support is given by what is said here, so who said what is in the audit log. */
  set(actor: Actor, organisationId: OrganisationId, request: EnterpriseRequest): Promise<Enterprise> {
    const relations = relationsTo(actor, organisationId);
    permit('setEnterprise', relations, 'organisation');
    return this.database.transaction(async (tx) => {
      await new AccountTable(tx).lockOrganisation(organisationId);
      const now = this.clock.now();
      const { legal_form: legalForm, registration_number: registrationNumber, ...rest } = request;
      const enterprise = { organisationId, legalForm, registrationNumber, ...rest, updatedAt: now };
      await new EnterpriseTable(tx).save(enterprise);
      await new Audit(tx).write(
        deedOf(enterprise, { by: actor.userId, as: relations.includes('admin') ? 'admin' : 'booker' }),
      );
      return enterprise;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../../accounts/index.js';
import { newId, type OrganisationId, type ProgrammeId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { PolicyTable } from '../../policies/index.js';
import type { Programme } from '../programme.js';
import { ProgrammeTable } from '../programme.table.js';
import { type Funder, notAFunder } from './funder.js';
import { FunderTable } from './funder.table.js';
import { mostProgrammes } from './limits.js';
import { inProgrammeState } from './programme-state.js';
import { defaultTerms, refuseIdleScorers, refuseOddTerms, withTerms } from './programme-terms.js';
import {
  type ChangeProgrammeRequest,
  type ChangeProgrammeStateRequest,
  type CreateProgrammeRequest,
  termsOf,
} from './programme.request.js';
import { ProgrammesTable } from './programmes.table.js';
import { readinessOf } from './read-programmes.action.js';
import { recordDeed } from './record-deed.js';
import { lockProgramme } from './relations.js';

@Injectable()
export class ChangeProgrammes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A draft. Throws `not-found` to strangers, `not-allowed`, `not-a-funder`, `programme-terms`, `too-many-entries`. */
  create(actor: Actor, request: CreateProgrammeRequest): Promise<Programme> {
    const funderId = request.funder_id as OrganisationId;
    permit('createProgramme', relationsTo(actor, funderId), 'funder');
    return this.database.transaction(async (tx) => {
      await new AccountTable(tx).lockOrganisation(funderId);
      const funder = await knownFunder(tx, funderId);
      const now = this.clock.now();
      const terms = termsOf(request);
      const programme: Programme = {
        ...defaultTerms(await new PolicyTable(tx).inForce('vouchers', now)),
        ...terms,
        ...{ id: newId<ProgrammeId>(), funderId, subsidyControlled: funder.isPublicAuthority, currency: 'GBP' },
        ...{ state: 'draft', stateSince: now, version: 1, createdAt: now, createdBy: actor.userId },
      };
      refuseIdleScorers(terms, programme.decision);
      refuseOddTerms(programme);
      await new ProgrammeTable(tx).insert(programme);
      await recordDeed(tx, programme, 'programme-created', { actor, at: now });
      return programme;
    });
  }

  /** Throws `not-found`, `not-allowed`, `programme-state`, `programme-terms`. */
  change(actor: Actor, id: ProgrammeId, request: ChangeProgrammeRequest): Promise<Programme> {
    return this.database.transaction(async (tx) => {
      const standing = await lockProgramme(tx, actor, id, 'changeProgramme');
      const changed = withTerms(standing, termsOf(request));
      if (changed === standing) return standing;
      await new ProgrammeTable(tx).update(changed);
      const facts = { version: changed.version, fields: Object.keys(request).toSorted().join(' ') };
      await recordDeed(tx, changed, 'programme-changed', { actor, at: this.clock.now(), facts });
      return changed;
    });
  }

  /** Throws `not-found`, `not-allowed`, `programme-state`, `programme-not-ready`. */
  changeState(actor: Actor, id: ProgrammeId, { state }: ChangeProgrammeStateRequest): Promise<Programme> {
    return this.database.transaction(async (tx) => {
      const standing = await lockProgramme(tx, actor, id, 'changeProgrammeState');
      const now = this.clock.now();
      const changed = inProgrammeState(standing, state, await readinessOf(tx, standing), now);
      if (changed === standing) return standing;
      await new ProgrammeTable(tx).update(changed);
      const deed = ({ open: 'programme-opened', paused: 'programme-paused', closed: 'programme-closed' } as const)[
        state
      ];
      await recordDeed(tx, changed, deed, { actor, at: now, facts: { was: standing.state } });
      return changed;
    });
  }
}

/** Throws `not-a-funder`, and `too-many-entries` to one that has as many programmes as there may be. */
async function knownFunder(tx: Transaction, id: OrganisationId): Promise<Funder> {
  const funder = await new FunderTable(tx).find(id);
  if (!funder) throw notAFunder();
  if ((await new ProgrammesTable(tx).countOfFunder(id)) >= mostProgrammes) {
    throw new Problem(
      'too-many-entries',
      `This funder has ${mostProgrammes} programmes already. Change one of its drafts.`,
    );
  }
  return funder;
}

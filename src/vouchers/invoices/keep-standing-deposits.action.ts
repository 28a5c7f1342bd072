import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { newId, type OrganisationId, type ProgrammeId, type StandingDepositId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { activeMandateOf, PAYMENT_PROVIDERS, type PaymentProviders } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { recordDeed } from '../programmes/record-deed.js';
import { lockProgramme, readProgramme } from '../programmes/relations.js';
import { refuseForClosed } from './invoice.js';
import { changed, type StandingDeposit } from './standing-deposit.js';
import type {
  ChangeStandingDepositRequest,
  ListStandingDepositsRequest,
  StartStandingDepositRequest,
} from './standing-deposit.request.js';
import { StandingDepositTable } from './standing-deposit.table.js';
import { viewStandingDeposit } from './standing-deposit.view.js';

const mostOfProgramme = 5;

@Injectable()
export class KeepStandingDeposits {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * From the next time that its day comes, today included.
   * Throws `not-found`, `not-allowed`, `programme-state`, `payments-off`, `no-mandate`, `standing-deposit-limit`.
   */
  start(actor: Actor, programmeId: ProgrammeId, request: StartStandingDepositRequest): Promise<StandingDeposit> {
    return this.database.transaction(async (tx) => {
      const programme = await lockProgramme(tx, actor, programmeId, 'startStandingDeposit');
      const [now, table] = [this.clock.now(), new StandingDepositTable(tx)];
      refuseForClosed(programme);
      await refuseWithoutMandate(tx, programme.funderId);
      this.providers.of('gocardless');
      refuseMany(await table.countOf(programmeId));
      const { amount, day, buyer_reference: buyerReference = null } = request;
      const standing: StandingDeposit = {
        ...{ id: newId<StandingDepositId>(), programmeId, amount, day, buyerReference, state: 'active' },
        ...{ stateSince: now, stateBy: actor.userId, pauseReason: null, startedAt: now, startedBy: actor.userId },
      };
      await table.insert(standing);
      const facts = { standing_deposit_id: standing.id, amount_minor: amount.minor, day };
      await recordDeed(tx, programme, 'standing-deposit-started', { actor, at: now, facts });
      return standing;
    });
  }

  /** Throws `not-found`, `not-allowed`, `standing-deposit-state`, and to resume it `no-mandate`, `programme-state`. */
  change(
    actor: Actor,
    { programmeId, id }: Pick<StandingDeposit, 'programmeId' | 'id'>,
    { state }: ChangeStandingDepositRequest,
  ): Promise<StandingDeposit> {
    return this.database.transaction(async (tx) => {
      const programme = await lockProgramme(tx, actor, programmeId, 'changeStandingDeposit');
      const [now, table] = [this.clock.now(), new StandingDepositTable(tx)];
      const standing = await table.find(id);
      if (standing.programmeId !== programmeId) throw notFound('monthly deposit');
      const after = changed(standing, { state, by: actor.userId }, now);
      if (after === standing) return standing;
      if (state === 'active') {
        refuseForClosed(programme);
        await refuseWithoutMandate(tx, programme.funderId);
      }
      await table.update(after);
      const facts = { standing_deposit_id: id };
      await recordDeed(tx, programme, `standing-deposit-${state}`, { actor, at: now, facts });
      return after;
    });
  }

  /** Throws `not-found`, `not-allowed`. */
  list(actor: Actor, programmeId: ProgrammeId, { limit, cursor }: ListStandingDepositsRequest) {
    return this.database.transaction(async (tx) => {
      await readProgramme(tx, actor, programmeId, 'listStandingDeposits');
      const page = { after: placeAfter(cursor), count: limit + 1 };
      const found = await new StandingDepositTable(tx).ofProgramme(programmeId, page);
      const { items, next_cursor } = pageOf(found, limit, ({ startedAt: at, id }) => ({ at, id }));
      return { items: items.map(viewStandingDeposit), next_cursor };
    });
  }
}

async function refuseWithoutMandate(tx: Transaction, funderId: OrganisationId): Promise<void> {
  if (await activeMandateOf(tx, funderId)) return;
  throw new Problem(
    'no-mandate',
    'Nothing was written: there is no Direct Debit mandate of this funder that is active. Set one up first, which takes its bank some days.',
  );
}

function refuseMany(count: number): void {
  if (count < mostOfProgramme) return;
  throw new Problem(
    'standing-deposit-limit',
    `Nothing was started: a programme has at most ${mostOfProgramme} monthly deposits. End one that is not needed first.`,
    { most: mostOfProgramme },
  );
}

import { Inject, Injectable } from '@nestjs/common';
import { AccountTable, type Actor, Audit, permit, relationsTo } from '../../accounts/index.js';
import { type MandateId, newId, type OrganisationId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database, type Transaction } from '../../platform/database.js';
import { answerOf } from '../ask-provider.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../payment-providers.js';
import { isLinkGood, type Mandate, mostMandates } from './mandate.js';
import { MandateTable } from './mandate.table.js';

interface StartedMandate {
  readonly mandate: Mandate;
  /** Where somebody agrees to it. */
  readonly url: string | null;
}

@Injectable()
export class StartMandate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
    @Inject(CONFIG) private readonly config: Pick<Config, 'baseUrl'>,
  ) {}

  /**
   * The page on which an organisation agrees to be debited: a new one, or that of the mandate that nobody has agreed to yet. Throws
   * `not-found`, `not-allowed`, `mandate-limit`, `payments-off` and `provider-unavailable`.
   */
  async run(actor: Actor, organisationId: OrganisationId): Promise<StartedMandate> {
    permit('startMandate', relationsTo(actor, organisationId), 'organisation');
    const { debits } = this.providers;
    const { planned, payer } = await this.database.transaction((tx) => this.plan(tx, actor, organisationId));
    const wanted = { payer, returnUrl: `${this.config.baseUrl}/pay/mandate` };
    const { requestId, url } = await answerOf(debits.requestMandate(planned, wanted));
    const mandate = await this.database.transaction((tx) => this.write(tx, { ...planned, requestId }));
    return { mandate, url };
  }

  private async plan(tx: Transaction, actor: Actor, organisationId: OrganisationId) {
    const accounts = new AccountTable(tx);
    await accounts.lockOrganisation(organisationId);
    const { name: payer } = await accounts.knownOrganisation(organisationId);
    const mandates = new MandateTable(tx);
    const standing = await mandates.standing(organisationId);
    const now = this.clock.now();
    const begun = standing.find((mandate) => isLinkGood(mandate, now));
    if (begun) return { planned: begun, payer };
    if (standing.length >= mostMandates) throw tooMany();
    const nothingYet = { requestId: null, externalId: null, bankName: null, accountEnding: null };
    const notYet = { activeAt: null, endedAt: null, endReason: null };
    const planned: Mandate = {
      ...{ ...nothingYet, ...notYet, id: newId<MandateId>(), organisationId, state: 'requested', version: 1 },
      ...{ createdAt: now, createdBy: actor.userId },
    };
    await mandates.insert(planned);
    const on = { kind: 'mandate', id: planned.id } as const;
    await new Audit(tx).write({ at: now, by: actor.userId, as: 'self', deed: 'mandate-asked', on, organisationId });
    return { planned, payer };
  }

  /** What became of it meanwhile stays as it is. */
  private async write(tx: Transaction, asked: Mandate): Promise<Mandate> {
    const mandates = new MandateTable(tx);
    const mandate = await mandates.lock(asked.id);
    if (mandate.requestId !== null) return mandate;
    const known = { ...mandate, requestId: asked.requestId };
    await mandates.update(known);
    return known;
  }
}

function tooMany(): Problem {
  return new Problem(
    'mandate-limit',
    `Your organisation has ${mostMandates} Direct Debit mandates, which is as many as there may be. Cancel one first.`,
  );
}

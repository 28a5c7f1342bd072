import { Injectable } from '@nestjs/common';
import { type Actor, Audit, type OperationId, permit } from '../../accounts/index.js';
import { type Expert, ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { britishDate } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { type InvoicingAuthority, InvoicingAuthorityTable } from './invoicing-authority.table.js';
import type { TradingDetails } from './trading-details.js';
import { TradingDetailsTable } from './trading-details.table.js';
import type { AuthorityRequest, TradingDetailsRequest } from './trading.request.js';

/** Who an adviser is to the law, and whether we issue their invoices. */
@Injectable()
export class KeepTrading {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found`, `not-allowed`, `invalid-request`. */
  setDetails(actor: Actor, expertId: ExpertId, request: TradingDetailsRequest): Promise<TradingDetails> {
    return this.database.transaction(async (tx) => {
      const expert = await this.lock(tx, actor, { expertId, operation: 'setTradingDetails' });
      const now = this.clock.now();
      const details = detailsOf(expert.id, request, now);
      refuseUnborn(details, britishDate(now));
      await new TradingDetailsTable(tx).write(details);
      await this.record(tx, expert, { deed: 'trading-details-stated', at: now, facts: { kind: details.kind } });
      return details;
    });
  }

  /** Throws `not-found`, `not-allowed`, `trading-details-missing`. Saying the same again does nothing. */
  setAuthority(actor: Actor, expertId: ExpertId, { given, wording_version: wordingVersion }: AuthorityRequest) {
    return this.database.transaction(async (tx): Promise<InvoicingAuthority | undefined> => {
      const expert = await this.lock(tx, actor, { expertId, operation: 'setInvoicingAuthority' });
      if (given) refuseNobody(await new TradingDetailsTable(tx).find(expertId));
      const authorities = new InvoicingAuthorityTable(tx);
      const last = await authorities.last(expertId);
      if ((last?.given ?? false) === given) return last;
      const at = this.clock.now();
      const next = { expertId, number: (last?.number ?? 0) + 1, given, wordingVersion, at };
      await authorities.insert(next);
      await this.record(tx, expert, {
        ...{ deed: given ? 'invoicing-authority-given' : 'invoicing-authority-taken-back', at },
        facts: { wording_version: wordingVersion },
      });
      return next;
    });
  }

  private async lock(
    tx: Transaction,
    actor: Actor,
    { expertId, operation }: { readonly expertId: ExpertId; readonly operation: OperationId },
  ): Promise<Expert> {
    const expert = await new ExpertTable(tx).lock(expertId);
    permit(operation, relationsToExpert(actor, expert), 'adviser');
    return expert;
  }

  private record(tx: Transaction, expert: Expert, { deed, at, facts }: Recorded): Promise<void> {
    return new Audit(tx).write({
      ...{ at, by: expert.userId, as: 'adviser', deed, facts },
      on: { kind: 'adviser', id: expert.id },
    });
  }
}

interface Recorded {
  readonly deed: 'trading-details-stated' | 'invoicing-authority-given' | 'invoicing-authority-taken-back';
  readonly at: Temporal.Instant;
  readonly facts: Readonly<Record<string, string | number>>;
}

function detailsOf(expertId: ExpertId, request: TradingDetailsRequest, statedAt: Temporal.Instant): TradingDetails {
  const { kind, legal_name: legalName, address, country, vat_number: vatNumber, tax_number: taxNumber } = request;
  const dateOfBirth = request.kind === 'individual' ? request.date_of_birth : null;
  return {
    ...{ expertId, kind, legalName, address, country, vatNumber, taxNumber, dateOfBirth },
    ...{ invoicePrefix: request.invoice_prefix, statedAt },
  };
}

/** Throws `invalid-request`. */
function refuseUnborn({ dateOfBirth }: TradingDetails, today: string): void {
  if (dateOfBirth === null || dateOfBirth < today) return;
  const detail = `must be a day before today, ${today}`;
  throw new Problem('invalid-request', `Nothing was changed. Please mend: /date_of_birth: ${detail}.`, {
    errors: [{ pointer: '/date_of_birth', detail, rule: 'future' }],
  });
}

/** Throws `trading-details-missing`. */
function refuseNobody(details: TradingDetails | undefined): void {
  if (details) return;
  throw new Problem(
    'trading-details-missing',
    'An invoice says who issues it. State your trading details first, and then let us issue your invoices.',
  );
}

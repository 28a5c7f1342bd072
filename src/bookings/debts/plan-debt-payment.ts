import { AccountTable } from '../../accounts/index.js';
import type { OrganisationId, UserId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { type Payment, type PaymentProviders, planPayment, type Rail } from '../../payments/index.js';
import type { Transaction } from '../../platform/database.js';
import { debtOf } from '../../vouchers/index.js';

/** How long a payment of what is owed may be begun. */
const open = Temporal.Duration.from({ hours: 24 });

interface Planned {
  readonly organisationId: OrganisationId;
  readonly rail: Rail;
  /** In pence; all that is owed where nothing is said. */
  readonly minor?: number | undefined;
  readonly by: UserId;
}

/**
 * Plans a payment of what an organisation owes, which is locked for it. Its page is opened apart from this. Throws `debt-exceeded`,
 * `payments-off` and what {@link planPayment} throws.
 */
export async function planDebtPayment(
  tx: Transaction,
  { organisationId, rail, minor, by }: Planned,
  providers: PaymentProviders,
  now: Temporal.Instant,
): Promise<Payment> {
  await new AccountTable(tx).lockOrganisation(organisationId);
  const amount = await amountOf(tx, organisationId, minor);
  const thing = { purpose: 'debt', reference: organisationId, organisationId } as const;
  const planned = { ...thing, rail, amount, plannedBy: by, expiresAt: now.add(open) };
  const payment = await planPayment(tx, planned, now);
  providers.of(payment.provider);
  return payment;
}

/** Throws `debt-exceeded`. */
async function amountOf(tx: Transaction, organisationId: OrganisationId, minor: number | undefined): Promise<Money> {
  const owed = await debtOf(tx, organisationId);
  const amount = money(minor ?? owed.minor, owed.currency);
  if (owed.minor > 0 && amount.minor <= owed.minor) return amount;
  throw new Problem(
    'debt-exceeded',
    owed.minor > 0
      ? 'This is more than the organisation owes. Pay at most that.'
      : 'This organisation owes nothing, so there is nothing to pay.',
    { owed },
  );
}

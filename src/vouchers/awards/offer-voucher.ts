import { money } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { refuseBeyondMeans } from '../programmes/means.js';
import { SupportEvents } from '../support-events.table.js';
import type { Voucher } from '../voucher.js';
import { voucherOffered } from '../voucher.postings.js';
import { VoucherTable } from '../voucher.table.js';
import { type Offer, offered } from './terms.js';
import { VoucherNewsTable } from './voucher-news.table.js';

/**
 * Offers what was applied for, and sets its money aside. The application and its programme are locked by the caller, who
 * writes what becomes of the application.
 * Throws as `refuseBeyondMeans` does.
 */
export async function offerVoucher(tx: Transaction, offer: Offer): Promise<Voucher> {
  const { programme, by, now } = offer;
  const voucher = offered(offer);
  const amount = money(voucher.valueMinor, voucher.currency);
  await refuseBeyondMeans(tx, programme, amount, now);
  await new VoucherTable(tx).insert(voucher);
  await new SupportEvents(tx).record({
    ...{ subject: 'voucher', subjectId: voucher.id, kind: 'offered', at: now, by },
    facts: { value_minor: amount.minor, currency: amount.currency },
  });
  const news = new VoucherNewsTable(tx);
  await news.note({ voucherId: voucher.id, kind: 'offered', about: now });
  if (voucher.subsidyControlled) await news.note({ voucherId: voucher.id, kind: 'subsidy-notice', about: now });
  const transfer = voucherOffered({ voucherId: voucher.id, programmeId: programme.id, amount }, { occurredAt: now });
  await new Ledger(tx).post([transfer], now);
  return voucher;
}

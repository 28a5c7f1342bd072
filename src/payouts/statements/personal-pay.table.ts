import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExpertTable } from '../../experts/index.js';
import type { Transaction } from '../../platform/database.js';
import { type Entry, type KnownPerson, type Part, PersonalData } from '../../platform/personal-data.js';
import { payStatement } from './pay-statement.js';
import { PayStatementTable } from './pay-statement.table.js';
import { viewPayStatement } from './pay-statement.view.js';

/** What an adviser earned, how they were paid, and what each year came to: theirs to take along. */
@Injectable()
export class PersonalPay implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    const kept = 'For good: figures are never changed, and name nobody.';
    const erased = { stays: 'All of it, without your name: financial records.' };
    const shared = { kept, covers: [], erased, erase: () => Promise.resolve() };
    this.personalData.tell({
      ...{ ...shared, name: 'earnings', export: exportEarnings },
      purpose: 'To show what you have earned, by what, and by when it was to be paid.',
    });
    this.personalData.tell({
      ...{ ...shared, name: 'adviser-payouts', export: exportPayouts },
      purpose: 'To show what you were paid, for what, when and how.',
    });
    this.personalData.tell({
      ...{ ...shared, name: 'pay-statements', export: exportStatements },
      purpose: 'To show what each year came to, for your tax return.',
    });
    this.personalData.tell({
      ...{ ...shared, name: 'tax-letters', export: exportTaxLetters },
      purpose: 'To prove that you were given what the tax office is told of you, and were asked for what was missing.',
      kept: 'For good: years, days and what was missing.',
      erased: { stays: 'All of it, without your name: the law asks for it.' },
    });
  }
}

function exportEarnings(tx: Transaction, { userId }: KnownPerson, { skip, count }: Part): Promise<Entry[]> {
  return tx.query(
    `SELECT e.id, e.kind, e.reference, e.amount_minor, e.vat_minor, e.currency, e.earned_at, e.due_on, e.facts,
       (SELECT json_build_object('since', l.since, 'rate_hundredths_of_percent', l.rate, 'compensation_minor', l.compensation_minor,
          'interest_minor', (SELECT coalesce(sum(amount_minor), 0) FROM late_pay_interest WHERE earning_id = e.id))
        FROM late_pay l WHERE l.earning_id = e.id) AS late
     FROM earnings e JOIN experts x ON x.id = e.expert_id
     WHERE x.user_id = $1 ORDER BY e.due_on, e.id OFFSET $2 LIMIT $3`,
    [userId, skip, count],
  );
}

function exportPayouts(tx: Transaction, { userId }: KnownPerson, { skip, count }: Part): Promise<Entry[]> {
  return tx.query(
    `SELECT p.id, p.rail, p.amount_minor, p.currency, p.state, p.planned_at, p.sent_at, p.paid_at, p.paid_on, p.ended_at, p.failure,
       (SELECT json_agg(json_build_object('earning_id', i.earning_id, 'kind', i.kind, 'amount_minor', i.amount_minor)
          ORDER BY i.earning_id, i.kind) FROM adviser_payout_items i WHERE i.payout_id = p.id) AS items,
       CASE WHEN p.paid_at IS NOT NULL THEN '/api/v1/payouts/' || p.id || '/receipt.pdf' END AS receipt
     FROM adviser_payouts p JOIN experts x ON x.id = p.expert_id
     WHERE x.user_id = $1 ORDER BY p.planned_at, p.id OFFSET $2 LIMIT $3`,
    [userId, skip, count],
  );
}

function exportTaxLetters(tx: Transaction, { userId }: KnownPerson, { skip, count }: Part): Promise<Entry[]> {
  return tx.query(
    `SELECT t.year, t.kind, t.missing, t.told_at FROM tax_letters t JOIN experts x ON x.id = t.expert_id
     WHERE x.user_id = $1 ORDER BY t.expert_id, t.year, t.kind OFFSET $2 LIMIT $3`,
    [userId, skip, count],
  );
}

async function exportStatements(tx: Transaction, { userId }: KnownPerson, { skip, count }: Part): Promise<Entry[]> {
  const expert = await new ExpertTable(tx).findByUser(userId);
  if (!expert) return [];
  const statements = new PayStatementTable(tx);
  const entries: Entry[] = [];
  for (const year of (await statements.yearsOf(expert.id)).slice(skip, skip + count)) {
    const statement = payStatement(year, await statements.ofExpert(expert.id, year));
    const path = `/api/v1/experts/${expert.id}/statements/${year}`;
    entries.push({
      ...viewPayStatement({ expert_id: expert.id, adviser: expert.name }, statement),
      files: [`${path}.csv`, `${path}.pdf`],
    });
  }
  return entries;
}

import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import type { ProgrammeId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { britishDate } from '../../kernel/time.js';
import { endPayments } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { KeptDeposit } from '../programmes/deposit.js';
import { refuseOwnFunder } from '../programmes/funder.js';
import { writeDeposit } from '../programmes/write-deposit.js';
import type { Programme } from '../programme.js';
import { ProgrammeTable } from '../programme.table.js';
import { referencesIn } from './bank-reference.js';
import { linesOf, matched, type MatchedLine, type Mismatch, type StatementLine } from './bank-statement.js';
import type { RecordBankStatementRequest } from './bank-statement.request.js';
import type { KeptInvoice } from './invoice.js';
import { InvoicePost } from './invoice.post.js';
import { InvoiceTable } from './invoice.table.js';

interface WrongLine {
  readonly line: number;
  readonly mismatch: Mismatch | 'no-money-came-in';
}

type Payable = MatchedLine & { readonly invoice: KeptInvoice };

/** Bank statements, by which a steward records many transfers at once. */
@Injectable()
export class KeepBankStatements {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: InvoicePost,
  ) {}

  /** Which line pays which invoice; nothing is written. Throws `not-found`, `statement-unread`. */
  preview(actor: Actor, csv: string): Promise<MatchedLine[]> {
    permit('previewBankStatement', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction((tx) => matchedIn(tx, linesOf(csv), this.clock.now()));
  }

  /**
   * Records the lines that are named as deposits, all of them or none; a line that was recorded before finds its invoice paid.
   * Throws `not-found`, `statement-unread`, `statement-lines`, and for each line what recording a deposit does.
   */
  record(actor: Actor, { csv, lines }: RecordBankStatementRequest): Promise<KeptDeposit[]> {
    permit('recordBankStatement', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) => {
      const wanted = linesOf(csv).filter(({ line }) => lines.includes(line));
      refuseMissing(lines, wanted);
      const programmes = await lockProgrammesOf(tx, await matchedIn(tx, wanted, this.clock.now()));
      const now = this.clock.now();
      const payable = refuseMismatched(lines, await matchedIn(tx, wanted, now));
      for (const { funderId } of programmes.values()) await refuseOwnFunder(tx, actor, funderId, now);
      const deposits: KeptDeposit[] = [];
      for (const { invoice, amount, reference, receivedOn } of payable) {
        const programme = programmes.get(invoice.programmeId);
        if (!programme) continue;
        await endPayments(tx, 'invoice', invoice.id, now);
        const seen = { amount, bankReference: reference, receivedAt: startOf(receivedOn), invoice };
        deposits.push({ ...(await writeDeposit(tx, programme, seen, { actor, now })), reversal: null });
        await this.post.send(tx, 'paid', invoice);
      }
      return deposits;
    });
  }
}

async function matchedIn(
  tx: Transaction,
  lines: readonly StatementLine[],
  now: Temporal.Instant,
): Promise<MatchedLine[]> {
  const references = lines.flatMap(({ reference }) => referencesIn(reference));
  return matched(lines, await new InvoiceTable(tx).withReferences(references), britishDate(now));
}

/** In the order of their ids, as everybody locks several. */
async function lockProgrammesOf(tx: Transaction, lines: readonly MatchedLine[]): Promise<Map<ProgrammeId, Programme>> {
  const ids = new Set(lines.flatMap(({ invoice }) => (invoice ? [invoice.programmeId] : [])));
  const locked = new Map<ProgrammeId, Programme>();
  for (const id of [...ids].sort()) locked.set(id, await new ProgrammeTable(tx).lock(id));
  return locked;
}

/** On a British calendar: a statement has days alone. */
function startOf(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime('Europe/London').toInstant();
}

function refuseMissing(lines: readonly number[], found: readonly StatementLine[]): void {
  const missing = lines.filter((line) => !found.some((each) => each.line === line));
  if (missing.length > 0)
    throw refused(
      lines,
      missing.map((line) => ({ line, mismatch: 'no-money-came-in' })),
    );
}

function refuseMismatched(asked: readonly number[], lines: readonly MatchedLine[]): Payable[] {
  const payable = lines.filter((line): line is Payable => line.invoice !== null && line.mismatch === null);
  if (payable.length === lines.length) return payable;
  throw refused(
    asked,
    lines.flatMap(({ line, mismatch }) => (mismatch ? [{ line, mismatch }] : [])),
  );
}

const said: Readonly<Record<WrongLine['mismatch'], string>> = {
  'no-money-came-in': 'is no line by which money came in',
  'no-invoice': 'names no invoice',
  'several-invoices': 'names several invoices',
  'amount-differs': 'is not of exactly what its invoice asks for',
  'paid-already': 'is for an invoice that is paid already',
  cancelled: 'is for an invoice that was cancelled',
  'in-the-future': 'is dated in the future',
  'before-the-invoice': 'is dated before its invoice was issued',
};

function refused(asked: readonly number[], wrong: readonly WrongLine[]): Problem {
  const words = wrong.map(({ line, mismatch }) => `line ${line} ${said[mismatch]}`);
  return new Problem(
    'statement-lines',
    `Nothing was recorded: ${words.slice(0, 20).join('; ')}. Look at the preview, and leave out what pays no invoice.`,
    {
      lines: wrong,
      errors: wrong.slice(0, 20).map(({ line }, place) => ({
        pointer: `/lines/${asked.indexOf(line)}`,
        detail: words[place] ?? '',
      })),
    },
  );
}

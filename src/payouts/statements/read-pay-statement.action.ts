import { Injectable } from '@nestjs/common';
import { type Actor, type Language, type OperationId, permit } from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Database } from '../../platform/database.js';
import { payStatement } from './pay-statement.js';
import { payStatementFile } from './pay-statement-file.js';
import { PayStatementTable } from './pay-statement.table.js';
import { viewPayStatement } from './pay-statement.view.js';

/** What an adviser earned and was paid in a year: as it stands now, since a payout may come back later. */
@Injectable()
export class ReadPayStatement {
  constructor(private readonly database: Database) {}

  /** Throws `not-found`, `not-allowed`. */
  async run(actor: Actor, expertId: ExpertId, year: number) {
    const { name: adviser, statement } = await this.load(actor, expertId, { year, operation: 'readPayStatement' });
    return viewPayStatement({ expert_id: expertId, adviser }, statement);
  }

  /** As CSV. Throws likewise. */
  async file(actor: Actor, expertId: ExpertId, year: number): Promise<string> {
    const { statement } = await this.load(actor, expertId, { year, operation: 'exportPayStatement' });
    return payStatementFile(statement);
  }

  /** On paper. Throws likewise. */
  async pdf(
    actor: Actor,
    expertId: ExpertId,
    { year, language = actor.language }: { readonly year: number; readonly language?: Language | undefined },
  ) {
    const { name: adviser, statement } = await this.load(actor, expertId, { year, operation: 'readPayStatementPdf' });
    const { payStatementPdf } = await import('./pay-statement-pdf.js'); // what prints takes long to load: no start waits for it
    return payStatementPdf(adviser, statement, language);
  }

  private load(
    actor: Actor,
    expertId: ExpertId,
    { year, operation }: { readonly year: number; readonly operation: OperationId },
  ) {
    return this.database.transaction(async (tx) => {
      const expert = await new ExpertTable(tx).find(expertId);
      permit(operation, relationsToExpert(actor, expert), 'adviser');
      const statement = payStatement(year, await new PayStatementTable(tx).ofExpert(expertId, year));
      return { name: expert.name, statement };
    });
  }
}

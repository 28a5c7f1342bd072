import { Module } from '@nestjs/common';
import { FunderReportsModule } from './funders/funder-reports.module.js';
import { BooksController } from './books/books.controller.js';
import { CheckBooks } from './books/check-books.job.js';
import { ReadBooks } from './books/read-books.action.js';
import { ReadProvenance } from './books/read-provenance.action.js';
import { ReadStatement } from './books/read-statement.action.js';
import { NeedsModule } from './needs/needs.module.js';
import { ReconciliationModule } from './reconciliation/reconciliation.module.js';
import { SearchModule } from './search/search.module.js';
import { TransparencyModule } from './transparency/transparency.module.js';

@Module({
  imports: [FunderReportsModule, NeedsModule, ReconciliationModule, SearchModule, TransparencyModule],
  controllers: [BooksController],
  providers: [CheckBooks, ReadBooks, ReadProvenance, ReadStatement],
})
export class ReportsModule {}

/** What is read over everything, and writes nothing there: the books and whether they hold, and what funders are reported. */
export { checkBooks } from './books/books-checks.table.js';
export { ReportsModule } from './reports.module.js';

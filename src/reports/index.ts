/** What is read over everything, and writes nothing: the books, and whether they hold. */
export { checkBooks } from './books/books-checks.table.js';
export { ReportsModule } from './reports.module.js';

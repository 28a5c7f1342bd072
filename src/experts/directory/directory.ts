/** What others need who ask the directory for somebody. */
export type { SearchRequest } from './directory.request.js';
export { directoryView, viewDirectory } from './directory.view.js';

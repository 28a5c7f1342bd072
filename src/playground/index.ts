/** /dev: mail, accounts and sign-in without letters, on a machine of one's own only. */
export { PlaygroundModule } from './playground.module.js';

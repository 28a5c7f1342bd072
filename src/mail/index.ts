/** Sends letters: written with the fact they tell, delivered once it is committed. */
export { MailModule } from './mail.module.js';
export { Mail } from './mail.js';
export { oneLine, quoted } from './plain-text.js';
export type { Letter, KeptLetter } from './letter.js';

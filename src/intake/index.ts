/** A few questions first: who should help, with what, and which programmes may pay for it. */
export { IntakeModule } from './intake.module.js';

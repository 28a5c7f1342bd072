/** Sends letters: written with the fact they tell, delivered once it is committed. Takes what comes in by mail. */
export { MailModule } from './mail.module.js';
export { Mail } from './mail.js';
export { oneLine, quoted } from './plain-text.js';
export type { Letter, KeptLetter } from './letter.js';
export { type LetterKind, letterKinds, type News, newsKinds } from './letter-kinds.js';
export { LetterSamples, type Sample, type SampleReader, type Samples, samplesOf } from './letter-samples.js';
export { OutgoingLetters } from './outgoing-letters.js';
export { type Reader, Readers, type Wish } from './readers.js';
export { InboundMail } from './inbound/inbound-mail.js';
export { type InboundMessage, isAutomatic, isAutomaticReply } from './inbound/inbound-message.js';
export { Undelivered } from './bounces/undelivered.js';
export type { UndeliverableAddress } from './bounces/undeliverable-address.js';
export type { UndeliveredLetter } from './bounces/undelivered-letter.js';

/** Sends letters: written with the fact they tell, delivered once it is committed. */
export { MailModule } from './mail.module.js';
export { Mail } from './mail.js';
export { oneLine, quoted } from './plain-text.js';
export type { Letter, KeptLetter } from './letter.js';
export { type LetterKind, letterKinds, type News, newsKinds } from './letter-kinds.js';
export { LetterSamples, type Sample, type SampleReader, type Samples, samplesOf } from './letter-samples.js';
export { OutgoingLetters } from './outgoing-letters.js';
export { type Reader, Readers, type Wish } from './readers.js';

import { Global, Module } from '@nestjs/common';
import { ForgetLetters } from './forget-letters.job.js';
import { digestSamples } from './digest.letter.samples.js';
import { LetterSamples, samplesOf } from './letter-samples.js';
import { Mail } from './mail.js';
import { OutgoingLetters } from './outgoing-letters.js';
import { PersonalLetters } from './personal-letters.table.js';
import { Readers } from './readers.js';
import { SendHeldLetters } from './send-held-letters.job.js';
import { SmtpClient } from './smtp.client.js';

@Global()
@Module({
  providers: [
    ...[Mail, Readers, SmtpClient, OutgoingLetters, SendHeldLetters, ForgetLetters, PersonalLetters],
    ...[LetterSamples, samplesOf('mail', digestSamples)],
  ],
  exports: [Mail, Readers, OutgoingLetters, LetterSamples],
})
export class MailModule {}

import { Global, Module } from '@nestjs/common';
import { ForgetLetters } from './forget-letters.job.js';
import { Mail } from './mail.js';
import { OutgoingLetters } from './outgoing-letters.js';
import { PersonalLetters } from './personal-letters.table.js';
import { Readers } from './readers.js';
import { SendHeldLetters } from './send-held-letters.job.js';
import { SmtpClient } from './smtp.client.js';

@Global()
@Module({
  providers: [Mail, Readers, SmtpClient, OutgoingLetters, SendHeldLetters, ForgetLetters, PersonalLetters],
  exports: [Mail, Readers, OutgoingLetters],
})
export class MailModule {}

import { Global, Module } from '@nestjs/common';
import { PersonalUndeliverable } from './bounces/personal-undeliverable.table.js';
import { TakeBounces } from './bounces/take-bounces.js';
import { Undelivered } from './bounces/undelivered.js';
import { DeliverLetters } from './delivery/deliver-letters.job.js';
import { ForgetLetters } from './forget-letters.job.js';
import { digestSamples } from './digest.letter.samples.js';
import { HandleInboundMail } from './inbound/handle-inbound-mail.job.js';
import { InboundAddresses } from './inbound/inbound-addresses.js';
import { InboundMailController } from './inbound/inbound-mail.controller.js';
import { InboundMail } from './inbound/inbound-mail.js';
import { ReceiveMail } from './inbound/receive-mail.action.js';
import { LetterSamples, samplesOf } from './letter-samples.js';
import { Mail } from './mail.js';
import { OutgoingLetters } from './outgoing-letters.js';
import { PersonalLetters } from './personal-letters.table.js';
import { Readers } from './readers.js';
import { SendHeldLetters } from './send-held-letters.job.js';
import { SmtpClient } from './smtp.client.js';

@Global()
@Module({
  controllers: [InboundMailController],
  providers: [
    ...[Mail, Readers, SmtpClient, OutgoingLetters, DeliverLetters, SendHeldLetters, ForgetLetters, PersonalLetters],
    ...[InboundAddresses, InboundMail, ReceiveMail, HandleInboundMail],
    ...[TakeBounces, Undelivered, PersonalUndeliverable],
    ...[LetterSamples, samplesOf('mail', digestSamples)],
  ],
  exports: [Mail, Readers, OutgoingLetters, LetterSamples, InboundMail, Undelivered],
})
export class MailModule {}

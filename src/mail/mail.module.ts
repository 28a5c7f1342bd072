import { Global, Module } from '@nestjs/common';
import { PersonalUndeliverable } from './bounces/personal-undeliverable.table.js';
import { TakeBounces } from './bounces/take-bounces.js';
import { Undelivered } from './bounces/undelivered.js';
import { DeliverLetters } from './delivery/deliver-letters.job.js';
import { ForgetLetters } from './forget-letters.job.js';
import { HandleInboundMail } from './inbound/handle-inbound-mail.job.js';
import { InboundAddresses } from './inbound/inbound-addresses.js';
import { InboundMailController } from './inbound/inbound-mail.controller.js';
import { InboundMail } from './inbound/inbound-mail.js';
import { ReceiveMail } from './inbound/receive-mail.action.js';
import { Mail } from './mail.js';
import { PersonalLetters } from './personal-letters.table.js';
import { SmtpClient } from './smtp.client.js';

@Global()
@Module({
  controllers: [InboundMailController],
  providers: [
    ...[Mail, SmtpClient, DeliverLetters, ForgetLetters, PersonalLetters],
    ...[InboundAddresses, InboundMail, ReceiveMail, HandleInboundMail],
    ...[TakeBounces, Undelivered, PersonalUndeliverable],
  ],
  exports: [Mail, InboundMail, Undelivered],
})
export class MailModule {}

import { Global, Module } from '@nestjs/common';
import { Mail } from './mail.js';
import { SmtpClient } from './smtp.client.js';

@Global()
@Module({ providers: [Mail, SmtpClient], exports: [Mail] })
export class MailModule {}

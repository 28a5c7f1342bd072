import { Global, Module } from '@nestjs/common';
import { ForgetLetters } from './forget-letters.job.js';
import { Mail } from './mail.js';
import { PersonalLetters } from './personal-letters.table.js';
import { SmtpClient } from './smtp.client.js';

@Global()
@Module({ providers: [Mail, SmtpClient, ForgetLetters, PersonalLetters], exports: [Mail] })
export class MailModule {}

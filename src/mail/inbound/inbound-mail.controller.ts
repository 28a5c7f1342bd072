import { Controller, Headers, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Operation } from '../../platform/http/operation.js';
import { Octets, TakesOctets } from '../../platform/http/octets.interceptor.js';
import { ReceiveMail } from './receive-mail.action.js';

const mostBytes = 1024 * 1024;

/** Where whoever takes mail for our domain brings it. Nobody signs in: what they bring is signed. */
@ApiTags('Mail')
@Controller('api/v1/mail')
export class InboundMailController {
  constructor(private readonly receive: ReceiveMail) {}

  @Post('inbound')
  @TakesOctets(mostBytes, 'message/rfc822')
  @Operation({
    id: 'receiveMail',
    summary: 'For a mail server: bring a message that came in for our domain',
    description:
      'The message itself (RFC 5322), signed as Standard Webhooks has it: headers webhook-id, webhook-timestamp and webhook-signature, over the octets of the body. To whom it was brought stands in Delivered-To or X-Original-To. Each webhook-id is kept once, and handled afterwards.',
    status: 204,
    refusals: ['webhook-refused', 'not-found', 'too-large', 'unsupported-media-type'],
  })
  inbound(@Octets() octets: Buffer, @Headers() headers: Readonly<Record<string, string | undefined>>) {
    const id = headers['webhook-id'] ?? '';
    const signature = headers['webhook-signature'] ?? '';
    return this.receive.run(octets, { id, timestamp: headers['webhook-timestamp'] ?? '', signature });
  }
}

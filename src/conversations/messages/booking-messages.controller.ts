import { Body, Controller, Get, Header, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type ListMessagesRequest,
  listMessagesRequest,
  type MarkReadRequest,
  markReadRequest,
  type WriteMessageRequest,
  writeMessageRequest,
} from './message.request.js';
import { exportView, markView, messagesView, messageView } from './message.view.js';
import { ReadMessages } from './read-messages.action.js';
import { WriteMessage } from './write-message.action.js';

@ApiTags('Conversations')
@Controller('api/v1/bookings/:id/messages')
export class BookingMessagesController {
  constructor(
    private readonly readMessages: ReadMessages,
    private readonly writeMessage: WriteMessage,
  ) {}

  @Post()
  @Idempotent()
  @Operation({
    id: 'writeMessage',
    summary: 'Write to the other side of a booking',
    description: 'It is mailed to them too. At most 60 an hour for each person.',
    status: 201,
    answer: messageView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'conversation-full'],
  })
  write(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: writeMessageRequest }) body: WriteMessageRequest,
  ) {
    return this.writeMessage.run(actor, { kind: 'booking', id }, body);
  }

  @Get()
  @Operation({
    id: 'listMessages',
    summary: 'What was written about a booking, the newest last',
    answer: messagesView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Query({ schema: listMessagesRequest }) request: ListMessagesRequest,
  ) {
    return this.readMessages.list(actor, { kind: 'booking', id }, request);
  }

  @Put('read-mark')
  @Operation({
    id: 'markMessagesRead',
    summary: 'Say up to where I have read',
    description: 'A mark never goes back.',
    answer: markView,
    refusals: ['not-found', 'not-allowed'],
  })
  mark(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: markReadRequest }) body: MarkReadRequest,
  ) {
    return this.readMessages.mark(actor, { kind: 'booking', id }, body);
  }

  @Get('export')
  @Header('content-disposition', 'attachment; filename="messages.json"')
  @Operation({
    id: 'exportMessages',
    summary: 'All messages of a booking and what is known of its files, to keep',
    answer: exportView,
    refusals: ['not-found', 'not-allowed'],
  })
  export(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.readMessages.export(actor, id);
  }
}

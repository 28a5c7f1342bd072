import { Controller, Delete, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId, FileId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Octets, TakesOctets } from '../../platform/http/octets.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { PutUpFile } from './put-up-file.action.js';
import { ReadFiles } from './read-files.action.js';
import { RemoveFile } from './remove-file.action.js';
import { mostFileBytes } from './shared-file.js';
import { type PutUpFileRequest, putUpFileRequest } from './shared-file.request.js';
import { filesView, fileView, headersOf } from './shared-file.view.js';

@ApiTags('Conversations')
@Controller('api/v1/bookings/:id/files')
export class FilesController {
  constructor(
    private readonly putUpFile: PutUpFile,
    private readonly readFiles: ReadFiles,
    private readonly removeFile: RemoveFile,
  ) {}

  @Post()
  @Idempotent()
  @TakesOctets(mostFileBytes)
  @Operation({
    id: 'putUpFile',
    summary: 'Put up a file for both sides of a booking',
    description:
      'The body is the file itself, of at most 10 MB. PDF, PNG, JPEG, WebP, docx, xlsx, odt, ods, and plain text, CSV and Markdown in UTF-8 are taken; what is in it has to be what its name says. A booking has room for 50 files and 100 MB.',
    status: 201,
    answer: fileView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'file-not-taken', 'file-limit'],
  })
  putUp(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Query({ schema: putUpFileRequest }) { name }: PutUpFileRequest,
    @Octets() content: Buffer,
  ) {
    return this.putUpFile.run(actor, id, { name, content });
  }

  @Get()
  @Operation({
    id: 'listFiles',
    summary: 'The files of a booking, without what is in them',
    answer: filesView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.readFiles.list(actor, id);
  }

  @Get(':fileId/content')
  @ApiResponse({ status: 304, description: 'What you have, by If-None-Match, is what there is.' })
  @Operation({
    id: 'readFile',
    summary: 'A file, to save',
    description: 'Its Content-Type is the type that it was found to be.',
    answerType: '*/*',
    refusals: ['not-found', 'not-allowed'],
  })
  async content(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Param('fileId', { schema: idParameter }) fileId: FileId,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { file, content } = await this.readFiles.content(actor, id, { fileId, known });
    void reply.status(content ? 200 : 304).headers(headersOf(file));
    return content;
  }

  @Delete(':fileId')
  @Operation({
    id: 'removeFile',
    summary: 'Remove a file that I put up; what is in it is gone',
    status: 204,
    refusals: ['not-found', 'not-allowed'],
  })
  async remove(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Param('fileId', { schema: idParameter }) fileId: FileId,
  ) {
    await this.removeFile.run(actor, id, fileId);
  }
}

import { Controller, Get, Header, Param, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Operation } from '../platform/http/operation.js';
import { LoopbackHost } from './loopback-host.guard.js';
import { ShowLetters } from './show-letters.action.js';

const language = z.enum(['en', 'cy']);
const kind = z.string().max(100);
/** A letter brings its styles with it, and nothing else. */
const ofLetters = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
const html = 'text/html; charset=utf-8';

/** Every letter that there is, as its reader sees it. */
@ApiExcludeController()
@Controller('dev/letters')
@UseGuards(LoopbackHost)
export class LettersCatalogueController {
  constructor(private readonly letters: ShowLetters) {}

  @Get()
  @Header('content-type', html)
  @Operation({ id: 'devLetters', summary: 'Every letter, in both languages' })
  list(): string {
    return this.letters.list();
  }

  @Get(':kind')
  @Header('content-type', html)
  @Operation({ id: 'devLettersOfKind', summary: 'A letter as text and as a page, in both languages' })
  both(@Param('kind', { schema: kind }) of: string): Promise<string> {
    return this.letters.both(of);
  }

  @Get(':kind/:language')
  @Header('content-type', html)
  @Header('content-security-policy', ofLetters)
  @Operation({ id: 'devLetter', summary: 'The page of a letter' })
  async page(
    @Param('kind', { schema: kind }) of: string,
    @Param('language', { schema: language }) tongue: 'en' | 'cy',
  ) {
    return (await this.letters.one(of, tongue)).html;
  }
}

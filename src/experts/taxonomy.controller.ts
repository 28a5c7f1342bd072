import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  accessProvisions,
  type Label,
  languages,
  legalForms,
  regions,
  sectors,
  stages,
  topics,
} from '../kernel/taxonomy.js';
import { Operation } from '../platform/http/operation.js';

const words = z.array(z.object({ code: z.string(), en: z.string(), cy: z.string() }));
const taxonomyView = z
  .object({
    topics: words,
    sectors: words,
    stages: words,
    legal_forms: words,
    languages: words,
    regions: words,
    access: words,
  })
  .meta({ id: 'Taxonomy' });

@ApiTags('Experts')
@Controller('api/v1/taxonomy')
export class TaxonomyController {
  @Get()
  @Operation({
    id: 'readTaxonomy',
    summary: 'The words that profiles and searches use, in English and Welsh',
    answer: taxonomyView,
  })
  read() {
    return {
      topics: viewWords(topics),
      sectors: viewWords(sectors),
      stages: viewWords(stages),
      legal_forms: viewWords(legalForms),
      languages: viewWords(languages),
      regions: viewWords(regions),
      access: viewWords(accessProvisions),
    };
  }
}

function viewWords(labels: Readonly<Record<string, Label>>) {
  return Object.entries(labels).map(([code, { en, cy }]) => ({ code, en, cy }));
}

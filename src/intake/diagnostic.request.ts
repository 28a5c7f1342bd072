import { z } from 'zod';
import { expertKinds, type ExpertKind } from '../experts/index.js';
import {
  accessProvisions,
  codesOf,
  languages,
  legalForms,
  regions,
  sectors,
  stages,
  topics,
} from '../kernel/taxonomy.js';
import { pageRequest } from '../platform/http/cursor.js';
import { consentVersion } from './consent.js';
import {
  type Answers,
  latestUrgencyDays,
  meetings,
  mostAccess,
  mostNeeds,
  mostPeopleAnswered,
  mostSectorsAnswered,
  triedBefore,
} from './proposal/answers.js';

const unique = <T>(values: T[]) => [...new Set(values)];

const someOf = <Code extends string>(codes: [Code, ...Code[]], most: number) =>
  z.array(z.enum(codes)).max(most).transform(unique).default([]);

/** What is left out was not said. The questions are at GET /api/v1/intake. */
export const answersRequest = z
  .strictObject({
    stage: z.enum(codesOf(stages)),
    people: z.int().min(1).max(mostPeopleAnswered).nullable().default(null),
    legal_form: z.enum(codesOf(legalForms)).nullable().default(null),
    trading: z.boolean().nullable().default(null),
    needs: someOf(codesOf(topics), mostNeeds),
    urgency_days: z.int().min(0).max(latestUrgencyDays).nullable().default(null),
    language: z.enum(codesOf(languages)).default('en'),
    access: someOf(codesOf(accessProvisions), mostAccess),
    region: z.enum(codesOf(regions)).nullable().default(null),
    meeting: z.enum(codesOf(meetings)).default('either'),
    sectors: someOf(codesOf(sectors), mostSectorsAnswered),
    tried: someOf(codesOf(triedBefore), Object.keys(triedBefore).length),
  })
  .meta({ id: 'DiagnosticAnswers' });
export type AnswersRequest = z.output<typeof answersRequest>;

export const keepDiagnosticRequest = z
  .strictObject({
    answers: answersRequest,
    consent_version: z
      .literal(consentVersion, {
        error: `must be ${consentVersion}, the version of the text at GET /api/v1/intake that you say yes to; POST /api/v1/intake/proposals keeps nothing`,
      })
      .meta({ description: 'You have read that text and say yes to it.' }),
  })
  .meta({ id: 'KeepDiagnostic' });
export type KeepDiagnosticRequest = z.output<typeof keepDiagnosticRequest>;

export const listDiagnosticsRequest = z.strictObject(pageRequest);
export type ListDiagnosticsRequest = z.output<typeof listDiagnosticsRequest>;

const kinds: [ExpertKind | 'any', ...(ExpertKind | 'any')[]] = [...expertKinds, 'any'];

export const findExpertsRequest = z.strictObject({
  topic: z.enum(codesOf(topics)).optional().meta({ description: 'Another than the first that is proposed.' }),
  kind: z.enum(kinds).optional().meta({ description: 'Others than the kind that is proposed.' }),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().max(400).optional().meta({ description: '`next_cursor` of the page before.' }),
});
export type FindExpertsRequest = z.output<typeof findExpertsRequest>;

export function answersOf({ legal_form: legalForm, urgency_days: urgencyDays, ...rest }: AnswersRequest): Answers {
  return { ...rest, legalForm, urgencyDays };
}

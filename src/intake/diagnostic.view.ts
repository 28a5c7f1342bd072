import { z } from 'zod';
import {
  accessProvisions,
  codesOf,
  type Label,
  languages,
  legalForms,
  regions,
  sectors,
  stages,
  topics,
} from '../kernel/taxonomy.js';
import { instantView } from '../platform/http/parameters.js';
import { consentTexts, consentVersion } from './consent.js';
import type { Diagnostic } from './diagnostic.table.js';
import type { FullProposal } from './make-proposal.js';
import { meetings, triedBefore } from './proposal/answers.js';
import { diagnosticVersion } from './proposal/diagnostic.js';
import { proposalView, viewProposal } from './proposal/proposal.view.js';
import { type Question, questions } from './proposal/questions.js';

const words = { en: z.string(), cy: z.string() };

export const intakeView = z
  .object({
    version: z.int(),
    questions: z.array(
      z.object({
        code: z.string().meta({ description: 'The member of the answers that it asks for.' }),
        ...words,
        choices: z.array(z.object({ code: z.string(), ...words })).nullable(),
        most: z.int().nullable().meta({ description: 'How many of the choices; null: one.' }),
        from: z.int().nullable(),
        to: z.int().nullable(),
        yes_or_no: z.boolean(),
        needed: z.boolean(),
      }),
    ),
    consent: z
      .object({ version: z.int(), ...words })
      .meta({ description: 'What is said yes to before answers are kept.' }),
  })
  .meta({ id: 'Intake' });

const diagnostic = z.object({
  id: z.uuid(),
  organisation_id: z.uuid(),
  answers: z.object({
    stage: z.enum(codesOf(stages)),
    people: z.int().nullable(),
    legal_form: z.enum(codesOf(legalForms)).nullable(),
    trading: z.boolean().nullable(),
    needs: z.array(z.enum(codesOf(topics))),
    urgency_days: z.int().nullable(),
    language: z.enum(codesOf(languages)),
    access: z.array(z.enum(codesOf(accessProvisions))),
    region: z.enum(codesOf(regions)).nullable(),
    meeting: z.enum(codesOf(meetings)),
    sectors: z.array(z.enum(codesOf(sectors))),
    tried: z.array(z.enum(codesOf(triedBefore))),
  }),
  version: z.int().meta({ description: 'Of the questions that were answered.' }),
  consent_version: z.int(),
  kept_at: instantView,
});

export const diagnosticsView = z
  .object({ items: z.array(diagnostic), next_cursor: z.string().nullable() })
  .meta({ id: 'Diagnostics' });

export const diagnosticView = diagnostic
  .extend({ proposal: proposalView.meta({ description: 'By the rules and programmes of today.' }) })
  .meta({ id: 'Diagnostic' });

export function viewIntake(): z.output<typeof intakeView> {
  const consent = consentTexts[consentVersion - 1];
  if (!consent) throw new Error('There is no text to consent to.');
  return {
    version: diagnosticVersion,
    questions: questions.map(viewQuestion),
    consent: { version: consentVersion, ...consent },
  };
}

function viewQuestion({ code, asks, choices, most, between, yesOrNo, needed }: Question) {
  return {
    ...{ code, en: asks.en, cy: asks.cy },
    choices: choices ? Object.entries(choices).map(viewChoice) : null,
    ...{ most: most ?? null, from: between?.[0] ?? null, to: between?.[1] ?? null },
    ...{ yes_or_no: yesOrNo ?? false, needed: needed ?? false },
  };
}

function viewChoice([code, { en, cy }]: readonly [string, Label]) {
  return { code, en, cy };
}

export function viewDiagnostic({ diagnostic: kept, ...full }: FullProposal & { readonly diagnostic: Diagnostic }) {
  return { ...viewKept(kept), proposal: viewProposal(full) };
}

export function viewKept({
  id,
  organisationId,
  answers,
  version,
  consentVersion: consented,
  keptAt,
}: Diagnostic): z.output<typeof diagnostic> {
  const { stage, people, legalForm, trading, urgencyDays, language, region, meeting } = answers;
  return {
    ...{ id, organisation_id: organisationId, version, consent_version: consented, kept_at: keptAt.toString() },
    answers: {
      ...{ stage, people, legal_form: legalForm, trading, needs: [...answers.needs], urgency_days: urgencyDays },
      ...{ language, access: [...answers.access], region, meeting },
      ...{ sectors: [...answers.sectors], tried: [...answers.tried] },
    },
  };
}

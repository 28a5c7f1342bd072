import { z } from 'zod';
import { codesOf, legalForms, regions, sectors, stages, topics } from '../../kernel/taxonomy.js';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { appealDecisions, applicationStates } from '../application.js';
import { eligibilityRules } from '../eligibility.js';
import { adviserKinds } from '../programme.js';
import type { ReportField } from '../report-field.js';
import type { NamedApplication } from './application-list.table.js';
import { appealUntil } from './steps.js';
import { unmetLabels } from './words.js';

export const labelView = z.object({ en: z.string(), cy: z.string() });

export const aboutView = {
  programme: z.object({ id: z.uuid(), name: labelView }),
  organisation: z.object({
    id: z.uuid(),
    name: z.string().nullable().meta({ description: 'Null to a funder whose programme does not report it.' }),
  }),
};

const summary = {
  id: z.uuid(),
  ...aboutView,
  package_id: z.uuid(),
  state: z.enum(applicationStates),
  state_since: instantView,
  enterprise: z
    .object({
      legal_form: z.enum(codesOf(legalForms)).nullable(),
      registration_number: z.string().nullable(),
      region: z.enum(codesOf(regions)).nullable(),
      stage: z.enum(codesOf(stages)).nullable(),
      sectors: z.array(z.enum(codesOf(sectors))),
      people: z.int().nullable(),
      trading: z.boolean().nullable(),
    })
    .meta({
      description:
        'What the organisation was when it started, and when it submitted; to a funder what its programme reports of that.',
    }),
  started_at: instantView,
  submitted_at: instantView.nullable(),
  decided_at: instantView.nullable(),
  score: z.number().nullable().meta({ description: 'The median of its scorers’ totals, once it is decided.' }),
};

export const applicationView = z
  .object({
    ...summary,
    unmet: z
      .array(z.object({ rule: z.enum(eligibilityRules), label: labelView }))
      .meta({ description: 'Why the organisation cannot apply.' }),
    need: z.string(),
    diagnostic_id: z.uuid().nullable(),
    diagnosis: z
      .object({
        at: instantView,
        adviser_kind: z.enum(adviserKinds),
        topics: z.array(z.enum(codesOf(topics))),
        note: z.string(),
      })
      .nullable(),
    decision: z
      .object({ on: dateView.nullable(), reference: z.string().nullable(), reason: z.string().nullable() })
      .nullable(),
    appeal_until: instantView
      .nullable()
      .meta({ description: 'Until when an organisation that was rejected can appeal.' }),
    appeal: z
      .object({
        at: instantView,
        statement: z.string(),
        decided_at: instantView.nullable(),
        decision: z.enum(appealDecisions).nullable(),
        reason: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Application' });

export const applicationsView = z
  .object({ items: z.array(z.object(summary)), next_cursor: z.string().nullable() })
  .meta({ id: 'Applications' });

export function viewSummary(application: NamedApplication) {
  const { enterprise, scoreHalfPoints, decidedAt } = application;
  return {
    id: application.id,
    ...viewAbout(application),
    package_id: application.packageId,
    state: application.state,
    state_since: application.stateSince.toString(),
    enterprise: {
      legal_form: enterprise.legalForm,
      registration_number: enterprise.registrationNumber,
      region: enterprise.region,
      stage: enterprise.stage,
      sectors: [...enterprise.sectors],
      people: enterprise.people,
      trading: enterprise.trading,
    },
    started_at: application.startedAt.toString(),
    submitted_at: application.submittedAt?.toString() ?? null,
    decided_at: decidedAt?.toString() ?? null,
    score: decidedAt && scoreHalfPoints !== null ? scoreHalfPoints / 2 : null,
  };
}

/** To its funder what the programme's report fields name of an applicant, and no more. */
export function viewToFunder(application: NamedApplication, fields: readonly ReportField[]) {
  const { organisation, enterprise, score, ...rest } = viewSummary(application);
  const told = <Fact>(field: ReportField, fact: Fact) => (fields.includes(field) ? fact : null);
  return {
    ...rest,
    organisation: { id: organisation.id, name: told('beneficiary-name', organisation.name) },
    enterprise: {
      legal_form: told('beneficiary-legal-form', enterprise.legal_form),
      registration_number: told('beneficiary-registration-number', enterprise.registration_number),
      region: told('beneficiary-region', enterprise.region),
      stage: told('beneficiary-stage', enterprise.stage),
      sectors: told('beneficiary-sectors', enterprise.sectors) ?? [],
      people: told('beneficiary-size', enterprise.people),
      trading: null,
    },
    score: told('award-decision', score),
  };
}

export function viewApplication(application: NamedApplication, appealDays: number): z.output<typeof applicationView> {
  const { diagnosedAt, adviserKind, decidedAt, state, appealedAt } = application;
  const until = state === 'rejected' && !appealedAt ? appealUntil(application, appealDays) : null;
  return {
    ...viewSummary(application),
    unmet: application.unmet.map((rule) => ({ rule, label: unmetLabels[rule] })),
    need: application.need,
    diagnostic_id: application.diagnosticId,
    diagnosis: diagnosedAt &&
      adviserKind && {
        at: diagnosedAt.toString(),
        adviser_kind: adviserKind,
        topics: [...application.diagnosedTopics],
        note: application.diagnosis,
      },
    decision: decidedAt && {
      on: application.decidedOn,
      reference: application.decisionReference,
      reason: application.reason,
    },
    appeal_until: until?.toString() ?? null,
    appeal: viewAppeal(application),
  };
}

export function viewAbout({ programmeId, programmeName, organisationId, organisationName }: NamedApplication) {
  return {
    programme: { id: programmeId, name: programmeName },
    organisation: { id: organisationId, name: organisationName },
  };
}

function viewAppeal(application: NamedApplication) {
  const { appealedAt, appealStatement, appealDecidedAt, appealDecision, appealReason } = application;
  return (
    appealedAt && {
      at: appealedAt.toString(),
      statement: appealStatement ?? '',
      decided_at: appealDecidedAt?.toString() ?? null,
      decision: appealDecision,
      reason: appealReason,
    }
  );
}

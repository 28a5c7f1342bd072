import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { capacities, deeds, subjectKinds } from './audit.js';
import type { KeptAuditEntry } from './audit.table.js';

const person = z.object({ user_id: z.uuid(), name: z.string() });

export const auditView = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        at: instantView,
        by: person.nullable().meta({ description: 'Null for whoever runs the service.' }),
        acted_as: z.enum(capacities),
        deed: z.enum(deeds).meta({ description: 'What was done.' }),
        subject: z.object({ kind: z.enum(subjectKinds), id: z.uuid() }),
        organisation_id: z.uuid().nullable(),
        about: person.nullable().meta({ description: 'Somebody else whom it concerns.' }),
        facts: z.record(z.string(), z.unknown()),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'Audit' });

export function viewAuditEntry(entry: KeptAuditEntry): z.output<typeof auditView>['items'][number] {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    by: entry.byUser && { user_id: entry.byUser, name: entry.byName ?? '' },
    acted_as: entry.actedAs,
    deed: entry.deed,
    subject: { kind: entry.subjectKind, id: entry.subjectId },
    organisation_id: entry.organisationId,
    about: entry.aboutUser && { user_id: entry.aboutUser, name: entry.aboutName ?? '' },
    facts: entry.facts,
  };
}

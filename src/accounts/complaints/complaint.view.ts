import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { complaintStates, complaintSubjects, isOverdue, referenceOf } from './complaint.js';
import type { KeptComplaint } from './complaint.table.js';

export const complaintView = z
  .object({
    id: z.uuid(),
    reference: z.string().meta({ description: 'By which to call it, such as C-000042.' }),
    complainant: z.object({ user_id: z.uuid(), name: z.string() }),
    about: z.enum(complaintSubjects),
    text: z.string().meta({ description: 'Empty once its time is over.' }),
    booking_reference: z.string().nullable(),
    state: z.enum(complaintStates),
    received_at: instantView,
    due_at: instantView.meta({ description: 'Until when a steward acknowledges it.' }),
    overdue: z.boolean(),
    acknowledged_at: instantView.nullable(),
    resolved_at: instantView.nullable(),
    outcome: z.string().nullable(),
    history: z.array(
      z.object({
        kind: z.string(),
        at: instantView,
        by: z.enum(['complainant', 'steward', 'clock']),
      }),
    ),
  })
  .meta({ id: 'Complaint' });

export const complaintsView = z
  .object({ items: z.array(complaintView), next_cursor: z.string().nullable() })
  .meta({ id: 'Complaints' });

export const myComplaintsView = z.object({ items: z.array(complaintView) }).meta({ id: 'MyComplaints' });

export function viewComplaint(complaint: KeptComplaint, now: Temporal.Instant): z.output<typeof complaintView> {
  const { userId, history } = complaint;
  return {
    id: complaint.id,
    reference: referenceOf(complaint),
    complainant: { user_id: userId, name: complaint.complainantName },
    about: complaint.about,
    text: complaint.body,
    booking_reference: complaint.bookingReference,
    state: complaint.state,
    received_at: complaint.receivedAt.toString(),
    due_at: complaint.dueAt.toString(),
    overdue: isOverdue(complaint, now),
    acknowledged_at: complaint.acknowledgedAt?.toString() ?? null,
    resolved_at: complaint.resolvedAt?.toString() ?? null,
    outcome: complaint.outcome,
    history: history.map(({ kind, at, by }) => ({
      kind,
      at: Temporal.Instant.from(at).toString(),
      by: by === null ? 'clock' : by === userId ? 'complainant' : 'steward',
    })),
  };
}

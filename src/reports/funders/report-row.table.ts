import type { ExpertId, OrganisationId, ProgrammeId, VoucherId } from '../../kernel/id.js';
import { type ReportRow, unitCost } from './report.js';

/** A row as the statement has it. */
export interface Row {
  readonly voucher_id: VoucherId;
  readonly programme_id: ProgrammeId;
  readonly organisation_id: OrganisationId;
  readonly name: string;
  readonly enterprise: EnterpriseAsItWas;
  readonly accepted_at: string;
  readonly accepted_on: string;
  readonly decided_on: string | null;
  readonly decision_reference: string | null;
  readonly match: string;
  readonly subsidy_on: string | null;
  readonly experts: readonly ExpertId[];
  readonly expert_kinds: readonly string[];
  readonly modes: readonly string[];
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly first_on: string | null;
  readonly last_on: string | null;
  readonly jobs: number | null;
  readonly subsidy: number | null;
  readonly trading_12: boolean | null;
  readonly trading_24: boolean | null;
  readonly value: number;
  readonly match_value: number;
  readonly match_minutes: number;
  readonly sessions: number;
  readonly contact: number;
  readonly contact_so_far: number;
  readonly preparation: number;
  readonly write_up: number;
  readonly travel: number;
  readonly committed: number;
  readonly reserved: number;
  readonly drawn: number;
  readonly fee: number;
  readonly vat: number;
  readonly returned: number;
  readonly registrations: number;
  readonly finance_raised: number;
  readonly plans_completed: number;
}

/** As `applications.enterprise` keeps it. */
interface EnterpriseAsItWas {
  readonly legalForm: string | null;
  readonly registrationNumber: string | null;
  readonly region: string | null;
  readonly stage: string | null;
  readonly sectors: readonly string[];
  readonly people: number | null;
}

/** $1 a programme or null, $2 an organisation or null, $3 and $4 the period, $5 and $6 after which row, $7 how many. */
export const rowSelect = `
  WITH awarded AS (
    SELECT v.*, o.name, a.enterprise, a.decided_at, a.decided_on, a.decision_reference
    FROM vouchers v JOIN organisations o ON o.id = v.organisation_id JOIN applications a ON a.id = v.application_id
    WHERE ($1::uuid IS NULL OR v.programme_id = $1) AND ($2::uuid IS NULL OR v.organisation_id = $2)
      AND v.accepted_at < $4::timestamptz
  ),
  uses AS (
    SELECT u.voucher_id, u.reference, u.amount_minor, u.match_minutes, u.reserved_at, e.at, e.drawn_minor, e.returned_minor, e.returned_to
    FROM awarded JOIN voucher_uses u ON u.voucher_id = awarded.id LEFT JOIN voucher_use_ends e USING (voucher_id, reference)
    WHERE u.reserved_at < $4
  ),
  drawn AS (
    SELECT u.*, coalesce(s.total_minor, q.total_minor) AS total_minor, coalesce(s.fee_minor, q.fee_minor, 0) AS fee_minor,
      coalesce(s.vat_minor, q.vat_minor, 0) AS vat_minor, coalesce(s.debt_minor, 0) AS debt_minor, b.state, b.mode, b.starts_at,
      b.expert_id, x.kind AS expert_kind, d.contact_minutes, d.preparation_minutes, d.write_up_minutes, d.travel_minutes,
      d.topics, d.language
    FROM uses u JOIN bookings b ON b.id = u.reference JOIN experts x ON x.id = b.expert_id
    LEFT JOIN booking_quotes q ON q.booking_id = u.reference LEFT JOIN booking_settlements s ON s.booking_id = u.reference
    LEFT JOIN LATERAL (
      SELECT * FROM session_deliveries WHERE booking_id = u.reference ORDER BY version DESC LIMIT 1
    ) d ON b.state = 'accepted'
    WHERE u.at < $4 AND u.drawn_minor > 0
  ),
  sessions AS (
    SELECT voucher_id,
      coalesce(sum(drawn_minor) FILTER (WHERE at >= $3), 0)::bigint AS drawn,
      coalesce(sum(round(fee_minor::numeric * drawn_minor / total_minor)) FILTER (WHERE at >= $3), 0)::bigint AS fee,
      coalesce(sum(round(vat_minor::numeric * drawn_minor / total_minor)) FILTER (WHERE at >= $3), 0)::bigint AS vat,
      coalesce(sum(total_minor - debt_minor - drawn_minor) FILTER (WHERE at >= $3), 0)::bigint AS others,
      coalesce(sum(match_minutes) FILTER (WHERE at >= $3), 0)::int AS match_minutes,
      count(*) FILTER (WHERE at >= $3 AND state = 'accepted')::int AS sessions,
      coalesce(sum(contact_minutes) FILTER (WHERE at >= $3), 0)::int AS contact,
      coalesce(sum(preparation_minutes) FILTER (WHERE at >= $3), 0)::int AS preparation,
      coalesce(sum(write_up_minutes) FILTER (WHERE at >= $3), 0)::int AS write_up,
      coalesce(sum(travel_minutes) FILTER (WHERE at >= $3), 0)::int AS travel,
      coalesce(sum(contact_minutes), 0)::int AS contact_so_far,
      coalesce(array_agg(DISTINCT mode) FILTER (WHERE at >= $3 AND state = 'accepted'), '{}') AS modes,
      coalesce(array_agg(DISTINCT language) FILTER (WHERE at >= $3 AND language IS NOT NULL), '{}') AS languages,
      coalesce(array_agg(DISTINCT expert_id) FILTER (WHERE at >= $3), '{}') AS experts,
      coalesce(array_agg(DISTINCT expert_kind) FILTER (WHERE at >= $3), '{}') AS expert_kinds,
      (min(starts_at) FILTER (WHERE at >= $3 AND state = 'accepted') AT TIME ZONE 'Europe/London')::date AS first_on,
      (max(starts_at) FILTER (WHERE at >= $3 AND state = 'accepted') AT TIME ZONE 'Europe/London')::date AS last_on
    FROM drawn GROUP BY voucher_id
  ),
  topics AS (
    SELECT voucher_id, array_agg(DISTINCT topic) AS topics FROM drawn, unnest(drawn.topics) AS topic WHERE at >= $3 GROUP BY voucher_id
  ),
  standing AS (
    SELECT voucher_id, coalesce(sum(amount_minor) FILTER (WHERE at IS NULL OR at >= $4), 0)::bigint AS reserved,
      coalesce(sum(returned_minor) FILTER (WHERE at >= $3 AND at < $4 AND returned_to = 'programme'), 0)::bigint AS returned
    FROM uses GROUP BY voucher_id
  ),
  ended AS (
    SELECT own.voucher_id, sum(p.amount_minor)::bigint AS returned
    FROM (SELECT id AS voucher_id, id::text AS reference FROM awarded UNION ALL SELECT voucher_id, reference::text FROM uses) own
    JOIN ledger_transfers t ON t.reference = own.reference
      AND t.code IN ('voucher-exhausted', 'voucher-expired', 'voucher-cancelled', 'voucher-clawed-back', 'clawback-borne')
    JOIN ledger_postings p ON p.transfer_id = t.id AND p.amount_minor > 0
    WHERE t.occurred_at >= $3 AND t.occurred_at < $4 GROUP BY own.voucher_id
  ),
  in_kind AS (
    SELECT awarded.id AS voucher_id, -sum(p.amount_minor)::bigint AS counted
    FROM awarded JOIN ledger_accounts l ON (l.kind, l.owner) = ('in-kind-given', awarded.id::text)
    JOIN ledger_postings p ON p.account_id = l.id JOIN ledger_transfers t ON t.id = p.transfer_id
    WHERE t.occurred_at >= $3 AND t.occurred_at < $4 GROUP BY awarded.id
  ),
  said AS (
    SELECT x.*, x.happened_on >= ($3::timestamptz AT TIME ZONE 'Europe/London')::date AS is_new
    FROM awarded JOIN outcomes x ON x.voucher_id = awarded.id
    WHERE x.withdrawn_at IS NULL AND x.happened_on < ($4::timestamptz AT TIME ZONE 'Europe/London')::date
  ),
  outcome AS (
    SELECT voucher_id, bool_or(is_new) AS is_new,
      coalesce(sum(value) FILTER (WHERE is_new AND kind = 'registration'), 0)::int AS registrations,
      coalesce(sum(value) FILTER (WHERE is_new AND kind = 'finance-raised'), 0)::bigint AS finance_raised,
      (array_agg(value ORDER BY happened_on DESC, recorded_at DESC, id DESC) FILTER (WHERE is_new AND kind = 'jobs'))[1]
        - (array_agg(value ORDER BY happened_on DESC, recorded_at DESC, id DESC) FILTER (WHERE kind = 'jobs-before'))[1] AS jobs,
      (array_agg(value = 1 ORDER BY happened_on DESC, recorded_at DESC, id DESC) FILTER (WHERE is_new AND kind = 'trading-12-months'))[1]
        AS trading_12,
      (array_agg(value = 1 ORDER BY happened_on DESC, recorded_at DESC, id DESC) FILTER (WHERE is_new AND kind = 'trading-24-months'))[1]
        AS trading_24
    FROM said GROUP BY voucher_id
  ),
  plans AS (
    SELECT voucher_id, count(*)::int AS completed FROM (
      SELECT d.voucher_id, max(i.done_at) AS done_at FROM drawn d
      JOIN action_plans p ON p.booking_id = d.reference AND p.first_cosigned_at IS NOT NULL
      JOIN action_plan_items i ON i.booking_id = p.booking_id AND i.version = p.version
      GROUP BY d.voucher_id, d.reference HAVING bool_and(i.done_at IS NOT NULL)
    ) done WHERE done_at >= $3 AND done_at < $4 GROUP BY voucher_id
  )
  SELECT awarded.id AS voucher_id, awarded.programme_id, awarded.organisation_id, awarded.name, awarded.enterprise,
    to_json(awarded.accepted_at) #>> '{}' AS accepted_at, awarded.match, awarded.value_minor AS value, awarded.decision_reference,
    (awarded.accepted_at AT TIME ZONE 'Europe/London')::date AS accepted_on,
    coalesce(awarded.decided_on, (awarded.decided_at AT TIME ZONE 'Europe/London')::date) AS decided_on,
    CASE WHEN awarded.accepted_at >= $3 THEN awarded.value_minor ELSE 0 END AS committed,
    CASE awarded.match WHEN 'cash' THEN coalesce(s.others, 0) WHEN 'in-kind' THEN coalesce(k.counted, 0) ELSE 0 END AS match_value,
    coalesce(s.match_minutes, 0) AS match_minutes, coalesce(s.drawn, 0) AS drawn, coalesce(s.fee, 0) AS fee, coalesce(s.vat, 0) AS vat,
    coalesce(s.sessions, 0) AS sessions, coalesce(s.contact, 0) AS contact, coalesce(s.preparation, 0) AS preparation,
    coalesce(s.write_up, 0) AS write_up, coalesce(s.travel, 0) AS travel, coalesce(s.contact_so_far, 0) AS contact_so_far,
    coalesce(s.modes, '{}') AS modes, coalesce(s.languages, '{}') AS languages, coalesce(s.experts, '{}') AS experts,
    coalesce(s.expert_kinds, '{}') AS expert_kinds, s.first_on, s.last_on, coalesce(p.topics, '{}') AS topics,
    coalesce(r.reserved, 0) AS reserved, coalesce(r.returned, 0) + coalesce(e.returned, 0) AS returned,
    coalesce(x.registrations, 0) AS registrations, coalesce(x.finance_raised, 0) AS finance_raised, x.jobs, x.trading_12, x.trading_24,
    coalesce(c.completed, 0) AS plans_completed, (z.awarded_at AT TIME ZONE 'Europe/London')::date AS subsidy_on,
    z.value_minor AS subsidy
  FROM awarded LEFT JOIN sessions s ON s.voucher_id = awarded.id LEFT JOIN topics p ON p.voucher_id = awarded.id
    LEFT JOIN standing r ON r.voucher_id = awarded.id LEFT JOIN ended e ON e.voucher_id = awarded.id
    LEFT JOIN in_kind k ON k.voucher_id = awarded.id LEFT JOIN outcome x ON x.voucher_id = awarded.id
    LEFT JOIN plans c ON c.voucher_id = awarded.id LEFT JOIN subsidy_awards z ON z.voucher_id = awarded.id
  WHERE (awarded.ended_at IS NULL OR awarded.ended_at >= $3 OR s.drawn > 0 OR r.reserved > 0 OR r.returned > 0
      OR e.returned > 0 OR x.is_new OR c.completed > 0)
    AND ($5::timestamptz IS NULL OR (awarded.accepted_at, awarded.id) > ($5, $6::uuid))
  ORDER BY awarded.accepted_at, awarded.id LIMIT $7`;

export function rowOf(row: Row): ReportRow {
  const { enterprise } = row;
  return {
    voucherId: row.voucher_id,
    acceptedAt: Temporal.Instant.from(row.accepted_at).toString(),
    organisation: row.organisation_id,
    advisers: row.experts,
    values: {
      'beneficiary.name': row.name,
      'beneficiary.legal-form': enterprise.legalForm,
      'beneficiary.registration-number': enterprise.registrationNumber,
      'beneficiary.region': enterprise.region,
      'beneficiary.stage': enterprise.stage,
      'beneficiary.people': enterprise.people,
      'beneficiary.sectors': enterprise.sectors,
      ...awardOf(row),
      ...deliveryOf(row),
      ...moneyOf(row),
      'outcome.registrations': row.registrations,
      'outcome.jobs': row.jobs,
      'outcome.finance-raised': row.finance_raised,
      'outcome.trading-12-months': row.trading_12,
      'outcome.trading-24-months': row.trading_24,
      'outcome.action-plans': row.plans_completed,
    },
  };
}

function awardOf(row: Row) {
  return {
    'award.accepted-on': row.accepted_on,
    'award.value': row.value,
    'award.decided-on': row.decided_on,
    'award.reference': row.decision_reference,
    'award.match': row.match,
    'award.match-value': row.match_value,
    'award.match-minutes': row.match_minutes,
    'award.subsidy-on': row.subsidy_on,
    'award.subsidy-value': row.subsidy,
  };
}

function deliveryOf(row: Row) {
  return {
    'delivery.adviser-kinds': row.expert_kinds,
    'delivery.sessions': row.sessions,
    'delivery.contact': row.contact,
    'delivery.preparation': row.preparation,
    'delivery.write-up': row.write_up,
    'delivery.travel': row.travel,
    'delivery.modes': row.modes,
    'delivery.topics': row.topics,
    'delivery.languages': row.languages,
    'delivery.first-on': row.first_on,
    'delivery.last-on': row.last_on,
    'delivery.reached-3-hours': row.contact_so_far >= 3 * 60,
    'delivery.reached-12-hours': row.contact_so_far >= 12 * 60,
  };
}

function moneyOf(row: Row) {
  return {
    'money.committed': row.committed,
    'money.reserved': row.reserved,
    'money.drawn': row.drawn,
    'money.fee': row.fee,
    'money.vat': row.vat,
    'money.returned': row.returned,
    'money.cost-per-hour': unitCost(row.drawn, row.contact / 60),
  };
}

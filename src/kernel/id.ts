import { randomUUIDv7 } from 'node:crypto';

declare const brand: unique symbol;

/** A UUIDv7 that the compiler will not let stand in for the id of something else. */
export type Id<Of extends string> = string & { readonly [brand]: Of };

export type UserId = Id<'user'>;
export type OrganisationId = Id<'organisation'>;
export type TimeOffSourceId = Id<'time-off-source'>;
export type ExpertId = Id<'expert'>;
export type OfferId = Id<'offer'>;
export type BookingId = Id<'booking'>;
export type SeriesId = Id<'series'>;
export type GroupSessionId = Id<'group-session'>;
export type WaitingEntryId = Id<'waiting-entry'>;
export type CredentialId = Id<'credential'>;
export type CoopMembershipId = Id<'coop-membership'>;
export type InterestId = Id<'interest'>;
export type OversightId = Id<'oversight'>;
export type CpdEntryId = Id<'cpd-entry'>;
export type ObjectionId = Id<'objection'>;
export type NoShowId = Id<'no-show'>;
export type ReviewId = Id<'review'>;
export type InvitationId = Id<'invitation'>;
export type ApiKeyId = Id<'api-key'>;
export type CalendarLinkId = Id<'calendar-link'>;
export type ConversationId = Id<'conversation'>;
export type MessageId = Id<'message'>;
export type FileId = Id<'file'>;
export type RateCardId = Id<'rate-card'>;
export type SessionId = Id<'session'>;
export type ErasureId = Id<'erasure'>;
export type ComplaintId = Id<'complaint'>;
export type ProgrammeId = Id<'programme'>;
export type PackageId = Id<'package'>;
export type DepositId = Id<'deposit'>;
export type ApplicationId = Id<'application'>;
export type VoucherId = Id<'voucher'>;
export type OutcomeId = Id<'outcome'>;
export type ReportPeriodId = Id<'report-period'>;
export type PolicyChangeId = Id<'policy-change'>;
export type DiagnosticId = Id<'diagnostic'>;
export type ContributionId = Id<'contribution'>;
export type PaymentId = Id<'payment'>;
export type RefundId = Id<'refund'>;
export type ReversalId = Id<'reversal'>;
export type ProviderPayoutId = Id<'provider-payout'>;
export type ReconciliationId = Id<'reconciliation'>;
export type InvoiceId = Id<'invoice'>;
export type StandingDepositId = Id<'standing-deposit'>;
export type PayoutAccountId = Id<'payout-account'>;
export type EarningId = Id<'earning'>;
export type PayoutDestinationId = Id<'payout-destination'>;
export type AdviserPayoutId = Id<'adviser-payout'>;
export type BankSurplusId = Id<'bank-surplus'>;
export type AdviserInvoiceId = Id<'adviser-invoice'>;
export type BankFileId = Id<'bank-file'>;
export type FloatTopUpId = Id<'float-top-up'>;
export type DisputeId = Id<'dispute'>;
export type MandateId = Id<'mandate'>;
export type PasskeyId = Id<'passkey'>;
export type WebhookEndpointId = Id<'webhook-endpoint'>;
export type WebhookDeliveryId = Id<'webhook-delivery'>;

/** Ids are made here and not by the database, because uuidv7() exists only from Postgres 18 on. */
export function newId<T extends Id<string>>(): T {
  return randomUUIDv7() as T;
}

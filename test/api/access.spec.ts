import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { access, outsideTheApi } from '../../src/accounts/access.js';
import { equalityQuestions } from '../../src/accounts/equality/equality.js';
import { RefusalTokens } from '../../src/accounts/notifications/refusal-tokens.js';
import type { Relation } from '../../src/accounts/index.js';
import { accountOf } from '../../src/ledger/index.js';
import { newId, type OrganisationId, type UserId } from '../../src/kernel/id.js';
import { britishDate } from '../../src/kernel/time.js';
import { OPERATION } from '../../src/platform/http/operation.js';
import { IssueReceipts } from '../../src/payouts/receipts/issue-receipts.job.js';
import { IssueAdviserInvoices } from '../../src/payouts/supplies/issue-adviser-invoices.job.js';
import { aTransfer } from '../factories/books.js';
import { aPaidPayout } from '../factories/paid-payouts.js';
import { aPlannedPayout } from '../factories/adviser-pay.js';
import { advisersPaidByFile } from '../factories/pay-by-file.js';
import { type Answer, Client } from '../support/client.js';
import {
  aMembership,
  type AnExpert,
  anExpert,
  anOffer,
  anOrganisation,
  anOversight,
  aPerson,
  aPricedOffer,
  aSteward,
  slotsOf,
  type Somebody,
} from '../support/factories.js';
import { aProgrammeIn, recognised } from '../support/programmes.js';
import { anEnterprise, apply, aRejection, diagnose } from '../support/applications.js';
import { decideAtMeetings } from '../support/decisions.js';
import { aDebt } from '../support/funding.js';
import { aPurpose, fromProvider, plan } from '../support/paid.js';
import { startPayingServer } from '../support/paying.js';
import { brought, inboundMail } from '../support/inbound-mail.js';
import type { TestServer } from '../support/server.js';
import { aRecord } from '../support/sessions.js';
import { aFunder, aProgramme, type AProgramme, aVoucher } from '../support/vouchers.js';

const personas = ['nobody', 'a stranger', 'a member', 'a booker', 'an admin', 'the adviser', 'a steward'] as const;
type Persona = (typeof personas)[number];

/** What each of them is to each kind of thing. Whoever is nothing to it must not learn that it is there. */
const targets: Readonly<Record<string, Partial<Record<Persona, Relation>> & { open?: true }>> = {
  'what is everybody’s': { open: true },
  'what is one’s own': { open: true },
  'the policies': { open: true, 'a steward': 'steward' },
  'a change of a figure': {
    ...{ open: true, 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin' },
  },
  'a change that anybody in office proposes': {
    ...{ open: true, 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin', 'a steward': 'steward' },
  },
  'what waits for stewards': { open: true, 'a steward': 'steward' },
  'an organisation': { 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin', 'a steward': 'steward' },
  // Where its news are sent is no steward’s business.
  'an endpoint of the organisation': { 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin' },
  'an open programme': {
    open: true,
    ...{ 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin', 'a steward': 'steward' },
  },
  'a draft programme': { 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin', 'a steward': 'steward' },
  'a voucher': { 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin', 'a steward': 'steward' },
  'a voucher that the stranger pays for': {
    ...{ 'a stranger': 'funder', 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin' },
    'a steward': 'steward',
  },
  'what is the stranger’s own': { 'a stranger': 'signed-in' },
  'a complaint of the stranger': { 'a stranger': 'signed-in', 'a steward': 'steward' },
  'what stewards keep': { 'a steward': 'steward' },
  'a live adviser': { open: true, 'the adviser': 'adviser', 'a steward': 'steward' },
  'a draft adviser': { 'the adviser': 'adviser', 'a steward': 'steward' },
  'an overseen adviser': { 'an admin': 'overseer', 'the adviser': 'adviser', 'a steward': 'steward' },
  'the queue of stewards': { 'a steward': 'steward' },
  'a diary': { 'the adviser': 'adviser', 'a steward': 'steward' },
  'a booking': {
    'a member': 'member',
    'a booker': 'booker',
    'an admin': 'admin',
    'the adviser': 'adviser',
    'a steward': 'steward',
  },
  'a dispute that the stranger mediates in': {
    ...{ 'a stranger': 'mediator', 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin' },
    ...{ 'the adviser': 'adviser', 'a steward': 'steward' },
  },
  'a dispute that the stranger decides on': {
    ...{ 'a stranger': 'panelist', 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin' },
    ...{ 'the adviser': 'adviser', 'a steward': 'steward' },
  },
  // No steward reads what two others say to each other: to them it is not there.
  'a conversation': { 'a member': 'member', 'a booker': 'booker', 'an admin': 'admin', 'the adviser': 'adviser' },
  // Whoever wrote a review is a reader of it, as members are.
  'a review of the adviser': {
    'a member': 'member',
    'a booker': 'member',
    'an admin': 'member',
    'the adviser': 'adviser',
    'a steward': 'steward',
  },
  'a review of the client': {
    'a member': 'member',
    'a booker': 'booker',
    'an admin': 'admin',
    'the adviser': 'member',
    'a steward': 'steward',
  },
  'an application': {
    'a member': 'member',
    'a booker': 'booker',
    'an admin': 'admin',
    'the adviser': 'scorer',
    'a steward': 'steward',
  },
  'a programme of the organisation': {
    'a member': 'member',
    'a booker': 'booker',
    'an admin': 'admin',
    'a steward': 'steward',
  },
  'the session of a barefoot adviser of the stranger’s': {
    'a stranger': 'overseer',
    'a member': 'member',
    'a booker': 'booker',
    'an admin': 'admin',
    'the adviser': 'adviser',
    'a steward': 'steward',
  },
};

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Case {
  readonly target: keyof typeof targets;
  /** A request that only the question who asks can stop; it finds its thing fresh, made for whoever asks where it takes them. */
  readonly call: (asker: Persona) => Call | Promise<Call>;
}

/** How each operation is asked for. A new one is not tested until it has its line here, and this file fails until then. */
const cases: Readonly<Record<string, readonly Case[]>> = {
  readTaxonomy: [on('what is everybody’s', () => get('/taxonomy'))],
  searchExperts: [on('what is everybody’s', () => get('/experts?q=governance'))],
  readIntake: [on('what is everybody’s', () => get('/intake'))],
  proposeSupport: [on('what is everybody’s', () => post('/intake/proposals', { stage: 'idea' }))],
  keepDiagnostic: [on('an organisation', () => post(`/organisations/${organisationId}/diagnostics`, someAnswers))],
  listDiagnostics: [on('an organisation', () => get(`/organisations/${organisationId}/diagnostics`))],
  readDiagnostic: [on('an organisation', async () => get(`/diagnostics/${await newDiagnostic()}`))],
  findExpertsForDiagnostic: [on('an organisation', async () => get(`/diagnostics/${await newDiagnostic()}/experts`))],
  removeDiagnostic: [on('an organisation', async () => remove(`/diagnostics/${await newDiagnostic()}`))],
  readPolicies: [on('the policies', () => get('/policies'))],
  recordPolicy: [on('the policies', () => post('/policies', aFee()))],
  listPolicyChanges: [on('the policies', () => get('/policy-changes'))],
  readPolicyChange: [on('the policies', async () => get(await aStewardsChange()))],
  listPolicyVotes: [on('the policies', async () => get(`${await aStewardsChange()}/votes`))],
  proposePolicyChange: [
    on('a change that anybody in office proposes', (persona) =>
      post('/policy-changes', {
        ...aChange(),
        ...(persona === 'a steward' ? {} : { organisation_id: organisationId }),
      }),
    ),
  ],
  secondPolicyChange: [
    on('a change of a figure', async () =>
      post(`${await aStewardsChange()}/seconding`, { organisation_id: organisationId }),
    ),
  ],
  voteOnPolicyChange: [
    on('a change of a figure', async () =>
      post(`${await aStewardsChange()}/votes`, { organisation_id: organisationId, vote: 'for' }),
    ),
  ],
  withdrawPolicyChange: [
    on('the policies', async () => post(`${await aStewardsChange()}/withdrawal`)),
    on('a change of a figure', async () => {
      const change = { ...aChange(), organisation_id: organisationId };
      await clients['an admin'].post('/api/v1/policy-changes', change); // unless that of before stands still
      const { body } = await clients['an admin'].get('/api/v1/policy-changes?state=proposed');
      const own = body.items.find(({ proposed_by }: any) => proposed_by?.id === organisationId);
      return post(`/policy-changes/${own.id}/withdrawal`);
    }),
  ],
  decidePolicyChange: [
    on('the policies', async () => post(`${await aStewardsChange()}/decision`, { decision: 'A general meeting' })),
  ],
  overridePolicy: [
    on('the policies', () => {
      const { in_force_from: _, ...emergency } = aChange();
      return post('/policy-emergencies', emergency);
    }),
  ],
  searchEverything: [on('what is everybody’s', () => get('/search?q=board'))],
  readTransparency: [on('the policies', () => get('/transparency'))],
  listFigureRows: [on('the policies', () => get('/transparency/pay/rows'))],
  previewPolicy: [on('the policies', () => post('/policies/previews', aFee()))],
  readMe: [on('what is one’s own', () => get('/me'))],
  readMyAddress: [on('what is one’s own', () => get('/me/address'))],
  tryMyAddressAgain: [on('what is one’s own', () => post('/me/address/redrive'))],
  listUndeliveredLetters: [on('what stewards keep', () => get('/undelivered-letters'))],
  sendLetterAgain: [
    on('what stewards keep', async () => post(`/undelivered-letters/${await newUndelivered()}/redrive`)),
  ],
  sendLettersAgain: [on('what stewards keep', () => post('/undelivered-letters/redrive', { kind: 'test' }))],
  listUndeliverableAddresses: [on('what stewards keep', () => get('/undeliverable-addresses'))],
  tryAddressAgain: [
    on('what stewards keep', async () => post(`/undeliverable-addresses/${await newUndeliverable()}/redrive`)),
  ],
  listMyLetters: [on('what is one’s own', () => get('/me/letters'))],
  markLettersRead: [on('what is one’s own', () => post('/me/letters/read', { until: '2026-01-01T00:00:00Z' }))],
  readNeeds: [on('what is one’s own', () => get('/me/needs'))],
  changeMe: [on('what is one’s own', () => patch('/me', { language: 'en' }))],
  createOrganisation: [
    on('what is one’s own', async () => {
      await server.owner.query('DELETE FROM memberships WHERE organisation_id NOT IN ($1, $2)', [
        organisationId,
        bodyId,
      ]); // there is a most
      return post('/organisations', { name: 'New Co-op', kind: 'co_op' });
    }),
  ],
  listMyOrganisations: [on('what is one’s own', () => get('/organisations'))],
  readMyExpert: [on('what is one’s own', () => get('/me/expert'))],
  createExpert: [on('what is one’s own', () => post('/experts', { kind: 'specialist', name: 'Newly Here' }))],
  listBookings: [on('what is one’s own', () => get('/bookings'))],

  readOrganisation: [on('an organisation', () => get(`/organisations/${organisationId}`))],
  readEnterprise: [on('an organisation', () => get(`/organisations/${organisationId}/enterprise`))],
  setEnterprise: [on('an organisation', () => put(`/organisations/${organisationId}/enterprise`, { region: 'wales' }))],
  changeMemberRole: [
    on('an organisation', async () =>
      put(`/organisations/${organisationId}/members/${await newMember()}/role`, { role: 'booker' }),
    ),
  ],
  removeMember: [
    on('an organisation', async () => remove(`/organisations/${organisationId}/members/${await newMember()}`)),
  ],
  leaveOrganisation: [
    // The last admin cannot, which is a conflict and no question of who asks.
    on('an organisation', async () => remove(`/organisations/${await newOrganisation()}/membership`)),
  ],
  invite: [
    on('an organisation', () =>
      post(`/organisations/${organisationId}/invitations`, { email: `${newId()}@people.example`, role: 'member' }),
    ),
  ],
  listInvitations: [on('an organisation', () => get(`/organisations/${organisationId}/invitations`))],
  withdrawInvitation: [
    on('an organisation', async () =>
      remove(`/organisations/${organisationId}/invitations/${(await newInvitation()).id}`),
    ),
  ],
  acceptInvitation: [
    on('what is the stranger’s own', async () =>
      post('/invitations/acceptance', { token: (await newInvitation(people['a stranger'].email)).token }),
    ),
  ],
  readNotificationPreferences: [on('what is one’s own', () => get('/me/notification-preferences'))],
  setNotificationPreferences: [
    on('what is one’s own', () =>
      put('/me/notification-preferences', {
        bookings: { email: true },
        reminders: { email: true },
        account: { email: true },
      }),
    ),
  ],
  listWebhookEventTypes: [on('what is everybody’s', () => get('/webhook-event-types'))],
  createWebhookEndpoint: [
    on('an endpoint of the organisation', async () => {
      await noEndpoints(); // there is a most
      return post('/webhook-endpoints', { organisation_id: organisationId, url: 'https://crm.example/' });
    }),
  ],
  listWebhookEndpoints: [
    on('an endpoint of the organisation', () => get(`/webhook-endpoints?organisation=${organisationId}`)),
  ],
  readWebhookEndpoint: onEndpoint((endpoint) => get(endpoint)),
  changeWebhookEndpoint: onEndpoint((endpoint) => patch(endpoint, { state: 'paused' })),
  removeWebhookEndpoint: onEndpoint((endpoint) => remove(endpoint)),
  rotateWebhookSecret: onEndpoint((endpoint) => post(`${endpoint}/secret`)),
  testWebhookEndpoint: onEndpoint((endpoint) => post(`${endpoint}/test`)),
  listWebhookDeliveries: onEndpoint((endpoint) => get(`${endpoint}/deliveries`)),
  readWebhookDelivery: onDelivery((delivery) => get(delivery)),
  redeliverWebhook: onDelivery((delivery) => post(`${delivery}/redelivery`)),
  replayWebhooks: onEndpoint((endpoint) => post(`${endpoint}/replay`, { since: server.clock.now().toString() })),
  readUnsubscription: [on('what is everybody’s', () => get(`/unsubscriptions/${unsubscription()}`))],
  setUnsubscription: [on('what is everybody’s', () => put(`/unsubscriptions/${unsubscription()}`, { refused: false }))],
  createApiKey: [
    on('what is one’s own', async () => {
      await server.owner.query('DELETE FROM api_keys'); // there is a most
      return post('/me/api-keys', { name: 'A program', scopes: ['read'] });
    }),
  ],
  listApiKeys: [on('what is one’s own', () => get('/me/api-keys'))],
  revokeApiKey: [on('what is the stranger’s own', async () => remove(`/me/api-keys/${await newApiKey()}`))],
  makeCalendarLink: [
    on('what is one’s own', async () => {
      await server.owner.query('DELETE FROM calendar_links'); // there is a most
      return post('/me/calendar-links', { kind: 'sessions', name: 'A telephone' });
    }),
  ],
  listCalendarLinks: [on('what is one’s own', () => get('/me/calendar-links'))],
  revokeCalendarLink: [
    on('what is the stranger’s own', async () => remove(`/me/calendar-links/${await newCalendarLink()}`)),
  ],
  listSessions: [on('what is one’s own', () => get('/me/sessions'))],
  endSession: [on('what is the stranger’s own', async () => remove(`/me/sessions/${await newSession()}`))],
  endOtherSessions: [on('what is one’s own', () => remove('/me/sessions'))],
  listPasskeys: [on('what is one’s own', () => get('/me/passkeys'))],
  renamePasskey: [
    on('what is the stranger’s own', async () => patch(`/me/passkeys/${await newPasskey()}`, { name: 'At work' })),
  ],
  removePasskey: [on('what is the stranger’s own', async () => remove(`/me/passkeys/${await newPasskey()}`))],
  readAudit: [on('what is one’s own', () => get('/audit'))],
  exportMyData: [on('what is one’s own', () => get('/me/export'))],
  exportMySection: [on('what is one’s own', () => get('/me/export/letters'))],
  exportOrganisation: [on('an organisation', () => get(`/organisations/${organisationId}/export`))],
  exportOrganisationSection: [on('an organisation', () => get(`/organisations/${organisationId}/export/members`))],
  previewErasure: [on('what is one’s own', () => get('/me/erasure-preview'))],
  askForErasure: [on('what is one’s own', (persona) => post('/me/erasure', { email: emailOf(persona) }))],
  readErasure: [on('what is one’s own', async (persona) => get(await newErasure(persona)))],
  withdrawErasure: [on('what is one’s own', async (persona) => remove(await newErasure(persona)))],
  fileComplaint: [on('what is one’s own', () => post('/complaints', aComplaint))],
  listMyComplaints: [on('what is one’s own', () => get('/me/complaints'))],
  readComplaint: [on('a complaint of the stranger', async () => get(`/complaints/${await newComplaint()}`))],
  listComplaints: [on('what stewards keep', () => get('/complaints'))],
  acknowledgeComplaint: [
    on('a complaint of the stranger', async () => post(`/complaints/${await newComplaint()}/acknowledgement`)),
  ],
  resolveComplaint: [
    on('a complaint of the stranger', async () =>
      post(`/complaints/${await newComplaint()}/resolution`, { outcome: 'We have apologised.' }),
    ),
  ],
  readEqualityAnswers: [on('what is one’s own', () => get('/me/equality-answers'))],
  giveEqualityAnswers: [on('what is one’s own', () => put('/me/equality-answers', noAnswers))],
  takeBackEqualityAnswers: [on('what is one’s own', () => remove('/me/equality-answers'))],
  readEqualityAggregates: [on('what stewards keep', () => get('/equality-aggregates'))],
  holdTime: [
    on('an organisation', async () =>
      post('/bookings', { token: nextSlot().token, organisation_id: await newOrganisation(), mode: 'video' }),
    ),
  ],
  takeSeat: [
    on('an organisation', async () =>
      post(`/group-sessions/${await newGroupSession(live)}/seats`, { organisation_id: await newOrganisation() }),
    ),
  ],
  previewSeries: [on('an organisation', async () => post('/bookings/series/preview', await aSeries()))],
  holdSeries: [on('an organisation', async () => post('/bookings/series', await aSeries()))],

  findGroupSessions: [on('what is everybody’s', () => get('/group-sessions'))],
  listGroupSessionsOfExpert: onProfile((id) => get(`/experts/${id}/group-sessions`)),
  scheduleGroupSession: onProfile(async (id) =>
    post(`/experts/${id}/group-sessions`, await newSchedule(adviserOf(id))),
  ),
  readGroupSession: onProfile(async (id) => get(`/group-sessions/${await newGroupSession(adviserOf(id))}`)),
  listAttendees: onProfile(async (id) => get(`/group-sessions/${await newGroupSession(adviserOf(id))}/attendees`)),
  callOffGroupSession: onProfile(async (id) =>
    post(`/group-sessions/${await newGroupSession(adviserOf(id))}/cancellation`, { reason: 'other' }),
  ),
  guaranteeGroupSession: onProfile(async (id) =>
    post(`/group-sessions/${await newGroupSession(adviserOf(id))}/guarantee`, { pool: 'A pool', reason: 'A reason' }),
  ),

  recogniseFunder: [on('what stewards keep', () => put(`/funders/${organisationId}`, { is_public_authority: false }))],
  listFunders: [on('what stewards keep', () => get('/funders'))],
  listProgrammesOfFunder: [on('an organisation', () => get(`/funders/${organisationId}/programmes`))],
  createProgramme: [
    on('an organisation', async () => {
      const funderId = await newOrganisation();
      await recognised(server, funderId, people['a steward'].id);
      return post('/programmes', { ...programmeGiven, funder_id: funderId });
    }),
  ],
  listProgrammes: [on('what is everybody’s', () => get('/programmes'))],
  readProgramme: onProgramme((programme) => get(programme)),
  previewOpening: onProgramme((programme) => get(`${programme}/opening-preview`)),
  changeProgramme: onProgramme((programme) => patch(programme, { name: { en: 'Starts', cy: 'Dechrau' } })),
  changeProgrammeState: onProgramme((programme) => put(`${programme}/state`, { state: 'open' })),
  addPackage: onProgramme((programme) => post(`${programme}/packages`, aPackage)),
  retirePackage: onProgramme(async (programme) => remove(`${programme}/packages/${await packageOf(programme)}`)),
  listDeposits: onProgramme((programme) => get(`${programme}/deposits`)),
  recordDeposit: onProgramme((programme) => post(`${programme}/deposits`, aDeposit())),
  reverseDeposit: onProgramme(async (programme) =>
    post(`${programme}/deposits/${await newDeposit(programme)}/reversal`, { reason: 'A slip' }),
  ),
  returnFund: onProgramme((programme) => post(`${programme}/fund-returns`, { reason: 'It is over' })),
  readProgrammeMoney: onProgramme((programme) => get(`${programme}/money`)),
  issueInvoice: onProgramme((programme) => post(`${programme}/invoices`, anInvoice())),
  listInvoices: onProgramme((programme) => get(`${programme}/invoices`)),
  findInvoices: [on('what stewards keep', () => get('/invoices'))],
  readInvoice: onInvoice((invoice) => get(invoice)),
  readInvoicePdf: onInvoice((invoice) => get(`${invoice}/pdf`)),
  cancelInvoice: onInvoice((invoice) => post(`${invoice}/cancellation`, { reason: 'A slip' })),
  payInvoice: onInvoice(async (invoice) => {
    await clients['a steward'].post(`/api/v1${invoice}/cancellation`, { reason: 'A slip' });
    return post(`${invoice}/payments`, { rail: 'card' });
  }),
  previewBankStatement: [on('what stewards keep', () => post('/bank-statements/previews', { csv: aStatement }))],
  recordBankStatement: [on('what stewards keep', () => post('/bank-statements', { csv: aStatement, lines: [2] }))],
  listStandingDeposits: onProgramme((programme) => get(`${programme}/standing-deposits`)),
  startStandingDeposit: onProgramme((programme) =>
    post(`${programme}/standing-deposits`, { amount: { minor: 100 }, day: 1 }),
  ),
  changeStandingDeposit: onProgramme(async (programme) =>
    put(`${programme}/standing-deposits/${await newStandingDeposit(programme)}/state`, { state: 'ended' }),
  ),
  listVouchers: [on('an organisation', () => get(`/organisations/${organisationId}/vouchers`))],
  listProgrammeVouchers: [
    on('an organisation', async () => {
      const { id, admin } = await aFunder(server, { id: await newOrganisation() });
      return get(`/programmes/${(await aProgramme(server, { funder: { id, admin } })).id}/vouchers`);
    }),
  ],
  readVoucher: onVoucher((voucher) => get(voucher)),
  readVoucherStatement: onVoucher((voucher) => get(`${voucher}/statement`)),
  readVoucherOffer: onVoucher((voucher) => get(`${voucher}/offer`)),
  confirmSubsidy: onVoucher((voucher) =>
    post(`${voucher}/subsidy-confirmation`, { given: [], cap_not_exceeded: true }),
  ),
  acceptVoucher: onVoucher((voucher) => post(`${voucher}/acceptance`, { declarations: [] })),
  declineVoucher: onVoucher((voucher) => post(`${voucher}/declining`)),
  renewVoucherCode: onVoucher((voucher) => post(`${voucher}/code`)),
  recordCommitmentFee: onVoucher((voucher) => post(`${voucher}/commitment-fee`, { outcome: 'waived', ...aReason })),
  extendVoucher: onVoucher((voucher) => post(`${voucher}/extension`, { days: 30, ...aReason })),
  suspendVoucher: onVoucher((voucher) => post(`${voucher}/suspension`, aReason)),
  resumeVoucher: onVoucher((voucher) => post(`${voucher}/resumption`, aReason)),
  cancelVoucher: onVoucher((voucher) => post(`${voucher}/cancellation`, aReason)),
  previewClawback: onVoucher((voucher) => get(`${voucher}/clawback-preview?cause=funder-error`)),
  clawBackVoucher: onVoucher((voucher) => post(`${voucher}/clawback`, { cause: 'funder-error', ...aReason })),
  listContributions: onVoucher((voucher) => get(`${voucher}/contributions`)),
  recordContribution: onVoucher((voucher) => post(`${voucher}/contributions`, aContribution)),
  decideContribution: onVoucher(async (voucher) =>
    post(`${voucher}/contributions/${await newContribution(voucher)}/decision`, { decision: 'confirmed' }),
  ),
  listSubsidyAwards: [on('what stewards keep', () => get('/subsidy-awards'))],
  readGroupSessionPay: onProfile(async (id) => get(`/group-sessions/${await aStandingGroupSession(id)}/pay`)),
  depositIntoPool: [on('what stewards keep', () => post('/solidarity-pool/deposits', aPoolDeposit))],
  readSolidarityPool: [on('what stewards keep', () => get('/solidarity-pool'))],

  readTimeCredits: [on('an organisation', () => get(`/organisations/${organisationId}/time-credits`))],
  giveTimeCredits: [
    on('an organisation', () => post(`/organisations/${organisationId}/time-credits/gifts`, { minutes: 1 })),
  ],
  readAdviserTimeCredits: onProfile((id) => get(`/experts/${id}/time-credits`)),
  giveAdviserTimeCredits: onProfile((id) => post(`/experts/${id}/time-credits/gifts`, { minutes: 1 })),
  readCommunityPot: [on('what is one’s own', () => get('/time-credits/pot'))],
  grantTimeCredits: [
    on('what stewards keep', () =>
      post('/time-credits/grants', { organisation_id: organisationId, minutes: 1, reason: 'They start.' }),
    ),
  ],
  listTimeCreditFlags: [on('what stewards keep', () => get('/time-credits/flags'))],

  readPayment: [onPayment((payment) => get(payment))],
  listPayments: [on('an organisation', () => get(`/organisations/${organisationId}/payments`))],
  openCheckout: [onPayment((payment) => post(`${payment}/checkout`, { language: 'cy' }))],
  cancelPayment: [onPayment((payment) => post(`${payment}/cancellation`))],
  refreshPayment: [onPayment((payment) => post(`${payment}/refresh`))],
  listPaymentProblems: [on('what stewards keep', () => get('/payment-problems'))],
  redrivePaymentProblem: [
    on('what stewards keep', async () => post(`/payment-problems/${await newParkedEvent()}/redrive`)),
  ],
  listEarnings: [on('a diary', () => get(`/experts/${live.id}/earnings`))],
  listAdviserPayouts: [on('a diary', () => get(`/experts/${live.id}/payouts`))],
  readPayout: [on('a diary', async () => get(await newPayout()))],
  listPayouts: [on('what stewards keep', () => get('/payouts'))],
  previewPayoutRun: [on('what stewards keep', () => get('/payouts/runs/preview'))],
  runPayouts: [on('what stewards keep', () => post('/payouts/runs'))],
  lookAtPayout: [on('what stewards keep', async () => post(`${await newPayout()}/lookups`))],
  cancelPayout: [
    on('what stewards keep', async () =>
      post(`${await newPayout()}/cancellation`, { reason: 'To be paid otherwise.' }),
    ),
  ],
  previewBankFile: [on('what stewards keep', () => get('/payouts/bank-files/preview'))],
  makeBankFile: [on('what stewards keep', () => post('/payouts/bank-files'))],
  listBankFiles: [on('what stewards keep', () => get('/payouts/bank-files'))],
  readBankFile: [onBankFile((file) => get(file))],
  exportBankFile: [onBankFile((file) => get(`${file}/file.csv`))],
  withdrawBankFile: [
    onBankFile((file) => post(`${file}/withdrawal`, { reason: 'Made twice', was_not_given_to_the_bank: true })),
  ],
  previewBankResults: [onBankFile((file) => post(`${file}/results/previews`, someResults))],
  importBankResults: [onBankFile((file) => post(`${file}/results`, someResults))],
  listPayoutsToApprove: [on('what stewards keep', () => get('/payouts/approvals'))],
  approvePayouts: [on('what stewards keep', () => post('/payouts/approvals', { payout_ids: [newId()] }))],
  readPayoutFloat: [on('what stewards keep', () => get('/payouts/float'))],
  listFloatChecks: [on('what stewards keep', () => get('/payouts/float-checks'))],
  listFloatTopUps: [on('what stewards keep', () => get('/payouts/float-top-ups'))],
  recordFloatTopUp: [on('what stewards keep', () => post('/payouts/float-top-ups', aTopUp()))],
  reverseFloatTopUp: [
    on('what stewards keep', async () =>
      post(`/payouts/float-top-ups/${await newTopUp()}/reversal`, { reason: 'Never sent.' }),
    ),
  ],
  receiveMail: [
    on('what is everybody’s', () => ({
      ...post('/mail/inbound'),
      ...brought(server, 'To: nobody@in.barefoot.example'),
    })),
  ],
  receiveStripeWebhook: [
    on('what is everybody’s', () => ({ ...post('/webhooks/stripe'), ...fromProvider(server, 'stripe') })),
  ],
  receiveGocardlessWebhook: [
    on('what is everybody’s', () => ({ ...post('/webhooks/gocardless'), ...fromProvider(server, 'gocardless') })),
  ],

  readExpert: onProfile((id) => get(`/experts/${id}`)),
  listSlots: onProfile((id, offerId) => get(`/experts/${id}/slots?offer=${offerId}&${tomorrow()}`)),
  explainSlots: onProfile((id, offerId) => get(`/experts/${id}/slots/refusals?offer=${offerId}&${tomorrow()}`)),
  changeExpert: onProfile((id) => patch(`/experts/${id}`, { remote: true })),
  changeExpertState: [
    on('a live adviser', () => put(`/experts/${live.id}/state`, { state: 'live' })),
    on('a draft adviser', () => put(`/experts/${draft.id}/state`, { state: 'paused' })),
  ],
  previewPause: [onDraft((adviser) => get(`${adviser}/pause-preview`))],

  listCredentials: [onDraft((adviser) => get(`${adviser}/credentials`))],
  claimCredential: [onDraft((adviser) => post(`${adviser}/credentials`, aCertificate))],
  withdrawCredential: [onDraft(async (adviser) => remove(`${adviser}/credentials/${await newCredential()}`))],
  listClaimedCredentials: [on('the queue of stewards', () => get('/credentials'))],
  verifyCredential: [
    onDraft(async () => post(`/credentials/${await newCredential()}/verification`, { decision: 'verified' })),
  ],
  listCoopMemberships: [onOverseen((adviser) => get(`${adviser}/coop-memberships`))],
  addCoopMembership: [onDraft((adviser) => post(`${adviser}/coop-memberships`, aMembershipOf))],
  changeCoopMembership: [
    onDraft(async (adviser) => put(`${adviser}/coop-memberships/${await newCoopMembership()}`, aMembershipOf)),
  ],
  removeCoopMembership: [
    onDraft(async (adviser) => remove(`${adviser}/coop-memberships/${await newCoopMembership()}`)),
  ],
  listInterests: [on('what is one’s own', () => get('/me/interests'))],
  declareInterest: [on('what is one’s own', () => post('/me/interests', anInterest))],
  readPayoutDestination: [
    onDraft(async (adviser) => {
      await draft.client.put(`/api/v1${adviser}/payout-destination`, aBankAccount);
      return get(`${adviser}/payout-destination`);
    }),
  ],
  choosePayoutDestination: [onDraft((adviser) => put(`${adviser}/payout-destination`, aBankAccount))],
  confirmPayoutDestination: [onDraft((adviser) => post(`${adviser}/payout-destination/confirmation`, { id: newId() }))],
  readPayStatement: onProfile((id) => get(`/experts/${id}/statements/2031`)),
  exportPayStatement: onProfile((id) => get(`/experts/${id}/statements/2031.csv`)),
  readPayStatementPdf: onProfile((id) => get(`/experts/${id}/statements/2031.pdf`)),
  exportPlatformReport: [on('what stewards keep', () => get('/reports/platform-reporting/2031.csv'))],
  previewPlatformReport: [on('what stewards keep', () => get('/reports/platform-reporting/2031'))],
  readTradingDetails: onProfile(async (id) => {
    await adviserOf(id).client.put(`/api/v1/experts/${id}/trading-details`, someTrading);
    return get(`/experts/${id}/trading-details`);
  }),
  setTradingDetails: onProfile((id) => put(`/experts/${id}/trading-details`, someTrading)),
  readInvoicingAuthority: onProfile((id) => get(`/experts/${id}/invoicing-authority`)),
  setInvoicingAuthority: onProfile((id) =>
    put(`/experts/${id}/invoicing-authority`, { given: false, wording_version: 1 }),
  ),
  listAdviserInvoices: onProfile((id) => get(`/experts/${id}/invoices`)),
  listInvoicesOfAdvisers: [on('an organisation', () => get(`/organisations/${organisationId}/adviser-invoices`))],
  readAdviserInvoice: [on('a booking', async () => get(`/adviser-invoices/${await anAdviserInvoice()}`))],
  readAdviserInvoicePdf: [on('a booking', async () => get(`/adviser-invoices/${await anAdviserInvoice()}.pdf`))],
  listReceiptKeys: [on('what is everybody’s', () => get('/receipts/keys'))],
  listReceipts: onProfile((id) => get(`/experts/${id}/receipts`)),
  readReceipt: onReceipted((payout) => get(`${payout}/receipt`)),
  readReceiptPdf: onReceipted((payout) => get(`${payout}/receipt.pdf`)),
  readPayoutAccount: [on('what is one’s own', () => get('/me/payout-account'))],
  onboardForPayouts: [on('what is one’s own', () => post('/me/payout-account/onboarding', {}))],
  endInterest: [on('what is the stranger’s own', async () => post(`/me/interests/${await newInterest()}/end`))],
  readInterests: [onDraft((adviser) => get(`${adviser}/interests`))],
  readDeclaredInterests: [
    on('an organisation', () => get(`/experts/${live.id}/declared-interests?organisation_id=${organisationId}`)),
  ],

  askOversight: [onDraft((adviser) => post(`${adviser}/oversights`, { organisation_id: bodyId }))],
  listOversights: [on('what is one’s own', () => get('/oversights'))],
  answerOversight: [
    onOverseen((_, oversightId) => post(`/oversights/${oversightId}/answer`, { decision: 'accepted' })),
  ],
  endOversight: [onOverseen((_, oversightId) => post(`/oversights/${oversightId}/end`, { reason: 'No room' }))],

  submitExpert: [onDraft((adviser) => post(`${adviser}/submission`))],
  listVerifications: [on('the queue of stewards', () => get('/verifications'))],
  decideOnExpert: [onDraft((adviser) => post(`${adviser}/verification`, { decision: 'approved' }))],
  listDecisions: [onDraft((adviser) => get(`${adviser}/decisions`))],
  suspendExpert: [onDraft((adviser) => put(`${adviser}/suspension`, { reasons: 'A complaint' }))],
  liftSuspension: [onDraft((adviser) => remove(`${adviser}/suspension`))],

  listCpdEntries: [onOverseen((adviser) => get(`${adviser}/cpd-entries`))],
  logCpdEntry: [onDraft((adviser) => post(`${adviser}/cpd-entries`, anEntry))],
  removeCpdEntry: [onDraft(async (adviser) => remove(`${adviser}/cpd-entries/${await newEntry()}`))],
  strikeCpdEntry: [
    onDraft(async (adviser) => post(`${adviser}/cpd-entries/${await newEntry()}/strike`, { reason: 'A slip' })),
  ],
  readDevelopment: [onOverseen((adviser) => get(`${adviser}/development`))],
  requestPromotion: [onOverseen((adviser) => post(`${adviser}/promotion-request`))],
  endorsePromotion: [onOverseen((adviser) => post(`${adviser}/promotion-request/endorsement`, { endorsed: true }))],
  decidePromotion: [
    onOverseen((adviser) =>
      post(`${adviser}/promotion-request/decision`, { decision: 'promoted', reasons: 'All there' }),
    ),
  ],

  readMeetingSettings: onProfile((id) => get(`/experts/${id}/meeting`)),
  setMeetingSettings: onProfile((id) => put(`/experts/${id}/meeting`, {})),
  previewOffer: onProfile((id) => post(`/experts/${id}/offers/previews`, anOffer)),
  createOffer: onProfile((id) => post(`/experts/${id}/offers`, anOffer)),
  changeOffer: onProfile(async (id) => put(`/experts/${id}/offers/${await newOffer(id)}`, anOffer)),
  retireOffer: onProfile(async (id) => remove(`/experts/${id}/offers/${await newOffer(id)}`)),

  readOfferTerms: onProfile((id, offerId) => get(`/experts/${id}/offers/${offerId}/terms`)),
  addRateCard: onProfile((id) => post(`/experts/${id}/rate-cards`, { hourly: { contact: { minor: 6000 } } })),
  listRateCards: onProfile((id) => get(`/experts/${id}/rate-cards`)),
  readRateFloor: onProfile((id) => get(`/experts/${id}/rate-floor?area=london`)),

  readDiary: onDiary((diary) => get(diary)),
  setWeeklyHours: onDiary((diary) =>
    put(`${diary}/hours`, {
      zone: 'Europe/London',
      weekly: { 1: allDay, 2: allDay, 3: allDay, 4: allDay, 5: allDay, 6: allDay, 7: allDay },
    }),
  ),
  setDateOverride: onDiary((diary) => put(`${diary}/overrides/2031-05-01`, { windows: [] })),
  removeDateOverride: onDiary((diary) => remove(`${diary}/overrides/2031-05-01`)),
  takeTimeOff: onDiary((diary) => post(`${diary}/time-off`, aMorningOff)),
  planTravel: onDiary((diary) => post(`${diary}/travels`, aWeekAway())),
  removeTravel: onDiary(async (diary) => remove(`${diary}/travels/${await newTravel(diary)}`)),
  listBusyCalendars: onDiary((diary) => get(calendarsBeside(diary))),
  previewBusyCalendar: onDiary((diary) => post(`${calendarsBeside(diary)}/previews`, { address: refusedCalendar })),
  connectBusyCalendar: onDiary((diary) =>
    post(calendarsBeside(diary), { address: `${refusedCalendar}?${++calendars}` }),
  ),
  changeBusyCalendar: onDiary(async (diary) =>
    patch(`${calendarsBeside(diary)}/${await newCalendar()}`, { name: 'Home' }),
  ),
  refreshBusyCalendar: onDiary(async (diary) => post(`${calendarsBeside(diary)}/${await newCalendar()}/readings`)),
  disconnectBusyCalendar: onDiary(async (diary) => remove(`${calendarsBeside(diary)}/${await newCalendar()}`)),
  setDiaryLimits: onDiary((diary) => put(`${diary}/limits`, noLimits)),
  previewDiaryChange: onDiary((diary) =>
    post(`${diary}/previews`, { kind: 'override', date: '2031-05-01', windows: [] }),
  ),
  removeTimeOff: onDiary(async (diary) => remove(`${diary}/time-off/${await newTimeOff(diary)}`)),

  readBooking: [on('a booking', async () => get(`/bookings/${await newBooking()}`))],
  readMeeting: [on('a booking', async () => get(`/bookings/${await newBooking()}/meeting`))],
  setMeeting: [on('a booking', async () => put(`/bookings/${await newBooking()}/meeting`, { how: 'generated' }))],
  readBookingCalendar: [on('a booking', async () => get(`/bookings/${await newBooking()}.ics`))],
  readBookingQuote: [on('a booking', async () => get(`/bookings/${await newPaidHold()}/quote`))],
  previewCancellation: [on('a booking', async () => get(`/bookings/${await newBooking()}/cancellation-preview`))],
  fundBooking: [
    on('a booking', async () => {
      const id = await newPaidHold();
      const { hash } = (await clients['a booker'].get(`/api/v1/bookings/${id}/quote`)).body;
      return post(`/bookings/${id}/funding`, { quote_hash: hash });
    }),
  ],
  readFunding: [on('a booking', async () => get(`/bookings/${await newPaidHold()}/funding`))],
  previewFunding: [on('a booking', async () => get(`/bookings/${await newPaidHold()}/funding-preview`))],
  listPaymentOptions: [on('a booking', async () => get(`/bookings/${await newPaidHold()}/payment-options`))],
  planSessionPayment: [
    on('a booking', async () => post(`/bookings/${await newPaidHold()}/payments`, { rail: 'card' })),
  ],
  recordClientPayment: [
    on('a booking', async () =>
      post(`/bookings/${await newPaidHold()}/receipts`, { reason: 'Paid by bank transfer.' }),
    ),
  ],
  listMandates: [on('an organisation', () => get(`/organisations/${organisationId}/mandates`))],
  startMandate: [on('an organisation', () => post(`/organisations/${organisationId}/mandates`))],
  cancelMandate: [on('an organisation', async () => post(`/mandates/${await newMandate()}/cancellation`))],
  listDebts: [on('an organisation', () => get(`/organisations/${organisationId}/debts`))],
  recordDebtPayment: [
    on('an organisation', async () => {
      const payment = { amount_minor: 1, received_at: '2026-01-01T12:00:00Z', bank_reference: newId() };
      await aDebt(server, organisationId, 1);
      return post(`/organisations/${organisationId}/debt-payments`, payment);
    }),
  ],
  payDebt: [
    on('an organisation', async () => {
      const id = await newOrganisation();
      await aDebt(server, id, 1000);
      return post(`/organisations/${id}/payments`, { rail: 'debit' }); // by no mandate
    }),
  ],
  listCredit: [on('an organisation', () => get(`/organisations/${organisationId}/credit`))],
  retryRefund: [on('an organisation', async () => post(`/refunds/${await newFailedRefund()}/retry`))],
  confirmBooking: [on('a booking', async () => post(`/bookings/${await newHold()}/confirmation`))],
  joinWaitingList: [
    on('an organisation', async () =>
      post(`/experts/${live.id}/waiting-list`, { ...aWait(), organisation_id: await newOrganisation() }),
    ),
  ],
  waitForSeat: [
    on('an organisation', async () =>
      post(`/group-sessions/${await newFullGroupSession()}/waiting-list`, { organisation_id: await newOrganisation() }),
    ),
  ],
  leaveWaitingList: [on('an organisation', async () => remove(`/waiting-list/${await newWaitingEntry()}`))],
  listWaitingEntries: [on('what is one’s own', () => get('/waiting-list'))],
  countWaiting: onProfile((id) => get(`/experts/${id}/waiting-list`)),
  answerRequest: [
    on('a booking', async () => {
      const id = await newBooking();
      await server.owner.query(
        `UPDATE bookings SET state = 'requested', requested_at = now(), requested_by = booked_by, lapses_at = starts_at WHERE id = $1`,
        [id],
      );
      return post(`/bookings/${id}/answer`, { answer: 'accepted' });
    }),
  ],
  moveBooking: [
    on('a booking', async () => post(`/bookings/${await newBooking()}/rescheduling`, { start: nextSlot().start })),
  ],
  cancelBooking: [
    on('a booking', async () => post(`/bookings/${await newBooking()}/cancellation`, { reason: 'other' })),
  ],
  confirmSeries: [on('a booking', async () => post(`/bookings/series/${await newSeries()}/confirmation`))],
  cancelSeries: [
    on('a booking', async () => post(`/bookings/series/${await newSeries()}/cancellation`, { reason: 'other' })),
  ],

  listLedgerAccounts: [on('what is one’s own', () => get('/ledger/accounts'))],
  readLedgerStatement: onMoney((account) => get(`${account}/statement`)),
  exportLedgerStatement: onMoney((account) => get(`${account}/statement.csv`)),
  readLedgerProvenance: [
    on('an organisation', async () => get(`${await accountWith('programme-fund', organisationId)}/provenance`)),
  ],
  readLedgerTransfer: [
    on('what stewards keep', async () => {
      const { transferId } = await aTransfer(server, { to: accountOf('client-credit', organisationId) });
      return get(`/ledger/transfers/${transferId}`);
    }),
  ],
  readFunderReport: onReport((programme) => get(`${programme}/report?${aMonth}`)),
  exportFunderReport: onReport((programme) => get(`${programme}/report.csv?${aMonth}`)),
  readFunderReportPage: onReport((programme) => get(`${programme}/report.html?${aMonth}`)),
  listFunderReportRows: onReport((programme) => get(`${programme}/report/rows?${aMonth}&total=money.drawn`)),
  readFunderReportRow: [
    on('an organisation', async () => {
      await recognised(server, organisationId, people['a steward'].id);
      const funder = { id: organisationId as OrganisationId, admin: people['an admin'] };
      const programme = await aProgramme(server, { funder });
      const { id } = await aVoucher(server, { organisationId: (await anOrganisation(server)).id, programme });
      return get(`/programmes/${programme.id}/report/rows/${id}?${aMonth}`);
    }),
  ],
  listFunderReports: onReport((programme) => get(`${programme}/reports`)),
  lockFunderReport: onReport((programme) => post(`${programme}/reports`, { from: '2025-01-01', to: '2025-01-31' })),
  restateFunderReport: onReport(async (programme) => {
    const period = { from: '2025-01-01', to: '2025-01-31' };
    const { body } = await clients['a steward'].post(`/api/v1${programme}/reports`, period);
    return post(`${programme}/reports/${body.id}/restatements`, { version: 1, reason: 'A late letter' });
  }),
  readReported: [on('an organisation', () => get(`/organisations/${organisationId}/reported`))],
  listOutcomes: onOwnVoucher((voucher) => get(`${voucher}/outcomes`)),
  recordOutcome: onOwnVoucher((voucher) => post(`${voucher}/outcomes`, anOutcome)),
  withdrawOutcome: onOwnVoucher(async (voucher) => {
    const { body } = await clients['a steward'].post(`/api/v1${voucher}/outcomes`, anOutcome);
    return post(`${voucher}/outcomes/${body.id}/withdrawal`);
  }),
  readTrialBalance: [on('what stewards keep', () => get('/ledger/trial-balance'))],
  readBooksChecks: [on('what stewards keep', () => get('/ledger/checks'))],
  listLatePay: [on('what stewards keep', () => get('/payouts/late'))],
  readGuaranteeFund: [on('what stewards keep', () => get('/guarantee-fund'))],
  listFloorBreaches: [on('what stewards keep', () => get('/payouts/floor-breaches'))],
  listReconciliations: [on('what stewards keep', () => get('/reconciliations'))],
  readReconciliation: [on('what stewards keep', async () => get(await aReconciledDay()))],
  exportReconciliation: [on('what stewards keep', async () => get(`${await aReconciledDay()}/lines.csv`))],

  listConversations: [on('what is one’s own', () => get('/conversations'))],
  listMessages: onSession((booking) => get(`${booking}/messages`)),
  writeMessage: onSession((booking) => post(`${booking}/messages`, { text: 'Good morning' })),
  markMessagesRead: onSession((booking) => put(`${booking}/messages/read-mark`, { read_to: 0 })),
  exportMessages: onSession((booking) => get(`${booking}/messages/export`)),
  listFiles: onSession((booking) => get(`${booking}/files`)),
  putUpFile: onSession((booking) => post(`${booking}/files?name=plan.txt`, Buffer.from('A plan'))),
  readFile: onSession(async (booking) => get(`${booking}/files/${await newFile(booking, 'a booker')}/content`)),
  removeFile: [
    on('a conversation', async (asker) => {
      const booking = `/bookings/${await newBooking()}`;
      return remove(`${booking}/files/${await newFile(booking, asker)}`);
    }),
  ],

  askQuestion: [
    on('an organisation', async () => {
      const body = { organisation_id: await newOrganisation(), text: 'How?' };
      await server.owner.query(`UPDATE conversations SET opened_at = opened_at - interval '2 days'`); // there is a most
      return post(`/experts/${live.id}/questions`, body);
    }),
  ],
  readQuestion: onQuestion((question) => get(question)),
  listQuestionMessages: onQuestion((question) => get(`${question}/messages`)),
  writeQuestionMessage: onQuestion((question) => post(`${question}/messages`, { text: 'Like this' })),
  markQuestionRead: onQuestion((question) => put(`${question}/messages/read-mark`, { read_to: 1 })),
  closeQuestion: onQuestion((question) => post(`${question}/closure`)),
  declineQuestion: onQuestion((question) => post(`${question}/refusal`, { reason: 'no-time' })),
  readQuestionSettings: onProfile((id) => get(`/experts/${id}/question-settings`)),
  setQuestionSettings: onProfile((id) => put(`/experts/${id}/question-settings`, { open: true })),
  listBlockedOrganisations: onProfile((id) => get(`/experts/${id}/blocked-organisations`)),
  blockOrganisation: [on('a live adviser', async () => put(await newBlock()))],
  unblockOrganisation: [
    on('a live adviser', async () => {
      const block = await newBlock();
      await live.client.put(`/api/v1${block}`, undefined);
      return remove(block);
    }),
  ],

  recordDelivery: [on('a booking', async () => post(`/bookings/${await begun()}/delivery`, aRecord))],
  correctDelivery: [on('a booking', async () => put(`/bookings/${await delivered()}/delivery`, aRecord))],
  readDelivery: [on('a booking', async () => get(`/bookings/${await delivered()}/delivery`))],
  readDeliveryNotes: [on('a booking', async () => get(`/bookings/${await delivered()}/delivery/notes`))],
  acceptSession: [on('a booking', async () => post(`/bookings/${await delivered()}/acceptance`, { version: 1 }))],
  objectToDelivery: [on('a booking', async () => post(`/bookings/${await delivered()}/objection`, anObjection))],
  withdrawObjection: [on('a booking', async () => remove(`/bookings/${await objected()}/objection`))],
  decideObjection: [
    on('a booking', async () => post(`/bookings/${await objected()}/objection/decision`, { decision: 'as-recorded' })),
  ],
  // Of a session that has not begun: by that alone are both sides stopped, whichever is said not to have come.
  reportNoShow: [on('a booking', async () => post(`/bookings/${await newBooking()}/no-show`, { side: 'client' }))],
  readNoShow: [on('a booking', async () => get(`/bookings/${await missed()}/no-show`))],
  contestNoShow: [
    on('a booking', async () => post(`/bookings/${await begun()}/no-show/contestation`, { statement: 'No.' })),
  ],
  decideNoShow: [
    on('a booking', async () => post(`/bookings/${await missed()}/no-show/decision`, { decision: 'stands' })),
  ],
  openDispute: [
    on('a booking', async () => post(`/bookings/${await delivered()}/dispute`, { ...saying, reason: 'other' })),
  ],
  readDispute: [
    on('a dispute that the stranger mediates in', async () => get(await disputed('mediator'))),
    on('a dispute that the stranger decides on', async () => get(await disputed('panelist'))),
  ],
  sayInDispute: [
    on('a dispute that the stranger mediates in', async () => post(`${await disputed('mediator')}/statements`, saying)),
  ],
  nameMediator: [
    on('a dispute that the stranger mediates in', async () =>
      post(`${await disputed('mediator')}/mediator`, { user_id: people['a booker'].id }),
    ),
  ],
  proposeInDispute: [
    on('a dispute that the stranger mediates in', async () =>
      post(`${await disputed('mediator')}/proposal`, { ...saying, awarded: { minor: 0, currency: 'GBP' } }),
    ),
    on('a dispute that the stranger decides on', async () =>
      post(`${await disputed('panelist')}/proposal`, { ...saying, awarded: { minor: 0, currency: 'GBP' } }),
    ),
  ],
  answerProposal: [
    on('a dispute that the stranger mediates in', async () =>
      post(`${await disputed('mediator')}/proposal/answer`, { accepts: false }),
    ),
  ],
  namePanel: [
    on('a dispute that the stranger mediates in', async () =>
      post(`${await disputed('mediator')}/panel`, { user_ids: [newId(), newId(), newId()] }),
    ),
  ],
  voteOnDispute: [
    on('a dispute that the stranger decides on', async () =>
      post(`${await disputed('panelist')}/panel/vote`, { awarded: { minor: 0, currency: 'GBP' }, reason: 'So it is.' }),
    ),
  ],
  appealDispute: [
    on('a dispute that the stranger mediates in', async () => post(`${await disputed('mediator')}/appeal`, saying)),
  ],
  withdrawDispute: [
    on('a dispute that the stranger mediates in', async () => remove(await disputed('mediator', 'decided'))),
  ],
  listDisputes: [on('what waits for stewards', () => get('/disputes'))],
  listMyDisputes: [on('what is one’s own', () => get('/me/disputes'))],
  findDisputeSettlers: [on('what waits for stewards', () => get('/disputes/settlers?words=person'))],
  listSessionMatters: [on('what waits for stewards', () => get('/session-matters'))],
  readActionPlan: [on('a booking', async () => get(`/bookings/${await begun()}/action-plan`))],
  writeActionPlan: [on('a booking', async () => put(`/bookings/${await begun()}/action-plan`, aPlan))],
  signActionPlan: [
    on('a booking', async () => post(`/bookings/${await planned()}/action-plan/signature`, { version: 1 })),
  ],
  tickActionItem: [
    on('a booking', async () =>
      put(`/bookings/${await planned()}/action-plan/items/1/completion`, { version: 1, done: true }),
    ),
  ],
  readReviews: [on('a booking', async () => get(`/bookings/${await begun()}/reviews`))],
  reviewAdviser: [on('a booking', async () => post(`/bookings/${await accepted()}/reviews/adviser`, ofAdviser))],
  reviewClient: [on('a booking', async () => post(`/bookings/${await accepted()}/reviews/client`, ofClient))],
  replyToReview: [
    on('a review of the adviser', async () =>
      post(`/reviews/${(await reviewed()).of_adviser.id}/reply`, { text: 'Thanks.' }),
    ),
    on('a review of the client', async () =>
      post(`/reviews/${(await reviewed()).of_client.id}/reply`, { text: 'Thanks.' }),
    ),
  ],
  hideReview: [
    on('a review of the adviser', async () =>
      post(`/reviews/${(await reviewed()).of_adviser.id}/concealment`, { part: 'comment', reason: 'other' }),
    ),
  ],
  listExpertReviews: onProfile((id) => get(`/experts/${id}/reviews`)),
  listSessionsToCountersign: [on('what is one’s own', () => get('/sessions-to-countersign'))],
  readCountersignatures: [
    on('the session of a barefoot adviser of the stranger’s', async () =>
      get(`/bookings/${await overseenSession()}/countersignature`),
    ),
    on('a booking', async () => get(`/bookings/${await delivered()}/countersignature`)),
  ],
  countersignSession: [
    on('the session of a barefoot adviser of the stranger’s', async () =>
      post(`/bookings/${await overseenSession()}/countersignature`, { version: 1, hours_right: true }),
    ),
    on('a booking', async () =>
      post(`/bookings/${await delivered()}/countersignature`, { version: 1, hours_right: true }),
    ),
  ],

  startApplication: [
    on('an organisation', async () => {
      const body = { programme_id: panelled.id, package_id: panelled.package.id };
      return post(`/organisations/${await newApplicant()}/applications`, body);
    }),
  ],
  listOrganisationApplications: [on('an organisation', () => get(`/organisations/${organisationId}/applications`))],
  listProgrammeApplications: [
    on('a programme of the organisation', () => get(`/programmes/${ownProgramme.id}/applications`)),
  ],
  listApplications: [on('what stewards keep', () => get('/applications'))],
  readApplication: [on('an application', async () => get(await standingApplication()))],
  changeApplication: [on('an application', async () => patch(await standingApplication(), { need: 'Another' }))],
  submitApplication: [on('an application', async () => post(`${await standingApplication()}/submission`))],
  withdrawApplication: [on('an application', async () => post(`${await newApplication()}/withdrawal`))],
  diagnoseApplication: [
    on('an application', async () =>
      put(`${await standingApplication()}/diagnosis`, { adviser_kind: 'barefoot', topics: [] }),
    ),
  ],
  assignScorer: [on('an application', async () => put(`${await newApplication()}/scorers/${people['a stranger'].id}`))],
  recuseScorer: [
    on('an application', async () =>
      post(`${await newApplication()}/scorers/${people['the adviser'].id}/recusal`, { reason: 'Too busy' }),
    ),
  ],
  listMyScoring: [on('what is one’s own', () => get('/me/scoring'))],
  readPanel: [on('an application', async () => get(`${await standingApplication()}/panel`))],
  scoreApplication: [on('an application', async () => post(`${await newApplication()}/score`, someScore))],
  decideApplication: [on('an application', async () => post(`${await standingApplication()}/decision`, aRejection))],
  appealDecision: [
    on('an application', async () =>
      post(`${await standingApplication()}/appeal`, { statement: 'Please look again.' }),
    ),
  ],
  decideAppeal: [
    on('an application', async () =>
      post(`${await standingApplication()}/appeal/decision`, { decision: 'dismissed', reason: 'It stands.' }),
    ),
  ],
};

const aCertificate = {
  ...{ kind: 'qualification', title: 'Certificate', issuer: 'A college' },
  ...{ evidence_note: 'On paper', issued_on: '2020-01-01' },
};
const aBankAccount = { rail: 'bank-file', account_name: 'Ann', sort_code: '200000', account_number: '55779911' };
const aMembershipOf = { name: 'Bakers', role: 'member', since: '2020-01-01' };
const someAnswers = { answers: { stage: 'idea' }, consent_version: 1 };
const someScore = {
  points: ['need', 'readiness', 'co-operative-character', 'impact'].map((criterion) => ({ criterion, points: 5 })),
};
const anInterest = { organisation_name: 'A bank', nature: 'financial', since: '2020-01-01' };
const anEntry = { on_date: '2020-01-01', minutes: 60, kind: 'reading', what: 'The 2014 Act' };

let year = 2080;
const aFee = () => ({
  name: 'platform-fee',
  value: { percent: 7 },
  in_force_from: `${year++}-01-01T00:00:00Z`,
  decision: 'A general meeting',
});

const aChange = () => {
  const fee = { name: 'platform-fee', value: { percent: 7 }, in_force_from: '2099-01-01T00:00:00Z' };
  return { ...fee, reason: 'Our costs are lower now' };
};

/** Before the members since just now. Returns its path. */
async function aStewardsChange(): Promise<string> {
  const { body } = await clients['a steward'].post('/api/v1/policy-changes', aChange());
  return `/policy-changes/${body.id}`;
}

const programmeGiven = {
  ...{ name: { en: 'Good starts' }, budget: { minor: 60_000 } },
  ...{ opens_at: '2031-01-01T00:00:00Z', closes_at: '2031-07-01T00:00:00Z' },
};
const aPackage = { title: { en: 'A start', cy: 'Dechrau' }, value: { minor: 60_000 } };
const aDeposit = () => ({ amount: { minor: 100 }, received_at: '2026-01-05T00:00:00Z', bank_reference: newId() });

const anInvoice = () => ({ amount: { minor: 100 }, due_on: britishDate(server.clock.now()) });
const aStatement = 'date,amount,reference\n2026-01-05,1.00,Rent';

const aReason = { reason: 'It has to be.' };
const aContribution = { what: 'Work', given_on: '2020-01-01', value: { minor: 100 }, evidence: 'A rota' };
const saying = { statement: 'It was otherwise.' };
const anObjection = { reason: 'other', statement: 'It was otherwise.' };
const aPlan = { based_on: 0, items: [{ what: 'Ring the registrar', who: 'client', by: '2031-05-01' }] };
const ofAdviser = { ratings: { useful: 5, clear: 5, on_time: 5 } };
const ofClient = { ratings: { prepared: 5, respectful: 5, on_time: 5 } };

const aComplaint = { about: 'service', text: 'Nobody answered me for a week.' };
const noAnswers = Object.fromEntries(Object.keys(equalityQuestions).map((question) => [question, null]));

const signIn = [
  'askForSignInLink',
  'signIn',
  'readSession',
  'signOut',
  'askToAddPasskey',
  'addPasskey',
  'askToSignInWithPasskey',
  'signInWithPasskey',
];
const allDay = [{ opens: '09:00', closes: '17:00' }];
const noLimits = { sessions_a_day: null, minutes_a_day: null, sessions_a_week: null, minutes_a_week: null };
const aMorningOff = { start: '2031-06-02T08:00:00Z', end: '2031-06-02T11:00:00Z' };

let server: TestServer;
let client: Client;
let clients: Record<Persona, Client>;
let people: Record<Exclude<Persona, 'nobody'>, Somebody>;
let organisationId: string;
let live: AnExpert;
let draft: AnExpert;
let overseen: AnExpert;
let panelled: AProgramme;
let ownProgramme: AProgramme;
let standing: string | undefined;
let bodyId: string;
let slots: { start: string; token: string }[];
let paidOfferId: string;
let draftSlots: { start: string; token: string }[];

beforeAll(async () => {
  server = await startPayingServer({ inboundMail });
  await decideAtMeetings(server);
  aPurpose(server);
  client = await Client.of(server);
  people = {
    'a stranger': await aPerson(server),
    'a member': await aPerson(server),
    'a booker': await aPerson(server),
    'an admin': await aPerson(server),
    'the adviser': await aPerson(server),
    'a steward': await aSteward(server),
  };
  clients = { nobody: client } as Record<Persona, Client>;
  for (const persona of personas) if (persona !== 'nobody') clients[persona] = await client.as(people[persona].email);
  organisationId = await newOrganisation();
  // One session each, since one of the routes ends all others of whoever asks.
  const given = { person: people['the adviser'], hourlyMinor: 5999 };
  live = { ...(await anExpert(server, client, given)), client: clients['the adviser'] };
  const paid = { ...aPricedOffer, duration_minutes: 30, interval_minutes: 30 };
  paidOfferId = (await live.client.post(`/api/v1/experts/${live.id}/offers`, paid)).body.id;
  draft = await anExpert(server, client, { state: 'draft' });
  bodyId = (await anOrganisation(server, { kind: 'development_body' })).id;
  await aMembership(server, bodyId, people['an admin'], 'admin');
  panelled = await aProgramme(server, { terms: { decision: 'panel' } });
  await server.owner.query(
    'INSERT INTO funders (organisation_id, is_public_authority, recognised_at, recognised_by) VALUES ($1, false, now(), $2)',
    [organisationId, people['a steward'].id],
  );
  const funder = { id: organisationId as OrganisationId, admin: people['an admin'] };
  ownProgramme = await aProgramme(server, { funder });
  overseen = await anExpert(server, client, { profile: { kind: 'barefoot' }, body: bodyId });
  slots = await slotsOf(client, live, server.clock.now().add({ hours: 24 }), 50);
  draftSlots = await slotsOf(draft.client, draft, server.clock.now().add({ hours: 24 }), 50);
});
afterAll(() => server.stop());

describe('the table of who may do what', () => {
  test('names every operation of the document, and no other', () => {
    expect(
      documentedOperations()
        .filter((id) => !signIn.includes(id))
        .sort(),
    ).toEqual(Object.keys(access).sort());
  });

  test('leaves out what the sign-in library serves only', () => {
    expect(documentedOperations()).toEqual(expect.arrayContaining(signIn));
  });

  test('is walked here line by line', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(access).sort());
  });

  test('or the list of what is outside the API names every route that there is, once', () => {
    const known: string[] = [...Object.keys(access), ...outsideTheApi];
    const routes = nestRoutes();
    expect(routes.filter(({ operation }) => operation === undefined)).toEqual([]);
    expect(routes.map(({ operation }) => operation).sort()).toEqual(known.sort());
  });

  test('opens to nobody what it does not say is for anyone', () => {
    const open = Object.entries(access).filter(([, relations]) =>
      (relations as readonly Relation[]).includes('anyone'),
    );
    expect(open.map(([operation]) => operation).sort()).toEqual([
      'findGroupSessions',
      'listExpertReviews',
      'listGroupSessionsOfExpert',
      'listPolicyChanges',
      'listProgrammes',
      'listReceiptKeys',
      'listSlots',
      'listWebhookEventTypes',
      'proposeSupport',
      'readExpert',
      'readGroupSession',
      'readIntake',
      'readPolicies',
      'readPolicyChange',
      'readProgramme',
      'readTaxonomy',
      'readTransparency',
      'readUnsubscription',
      'receiveGocardlessWebhook',
      'receiveMail',
      'receiveStripeWebhook',
      'searchEverything',
      'searchExperts',
      'setUnsubscription',
    ]);
  });
});

type Outcome =
  'let through' | 'asked to sign in' | 'told that it is not theirs to do' | 'told that there is no such thing';
const statusOf: Readonly<Record<Outcome, number | undefined>> = {
  'let through': undefined,
  'asked to sign in': 401,
  'told that it is not theirs to do': 403,
  'told that there is no such thing': 404,
};

interface Step extends Case {
  readonly operation: string;
  readonly persona: Persona;
  readonly outcome: Outcome;
}

/** A request changes nothing that only reads, or that is refused. */
function changesNothing({ operation, outcome }: Step): boolean {
  return outcome !== 'let through' || isRead(operation);
}

function isRead(operation: string): boolean {
  return /^(count|explain|export|find|list|read|search)[A-Z]/.test(operation);
}

const walk: Step[][] = Object.entries(cases).flatMap(([operation, asked]) =>
  asked.map((one) =>
    personas.map((persona) => ({ operation, ...one, persona, outcome: outcomeOf(operation, one.target, persona) })),
  ),
);

// What changes nothing is asked of one thing by all, one after the other: to make it takes longer than to ask.
describe.each(walk.map((steps) => ({ ...steps[0]!, steps: steps.filter(changesNothing) })).filter(isAsked))(
  'who asks for $operation on $target',
  ({ operation, call, steps }) => {
    let standing: Call | undefined;

    test.each(steps)('as $persona is $outcome', async ({ target, persona, outcome }) => {
      const isAnybodys = call.length === 0; // it is not made for whoever asks
      const wanted = standing && isAnybodys ? standing : (standing = await call(persona));
      if (isRead(operation)) expect(wanted.method).toBe('GET');
      const answer = await ask(clientOf(persona, target), wanted);
      expectOutcome(answer, outcome);
      if (persona === 'a stranger' && outcome === 'told that there is no such thing')
        expect(await askedNowhere(operation, wanted)).toEqual({ ...answer.body, request: '' });
    });
  },
);

describe.each(personas)('%s', (persona) => {
  const steps = walk.flat().filter((step) => step.persona === persona && !changesNothing(step));
  if (steps.length > 0)
    test.each(steps)('who asks for $operation on $target is $outcome', async ({ target, call, outcome }) => {
      expectOutcome(await ask(clientOf(persona, target), await call(persona)), outcome);
    });
});

function isAsked({ steps }: { readonly steps: readonly Step[] }): boolean {
  return steps.length > 0;
}

function clientOf(persona: Persona, target: keyof typeof targets): Client {
  const own: Record<string, AnExpert> = { 'a draft adviser': draft, 'an overseen adviser': overseen };
  return persona === 'the adviser' ? (own[target] ?? live).client : clients[persona];
}

function expectOutcome(answer: Answer, outcome: Outcome): void {
  if (outcome === 'let through') expect([200, 201, 204, 409]).toContain(answer.status);
  else expect(answer).toMatchObject({ status: statusOf[outcome], body: { status: statusOf[outcome] } });
}

/** What a stranger is told of something that is not there: by nothing else may what is there be told apart from it. */
async function askedNowhere(operation: string, { method, path, body }: Call): Promise<unknown> {
  const nowhere = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, newId());
  const names = ['holdTime', 'holdSeries', 'previewSeries'];
  const given = operation === 'createProgramme' ? { funder_id: newId() } : { organisation_id: newId() };
  const elsewhere = [...names, 'createProgramme'].includes(operation) ? { ...(body as object), ...given } : body;
  const answer = await ask(clients['a stranger'], { method, path: nowhere, body: elsewhere });
  return { ...answer.body, request: '' };
}

/** What the table and the relation promise, and nothing of what the code does. */
function outcomeOf(operation: string, target: keyof typeof targets, persona: Persona): Outcome {
  const allowed = (access as Record<string, readonly Relation[]>)[operation] ?? [];
  const { open, [persona]: relation } = targets[target]!;
  const relations: Relation[] = [
    ...(open ? (['anyone'] as const) : []),
    ...(open && persona !== 'nobody' ? (['signed-in'] as const) : []),
    ...(relation ? [relation] : []),
  ];
  if (relations.some((one) => allowed.includes(one))) return 'let through';
  if (persona === 'nobody' && !allowed.includes('anyone')) return 'asked to sign in';
  return relations.length > 0 ? 'told that it is not theirs to do' : 'told that there is no such thing';
}

function documentedOperations(): string[] {
  return Object.values(client.document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
}

/** Every method of every controller that Nest routes to. */
function nestRoutes(): { route: string; operation: string | undefined }[] {
  const told = new Reflector();
  const controllers = [...server.app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as { prototype: Record<string, () => unknown> }).prototype;
    return Object.getOwnPropertyNames(prototype)
      .filter((name) => name !== 'constructor' && told.get('path', prototype[name]!) !== undefined)
      .map((name) => ({
        route: `${(metatype as { name: string }).name}.${name}`,
        operation: told.get<string | undefined>(OPERATION, prototype[name]!),
      }));
  });
}

function ask(asker: Client, { method, path, body, headers = {} }: Call): Promise<Answer> {
  return asker.call(method, `/api/v1${path}`, { body, headers });
}

function on(target: keyof typeof targets, call: Case['call']): Case {
  return { target, call };
}

/** A new one each time, to a server that is not there. */
function onEndpoint(call: (path: string) => Call | Promise<Call>): Case[] {
  return [on('an endpoint of the organisation', async () => call(await anEndpoint()))];
}

function onDelivery(call: (path: string) => Call | Promise<Call>): Case[] {
  return [
    on('an endpoint of the organisation', async () => {
      const endpoint = await anEndpoint();
      const admin = clients['an admin'];
      await admin.post(`/api/v1${endpoint}/test`);
      const { body } = await admin.get(`/api/v1${endpoint}/deliveries`);
      return call(`${endpoint}/deliveries/${body.items[0].id}`);
    }),
  ];
}

async function noEndpoints(): Promise<void> {
  await server.owner.query('DELETE FROM webhook_deliveries');
  await server.owner.query('DELETE FROM webhook_endpoints');
}

async function anEndpoint(): Promise<string> {
  await noEndpoints();
  const given = { organisation_id: organisationId, url: 'http://127.0.0.1:9/' };
  const { body } = await clients['an admin'].post('/api/v1/webhook-endpoints', given);
  return `/webhook-endpoints/${body.id}`;
}

/** The same on a programme that everybody sees and on one that only its funder and stewards do. */
function onProgramme(call: (path: string) => Call | Promise<Call>): Case[] {
  const given = () => ({ funderId: organisationId, by: people['a steward'].id });
  return (['open', 'draft'] as const).map((state) =>
    on(`${state === 'open' ? 'an' : 'a'} ${state} programme`, async () =>
      call(`/programmes/${await aProgrammeIn(server, state, given())}`),
    ),
  );
}

/** A programme of the organisation's own: of its reports even those of an open one are nobody else's. */
function onReport(call: (path: string) => Call | Promise<Call>): Case[] {
  const given = () => ({ funderId: organisationId, by: people['a steward'].id });
  return [on('an organisation', async () => call(`/programmes/${await aProgrammeIn(server, 'open', given())}`))];
}

function onInvoice(call: (path: string) => Call | Promise<Call>): Case[] {
  return [
    on('an organisation', async () => {
      const { body } = await clients['a steward'].post(`/api/v1/programmes/${ownProgramme.id}/invoices`, anInvoice());
      return call(`/invoices/${body.id}`);
    }),
  ];
}

/** As if there had been a mandate for it. */
async function newStandingDeposit(programme: string): Promise<string> {
  const id = newId();
  await server.owner.query(
    `INSERT INTO standing_deposits (id, programme_id, amount_minor, currency, day, state, state_since, started_at, started_by)
     VALUES ($1, $2, 100, 'GBP', 1, 'active', now(), now(), $3)`,
    [id, programme.split('/').at(-1), people['a steward'].id],
  );
  return id;
}

const aMonth = 'from=2025-01-01&to=2025-01-31';
const anOutcome = { kind: 'registration', on: '2025-01-01', evidence: 'A letter' };

function onOwnVoucher(call: (path: string) => Call | Promise<Call>): Case[] {
  return [on('an organisation', async () => call(`/vouchers/${(await aVoucher(server, { organisationId })).id}`))];
}

async function packageOf(programme: string): Promise<string> {
  return (await clients['an admin'].get(`/api/v1${programme}`)).body.packages[0].id;
}

async function newDeposit(programme: string): Promise<string> {
  return (await clients['a steward'].post(`/api/v1${programme}/deposits`, aDeposit())).body.id;
}

/** The same on a voucher of which the stranger knows nothing, and on one that they pay for; another each time. */
function onVoucher(call: (path: string) => Call | Promise<Call>): Case[] {
  const given = async () => ({
    organisationId: await newOrganisation(),
    programmeTerms: { match: 'in-kind' } as const,
  });
  return [
    on('a voucher', async () => call(`/vouchers/${(await aVoucher(server, await given())).id}`)),
    on('a voucher that the stranger pays for', async () => {
      const funder = await aFunder(server, { admin: people['a stranger'] });
      const programme = await aProgramme(server, { funder, terms: { match: 'in-kind' } });
      return call(`/vouchers/${(await aVoucher(server, { ...(await given()), programme })).id}`);
    }),
  ];
}

/** One that a session waits for; another each time. */
function onPayment(call: (path: string) => Call): Case {
  return on('an organisation', async () => call(`/payments/${(await plan(server, organisationId, 'card')).id}`));
}

/** One that nobody has agreed to. */
async function newMandate(): Promise<string> {
  const id = newId();
  await server.owner.query(
    "INSERT INTO mandates (id, organisation_id, state, created_at) VALUES ($1, $2, 'requested', now())",
    [id, organisationId],
  );
  return id;
}

const someResults = {
  rows: [{ reference: 'Rent', amount: { minor: 500 }, date: '2026-01-01', outcome: 'paid' }],
};

/** A file that pays an adviser, made by whoever may. */
function onBankFile(call: (file: string) => Call): Case {
  return on('what stewards keep', async () => {
    await advisersPaidByFile(server, [{}]);
    const { body } = await clients['a steward'].post('/api/v1/payouts/bank-files');
    return call(`/payouts/bank-files/${body.id}`);
  });
}

async function newUndelivered(): Promise<string> {
  const id = newId();
  await server.owner.query(
    `INSERT INTO letters (id, kind, to_address, to_name, subject, body, created_at, given_up_at)
     VALUES ($1, 'test', 'nobody@people.example', 'Nobody', 'Test', 'Test', now(), now())`,
    [id],
  );
  return id;
}

async function newUndeliverable(): Promise<string> {
  const id = newId();
  await server.owner.query(
    `INSERT INTO undeliverable_addresses (id, address, reason, since) VALUES ($1, $2, 'bounced', now())`,
    [id, `${id}@people.example`],
  );
  return id;
}

async function newParkedEvent(): Promise<string> {
  const id = newId();
  await server.owner.query(
    `INSERT INTO provider_events (id, provider, event_id, kind, body, came_by, happened_at, received_at, due_at, tries, parked_at)
     VALUES ($1, 'stripe', $2, 'charge.updated', '{}', 'webhook', now(), now(), now(), 16, now())`,
    [id, id],
  );
  return id;
}

async function newContribution(voucher: string): Promise<string> {
  return (await clients['an admin'].post(`/api/v1${voucher}/contributions`, aContribution)).body.id;
}

/** The same on a profile that everybody sees and on one that only its owner and stewards do. */
function onProfile(call: (id: string, offerId: string) => Call | Promise<Call>): Case[] {
  return [
    on('a live adviser', () => call(live.id, live.offerId)),
    on('a draft adviser', () => call(draft.id, draft.offerId)),
  ];
}

/** To the organisation, by the live adviser; one for all cases, since a standing word on invoices would issue the rest. */
async function anAdviserInvoice(): Promise<string> {
  if (standingAdviserInvoice) return standingAdviserInvoice;
  await live.client.put(`/api/v1/experts/${live.id}/trading-details`, someTrading);
  const authority = `/api/v1/experts/${live.id}/invoicing-authority`;
  await live.client.put(authority, { given: true, wording_version: 1 });
  const organisation = { id: organisationId as OrganisationId, name: 'Bakers' };
  await aPaidPayout(server, live.id, { minors: [1000], facts: { organisation } });
  await server.app.get(IssueAdviserInvoices).issueAll();
  await live.client.put(authority, { given: false, wording_version: 1 });
  const { items } = (await live.client.get(`/api/v1/experts/${live.id}/invoices`)).body;
  return (standingAdviserInvoice = items[0].id);
}
let standingAdviserInvoice: string | undefined;
const someTrading = {
  ...{ kind: 'individual', legal_name: 'Ann Adviser', address: '1 High Street', invoice_prefix: 'ANN' },
};

/** With the path of what the adviser was paid: also of one who is live that is nobody else's. */
function onReceipted(call: (path: string) => Call): Case[] {
  return [
    on('a diary', async () => {
      const { id } = await aPaidPayout(server, live.id, { minors: [1000] });
      await server.app.get(IssueReceipts).issueAll();
      return call(`/payouts/${id}`);
    }),
  ];
}

/** With the path of one who is a draft. */
function onDraft(call: (path: string) => Call | Promise<Call>): Case {
  return on('a draft adviser', () => call(`/experts/${draft.id}`));
}

/** With the path of a barefoot adviser, and the oversight that the admin’s body has of them. */
function onOverseen(call: (path: string, oversightId: string) => Call | Promise<Call>): Case {
  return on('an overseen adviser', async () => call(`/experts/${overseen.id}`, await standingOversight()));
}

async function standingOversight(): Promise<string> {
  const { rows } = await server.owner.query('SELECT oversight_id AS id FROM experts WHERE id = $1', [overseen.id]);
  return rows[0].id ?? anOversight(server, overseen.id, bodyId);
}

async function newCredential(): Promise<string> {
  return (await draft.client.post(`/api/v1/experts/${draft.id}/credentials`, aCertificate)).body.id;
}

async function newCoopMembership(): Promise<string> {
  await server.owner.query('DELETE FROM coop_memberships WHERE expert_id = $1', [draft.id]); // there is a most
  return (await draft.client.post(`/api/v1/experts/${draft.id}/coop-memberships`, aMembershipOf)).body.id;
}

async function newInterest(): Promise<string> {
  return (await clients['a stranger'].post('/api/v1/me/interests', anInterest)).body.id;
}

async function newDiagnostic(): Promise<string> {
  await server.owner.query('DELETE FROM diagnostics'); // there is a most
  return (await clients['a booker'].post(`/api/v1/organisations/${organisationId}/diagnostics`, someAnswers)).body.id;
}

async function newEntry(): Promise<string> {
  return (await draft.client.post(`/api/v1/experts/${draft.id}/cpd-entries`, anEntry)).body.id;
}

function onDiary(call: (path: string) => Call | Promise<Call>): Case[] {
  return [on('a diary', () => call(`/experts/${live.id}/diary`))];
}

function onSession(call: (path: string) => Call | Promise<Call>): Case[] {
  return [on('a conversation', async () => call(`/bookings/${await newBooking()}`))];
}

function onQuestion(call: (path: string) => Call | Promise<Call>): Case[] {
  return [on('a conversation', async () => call(`/questions/${await newQuestion()}`))];
}

function get(path: string): Call {
  return { method: 'GET', path };
}

function post(path: string, body?: unknown): Call {
  return { method: 'POST', path, body };
}

function put(path: string, body?: unknown): Call {
  return { method: 'PUT', path, body };
}

function patch(path: string, body: unknown): Call {
  return { method: 'PATCH', path, body };
}

function remove(path: string): Call {
  return { method: 'DELETE', path };
}

/** An organisation's own, and an adviser's. */
function onMoney(call: (account: string) => Call): Case[] {
  return [
    on('an organisation', async () => call(await accountWith('client-credit', organisationId))),
    on('a diary', async () => call(await accountWith('adviser-payable', live.id))),
  ];
}

/** On which nothing happened. */
async function aReconciledDay(): Promise<string> {
  await server.owner.query(
    `INSERT INTO reconciliations (id, provider, day, ran_at, currency, lines, waiting, differences)
     VALUES (gen_random_uuid(), 'stripe', '2025-01-01', '2025-01-02T05:00Z', 'GBP', 0, 0, 0)`,
  );
  return '/reconciliations/2025-01-01/stripe';
}

async function newPayout(): Promise<string> {
  return `/payouts/${(await aPlannedPayout(server, live.id)).id}`;
}

function aTopUp() {
  return { amount: { minor: 1000 }, moved_on: '2026-01-05', bank_reference: `TOP-UP ${newId()}` };
}

async function newTopUp(): Promise<string> {
  return (await clients['a steward'].post('/api/v1/payouts/float-top-ups', aTopUp())).body.id;
}

async function accountWith(kind: Parameters<typeof accountOf>[0], owner: string): Promise<string> {
  return `/ledger/accounts/${(await aTransfer(server, { to: accountOf(kind, owner) })).accountId}`;
}

async function newOrganisation(): Promise<string> {
  const { id } = await anOrganisation(server, { booker: people['a booker'] });
  await aMembership(server, id, people['a member'], 'member');
  await aMembership(server, id, people['an admin'], 'admin');
  return id;
}

/** An organisation of theirs that has said what it is. */
async function newApplicant(): Promise<string> {
  const id = await newOrganisation();
  await anEnterprise(server, id);
  return id;
}

/** Submitted and diagnosed, to be scored by the adviser. */
async function newApplication(ofOrganisation?: string): Promise<string> {
  const id = ofOrganisation ?? (await newApplicant());
  const applicant = { client: clients['a booker'], organisation: { id, booker: people['a booker'] } };
  const { body } = await apply(applicant, panelled);
  await clients['a booker'].post(`/api/v1/applications/${body.id}/submission`);
  await diagnose(clients['a steward'], body.id);
  await server.owner.query(
    'INSERT INTO application_scorers (application_id, user_id, assigned_at, assigned_by, of_funder) VALUES ($1, $2, now(), $3, false)',
    [body.id, people['the adviser'].id, people['a steward'].id],
  );
  return `/applications/${body.id}`;
}

/** One that is the same for everything that leaves it as it is. */
async function standingApplication(): Promise<string> {
  if (standing !== undefined) return standing;
  await anEnterprise(server, organisationId);
  return (standing = await newApplication(organisationId));
}

/** Of a quarter of an hour in the night, when nobody is free. */
function aWait(): object {
  const today = Temporal.PlainDate.from(server.clock.now().toString().slice(0, 10));
  const night = today.add({ days: 2 }).toString();
  return { offer_id: live.offerId, from: `${night}T01:00:00Z`, to: `${night}T01:15:00Z`, mode: 'video' };
}

async function newWaitingEntry(): Promise<string> {
  const body = { ...aWait(), organisation_id: await newOrganisation() };
  return (await clients['a booker'].post(`/api/v1/experts/${live.id}/waiting-list`, body)).body.id;
}

async function newMember(): Promise<string> {
  const person = await aPerson(server);
  await aMembership(server, organisationId, person, 'member');
  return person.id;
}

/** With the token of its letter; in an organisation of its own where it says to whom. */
async function newInvitation(email?: string): Promise<{ id: string; token: string }> {
  const id = email === undefined ? organisationId : await newOrganisation();
  const address = email ?? `${newId()}@people.example`;
  await server.owner.query(`UPDATE letters SET created_at = created_at - interval '2 hours' WHERE kind = 'invitation'`);
  const { body } = await clients['an admin'].post(`/api/v1/organisations/${id}/invitations`, {
    email: address,
    role: 'member',
  });
  const { items } = (await client.get(`/dev/mail?to=${encodeURIComponent(address)}`)).body;
  return { id: body.id, token: /token=(\S+)/.exec(items[0].body)![1]! };
}

function emailOf(persona: Persona): string {
  return persona === 'nobody' ? 'nobody@people.example' : people[persona].email;
}

/** Asked for by whoever asks about it. */
async function newErasure(persona: Persona): Promise<string> {
  if (persona !== 'nobody') {
    await server.owner.query(
      `INSERT INTO erasures (id, user_id, asked_at, due_at) VALUES ($1, $2, now(), now() + interval '7 days') ON CONFLICT DO NOTHING`,
      [newId(), people[persona].id],
    );
  }
  return '/me/erasure';
}

async function newComplaint(): Promise<string> {
  await server.owner.query(
    `UPDATE complaints SET state = 'resolved', acknowledged_at = now(), resolved_at = now(), outcome = 'Settled long ago.'
     WHERE state <> 'resolved'`, // there is a most
  );
  return (await clients['a stranger'].post('/api/v1/complaints', aComplaint)).body.id;
}

/** Of the stranger, by a letter of theirs. */
function unsubscription(): string {
  return server.app.get(RefusalTokens).write({ userId: people['a stranger'].id as UserId, news: 'bookings' });
}

async function newApiKey(): Promise<string> {
  await server.owner.query('DELETE FROM api_keys');
  return (await clients['a stranger'].post('/api/v1/me/api-keys', { name: 'A program', scopes: ['read'] })).body.id;
}

async function newCalendarLink(): Promise<string> {
  await server.owner.query('DELETE FROM calendar_links');
  const link = { kind: 'sessions', name: 'A telephone' };
  return (await clients['a stranger'].post('/api/v1/me/calendar-links', link)).body.id;
}

async function newPasskey(): Promise<string> {
  const id = newId();
  await server.owner.query(
    `INSERT INTO passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp", transports, aaguid, "createdAt")
     VALUES ($1, 'Passkey', 'x', $2, $3, 0, 'singleDevice', false, '', $4, now())`,
    [id, people['a stranger'].id, id, newId().replace(/[^-]/g, '0')],
  );
  return id;
}

async function newSession(): Promise<string> {
  const other = await client.as(people['a stranger'].email);
  return (await other.get('/api/v1/me/sessions')).body.items.find(({ current }: any) => current).id;
}

async function newOffer(expertId: string): Promise<string> {
  const owner = expertId === draft.id ? draft.client : live.client;
  return (await owner.post(`/api/v1/experts/${expertId}/offers`, anOffer)).body.id;
}

/** Nobody is asked for it: it is on no public machine. */
const refusedCalendar = 'http://10.0.0.1/calendar.ics';
let calendars = 0;

function calendarsBeside(diary: string): string {
  return diary.replace('/diary', '/calendars');
}

/** One at a time, of the few that an adviser may have. */
async function newCalendar(): Promise<string> {
  const id = newId();
  const now = server.clock.now().toString();
  await server.owner.query('DELETE FROM time_off_sources WHERE expert_id = $1', [live.id]);
  await server.owner.query(`INSERT INTO time_off_sources (id, expert_id, name) VALUES ($1, $2, 'Work')`, [id, live.id]);
  await server.owner.query(
    `INSERT INTO busy_calendars (id, address, host, wants_titles, connected_at, due_at, every_minutes, failures, events, spans, skipped)
     VALUES ($1, 'v1.AAAA.AAAA', 'calendar.example', false, $2, $2, 15, 0, 0, 0, '{}')`,
    [id, now],
  );
  return id;
}

async function newTimeOff(diary: string): Promise<string> {
  return (await live.client.post(`/api/v1${diary}/time-off`, aMorningOff)).body.time_off.at(-1).id;
}

async function newTravel(diary: string): Promise<string> {
  return (await live.client.post(`/api/v1${diary}/travels`, aWeekAway())).body.travels.at(-1).id;
}

/** Each after the one before. */
function aWeekAway(): object {
  const first = Temporal.PlainDate.from('2032-01-01').add({ days: 7 * weeksAway++ });
  return { zone: 'Asia/Tokyo', first_date: first.toString(), last_date: first.add({ days: 6 }).toString() };
}
let weeksAway = 0;

async function newHold(): Promise<string> {
  const body = { token: nextSlot().token, organisation_id: await newOrganisation(), mode: 'video' };
  return (await clients['a booker'].post('/api/v1/bookings', body)).body.id;
}

/** Of the live adviser's paid offer, at a time that nothing here has asked for yet. */
async function newPaidHold(): Promise<string> {
  const wanted = nextSlot().start;
  const slot = (await slotsOf(client, { id: live.id, offerId: paidOfferId }, Temporal.Instant.from(wanted), 1)).find(
    ({ start }) => start === wanted,
  );
  const body = { token: slot?.token, organisation_id: await newOrganisation(), mode: 'video' };
  return (await clients['a booker'].post('/api/v1/bookings', body)).body.id;
}

async function newBooking(): Promise<string> {
  const id = await newHold();
  await clients['a booker'].post(`/api/v1/bookings/${id}/confirmation`);
  return id;
}

async function newSeries(): Promise<string> {
  return (await clients['a booker'].post('/api/v1/bookings/series', await aSeries())).body.series_id;
}

/** Its second session is later than any time that is asked for here. */
async function aSeries(): Promise<object> {
  const rhythm = { count: 2, every_weeks: 4, on_conflict: 'skip' };
  return { token: nextSlot().token, organisation_id: await newOrganisation(), mode: 'video', ...rhythm };
}

function adviserOf(expertId: string): AnExpert {
  return expertId === draft.id ? draft : live;
}

/** At a time from the end of those that are free, far enough ahead. */
async function newSchedule({ id, client: own }: AnExpert): Promise<object> {
  const offer = { ...anOffer, capacity: 5, minimum_seats: 1 };
  groupOffers[id] ??= (await own.post(`/api/v1/experts/${id}/offers`, offer)).body.id;
  const start = (id === draft.id ? draftSlots : slots).pop()?.start;
  return { offer_id: groupOffers[id], start, mode: 'video' };
}
const groupOffers: Record<string, string> = {};

async function newGroupSession(adviser: AnExpert): Promise<string> {
  const { client: own, id } = adviser;
  return (await own.post(`/api/v1/experts/${id}/group-sessions`, await newSchedule(adviser))).body.id;
}

async function aStandingGroupSession(expertId: string): Promise<string> {
  return (standingGroupSessions[expertId] ??= await newGroupSession(adviserOf(expertId)));
}
const standingGroupSessions: Record<string, string> = {};
const aPoolDeposit = { amount: { minor: 100 }, given_by: 'A member', bank_reference: 'BACS 12' };

async function newFullGroupSession(): Promise<string> {
  const id = await newGroupSession(live);
  for (const group of [1, 2]) {
    const body = { organisation_id: await newOrganisation() };
    for (const seat of group === 1 ? [1, 2, 3] : [4, 5]) {
      const { status } = await clients['a booker'].post(`/api/v1/group-sessions/${id}/seats`, body);
      if (status !== 201) throw new Error(`No seat ${seat}, but ${status}`);
    }
  }
  return id;
}

/** Of a payment of the organisation's, for which nothing is kept. */
async function newFailedRefund(): Promise<string> {
  const [payment, refund] = [newId(), newId()];
  await server.owner.query(
    `INSERT INTO payments (id, purpose, reference, organisation_id, rail, amount_minor, currency, state, planned_at, expires_at, external_id, settled_at)
     VALUES ($1, 'debt', $2, $2, 'card', 1000, 'GBP', 'settled', now(), now(), $3, now())`,
    [payment, organisationId, `pi_${payment}`],
  );
  await server.owner.query(
    `INSERT INTO refunds (id, payment_id, amount_minor, total_minor, currency, why, state, planned_at, ended_at)
     VALUES ($1, $2, 1000, 1000, 'GBP', 'not-needed', 'failed', now(), now())`,
    [refund, payment],
  );
  return refund;
}

/** Put up by whoever asks, where they may. */
async function newFile(booking: string, asker: Persona): Promise<string> {
  await server.owner.query(`UPDATE files SET put_up_at = put_up_at - interval '2 hours'`);
  const owner = ['an admin', 'the adviser'].includes(asker) ? asker : 'a booker';
  return (await clients[owner].post(`/api/v1${booking}/files?name=plan.txt`, Buffer.from('A plan'))).body.id;
}

/** Of an organisation of its own. */
async function newQuestion(organisation?: string): Promise<string> {
  await server.owner.query(`UPDATE conversations SET opened_at = opened_at - interval '2 days'`); // there is a most
  await server.owner.query(`UPDATE messages SET written_at = written_at - interval '2 hours'`);
  const body = { organisation_id: organisation ?? (await newOrganisation()), text: 'How?' };
  return (await clients['a booker'].post(`/api/v1/experts/${live.id}/questions`, body)).body.id;
}

/** Of an organisation that has asked the live adviser something. */
async function newBlock(): Promise<string> {
  const id = await newOrganisation();
  await newQuestion(id);
  return `/experts/${live.id}/blocked-organisations/${id}`;
}

/** A session that began an hour ago, wherever its adviser's diary has it. */
async function begun(): Promise<string> {
  const id = await newBooking();
  const now = server.clock.now();
  await barefoot(null);
  await server.owner.query('UPDATE bookings SET starts_at = $2, ends_at = $3 WHERE id = $1', [
    id,
    now.subtract({ hours: 1 }).toString(),
    now.subtract({ minutes: 30 }).toString(),
  ]);
  return id;
}

async function delivered(): Promise<string> {
  const id = await begun();
  await clients['the adviser'].post(`/api/v1/bookings/${id}/delivery`, aRecord);
  return id;
}

async function objected(): Promise<string> {
  const id = await delivered();
  await clients['a booker'].post(`/api/v1/bookings/${id}/objection`, anObjection);
  return id;
}

async function accepted(): Promise<string> {
  const id = await delivered();
  await clients['a booker'].post(`/api/v1/bookings/${id}/acceptance`, { version: 1 });
  return id;
}

async function reviewed(): Promise<any> {
  const id = await accepted();
  await clients['a booker'].post(`/api/v1/bookings/${id}/reviews/adviser`, ofAdviser);
  return (await clients['the adviser'].post(`/api/v1/bookings/${id}/reviews/client`, ofClient)).body;
}

/** The stranger was asked to settle it. */
async function disputed(
  as: 'mediator' | 'panelist',
  state = as === 'mediator' ? 'mediation' : 'panel',
): Promise<string> {
  const [id, dispute, stranger] = [await delivered(), newId(), people['a stranger'].id];
  await server.owner.query(
    `INSERT INTO disputes (id, booking_id, about, reason, opened_at, opened_by, opened_side, currency, total_minor, disputed_minor,
       held_minor, state, due_at, mediator_id, mediator_named_at)
     VALUES ($1, $2, 'session', 'other', now(), $3, 'client', 'GBP', 1, 1, 1, $4, '2099-01-01', $5, CASE WHEN $5::uuid IS NOT NULL THEN now() END)`,
    [dispute, id, people['a booker'].id, state, as === 'mediator' ? stranger : null],
  );
  if (as === 'panelist') {
    await server.owner.query(
      'INSERT INTO dispute_panelists (dispute_id, user_id, round, named_at) VALUES ($1, $2, 1, now())',
      [dispute, stranger],
    );
  }
  return `/bookings/${id}/dispute`;
}

/** The client is said not to have come, and says otherwise. */
async function missed(): Promise<string> {
  const id = await begun();
  await clients['the adviser'].post(`/api/v1/bookings/${id}/no-show`, { side: 'client' });
  await clients['a booker'].post(`/api/v1/bookings/${id}/no-show/contestation`, { statement: 'We did.' });
  return id;
}

async function planned(): Promise<string> {
  const id = await begun();
  await clients['a booker'].put(`/api/v1/bookings/${id}/action-plan`, aPlan);
  return id;
}

/** Delivered by the adviser, for whom the stranger answers from now until the next session begins here. */
async function overseenSession(): Promise<string> {
  const id = await delivered();
  const { id: body } = await anOrganisation(server, { kind: 'development_body' });
  await aMembership(server, body, people['a stranger'], 'admin');
  await barefoot(body);
  return id;
}

/** Makes the live adviser a barefoot one whom a body answers for, or a specialist again. */
async function barefoot(body: string | null): Promise<void> {
  const { owner } = server;
  await owner.query(`UPDATE experts SET kind = 'specialist', oversight_id = NULL WHERE id = $1`, [live.id]);
  await owner.query(
    `UPDATE oversights SET state = 'ended', ended_at = now(), ended_by = answered_by, reason = 'Over' WHERE expert_id = $1 AND state = 'accepted'`,
    [live.id],
  );
  if (body === null) return;
  await anOversight(server, live.id, body);
  await owner.query(`UPDATE experts SET kind = 'barefoot' WHERE id = $1`, [live.id]);
}

/** A time of the live adviser that nothing here has asked for yet. */
function nextSlot(): { start: string; token: string } {
  const slot = slots.shift();
  if (!slot) throw new Error('No free time is left.');
  return slot;
}

function tomorrow(): string {
  const from = server.clock.now().add({ hours: 24 });
  return `from=${from.toString()}&to=${from.add({ hours: 24 }).toString()}`;
}

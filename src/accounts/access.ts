import { notFound, Problem } from '../kernel/problem.js';

/**
 * What somebody is to the thing they ask for. The middle four are roles in the organisation it belongs to; `adviser`: it
 * is the adviser's own; an `overseer` answers for a barefoot adviser; a `scorer` sits on the panel that it is put to; a
 * `mediator` or `panelist` was asked to settle it; a `funder` speaks for who pays for it: its finance and admins; a `steward`
 * keeps the platform.
 */
export type Relation =
  | ('anyone' | 'signed-in')
  | ('member' | 'booker' | 'finance' | 'admin')
  | ('adviser' | 'overseer' | 'scorer' | 'mediator' | 'panelist' | 'funder' | 'steward');

const anyRole = ['member', 'booker', 'finance', 'admin'] as const;

/** Who may do what: every route of the API by its operation id. A route that is missing here is refused. */
export const access = {
  readTaxonomy: ['anyone'],
  readMe: ['signed-in'],
  changeMe: ['signed-in'],
  readNotificationPreferences: ['signed-in'],
  setNotificationPreferences: ['signed-in'],
  readUnsubscription: ['anyone'], // who holds a letter
  setUnsubscription: ['anyone'], // likewise
  listMyLetters: ['signed-in'],
  markLettersRead: ['signed-in'],
  readMyAddress: ['signed-in'],
  tryMyAddressAgain: ['signed-in'],
  listUndeliveredLetters: ['steward'],
  sendLetterAgain: ['steward'],
  sendLettersAgain: ['steward'],
  listUndeliverableAddresses: ['steward'],
  tryAddressAgain: ['steward'],
  readNeeds: ['signed-in'],
  createApiKey: ['signed-in'],
  listApiKeys: ['signed-in'],
  revokeApiKey: ['signed-in'], // one’s own; to others there is no such key
  makeCalendarLink: ['signed-in'],
  listCalendarLinks: ['signed-in'],
  revokeCalendarLink: ['signed-in'], // likewise
  listSessions: ['signed-in'],
  endSession: ['signed-in'], // likewise
  endOtherSessions: ['signed-in'],
  listPasskeys: ['signed-in'],
  renamePasskey: ['signed-in'], // likewise
  removePasskey: ['signed-in'], // likewise

  createOrganisation: ['signed-in'],
  listMyOrganisations: ['signed-in'],
  readOrganisation: [...anyRole, 'steward'],
  readEnterprise: [...anyRole, 'steward'],
  setEnterprise: ['booker', 'admin'],
  changeMemberRole: ['admin'],
  removeMember: ['admin'],
  leaveOrganisation: anyRole,
  invite: ['admin'],
  listInvitations: ['admin'],
  withdrawInvitation: ['admin'],
  acceptInvitation: ['signed-in'], // whoever has its token and the address that it was sent to

  readAudit: ['signed-in'],

  listWebhookEventTypes: ['anyone'],
  createWebhookEndpoint: ['admin', 'adviser'], // `adviser` of all of these: one’s own, as somebody with a profile
  listWebhookEndpoints: ['admin', 'adviser'],
  readWebhookEndpoint: ['admin', 'adviser'],
  changeWebhookEndpoint: ['admin', 'adviser'],
  removeWebhookEndpoint: ['admin', 'adviser'],
  rotateWebhookSecret: ['admin', 'adviser'],
  testWebhookEndpoint: ['admin', 'adviser'],
  listWebhookDeliveries: ['admin', 'adviser'],
  readWebhookDelivery: ['admin', 'adviser'],
  redeliverWebhook: ['admin', 'adviser'],
  replayWebhooks: ['admin', 'adviser'],

  exportMyData: ['signed-in'],
  exportMySection: ['signed-in'],
  exportOrganisation: ['admin'],
  exportOrganisationSection: ['admin'],
  previewErasure: ['signed-in'],
  askForErasure: ['signed-in'],
  readErasure: ['signed-in'],
  withdrawErasure: ['signed-in'],

  fileComplaint: ['signed-in'],
  listMyComplaints: ['signed-in'],
  readComplaint: ['signed-in', 'steward'], // one’s own; to others but stewards there is no such complaint
  listComplaints: ['steward'],
  acknowledgeComplaint: ['steward'], // of others
  resolveComplaint: ['steward'], // likewise

  readEqualityAnswers: ['signed-in'],
  giveEqualityAnswers: ['signed-in'],
  takeBackEqualityAnswers: ['signed-in'],
  readEqualityAggregates: ['steward'],

  readIntake: ['anyone'],
  proposeSupport: ['anyone'],
  keepDiagnostic: ['booker', 'admin'],
  listDiagnostics: anyRole,
  readDiagnostic: [...anyRole, 'steward'], // stewards decide on applications, which may name one
  findExpertsForDiagnostic: [...anyRole, 'steward'],
  removeDiagnostic: ['booker', 'admin'],

  readPolicies: ['anyone'],
  recordPolicy: ['steward'],
  previewPolicy: ['steward'], // by asking of one figure after the other one would learn rates that are not public
  listPolicyChanges: ['anyone'],
  readPolicyChange: ['anyone'],
  listPolicyVotes: ['signed-in'],
  proposePolicyChange: ['admin', 'steward'],
  secondPolicyChange: ['admin'], // of another organisation than the proposer’s
  voteOnPolicyChange: ['admin'],
  withdrawPolicyChange: ['admin', 'steward'], // of the organisation that proposed it, a steward where a steward did
  decidePolicyChange: ['steward'],
  overridePolicy: ['steward'],

  recogniseFunder: ['steward'],
  listFunders: ['steward'],
  listProgrammesOfFunder: [...anyRole, 'steward'],
  createProgramme: ['finance', 'admin', 'steward'],
  listProgrammes: ['anyone'],
  readProgramme: ['anyone', ...anyRole, 'steward'], // a draft: its funder and stewards
  previewOpening: [...anyRole, 'steward'],
  changeProgramme: ['finance', 'admin', 'steward'],
  changeProgrammeState: ['finance', 'admin', 'steward'],
  addPackage: ['finance', 'admin', 'steward'],
  retirePackage: ['finance', 'admin', 'steward'],
  listDeposits: [...anyRole, 'steward'],
  recordDeposit: ['steward'], // of funders that they do not belong to; so the next two
  reverseDeposit: ['steward'],
  returnFund: ['steward'],
  readProgrammeMoney: [...anyRole, 'steward'],

  issueInvoice: ['finance', 'admin', 'steward'],
  listInvoices: [...anyRole, 'steward'],
  findInvoices: ['steward'],
  readInvoice: [...anyRole, 'steward'],
  readInvoicePdf: [...anyRole, 'steward'],
  cancelInvoice: ['finance', 'admin', 'steward'],
  payInvoice: ['finance', 'admin'],
  previewBankStatement: ['steward'],
  recordBankStatement: ['steward'], // of funders that they do not belong to
  listStandingDeposits: [...anyRole, 'steward'],
  startStandingDeposit: ['finance', 'admin'],
  changeStandingDeposit: ['finance', 'admin'],

  searchExperts: ['anyone'],
  readExpert: ['anyone', 'adviser', 'overseer', 'steward'], // a profile that is not live: the last three
  listSlots: ['anyone', 'adviser', 'steward'], // of one that is not live: the last two
  explainSlots: ['adviser', 'steward'],
  readMyExpert: ['signed-in'],
  createExpert: ['signed-in'],
  changeExpert: ['adviser'],
  changeExpertState: ['adviser'],
  previewPause: ['adviser', 'steward'],
  readMeetingSettings: ['adviser'],
  setMeetingSettings: ['adviser'],
  previewOffer: ['adviser'],
  createOffer: ['adviser'],
  changeOffer: ['adviser'],
  retireOffer: ['adviser'],
  readOfferTerms: ['adviser', 'steward'],
  addRateCard: ['adviser'],
  listRateCards: ['adviser', 'steward'],
  readRateFloor: ['adviser', 'steward'],
  readPayoutDestination: ['adviser'], // no steward: whose account it is is theirs to know; so the next two
  choosePayoutDestination: ['adviser'],
  confirmPayoutDestination: ['adviser'],

  listCredentials: ['adviser', 'steward'],
  claimCredential: ['adviser'],
  withdrawCredential: ['adviser'],
  listClaimedCredentials: ['steward'],
  verifyCredential: ['steward'],
  listCoopMemberships: ['adviser', 'overseer', 'steward'],
  addCoopMembership: ['adviser'],
  changeCoopMembership: ['adviser'],
  removeCoopMembership: ['adviser'],
  listInterests: ['signed-in'],
  declareInterest: ['signed-in'],
  endInterest: ['signed-in'], // one’s own; to others there is no such interest
  readInterests: ['adviser', 'steward'],
  readDeclaredInterests: anyRole, // of the organisation that the interest is in

  askOversight: ['adviser'],
  listOversights: ['signed-in'],
  answerOversight: ['overseer'],
  endOversight: ['adviser', 'overseer'],

  submitExpert: ['adviser'],
  listVerifications: ['steward'],
  decideOnExpert: ['steward'],
  listDecisions: ['adviser', 'steward'],
  suspendExpert: ['steward'],
  liftSuspension: ['steward'],

  listCpdEntries: ['adviser', 'overseer', 'steward'],
  logCpdEntry: ['adviser'],
  removeCpdEntry: ['adviser'],
  strikeCpdEntry: ['adviser'],
  readDevelopment: ['adviser', 'overseer', 'steward'],
  requestPromotion: ['adviser'],
  endorsePromotion: ['overseer'],
  decidePromotion: ['steward'],

  readDiary: ['adviser', 'steward'],
  setWeeklyHours: ['adviser'],
  setDateOverride: ['adviser'],
  removeDateOverride: ['adviser'],
  takeTimeOff: ['adviser'],
  removeTimeOff: ['adviser'],
  planTravel: ['adviser'],
  removeTravel: ['adviser'],
  setDiaryLimits: ['adviser'],
  previewDiaryChange: ['adviser'],
  listBusyCalendars: ['adviser'], // no steward: what else somebody does is theirs to know
  previewBusyCalendar: ['adviser'],
  connectBusyCalendar: ['adviser'],
  changeBusyCalendar: ['adviser'],
  refreshBusyCalendar: ['adviser'],
  disconnectBusyCalendar: ['adviser'],

  holdTime: ['booker', 'admin'],
  listBookings: ['signed-in'],
  readBooking: [...anyRole, 'adviser', 'steward'],
  readBookingCalendar: [...anyRole, 'adviser', 'steward'],
  readBookingQuote: [...anyRole, 'adviser', 'steward'],
  previewCancellation: [...anyRole, 'adviser', 'steward'],
  confirmBooking: ['booker', 'admin'],
  answerRequest: ['adviser'],
  joinWaitingList: ['booker', 'admin'],
  waitForSeat: ['booker', 'admin'],
  leaveWaitingList: ['booker', 'admin'],
  listWaitingEntries: ['signed-in'],
  countWaiting: ['adviser', 'steward'],
  readFunding: [...anyRole, 'steward'],
  previewFunding: ['booker', 'finance', 'admin'],
  fundBooking: ['booker', 'finance', 'admin'],
  listPaymentOptions: ['booker', 'finance', 'admin'],
  planSessionPayment: ['booker', 'finance', 'admin'],
  recordClientPayment: ['steward'],
  listDebts: ['finance', 'admin', 'steward'],
  recordDebtPayment: ['steward'],
  payDebt: ['finance', 'admin'],
  listCredit: ['finance', 'admin', 'steward'],
  retryRefund: ['steward'],
  listMandates: ['finance', 'admin', 'steward'],
  startMandate: ['finance', 'admin'],
  cancelMandate: ['finance', 'admin'],
  moveBooking: ['booker', 'admin', 'adviser'],
  cancelBooking: ['booker', 'admin', 'adviser', 'steward'],
  readMeeting: [...anyRole, 'adviser'], // no steward: where people meet is theirs to know
  setMeeting: ['adviser'],

  // What is said between an organisation and an adviser is theirs: no steward reads it.
  listConversations: ['signed-in'],
  listMessages: [...anyRole, 'adviser'],
  writeMessage: ['booker', 'admin', 'adviser'],
  markMessagesRead: [...anyRole, 'adviser'],
  exportMessages: [...anyRole, 'adviser'],
  listFiles: [...anyRole, 'adviser'],
  readFile: [...anyRole, 'adviser'],
  putUpFile: ['booker', 'admin', 'adviser'],
  removeFile: ['booker', 'admin', 'adviser'], // one’s own
  askQuestion: ['booker', 'admin'],
  readQuestion: [...anyRole, 'adviser'],
  listQuestionMessages: [...anyRole, 'adviser'],
  writeQuestionMessage: ['booker', 'admin', 'adviser'],
  markQuestionRead: [...anyRole, 'adviser'],
  closeQuestion: ['booker', 'admin', 'adviser'],
  declineQuestion: ['adviser'],
  readQuestionSettings: ['adviser'],
  setQuestionSettings: ['adviser'],
  listBlockedOrganisations: ['adviser'],
  blockOrganisation: ['adviser'],
  unblockOrganisation: ['adviser'],

  recordDelivery: ['adviser'],
  correctDelivery: ['adviser'],
  readDelivery: [...anyRole, 'adviser', 'steward'],
  readDeliveryNotes: ['adviser'],
  acceptSession: ['booker', 'admin'],
  objectToDelivery: ['booker', 'admin'],
  withdrawObjection: ['booker', 'admin'],
  decideObjection: ['steward'],
  reportNoShow: ['booker', 'admin', 'adviser'],
  readNoShow: [...anyRole, 'adviser', 'steward'],
  contestNoShow: ['booker', 'admin', 'adviser'],
  decideNoShow: ['steward'],
  openDispute: ['booker', 'finance', 'admin', 'adviser'],
  readDispute: [...anyRole, 'adviser', 'mediator', 'panelist', 'steward'],
  sayInDispute: ['booker', 'finance', 'admin', 'adviser'],
  nameMediator: ['steward'], // of no side; so the panel
  proposeInDispute: ['mediator'],
  answerProposal: ['booker', 'finance', 'admin', 'adviser'],
  namePanel: ['steward'],
  voteOnDispute: ['panelist'],
  appealDispute: ['booker', 'finance', 'admin', 'adviser'],
  withdrawDispute: ['booker', 'finance', 'admin', 'adviser'], // whichever side opened it
  listDisputes: ['steward'],
  listMyDisputes: ['signed-in'],
  findDisputeSettlers: ['steward'],
  listSessionMatters: ['steward'],
  readActionPlan: [...anyRole, 'adviser', 'steward'],
  writeActionPlan: ['booker', 'admin', 'adviser'],
  signActionPlan: ['booker', 'admin', 'adviser'],
  tickActionItem: ['booker', 'admin', 'adviser'],
  readReviews: [...anyRole, 'adviser', 'steward'],
  reviewAdviser: ['booker', 'admin'],
  reviewClient: ['adviser'],
  replyToReview: ['booker', 'admin', 'adviser'], // whoever it is of; who wrote it only reads it
  hideReview: ['steward'],
  listExpertReviews: ['anyone', 'adviser', 'steward'], // of a profile that is not live: the last two
  listSessionsToCountersign: ['signed-in'], // of advisers that one answers for; to others there are none
  readCountersignatures: ['adviser', 'overseer', 'steward'],
  countersignSession: ['overseer'],

  findGroupSessions: ['anyone'],
  listGroupSessionsOfExpert: ['anyone', 'adviser', 'steward'], // of an adviser who is not live: the last two
  readGroupSession: ['anyone', 'adviser', 'steward'], // likewise
  listAttendees: ['adviser', 'steward'],
  scheduleGroupSession: ['adviser'],
  callOffGroupSession: ['adviser'],
  guaranteeGroupSession: ['steward'],
  takeSeat: ['booker', 'admin'],

  readGroupSessionPay: ['adviser', 'steward'],
  depositIntoPool: ['steward'],
  readSolidarityPool: ['steward'],

  readTimeCredits: [...anyRole, 'steward'],
  giveTimeCredits: ['finance', 'admin'],
  readAdviserTimeCredits: ['adviser', 'steward'],
  giveAdviserTimeCredits: ['adviser'],
  readCommunityPot: ['signed-in'],
  grantTimeCredits: ['steward'],
  listTimeCreditFlags: ['steward'],

  previewSeries: ['booker', 'admin'],
  holdSeries: ['booker', 'admin'],
  confirmSeries: ['booker', 'admin'],
  cancelSeries: ['booker', 'admin', 'adviser', 'steward'],

  listLedgerAccounts: ['signed-in'], // one’s own; a steward, all
  readLedgerStatement: ['finance', 'admin', 'adviser', 'steward'],
  exportLedgerStatement: ['finance', 'admin', 'adviser', 'steward'],
  readLedgerProvenance: ['finance', 'admin', 'steward'],
  readLedgerTransfer: ['steward'],
  readTrialBalance: ['steward'],
  readBooksChecks: ['steward'],
  listReconciliations: ['steward'],
  readReconciliation: ['steward'],
  exportReconciliation: ['steward'],
  readPayStatement: ['adviser', 'steward'],
  exportPayStatement: ['adviser', 'steward'],
  readPayStatementPdf: ['adviser', 'steward'],
  exportPlatformReport: ['steward'],
  previewPlatformReport: ['steward'],
  readTradingDetails: ['adviser', 'steward'], // a steward sees no whole tax number
  setTradingDetails: ['adviser'],
  readInvoicingAuthority: ['adviser', 'steward'],
  setInvoicingAuthority: ['adviser'],
  listAdviserInvoices: ['adviser', 'steward'],
  listInvoicesOfAdvisers: ['finance', 'admin', 'steward'],
  readAdviserInvoice: ['finance', 'admin', 'adviser', 'steward'],
  readAdviserInvoicePdf: ['finance', 'admin', 'adviser', 'steward'],
  searchEverything: ['anyone'], // of what is somebody’s own, theirs
  readTransparency: ['anyone'],
  listFigureRows: ['steward'],
  startApplication: ['booker', 'finance', 'admin'],
  listOrganisationApplications: [...anyRole, 'steward'],
  listProgrammeApplications: [...anyRole, 'steward'], // of its funder
  listApplications: ['steward'],
  readApplication: [...anyRole, 'scorer', 'steward'],
  changeApplication: ['booker', 'finance', 'admin'],
  submitApplication: ['booker', 'finance', 'admin'],
  withdrawApplication: ['booker', 'finance', 'admin'],
  diagnoseApplication: ['steward'],
  assignScorer: ['steward'],
  recuseScorer: ['scorer', 'steward'],
  listMyScoring: ['signed-in'],
  readPanel: ['scorer', 'steward'],
  scoreApplication: ['scorer'],
  decideApplication: ['steward'],
  appealDecision: ['booker', 'finance', 'admin'],
  decideAppeal: ['steward'], // who did not decide first

  readFunderReport: [...anyRole, 'steward'], // of the funder, as the rest of a programme’s reports
  exportFunderReport: [...anyRole, 'steward'],
  readFunderReportPage: [...anyRole, 'steward'],
  listFunderReportRows: [...anyRole, 'steward'],
  readFunderReportRow: [...anyRole, 'steward'],
  listFunderReports: [...anyRole, 'steward'],
  lockFunderReport: ['finance', 'admin', 'steward'],
  restateFunderReport: ['finance', 'admin', 'steward'],
  readReported: [...anyRole, 'steward'], // of the organisation that funders are told of; so the rest
  listOutcomes: [...anyRole, 'steward'],
  recordOutcome: ['booker', 'finance', 'admin', 'steward'],
  withdrawOutcome: ['booker', 'finance', 'admin', 'steward'],
  // A voucher belongs to the organisation that it was awarded to.
  listVouchers: [...anyRole, 'steward'],
  listProgrammeVouchers: [...anyRole, 'steward'], // of the funder
  readVoucher: [...anyRole, 'funder', 'steward'],
  readVoucherStatement: ['finance', 'admin', 'funder', 'steward'],
  readVoucherOffer: [...anyRole, 'funder', 'steward'],
  confirmSubsidy: ['finance', 'admin'],
  acceptVoucher: ['finance', 'admin'],
  declineVoucher: ['finance', 'admin'],
  renewVoucherCode: ['finance', 'admin'],
  recordCommitmentFee: ['steward'],
  extendVoucher: ['funder', 'steward'],
  suspendVoucher: ['funder', 'steward'],
  resumeVoucher: ['funder', 'steward'],
  cancelVoucher: ['funder', 'steward'],
  previewClawback: ['steward'],
  clawBackVoucher: ['steward'],
  listContributions: [...anyRole, 'funder', 'steward'],
  recordContribution: ['finance', 'admin'],
  decideContribution: ['funder', 'steward'],
  listSubsidyAwards: ['steward'],

  // A booker sees the payments of sessions, and what they planned themselves: see `relationsToPayment`.
  readPayment: ['booker', 'finance', 'admin', 'steward'],
  listPayments: ['finance', 'admin', 'steward'],
  openCheckout: ['booker', 'finance', 'admin'],
  cancelPayment: ['booker', 'finance', 'admin'],
  refreshPayment: ['booker', 'finance', 'admin', 'steward'],
  listPaymentProblems: ['steward'],
  redrivePaymentProblem: ['steward'],
  listPayoutsToApprove: ['steward'],
  approvePayouts: ['steward'], // of advisers whom they neither are nor answer for
  readPayoutFloat: ['steward'],
  listFloatChecks: ['steward'],
  listFloatTopUps: ['steward'],
  recordFloatTopUp: ['steward'],
  reverseFloatTopUp: ['steward'],

  readPayoutAccount: ['signed-in'],
  onboardForPayouts: ['signed-in'],
  listReceiptKeys: ['anyone'],
  listReceipts: ['adviser', 'steward'],
  readReceipt: ['adviser', 'steward'],
  readReceiptPdf: ['adviser', 'steward'],
  listEarnings: ['adviser', 'steward'],
  listAdviserPayouts: ['adviser', 'steward'],
  readPayout: ['adviser', 'steward'],
  listPayouts: ['steward'],
  previewPayoutRun: ['steward'],
  runPayouts: ['steward'],
  lookAtPayout: ['steward'],
  cancelPayout: ['steward'], // of others
  previewBankFile: ['steward'],
  makeBankFile: ['steward'], // who is not paid by it; so the others that change something
  listBankFiles: ['steward'],
  readBankFile: ['steward'],
  exportBankFile: ['steward'],
  withdrawBankFile: ['steward'],
  previewBankResults: ['steward'],
  importBankResults: ['steward'],

  listLatePay: ['steward'],
  readGuaranteeFund: ['steward'],
  listFloorBreaches: ['steward'],
  receiveStripeWebhook: ['anyone'], // who signs it
  receiveGocardlessWebhook: ['anyone'], // likewise
  receiveMail: ['anyone'], // likewise
} as const satisfies Record<string, readonly Relation[]>;

/** Pages and probes that show nobody's data; the /dev ones exist only on a machine of one's own (`Config.playground`). */
export const outsideTheApi = [
  'live',
  'ready',
  'signInPage',
  'ownFeed', // whoever has its secret address
  'offerFeed',
  'payoutReturnPage',
  'payoutAgainPage',
  'devMail',
  'devLetters',
  'devLettersOfKind',
  'devLetter',
  'devAccounts',
  'devSession',
  'devClock',
] as const;

export type OperationId = keyof typeof access;

/** Lets through whoever has one of the relations that the table names; strangers are told there is no such thing. */
export function permit(operation: OperationId, relations: readonly Relation[], what: string): void {
  const allowed: readonly Relation[] = access[operation];
  if (relations.some((relation) => allowed.includes(relation))) return;
  if (relations.length === 0) throw notFound(what);
  const sentence = looks.test(operation) ? 'You may not see this.' : `You may see this ${what}, but not do that.`;
  throw new Problem('not-allowed', `${sentence} It takes: ${allowed.join(' or ')}.`);
}

/** What an operation is called that changes nothing. */
const looks = /^(read|list|find|search|export|preview|count|explain)(?=[A-Z])/;

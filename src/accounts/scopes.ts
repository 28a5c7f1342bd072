import type { OperationId } from './access.js';

/** What an API key may be given: to look, to book and be booked, to change what is one's own. */
export const keyScopes = ['read', 'book', 'manage'] as const;
export type KeyScope = (typeof keyScopes)[number];

/**
 * What a key needs for each operation, besides what its person may do. `any`: every key will do, as nobody needs one.
 * `never`: no key will, so that one that leaks makes no keys, lets nobody in and locks nobody out.
 */
export const scopeOf = {
  readTaxonomy: 'any',
  readPolicies: 'any',
  recordPolicy: 'never',
  previewPolicy: 'never',
  searchExperts: 'any',

  readMe: 'read',
  changeMe: 'manage',
  readNotificationPreferences: 'read',
  setNotificationPreferences: 'manage',
  readAudit: 'read',

  createApiKey: 'never',
  listApiKeys: 'never',
  revokeApiKey: 'never',
  listSessions: 'never',
  endSession: 'never',
  endOtherSessions: 'never',

  createOrganisation: 'never',
  listMyOrganisations: 'read',
  readOrganisation: 'read',
  changeMemberRole: 'never',
  removeMember: 'never',
  leaveOrganisation: 'never',
  invite: 'never',
  listInvitations: 'read',
  withdrawInvitation: 'never',
  acceptInvitation: 'never',

  readExpert: 'read',
  listSlots: 'read',
  createExpert: 'manage',
  changeExpert: 'manage',
  changeExpertState: 'manage',
  createOffer: 'manage',
  changeOffer: 'manage',
  retireOffer: 'manage',

  readDiary: 'read',
  setWeeklyHours: 'manage',
  setDateOverride: 'manage',
  removeDateOverride: 'manage',
  takeTimeOff: 'manage',
  removeTimeOff: 'manage',
  planTravel: 'manage',
  removeTravel: 'manage',
  setDiaryLimits: 'manage',
  previewDiaryChange: 'read',
  explainSlots: 'read',

  holdTime: 'book',
  listBookings: 'read',
  readBooking: 'read',
  readBookingCalendar: 'read',
  confirmBooking: 'book',
  answerRequest: 'book',
  joinWaitingList: 'book',
  leaveWaitingList: 'book',
  listWaitingEntries: 'read',
  countWaiting: 'read',
  moveBooking: 'book',
  cancelBooking: 'book',

  listConversations: 'read',
  listMessages: 'read',
  writeMessage: 'book',
  markMessagesRead: 'book',
  exportMessages: 'read',
  listFiles: 'read',
  readFile: 'read',
  putUpFile: 'book',
  removeFile: 'book',
  askQuestion: 'book',
  readQuestion: 'read',
  listQuestionMessages: 'read',
  writeQuestionMessage: 'book',
  markQuestionRead: 'book',
  closeQuestion: 'book',
  declineQuestion: 'book',
  readQuestionSettings: 'read',
  setQuestionSettings: 'manage',
  listBlockedOrganisations: 'read',
  blockOrganisation: 'manage',
  unblockOrganisation: 'manage',
} as const satisfies Record<OperationId, KeyScope | 'any' | 'never'>;

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { declareInterestRequest } from '../../src/accounts/interests/interest.request.js';
import type { interestsView } from '../../src/accounts/interests/interest.view.js';
import type { orphansView } from '../../src/bookings/groups/group-session.view.js';
import type { meetingSettingsRequest } from '../../src/bookings/meeting/meeting.request.js';
import type { meetingSettingsView } from '../../src/bookings/meeting/meeting-settings.view.js';
import type { claimCredentialRequest } from '../../src/experts/credentials/credential.request.js';
import type { credentialsView } from '../../src/experts/credentials/credential.view.js';
import type { changeExpertRequest, createExpertRequest } from '../../src/experts/expert.request.js';
import type { oversightsView } from '../../src/experts/oversight/oversight.view.js';
import type { decisionsView } from '../../src/experts/verification/verification.view.js';
import { api } from './api.js';
import type { Expert } from './experts.js';
import { myExpert } from './work.js';

export type ProfileChange = z.input<typeof changeExpertRequest>;
export type NewProfile = z.input<typeof createExpertRequest>;
export type Credential = z.output<typeof credentialsView>['items'][number];
export type CredentialClaimed = z.input<typeof claimCredentialRequest>;
export type MeetingSettings = z.output<typeof meetingSettingsView>;
export type MeetingSettingsWritten = z.input<typeof meetingSettingsRequest>;
export type Oversight = z.output<typeof oversightsView>['items'][number];
export type Interest = z.output<typeof interestsView>['items'][number];
export type InterestDeclared = z.input<typeof declareInterestRequest>;
export type SessionsAhead = z.output<typeof orphansView>;

export function credentials(expertId: string) {
  return queryOptions({
    queryKey: ['credentials', expertId],
    queryFn: async ({ signal }) =>
      (await api.get<z.output<typeof credentialsView>>(`/experts/${expertId}/credentials`, {}, signal)).items,
  });
}

export function meetingSettings(expertId: string) {
  return queryOptions({
    queryKey: ['meeting-settings', expertId],
    queryFn: ({ signal }) => api.get<MeetingSettings>(`/experts/${expertId}/meeting`, {}, signal),
  });
}

/** Those that have ended too. */
export const myInterests = queryOptions({
  queryKey: ['interests'],
  queryFn: async ({ signal }) => (await api.get<z.output<typeof interestsView>>('/me/interests', {}, signal)).items,
});

/** Who answers for me, or is asked to. */
export const myOverseers = queryOptions({
  queryKey: ['oversights', 'adviser'],
  queryFn: async ({ signal }) =>
    (await api.get<z.output<typeof oversightsView>>('/oversights', { as: 'adviser' }, signal)).items,
});

export function decisions(expertId: string) {
  return queryOptions({
    queryKey: ['decisions', expertId],
    queryFn: async ({ signal }) =>
      (await api.get<z.output<typeof decisionsView>>(`/experts/${expertId}/decisions`, {}, signal)).items,
  });
}

/** Changes my profile, and shows it as the service has it then. */
export function useProfile(expert: Expert, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: ProfileChange) => api.patch<Expert>(`/experts/${expert.id}`, change),
    onSuccess: async (changed) => {
      queries.setQueryData(myExpert.queryKey, changed);
      await queries.invalidateQueries({ queryKey: ['expert', expert.id] });
      onDone?.();
    },
  });
}

import { queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { enterpriseRequest } from '../../src/accounts/enterprises/enterprise.request.js';
import type { enterpriseView } from '../../src/accounts/enterprises/enterprise.view.js';
import type {
  changeApplicationRequest,
  diagnoseApplicationRequest,
  startApplicationRequest,
} from '../../src/vouchers/applications/application.request.js';
import type { applicationsView, applicationView } from '../../src/vouchers/applications/application.view.js';
import type {
  decideAppealRequest,
  decideApplicationRequest,
} from '../../src/vouchers/applications/decision.request.js';
import type { scoreApplicationRequest } from '../../src/vouchers/applications/panel.request.js';
import type { panelView, scoringView } from '../../src/vouchers/applications/panel.view.js';
import { api } from './api.js';
import { useMe } from './me.js';
import { wholeList } from './programmes.js';
import { orNull } from './work.js';

export type Application = z.output<typeof applicationView>;
export type ListedApplication = z.output<typeof applicationsView>['items'][number];
export type ApplicationStarted = z.input<typeof startApplicationRequest>;
export type ApplicationChange = z.input<typeof changeApplicationRequest>;
export type Diagnosis = z.input<typeof diagnoseApplicationRequest>;
export type Decision = z.input<typeof decideApplicationRequest>;
export type AppealDecision = z.input<typeof decideAppealRequest>;
export type Panel = z.output<typeof panelView>;
export type Score = z.input<typeof scoreApplicationRequest>;
export type ToScore = z.output<typeof scoringView>['items'][number];
export type Enterprise = z.output<typeof enterpriseView>;
export type EnterpriseWritten = Exclude<z.output<typeof enterpriseRequest>, never>;

export function application(id: string) {
  return queryOptions({
    queryKey: ['application', id],
    queryFn: ({ signal }) => api.get<Application>(`/applications/${id}`, {}, signal),
  });
}

/** Null to whoever is neither of its panel nor a steward. */
export function panel(applicationId: string) {
  return queryOptions({
    queryKey: ['application', applicationId, 'panel'],
    queryFn: ({ signal }) => orNull(api.get<Panel>(`/applications/${applicationId}/panel`, {}, signal)),
  });
}

/** Those that were submitted; of their organisations what the programme reports. */
export function applicationsTo(programmeId: string) {
  return queryOptions({
    queryKey: ['programme', programmeId, 'applications'],
    queryFn: ({ signal }) => wholeList<ListedApplication>(`/programmes/${programmeId}/applications`, {}, signal),
  });
}

export function applicationsOf(organisationId: string) {
  return queryOptions({
    queryKey: ['organisation', organisationId, 'applications'],
    queryFn: ({ signal }) => wholeList<ListedApplication>(`/organisations/${organisationId}/applications`, {}, signal),
  });
}

/** What I was asked to score. */
export function useMyScoring() {
  const isSignedIn = Boolean(useMe());
  return useQuery({
    queryKey: ['me', 'scoring'],
    queryFn: ({ signal }) => wholeList<ToScore>('/me/scoring', {}, signal),
    enabled: isSignedIn,
  });
}

export function enterprise(organisationId: string) {
  return queryOptions({
    queryKey: ['organisation', organisationId, 'enterprise'],
    queryFn: ({ signal }) => api.get<Enterprise>(`/organisations/${organisationId}/enterprise`, {}, signal),
  });
}

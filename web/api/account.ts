import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { changeMeRequest } from '../../src/accounts/account.request.js';
import type { createApiKeyRequest } from '../../src/accounts/api-keys/api-key.request.js';
import type { apiKeysView, newApiKeyView } from '../../src/accounts/api-keys/api-key.view.js';
import type { notificationPreferencesView } from '../../src/accounts/notifications/notification-preferences.view.js';
import type { passkeysView } from '../../src/accounts/passkeys/passkey.view.js';
import type { erasurePreviewView, erasureView } from '../../src/accounts/privacy/erasure.view.js';
import type { exportSectionView, exportView } from '../../src/accounts/privacy/export.view.js';
import type { sessionsView } from '../../src/accounts/sessions/session.view.js';
import { api } from './api.js';

export type ChangeMe = z.input<typeof changeMeRequest>;
export type Passkey = z.output<typeof passkeysView>['items'][number];
export type SignedInAt = z.output<typeof sessionsView>['items'][number];
export type LetterPreferences = z.output<typeof notificationPreferencesView>;
export type ApiKey = z.output<typeof apiKeysView>['items'][number];
export type NewApiKey = z.output<typeof newApiKeyView>;
export type ApiKeyWanted = z.input<typeof createApiKeyRequest>;
export type Erasure = z.output<typeof erasureView>;
export type ErasurePreview = z.output<typeof erasurePreviewView>;

/** What is one's own alone is kept below one's account. */
function mine<Answer>(path: string) {
  return queryOptions({
    queryKey: ['me', path],
    queryFn: ({ signal }) => api.get<Answer>(`/me${path}`, {}, signal),
  });
}

export const passkeys = mine<z.output<typeof passkeysView>>('/passkeys');
export const sessions = mine<z.output<typeof sessionsView>>('/sessions');
export const letterPreferences = mine<LetterPreferences>('/notification-preferences');
export const apiKeys = mine<z.output<typeof apiKeysView>>('/api-keys');
export const erasurePreview = mine<ErasurePreview>('/erasure-preview');

/** Everything that is kept of whoever asks, the rest of long lists too. */
export async function everythingOfMine(): Promise<z.output<typeof exportView>> {
  const all = await api.get<z.output<typeof exportView>>('/me/export');
  const sections = [];
  for (const section of all.sections) {
    const entries = [...section.entries];
    for (let next = section.next; next !== null;) {
      const more = await api.get<z.output<typeof exportSectionView>>(next.replace('/api/v1', ''));
      entries.push(...more.entries);
      next = more.next;
    }
    sections.push({ ...section, entries, next: null });
  }
  return { ...all, sections };
}

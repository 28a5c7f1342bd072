import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { conversationsView, conversationView } from '../../src/conversations/conversation.view.js';
import type { fileView, filesView } from '../../src/conversations/files/shared-file.view.js';
import type { messagesView } from '../../src/conversations/messages/message.view.js';
import type { askQuestionRequest, declineQuestionRequest } from '../../src/conversations/questions/question.request.js';
import { api, newKey, Refusal } from './api.js';

export type Messages = z.output<typeof messagesView>;
export type Message = Messages['items'][number];
export type Files = z.output<typeof filesView>;
export type SharedFile = z.output<typeof fileView>;
export type Conversation = z.output<typeof conversationView>;
export type Ask = z.input<typeof askQuestionRequest>;
export type DeclineQuestion = z.input<typeof declineQuestionRequest>;

/** Of a booking or a question, by its path: kept beside it. */
export function messagesAt(at: string) {
  return queryOptions({
    queryKey: [...at.split('/').slice(1), 'messages'],
    queryFn: ({ signal }) => api.get<Messages>(`${at}/messages`, {}, signal),
  });
}

export function filesOf(bookingId: string) {
  return queryOptions({
    queryKey: ['bookings', bookingId, 'files'],
    queryFn: ({ signal }) => api.get<Files>(`/bookings/${bookingId}/files`, {}, signal),
  });
}

export function question(id: string) {
  return queryOptions({
    queryKey: ['questions', id],
    queryFn: ({ signal }) => api.get<Conversation>(`/questions/${id}`, {}, signal),
  });
}

/** The latest first; of one side, or of both. */
export const questions = queryOptions({
  queryKey: ['questions'],
  queryFn: ({ signal }) =>
    api.get<z.output<typeof conversationsView>>('/conversations', { kind: 'question', limit: 100 }, signal),
});

/**
 * Puts a file up and tells how much of it has gone, from 0 to 1: `fetch` does not.
 * @throws Refusal; TypeError, where the service was not reached
 */
export function putUpFile(bookingId: string, file: File, onGone: (share: number) => void): Promise<SharedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/bookings/${bookingId}/files?${new URLSearchParams({ name: file.name })}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('idempotency-key', newKey());
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onGone(loaded / Math.max(1, total));
    request.onerror = () => reject(new TypeError('The service was not reached.'));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as SharedFile);
      else reject(new Refusal(request.status, (request.response as Refusal['problem'] | null) ?? unknown));
    };
    request.send(file);
  });
}

const unknown = { code: 'unavailable', detail: '' } as Refusal['problem'];

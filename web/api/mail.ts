import { queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  lettersSentAgainView,
  myAddressView,
  undeliverableAddressesView,
  undeliveredLettersView,
} from '../../src/accounts/undelivered/undelivered.view.js';
import { api } from './api.js';
import { pages } from './pages.js';
import { stewardKey } from './steward.js';

export type UndeliveredLetter = z.output<typeof undeliveredLettersView>['items'][number];
export type UndeliverableAddress = z.output<typeof undeliverableAddressesView>['items'][number];
export type LettersSentAgain = z.output<typeof lettersSentAgainView>;

/** Letters that were given up or came back, the longest ago first. */
export const undeliveredLetters = pages<z.output<typeof undeliveredLettersView>>(
  [...stewardKey, 'undelivered-letters'],
  '/undelivered-letters',
);

/** Addresses that take no letters, the longest so first. */
export const undeliverableAddresses = pages<z.output<typeof undeliverableAddressesView>>(
  [...stewardKey, 'undeliverable-addresses'],
  '/undeliverable-addresses',
);

/** Whether letters reach whoever looks. */
export const myAddress = queryOptions({
  queryKey: ['me', '/address'],
  queryFn: ({ signal }) => api.get<z.output<typeof myAddressView>>('/me/address', {}, signal),
});

export function useMyAddress() {
  return useQuery(myAddress);
}

import type { Transaction } from '../../platform/database.js';
import type { Person } from '../organisation.js';
import { AccountTable } from '../account.table.js';

/** People by their address, in small letters. */
export type LetterReaders = ReadonlyMap<string, Pick<Person, 'userId' | 'name'>>;

/** Whose addresses these are: stewards are told of people, and not of addresses. */
export async function readersOf(tx: Transaction, letters: readonly { readonly address: string }[]) {
  const people = await new AccountTable(tx).peopleAt(letters.map(({ address }) => address.toLowerCase()));
  return new Map(people.map((person) => [person.email.toLowerCase(), person]));
}

import { jest } from '@jest/globals';
import pg from 'pg';

/**
 * How many statements the transactions of some work take, of those in which one is like `mark`. What else is going on at that time, a sweep
 * that the minute began or work that was told of, is not counted.
 */
export async function statementsOf(work: () => Promise<unknown>, mark: RegExp): Promise<number> {
  const query = jest.spyOn(pg.Client.prototype, 'query');
  await work();
  const open = new Map<unknown, string[]>();
  const transactions: string[][] = [];
  query.mock.calls.forEach(([first]: any[], index) => {
    const [connection, text] = [query.mock.contexts[index], String(first.text ?? first).trim()];
    if (text.startsWith('START TRANSACTION')) open.set(connection, []);
    else if (text !== 'COMMIT') open.get(connection)?.push(text);
    else {
      transactions.push(open.get(connection) ?? []);
      open.delete(connection);
    }
  });
  query.mockRestore();
  return transactions.filter((texts) => texts.some((text) => mark.test(text))).flat().length;
}

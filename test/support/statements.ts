import { jest } from '@jest/globals';
import pg from 'pg';

/** How many of the statements that some work takes are counted: the least of three times, since what else goes on, a minute's sweep say, only adds. */
export async function statementsOf(
  work: () => Promise<unknown>,
  isCounted: (text: string) => boolean,
): Promise<number> {
  const query = jest.spyOn(pg.Client.prototype, 'query');
  const counts: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    query.mockClear();
    await work();
    counts.push(query.mock.calls.filter(([first]: any[]) => isCounted(String(first.text ?? first))).length);
  }
  query.mockRestore();
  return Math.min(...counts);
}

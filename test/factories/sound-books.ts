import { Books } from '../../src/ledger/index.js';
import { Database, type Transaction } from '../../src/platform/database.js';
import { checkBooks } from '../../src/reports/index.js';
import { onTheWay, provenanceOf } from '../../src/reports/books/fund-provenance.js';
import type { TestServer } from '../support/server.js';

/** What does not hold of a story's books at its end: nothing, if all is well. The deposits are traced as well, against what vouchers say. */
export function faultsOf(server: Pick<TestServer, 'app'>): Promise<string[]> {
  return server.app.get(Database).transaction(async (tx) => {
    const failed = (await checkBooks(tx)).filter(({ wrong }) => wrong > 0);
    return [...failed.map(({ name, ids }) => `${name}: ${ids.join(' ')}`), ...(await oddProvenance(tx))];
  });
}

async function oddProvenance(tx: Transaction): Promise<string[]> {
  const uses: { owner: string; drawn: number; reserved: number; open: boolean }[] = await tx.query(
    `SELECT v.programme_id AS owner, coalesce(sum(e.drawn_minor), 0)::bigint AS drawn,
       coalesce(sum(u.amount_minor) FILTER (WHERE e.reference IS NULL), 0)::bigint AS reserved,
       bool_or(EXISTS (SELECT FROM disputes d WHERE d.booking_id = u.reference AND d.ended_at IS NULL)) AS open
     FROM vouchers v JOIN voucher_uses u ON u.voucher_id = v.id LEFT JOIN voucher_use_ends e USING (voucher_id, reference)
     GROUP BY v.programme_id`,
  );
  const odd: string[] = [];
  for (const { id, owner, balance } of await new Books(tx).accounts({ kind: onTheWay[0], count: 1000 })) {
    const { deposits } = provenanceOf(id, await new Books(tx).transfersFrom(id, onTheWay));
    const all = (part: 'drawn' | 'reserved' | 'left') =>
      deposits.reduce((sum, deposit) => sum + deposit[part].minor, 0);
    // What nobody disputes of a session is drawn before its voucher's use ends.
    const none = { drawn: 0, reserved: 0, open: false };
    const { drawn, reserved, open } = uses.find((use) => use.owner === owner) ?? none;
    if (
      all('drawn') + all('reserved') !== drawn + reserved ||
      (!open && all('drawn') !== drawn) ||
      all('left') !== balance.minor
    ) {
      odd.push(
        `deposits of ${owner}: ${all('drawn')} drawn, not ${drawn}; ${all('reserved')} reserved, not ${reserved}`,
      );
    }
  }
  return odd;
}

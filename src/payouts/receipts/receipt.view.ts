import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { receiptKinds } from './receipt-body.js';
import type { PublicKey } from './receipt-key.js';
import type { KeptKey, KeptReceipt } from './receipt.table.js';

export type { receiptBody } from './receipt-body.js';

export const receiptView = z
  .object({
    payout_id: z.uuid(),
    kind: z.enum(receiptKinds),
    number: z.int().meta({ description: 'From 1 for each adviser, without a gap.' }),
    issued_at: instantView,
    body: z.string().meta({
      description:
        'All that it says, as canonical JSON (RFC 8785), to the byte: what is hashed and signed. The rest proves nothing.',
    }),
    hash: z.string().meta({ description: 'SHA-256 of the body, in hexadecimal digits. The next receipt names it.' }),
    signature: z.string().meta({ description: 'Ed25519 of the body, in base64.' }),
    key_id: z.string().meta({ description: 'The first 16 hexadecimal digits of the SHA-256 of the public key.' }),
    public_key: z.string().meta({ description: 'SPKI in DER, in base64. Hold it against GET /receipts/keys.' }),
  })
  .meta({ id: 'Receipt' });

export const receiptsView = z
  .object({ items: z.array(receiptView), next_cursor: z.string().nullable() })
  .meta({ id: 'Receipts' });

export const receiptKeysView = z
  .object({
    items: z.array(
      z.object({
        key_id: z.string(),
        public_key: z.string().meta({ description: 'Ed25519, as SPKI in DER, in base64.' }),
        first_used_at: instantView.nullable().meta({ description: 'Null of one that has signed nothing yet.' }),
        current: z
          .boolean()
          .meta({ description: 'Whether it signs what is issued now. The others signed what was issued before.' }),
      }),
    ),
  })
  .meta({ id: 'ReceiptKeys' });

export function viewReceipt(receipt: KeptReceipt): z.output<typeof receiptView> {
  const { payoutId: payout_id, kind, number, issuedAt, body, hash, signature, keyId, publicKey } = receipt;
  return {
    ...{ payout_id, kind, number, issued_at: issuedAt.toString(), body },
    ...{ hash, signature, key_id: keyId, public_key: publicKey },
  };
}

export function viewReceipts(found: readonly KeptReceipt[], limit: number): z.output<typeof receiptsView> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(viewReceipt), next_cursor: last && found.length > limit ? String(last.number) : null };
}

export function viewReceiptKeys(kept: readonly KeptKey[], current: PublicKey | null): z.output<typeof receiptKeysView> {
  const isNew = current && !kept.some(({ keyId }) => keyId === current.keyId);
  const all = [...kept, ...(isNew ? [{ ...current, firstUsedAt: null }] : [])];
  return {
    items: all.map(({ keyId: key_id, publicKey: public_key, firstUsedAt }) => {
      const first_used_at = firstUsedAt?.toString() ?? null;
      return { key_id, public_key, first_used_at, current: key_id === current?.keyId };
    }),
  };
}

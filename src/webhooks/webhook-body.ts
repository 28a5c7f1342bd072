import type { DeliveryWithData } from './webhook-delivery.table.js';

/** What is sent of an event, by Standard Webhooks. */
export function webhookBody({ type, toldAt, data }: Pick<DeliveryWithData, 'type' | 'toldAt' | 'data'>) {
  return { type, timestamp: toldAt.toString(), data };
}

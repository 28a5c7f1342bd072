import type { DeliveryWithData } from './webhook-delivery.table.js';

/** What is sent of an event, by Standard Webhooks. */
export function webhookBody({ type, at, data }: Pick<DeliveryWithData, 'type' | 'at' | 'data'>) {
  return { type, timestamp: at.toString(), data };
}

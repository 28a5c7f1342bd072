import type { Sample, Samples } from '../mail/index.js';
import { webhookLetter } from './webhook.letter.js';

function about(news: 'failing' | 'disabled'): Sample {
  return (reader, baseUrl) => {
    const endpoint = {
      ...{ url: 'https://crm.example/hooks', failingSince: Temporal.Instant.from('2027-03-25T09:00Z') },
      disabledBecause: news === 'disabled' ? ('failing' as const) : null,
    };
    return webhookLetter({ ...reader, news, endpoint, url: `${baseUrl}/organisations/1/webhooks` });
  };
}

export const webhookSamples: Samples = { 'webhook-failing': about('failing'), 'webhook-disabled': about('disabled') };

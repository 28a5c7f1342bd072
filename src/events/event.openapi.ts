import { z } from 'zod';
import { instantView } from '../platform/http/parameters.js';
import { eventKinds, type EventType, eventTypes } from './catalogue.js';

/** The section `webhooks` of the OpenAPI document: what is sent to those who follow, made from the schemas that type it. */
export function describeEvents(): Record<string, object> {
  return Object.fromEntries(eventTypes.map((type) => [type, { post: describe(type) }]));
}

function describe(type: EventType): object {
  const { says, data } = eventKinds[type];
  return {
    operationId: `receive${type.replace(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: says.en,
    description:
      'Signed by Standard Webhooks, sent at least once, and in order for what it is about. Answer with any 2xx within ten seconds. See docs/webhooks.md.',
    tags: ['Webhooks'],
    parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
      ...{ name, in: 'header', required: true, schema: { type: 'string' } },
    })),
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: jsonSchemaOf(z.strictObject({ type: z.literal(type), timestamp: instantView, data })),
        },
      },
    },
    responses: {
      '2XX': { description: 'Received.' },
      '410': { description: 'Nobody wants it any more: the endpoint is disabled.' },
      default: { description: 'Tried again for three days.' },
    },
  };
}

/** What has a name is in the document already, as answers of the API have it too. */
function jsonSchemaOf(schema: z.ZodType): unknown {
  const { $schema: _dialect, $defs: _named, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return JSON.parse(JSON.stringify(rest).replaceAll('#/$defs/', '#/components/schemas/'));
}

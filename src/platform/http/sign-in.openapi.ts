import { z } from 'zod';
import { refusalResponse } from './operation.js';

const mostAddressCharacters = 254; // RFC 5321, 4.5.3.1.3
const ourAddress = z.string().max(2000);

export const askForLinkRequest = z.strictObject({
  email: z.email().max(mostAddressCharacters).toLowerCase(),
  name: z.string().trim().max(200).optional().meta({ description: 'For whoever has no account yet.' }),
});

export const signInRequest = z.strictObject({
  token: z.string().max(200),
  callbackURL: ourAddress
    .optional()
    .meta({ description: 'Where a browser goes when it is signed in: a page of ours.' }),
  errorCallbackURL: ourAddress.optional().meta({ description: 'Where it goes when the link is no good.' }),
});

const refused = {
  '400': refusalResponse(['invalid-request', 'sign-in-refused']),
  '403': refusalResponse(['sign-in-refused']),
  '429': refusalResponse(['too-many-requests']),
  '503': refusalResponse(['unavailable']),
};
const refusedBody = { '413': refusalResponse(['too-large']), '415': refusalResponse(['unsupported-media-type']) };
const tags = ['Sign-in'];

/** The addresses that the sign-in library serves for us. */
export const signInPaths = {
  '/api/auth/sign-in/magic-link': {
    post: {
      operationId: 'askForSignInLink',
      tags,
      summary: 'Ask for a link by e-mail',
      description: 'The answer is the same whether or not there is an account. The link works once, for 15 minutes.',
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(askForLinkRequest) } } },
      responses: {
        '200': {
          description: 'If the address is good, a letter is on its way.',
          content: { 'application/json': { schema: schemaOf(z.object({ status: z.boolean() })) } },
        },
        ...refused,
        ...refusedBody,
      },
    },
  },
  '/api/auth/magic-link/verify': {
    get: {
      operationId: 'signIn',
      tags,
      summary: 'Sign in with the token of the link',
      description: 'Sets the session cookie; `set-auth-token` in the answer’s headers is the bearer token.',
      parameters: Object.entries(signInRequest.shape).map(([name, schema]) => ({
        name,
        in: 'query',
        required: !schema.safeParse(undefined).success,
        schema: schemaOf(schema),
      })),
      responses: {
        '200': { description: 'Signed in.' },
        '302': { description: 'Signed in, or not: the address says which.' },
        ...refused,
      },
    },
  },
  '/api/auth/get-session': {
    get: {
      operationId: 'readSession',
      tags,
      summary: 'The session, or null',
      responses: {
        '200': { description: 'The session and its user, or null.', content: { 'application/json': { schema: {} } } },
        ...refused,
      },
    },
  },
  '/api/auth/sign-out': {
    post: {
      operationId: 'signOut',
      tags,
      summary: 'End this session',
      responses: {
        '200': {
          description: 'Ended.',
          content: { 'application/json': { schema: schemaOf(z.object({ success: z.boolean() })) } },
        },
        ...refused,
        ...refusedBody,
      },
    },
  },
};

function schemaOf(schema: z.ZodType): object {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return described;
}

import { z } from 'zod';
import { passkeyPaths } from './passkey.openapi.js';
import { describeSchema, refused, refusedBody, tags } from './sign-in-answers.openapi.js';

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

/** The addresses that the sign-in library serves for us. */
export const signInPaths = {
  '/api/auth/sign-in/magic-link': {
    post: {
      operationId: 'askForSignInLink',
      tags,
      summary: 'Ask for a link by e-mail',
      description: 'The answer is the same whether or not there is an account. The link works once, for 15 minutes.',
      requestBody: { required: true, content: { 'application/json': { schema: describeSchema(askForLinkRequest) } } },
      responses: {
        '200': {
          description: 'If the address is good, a letter is on its way.',
          content: { 'application/json': { schema: describeSchema(z.object({ status: z.boolean() })) } },
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
        schema: describeSchema(schema),
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
          content: { 'application/json': { schema: describeSchema(z.object({ success: z.boolean() })) } },
        },
        ...refused,
        ...refusedBody,
      },
    },
  },
  ...passkeyPaths,
};

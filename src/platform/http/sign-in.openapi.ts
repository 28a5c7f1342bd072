import { refusalResponse } from './operation.js';

const refused = {
  '400': refusalResponse(['invalid-request', 'sign-in-refused']),
  '403': refusalResponse(['sign-in-refused']),
  '413': refusalResponse(['too-large']),
  '415': refusalResponse(['sign-in-refused']),
  '429': refusalResponse(['too-many-requests']),
};
const tags = ['Sign-in'];

/** The addresses that the sign-in library serves for us; it validates them itself. */
export const signInPaths = {
  '/api/auth/sign-in/magic-link': {
    post: {
      operationId: 'askForSignInLink',
      tags,
      summary: 'Ask for a link by e-mail',
      description: 'The answer is the same whether or not there is an account. The link works once, for 15 minutes.',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['email'],
              properties: { email: { type: 'string', format: 'email' }, name: { type: 'string' } },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'If the address is good, a letter is on its way.',
          content: { 'application/json': { schema: { type: 'object', properties: { status: { type: 'boolean' } } } } },
        },
        ...refused,
      },
    },
  },
  '/api/auth/magic-link/verify': {
    get: {
      operationId: 'signIn',
      tags,
      summary: 'Sign in with the token of the link',
      description: 'Sets the session cookie; `set-auth-token` in the answer’s headers is the bearer token.',
      parameters: [
        { name: 'token', in: 'query', required: true, schema: { type: 'string' } },
        { name: 'callbackURL', in: 'query', schema: { type: 'string' } },
        { name: 'errorCallbackURL', in: 'query', schema: { type: 'string' } },
      ],
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
          content: { 'application/json': { schema: { type: 'object', properties: { success: { type: 'boolean' } } } } },
        },
        ...refused,
      },
    },
  },
};

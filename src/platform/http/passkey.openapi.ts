import { z } from 'zod';
import { refusalResponse } from './operation.js';
import { describeSchema, refused, refusedBody, tags } from './sign-in-answers.openapi.js';

export const passkeyName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .meta({ description: 'To tell it by, such as My telephone.' });

const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]*={0,2}$/, 'must be base64url')
    .meta({ format: 'base64url' });
const credentialId = bytes(1364).min(2); // 1,023 bytes: WebAuthn Level 3, 4

/**
 * What `PublicKeyCredential.toJSON()` gives. Browsers add members of their own, which are left out here and dropped when
 * they come, rather than refused: which they are is theirs to change.
 */
function credential<Shape extends z.ZodRawShape>(response: Shape) {
  const closed = { additionalProperties: false };
  return z
    .object({
      id: credentialId,
      rawId: credentialId,
      type: z.literal('public-key'),
      authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
      clientExtensionResults: z.object({}).default({}).meta(closed),
      response: z.object({ clientDataJSON: bytes(4000), ...response }).meta(closed),
    })
    .meta(closed);
}

export const noParameters = z.strictObject({});

export const addPasskeyRequest = z.strictObject({
  name: passkeyName.optional(),
  response: credential({
    attestationObject: bytes(10_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .optional(),
  }),
});

export const signInWithPasskeyRequest = z.strictObject({
  response: credential({
    authenticatorData: bytes(4000),
    signature: bytes(2000),
    userHandle: bytes(200).nullish(),
  }),
});

const options = {
  description:
    'What `PublicKeyCredential.parse…OptionsFromJSON()` takes. A cookie, good for five minutes, goes with it.',
  content: { 'application/json': { schema: { type: 'object', required: ['challenge'] } } },
};
const signedIn = { security: [{ bearer: [] }, { cookie: [] }] };
const refusedStrangers = { '401': refusalResponse(['not-signed-in', 'sign-in-refused']) };

/** Adding a passkey, and signing in with one. They are listed, renamed and removed at /api/v1/me/passkeys. */
export const passkeyPaths = {
  '/api/auth/passkey/generate-register-options': {
    get: {
      operationId: 'askToAddPasskey',
      tags,
      summary: 'Begin to add a passkey',
      description: 'For whoever signed in during the last day.',
      ...signedIn,
      responses: { '200': options, ...refused, ...refusedStrangers },
    },
  },
  '/api/auth/passkey/verify-registration': {
    post: {
      operationId: 'addPasskey',
      tags,
      summary: 'Add the passkey that the device has made',
      description: 'The person is told by a letter. One has at most twenty.',
      ...signedIn,
      requestBody: body(addPasskeyRequest),
      responses: {
        '200': answer('Added.', z.object({ id: z.uuid(), name: z.string() })),
        ...refused,
        ...refusedBody,
        ...refusedStrangers,
        '409': refusalResponse(['passkey-limit', 'passkey-known']),
      },
    },
  },
  '/api/auth/passkey/generate-authenticate-options': {
    get: {
      operationId: 'askToSignInWithPasskey',
      tags,
      summary: 'Begin to sign in with a passkey',
      responses: { '200': options, ...refused },
    },
  },
  '/api/auth/passkey/verify-authentication': {
    post: {
      operationId: 'signInWithPasskey',
      tags,
      summary: 'Sign in with what the passkey has signed',
      description: 'Sets the session cookie; `set-auth-token` in the answer’s headers is the bearer token.',
      requestBody: body(signInWithPasskeyRequest),
      responses: {
        '200': answer('Signed in.', z.object({ session: z.looseObject({}), user: z.looseObject({}) })),
        ...refused,
        ...refusedBody,
        '401': refusalResponse(['sign-in-refused']),
      },
    },
  },
};

function body(schema: z.ZodType) {
  return { required: true, content: { 'application/json': { schema: describeSchema(schema) } } };
}

function answer(description: string, schema: z.ZodType) {
  return { description, content: { 'application/json': { schema: describeSchema(schema) } } };
}

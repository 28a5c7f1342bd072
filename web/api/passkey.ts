import type { ProblemView } from '../../src/platform/http/problem.view.js';
import { Refusal } from './api.js';

type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;

/** Browsers of before 2025 have some of it only: their people sign in by a link. */
export function hasPasskeys(): boolean {
  return 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
}

/** Has the device make a passkey. @throws DOMException where its person called it off, Refusal */
export async function addPasskey(name: string): Promise<void> {
  const options = await ask<Options>('generate-register-options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  await answer('verify-registration', await navigator.credentials.create({ publicKey }), name);
}

/** Signs in whoever the device knows. @throws likewise */
export async function signInWithPasskey(): Promise<void> {
  const options = await ask<Options>('generate-authenticate-options');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  await answer('verify-authentication', await navigator.credentials.get({ publicKey }));
}

/** Whether the device was told no, or was not told anything in time. */
export function isCalledOff(error: Error | null): boolean {
  return error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name);
}

function answer(path: string, credential: Credential | null, name?: string): Promise<unknown> {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('No passkey was chosen.', 'NotAllowedError');
  return ask(path, { response: credential.toJSON() as unknown, ...(name && { name }) });
}

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/api/auth/passkey/${path}`, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
  });
  if (!response.ok) throw new Refusal(response.status, (await response.json()) as ProblemView);
  return (await response.json()) as T;
}

import { z } from 'zod';
import { passkeyName } from '../../platform/http/passkey.openapi.js';

export const renamePasskeyRequest = z.strictObject({ name: passkeyName }).meta({ id: 'RenamePasskey' });
export type RenamePasskeyRequest = z.output<typeof renamePasskeyRequest>;

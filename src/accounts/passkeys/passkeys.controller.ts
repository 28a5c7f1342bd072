import { Body, Controller, Delete, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PasskeyId } from '../../kernel/id.js';
import { Database } from '../../platform/database.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { type RenamePasskeyRequest, renamePasskeyRequest } from './passkey.request.js';
import { PasskeyTable } from './passkey.table.js';
import { passkeysView, passkeyView, viewPasskey } from './passkey.view.js';
import { RemovePasskey } from './remove-passkey.action.js';

@ApiTags('Passkeys')
@Controller('api/v1/me/passkeys')
export class PasskeysController {
  constructor(
    private readonly database: Database,
    private readonly removePasskey: RemovePasskey,
  ) {}

  @Get()
  @Operation({
    id: 'listPasskeys',
    summary: 'My passkeys',
    description:
      'One is added at /api/auth/passkey/generate-register-options and /api/auth/passkey/verify-registration.',
    answer: passkeysView,
  })
  async list(@SignedIn() actor: Actor) {
    const passkeys = await this.database.transaction((tx) => new PasskeyTable(tx).ofPerson(actor.userId));
    return { items: passkeys.map(viewPasskey) };
  }

  @Patch(':id')
  @Operation({ id: 'renamePasskey', summary: 'Rename a passkey', answer: passkeyView, refusals: ['not-found'] })
  async rename(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: PasskeyId,
    @Body({ schema: renamePasskeyRequest }) { name }: RenamePasskeyRequest,
  ) {
    return viewPasskey(await this.database.transaction((tx) => new PasskeyTable(tx).rename(id, actor.userId, name)));
  }

  @Delete(':id')
  @Operation({
    id: 'removePasskey',
    summary: 'Remove a passkey',
    description: 'It signs nobody in any more; sessions that it began stay. A link by e-mail always signs you in.',
    status: 204,
    refusals: ['not-found'],
  })
  remove(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: PasskeyId) {
    return this.removePasskey.run(actor, id);
  }
}

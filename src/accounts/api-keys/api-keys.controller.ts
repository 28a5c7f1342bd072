import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ApiKeyId } from '../../kernel/id.js';
import { Database } from '../../platform/database.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { type CreateApiKeyRequest, createApiKeyRequest } from './api-key.request.js';
import { ApiKeyTable } from './api-key.table.js';
import { apiKeysView, newApiKeyView, viewApiKey } from './api-key.view.js';
import { CreateApiKey } from './create-api-key.action.js';
import { RevokeApiKey } from './revoke-api-key.action.js';

@ApiTags('API keys')
@Controller('api/v1/me/api-keys')
export class ApiKeysController {
  constructor(
    private readonly database: Database,
    private readonly createApiKey: CreateApiKey,
    private readonly revokeApiKey: RevokeApiKey,
  ) {}

  @Post()
  @Idempotent({ shownOnce: 'key' })
  @Operation({
    id: 'createApiKey',
    summary: 'Make a key for a program that acts as you',
    description:
      'Send it as `Authorization: Bearer bf_…`. It may do what its scopes say, and never change who may do what. A steward’s key is no steward’s.',
    status: 201,
    answer: newApiKeyView,
    refusals: ['api-key-limit'],
  })
  async create(@SignedIn() actor: Actor, @Body({ schema: createApiKeyRequest }) body: CreateApiKeyRequest) {
    const { secret, ...key } = await this.createApiKey.run(actor, body);
    return { ...viewApiKey(key), key: secret };
  }

  @Get()
  @Operation({ id: 'listApiKeys', summary: 'My API keys that are not revoked', answer: apiKeysView })
  async list(@SignedIn() actor: Actor) {
    const keys = await this.database.transaction((tx) => new ApiKeyTable(tx).ofPerson(actor.userId));
    return { items: keys.map(viewApiKey) };
  }

  @Delete(':id')
  @Operation({ id: 'revokeApiKey', summary: 'Revoke an API key', status: 204, refusals: ['not-found'] })
  revoke(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ApiKeyId) {
    return this.revokeApiKey.run(actor, id);
  }
}

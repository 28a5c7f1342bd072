import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { CredentialId, ExpertId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type ClaimCredentialRequest,
  claimCredentialRequest,
  type ListClaimedCredentialsRequest,
  listClaimedCredentialsRequest,
  type VerifyCredentialRequest,
  verifyCredentialRequest,
} from './credential.request.js';
import { claimedCredentialsView, credentialsView, credentialView } from './credential.view.js';
import { KeepCredentials } from './keep-credentials.action.js';
import { ListClaimedCredentials } from './list-claimed-credentials.action.js';
import { VerifyCredential } from './verify-credential.action.js';

@ApiTags('Credentials')
@Controller('api/v1')
export class CredentialsController {
  constructor(
    private readonly keepCredentials: KeepCredentials,
    private readonly verifyCredential: VerifyCredential,
    private readonly listClaimed: ListClaimedCredentials,
  ) {}

  @Get('experts/:id/credentials')
  @Operation({
    id: 'listCredentials',
    summary: 'An adviser’s credentials with their evidence, in every state',
    answer: credentialsView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return this.keepCredentials.list(actor, id);
  }

  @Post('experts/:id/credentials')
  @Idempotent()
  @Operation({
    id: 'claimCredential',
    summary: 'Claim a credential, for a steward to verify',
    description: 'It is never changed: withdraw it and claim it anew.',
    status: 201,
    answer: credentialView,
    refusals: ['not-found', 'not-allowed', 'too-many-entries'],
  })
  claim(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: claimCredentialRequest }) body: ClaimCredentialRequest,
  ) {
    return this.keepCredentials.claim(actor, id, body);
  }

  @Delete('experts/:id/credentials/:credentialId')
  @Operation({
    id: 'withdrawCredential',
    summary: 'Withdraw a credential',
    status: 204,
    refusals: ['not-found', 'not-allowed'],
  })
  withdraw(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('credentialId', { schema: idParameter }) credentialId: CredentialId,
  ) {
    return this.keepCredentials.withdraw(actor, id, credentialId);
  }

  @Get('credentials')
  @Operation({
    id: 'listClaimedCredentials',
    summary: 'Which credentials wait to be verified, the longest first',
    answer: claimedCredentialsView,
    refusals: ['not-found'],
  })
  claimed(
    @SignedIn() actor: Actor,
    @Query({ schema: listClaimedCredentialsRequest }) request: ListClaimedCredentialsRequest,
  ) {
    return this.listClaimed.run(actor, request);
  }

  @Post('credentials/:id/verification')
  @Operation({
    id: 'verifyCredential',
    summary: 'Verify or refuse a credential, as a steward',
    answer: credentialView,
    refusals: ['not-found', 'not-allowed', 'own-profile', 'credential-state'],
  })
  verify(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: CredentialId,
    @Body({ schema: verifyCredentialRequest }) body: VerifyCredentialRequest,
  ) {
    return this.verifyCredential.run(actor, id, body);
  }
}

import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { KeepPool } from './keep-pool.action.js';
import { type PoolDepositRequest, poolDepositRequest, type PoolPageRequest, poolPageRequest } from './pool.request.js';
import { poolDepositView, poolView } from './pool.view.js';

@ApiTags('Group sessions')
@Controller('api/v1/solidarity-pool')
export class PoolController {
  constructor(private readonly keepPool: KeepPool) {}

  @Get()
  @Operation({
    id: 'readSolidarityPool',
    summary: 'What the solidarity pool has, and what was put into it, in the order it was recorded',
    answer: poolView,
    refusals: ['not-found'],
  })
  read(@SignedIn() actor: Actor, @Query({ schema: poolPageRequest }) page: PoolPageRequest) {
    return this.keepPool.read(actor, page);
  }

  @Post('deposits')
  @Idempotent()
  @Operation({
    id: 'depositIntoPool',
    summary: 'Say that money came in for the solidarity pool',
    description:
      'For stewards. It pays for the seats that are missing in group sessions, so that their advisers are paid in full.',
    status: 201,
    answer: poolDepositView,
    refusals: ['not-found'],
  })
  deposit(@SignedIn() actor: Actor, @Body({ schema: poolDepositRequest }) body: PoolDepositRequest) {
    return this.keepPool.deposit(actor, body);
  }
}

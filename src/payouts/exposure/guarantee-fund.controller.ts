import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, permit, SignedIn } from '../../accounts/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Operation } from '../../platform/http/operation.js';
import { guaranteeFundNow } from './guarantee-fund.js';
import { guaranteeFundView, viewGuaranteeFund } from './guarantee-fund.view.js';

@ApiTags('Payouts')
@Controller('api/v1/guarantee-fund')
export class GuaranteeFundController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation({
    id: 'readGuaranteeFund',
    summary: 'What the guarantee fund has and stands behind: pay whose money is not clear or has not come',
    answer: guaranteeFundView,
    refusals: ['not-found'],
  })
  read(@SignedIn() actor: Actor) {
    permit('readGuaranteeFund', actor.steward ? ['steward'] : [], 'fund');
    const now = this.clock.now();
    return this.database.transaction(async (tx) => viewGuaranteeFund(await guaranteeFundNow(tx, now), now));
  }
}

import { Module } from '@nestjs/common';
import { PayGroupSessions } from '../groups/pay-group-sessions.job.js';
import { KeepPool } from '../pool/keep-pool.action.js';
import { PersonalGifts } from '../pool/personal-gifts.table.js';
import { PoolController } from '../pool/pool.controller.js';
import { GiveTimeCredits } from './give-time-credits.action.js';
import { ReadTimeCredits } from './read-time-credits.action.js';
import { TimeCreditPost } from './time-credit.post.js';
import { TimeCreditsController } from './time-credits.controller.js';

/** What members give and owe each other beside vouchers: time credits, and the pool that makes up for seats nobody took. */
@Module({
  controllers: [TimeCreditsController, PoolController],
  providers: [ReadTimeCredits, GiveTimeCredits, TimeCreditPost, KeepPool, PayGroupSessions, PersonalGifts],
})
export class TimeCreditsModule {}

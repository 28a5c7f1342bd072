import { Module } from '@nestjs/common';
import { DecideDispute } from './decide-dispute.action.js';
import { DisputePost } from './dispute.post.js';
import { DisputeQueueController } from './dispute-queue.controller.js';
import { DisputesController } from './disputes.controller.js';
import { FollowDisputes } from './follow-disputes.job.js';
import { Mediate } from './mediate.action.js';
import { OpenDispute } from './open-dispute.action.js';
import { PersonalDisputes } from './personal-disputes.table.js';
import { SpeakInDispute } from './speak-in-dispute.action.js';

/** What the two sides of a session disagree about, in money, and how that is settled. */
@Module({
  controllers: [DisputesController, DisputeQueueController],
  providers: [DisputePost, OpenDispute, SpeakInDispute, Mediate, DecideDispute, FollowDisputes, PersonalDisputes],
  exports: [DisputePost],
})
export class DisputesModule {}

import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { DecideDispute } from './decide-dispute.action.js';
import {
  type AnswerRequest,
  answerRequest,
  type DisputeRequest,
  disputeRequest,
  type MediatorRequest,
  mediatorRequest,
  type PanelRequest,
  panelRequest,
  type ProposalRequest,
  proposalRequest,
  type StatementRequest,
  statementRequest,
  type VoteRequest,
  voteRequest,
} from './dispute.request.js';
import { disputeView } from './dispute.view.js';
import { Mediate } from './mediate.action.js';
import { OpenDispute } from './open-dispute.action.js';
import { SpeakInDispute } from './speak-in-dispute.action.js';

const id = { schema: idParameter };

@ApiTags('Disputes')
@Controller('api/v1/bookings/:id/dispute')
export class DisputesController {
  constructor(
    private readonly openDispute: OpenDispute,
    private readonly speak: SpeakInDispute,
    private readonly mediate: Mediate,
    private readonly decideDispute: DecideDispute,
  ) {}

  @Post()
  @Idempotent()
  @Operation({
    id: 'openDispute',
    summary: 'Dispute what is due of a session',
    description:
      'By the client, within 14 days of the record or what the policy `disputes` says; by the adviser, where the client has objected for five days, or says that there was no session. What nobody disputes is earned at once.',
    status: 201,
    answer: disputeView,
    refusals: ['not-found', 'not-allowed', 'booking-state', 'dispute-state', 'too-early', 'too-late'],
  })
  open(
    @SignedIn() actor: Actor,
    @Param('id', id) booking: BookingId,
    @Body({ schema: disputeRequest }) body: DisputeRequest,
  ) {
    return this.openDispute.run(actor, booking, body);
  }

  @Get()
  @Operation({
    id: 'readDispute',
    summary: 'What is disputed of a session, and where that stands',
    description: 'For both sides, its mediator and its panel, and stewards.',
    answer: disputeView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(@SignedIn() actor: Actor, @Param('id', id) booking: BookingId) {
    return this.speak.read(actor, booking);
  }

  @Delete()
  @Operation({
    id: 'withdrawDispute',
    summary: 'Give way, before it is decided',
    description:
      'Where the client does, all that was disputed is earned. An adviser who opened it leaves what is disputed to the client.',
    answer: disputeView,
    refusals: ['not-found', 'not-allowed', 'dispute-state'],
  })
  withdraw(@SignedIn() actor: Actor, @Param('id', id) booking: BookingId) {
    return this.speak.withdraw(actor, booking);
  }

  @Post('statements')
  @Idempotent()
  @Operation({
    id: 'sayInDispute',
    summary: 'Say something in a dispute',
    status: 201,
    answer: disputeView,
    refusals: ['not-found', 'not-allowed', 'dispute-state', 'too-many-entries'],
  })
  say(
    @SignedIn() actor: Actor,
    @Param('id', id) booking: BookingId,
    @Body({ schema: statementRequest }) body: StatementRequest,
  ) {
    return this.speak.say(actor, booking, body);
  }

  @Post('mediator')
  @Idempotent()
  @Operation({
    id: 'nameMediator',
    summary: 'Name who mediates',
    description:
      'A steward’s, and of no side. Another takes the place of the one before, and of what was proposed; the same again changes nothing.',
    answer: disputeView,
    refusals: ['not-found', 'not-allowed', 'dispute-state', 'conflict-of-interest'],
  })
  nameMediator(
    @SignedIn() actor: Actor,
    @Param('id', id) booking: BookingId,
    @Body({ schema: mediatorRequest }) body: MediatorRequest,
  ) {
    return this.mediate.name(actor, booking, body.user_id);
  }

  @Post('proposal')
  @Idempotent()
  @Operation({
    id: 'proposeInDispute',
    summary: 'Propose how to settle it',
    description: 'The mediator’s. It takes the place of what was proposed before.',
    status: 201,
    answer: disputeView,
    refusals: ['not-found', 'not-allowed', 'dispute-state', 'conflict-of-interest'],
  })
  propose(
    @SignedIn() actor: Actor,
    @Param('id', id) booking: BookingId,
    @Body({ schema: proposalRequest }) body: ProposalRequest,
  ) {
    return this.mediate.propose(actor, booking, body);
  }

  @Post('proposal/answer')
  @Idempotent()
  @Operation({
    id: 'answerProposal',
    summary: 'Accept or refuse what the mediator proposes',
    description: 'What both sides accept is agreed. Once one refuses, a panel of three members decides.',
    answer: disputeView,
    refusals: ['not-found', 'not-allowed', 'dispute-state'],
  })
  answer(
    @SignedIn() actor: Actor,
    @Param('id', id) booking: BookingId,
    @Body({ schema: answerRequest }) body: AnswerRequest,
  ) {
    return this.mediate.answer(actor, booking, body);
  }

  @Post('panel')
  @Idempotent()
  @Operation({
    id: 'namePanel',
    summary: 'Name the three members who decide',
    description:
      'A steward’s, and of no side; after an appeal, three others. Who has said nothing yet can be replaced.',
    answer: disputeView,
    refusals: ['not-found', 'not-allowed', 'dispute-state', 'conflict-of-interest'],
  })
  namePanel(
    @SignedIn() actor: Actor,
    @Param('id', id) booking: BookingId,
    @Body({ schema: panelRequest }) body: PanelRequest,
  ) {
    return this.decideDispute.namePanel(actor, booking, body.user_ids);
  }

  @Post('panel/vote')
  @Idempotent()
  @Operation({
    id: 'voteOnDispute',
    summary: 'Say, as one of its panel, what to give the adviser, and why',
    description: 'Once. What two of three say is decided; where all three say otherwise, the sum in the middle.',
    answer: disputeView,
    refusals: ['not-found', 'not-allowed', 'dispute-state', 'conflict-of-interest'],
  })
  vote(
    @SignedIn() actor: Actor,
    @Param('id', id) booking: BookingId,
    @Body({ schema: voteRequest }) body: VoteRequest,
  ) {
    return this.decideDispute.vote(actor, booking, body);
  }

  @Post('appeal')
  @Idempotent()
  @Operation({
    id: 'appealDispute',
    summary: 'Appeal against what was decided',
    description:
      'By either side, once, within 14 days or what the policy `disputes` says. Three others decide, for good.',
    status: 201,
    answer: disputeView,
    refusals: ['not-found', 'not-allowed', 'dispute-state', 'too-late'],
  })
  appeal(
    @SignedIn() actor: Actor,
    @Param('id', id) booking: BookingId,
    @Body({ schema: statementRequest }) body: StatementRequest,
  ) {
    return this.speak.appeal(actor, booking, body);
  }
}

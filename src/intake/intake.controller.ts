import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Operation } from '../platform/http/operation.js';
import { type AnswersRequest, answersRequest } from './diagnostic.request.js';
import { intakeView, viewIntake } from './diagnostic.view.js';
import { proposalView, viewProposal } from './proposal/proposal.view.js';
import { ReadDiagnostics } from './read-diagnostics.action.js';

@ApiTags('Intake')
@Controller('api/v1/intake')
export class IntakeController {
  constructor(private readonly readDiagnostics: ReadDiagnostics) {}

  @Get()
  @Operation({
    id: 'readIntake',
    summary: 'The questions of the diagnostic, and the text to say yes to before answers are kept',
    answer: intakeView,
  })
  read() {
    return viewIntake();
  }

  @Post('proposals')
  @Operation({
    id: 'proposeSupport',
    summary: 'Answer the diagnostic, and see who could help and which programmes are open',
    description: 'Nothing is kept. Whoever acts for an organisation can have its answers kept at its diagnostics.',
    answer: proposalView,
  })
  async propose(@Body({ schema: answersRequest }) body: AnswersRequest) {
    return viewProposal(await this.readDiagnostics.propose(body));
  }
}

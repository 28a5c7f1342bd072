import { Module } from '@nestjs/common';
import { AppealDecision } from './appeal-decision.action.js';
import { ApplicationPost } from './application.post.js';
import { ApplicationsController } from './applications.controller.js';
import { ChangeApplication } from './change-application.action.js';
import { DecideApplication } from './decide-application.action.js';
import { DecisionsController } from './decisions.controller.js';
import { DiagnoseApplication } from './diagnose-application.action.js';
import { PanelsController } from './panels.controller.js';
import { PersonalApplications } from './personal-applications.table.js';
import { ReadApplications } from './read-applications.action.js';
import { ReadPanel } from './read-panel.action.js';
import { ScoreApplication } from './score-application.action.js';
import { SeatPanel } from './seat-panel.action.js';
import { ServeWaitLists } from './serve-wait-lists.job.js';
import { StartApplication } from './start-application.action.js';
import { SubmitApplication } from './submit-application.action.js';

/** Who asks a programme for support, and who decides. */
@Module({
  controllers: [ApplicationsController, DecisionsController, PanelsController],
  providers: [
    ...[StartApplication, ChangeApplication, SubmitApplication, ReadApplications],
    ...[DiagnoseApplication, SeatPanel, ScoreApplication, ReadPanel],
    ...[DecideApplication, AppealDecision, ServeWaitLists],
    ...[ApplicationPost, PersonalApplications],
  ],
})
export class ApplicationsModule {}

import { Module } from '@nestjs/common';
import { ExpertsModule } from '../experts/index.js';
import { DiagnosticsController } from './diagnostics.controller.js';
import { FindExpertsForDiagnostic } from './find-experts-for-diagnostic.action.js';
import { ForgetDiagnostics } from './forget-diagnostics.job.js';
import { IntakeController } from './intake.controller.js';
import { KeepDiagnostic } from './keep-diagnostic.action.js';
import { DiagnosticsOfOrganisationController } from './diagnostics-of-organisation.controller.js';
import { PersonalDiagnostics } from './personal-diagnostics.table.js';
import { ReadDiagnostics } from './read-diagnostics.action.js';

@Module({
  imports: [ExpertsModule],
  controllers: [IntakeController, DiagnosticsOfOrganisationController, DiagnosticsController],
  providers: [KeepDiagnostic, ReadDiagnostics, FindExpertsForDiagnostic, ForgetDiagnostics, PersonalDiagnostics],
})
export class IntakeModule {}

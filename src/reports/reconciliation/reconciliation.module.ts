import { Module } from '@nestjs/common';
import { ReadReconciliations } from './read-reconciliations.action.js';
import { ReconcileProvider } from './reconcile-provider.action.js';
import { ReconcileProviders } from './reconcile-providers.job.js';
import { ReconciliationsController } from './reconciliations.controller.js';

@Module({
  controllers: [ReconciliationsController],
  providers: [ReadReconciliations, ReconcileProvider, ReconcileProviders],
})
export class ReconciliationModule {}

import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { Operation } from '../../platform/http/operation.js';
import { floorBreachesView } from './floor-breach.view.js';
import { type ListFloorBreachesRequest, listFloorBreachesRequest } from './floor-breaches.request.js';
import { ReadFloorBreaches } from './read-floor-breaches.action.js';

@ApiTags('Payouts')
@Controller('api/v1/payouts')
export class FloorBreachesController {
  constructor(private readonly readBreaches: ReadFloorBreaches) {}

  @Get('floor-breaches')
  @Operation({
    id: 'listFloorBreaches',
    summary: 'Sessions that took so long that an hour brought less than the floor, the newest first',
    description: 'By the minutes that their advisers recorded. Time credits and free introductions have no floor.',
    answer: floorBreachesView,
    refusals: ['not-found'],
  })
  list(@SignedIn() actor: Actor, @Query({ schema: listFloorBreachesRequest }) request: ListFloorBreachesRequest) {
    return this.readBreaches.run(actor, request);
  }
}

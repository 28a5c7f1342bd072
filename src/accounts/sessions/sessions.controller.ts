import { Controller, Delete, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SessionId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { CurrentSession, SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { SessionTable } from './session.table.js';
import { sessionsView, viewSession } from './session.view.js';

@ApiTags('Sessions')
@Controller('api/v1/me/sessions')
export class SessionsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation({ id: 'listSessions', summary: 'Where I am signed in', answer: sessionsView })
  async list(@SignedIn() actor: Actor, @CurrentSession() current: SessionId) {
    const now = this.clock.now();
    const sessions = await this.database.transaction((tx) => new SessionTable(tx).ofPerson(actor.userId, current, now));
    return { items: sessions.map((session) => viewSession(session, current)) };
  }

  @Delete(':id')
  @Operation({ id: 'endSession', summary: 'Sign out of one of them', status: 204, refusals: ['not-found'] })
  end(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: SessionId) {
    return this.database.transaction((tx) => new SessionTable(tx).end(id, actor.userId));
  }

  @Delete()
  @Operation({ id: 'endOtherSessions', summary: 'Sign out everywhere but here', status: 204 })
  endOthers(@SignedIn() actor: Actor, @CurrentSession() current: SessionId) {
    return this.database.transaction((tx) => new SessionTable(tx).endOthers(current, actor.userId));
  }
}

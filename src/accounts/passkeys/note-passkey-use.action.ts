import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { PasskeyTable } from './passkey.table.js';

@Injectable()
export class NotePasskeyUse {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** So that people can tell a passkey that they use from one that they forgot. */
  run(credentialID: string): Promise<void> {
    return this.database.transaction((tx) => new PasskeyTable(tx).noteUse(credentialID, this.clock.now()));
  }
}

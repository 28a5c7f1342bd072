import { Module } from '@nestjs/common';
import { PayStatementsController } from './pay-statements.controller.js';
import { PersonalPay } from './personal-pay.table.js';
import { ReadPayStatement } from './read-pay-statement.action.js';

@Module({ controllers: [PayStatementsController], providers: [ReadPayStatement, PersonalPay] })
export class StatementsModule {}

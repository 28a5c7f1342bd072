import { Module } from '@nestjs/common';
import { MoveClock } from './move-clock.action.js';
import { PlaygroundController } from './playground.controller.js';
import { SignInAs } from './sign-in-as.action.js';

@Module({ controllers: [PlaygroundController], providers: [SignInAs, MoveClock] })
export class PlaygroundModule {}

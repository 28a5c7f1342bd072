import { Module } from '@nestjs/common';
import { LettersCatalogueController } from './letters.controller.js';
import { MoveClock } from './move-clock.action.js';
import { PlaygroundController } from './playground.controller.js';
import { ShowLetters } from './show-letters.action.js';
import { SignInAs } from './sign-in-as.action.js';

@Module({
  controllers: [PlaygroundController, LettersCatalogueController],
  providers: [SignInAs, MoveClock, ShowLetters],
})
export class PlaygroundModule {}

import { Module } from '@nestjs/common';
import { SearchEverything } from './search-everything.action.js';
import { SearchController } from './search.controller.js';

@Module({ controllers: [SearchController], providers: [SearchEverything] })
export class SearchModule {}

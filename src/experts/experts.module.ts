import { Module } from '@nestjs/common';
import { ChangeExpert } from './change-expert.action.js';
import { ChangeOffers } from './change-offers.action.js';
import { CreateExpert } from './create-expert.action.js';
import { DirectoryController } from './directory/directory.controller.js';
import { SearchExperts } from './directory/search-experts.action.js';
import { ExpertsController } from './experts.controller.js';
import { OffersController } from './offers.controller.js';
import { PersonalProfile } from './personal-profile.table.js';
import { ReadExpert } from './read-expert.action.js';
import { TaxonomyController } from './taxonomy.controller.js';

@Module({
  controllers: [DirectoryController, ExpertsController, OffersController, TaxonomyController],
  providers: [SearchExperts, ReadExpert, CreateExpert, ChangeExpert, ChangeOffers, PersonalProfile],
})
export class ExpertsModule {}

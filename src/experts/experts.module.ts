import { Module } from '@nestjs/common';
import { ChangeExpert } from './change-expert.action.js';
import { ChangeOffers } from './change-offers.action.js';
import { CreateExpert } from './create-expert.action.js';
import { DirectoryController } from './directory/directory.controller.js';
import { RenewLowestPrices } from './directory/renew-lowest-prices.job.js';
import { SearchExperts } from './directory/search-experts.action.js';
import { ExpertsController } from './experts.controller.js';
import { OffersController } from './offers.controller.js';
import { ReadExpert } from './read-expert.action.js';
import { PoliciesModule } from '../policies/index.js';
import { AddRateCard } from './rates/add-rate-card.action.js';
import { PreviewFloors } from './rates/preview-floors.js';
import { RateCardsController } from './rates/rate-cards.controller.js';
import { ReadRates } from './rates/read-rates.action.js';
import { TaxonomyController } from './taxonomy.controller.js';

@Module({
  imports: [PoliciesModule],
  controllers: [DirectoryController, ExpertsController, OffersController, RateCardsController, TaxonomyController],
  providers: [
    ...[SearchExperts, ReadExpert, CreateExpert, ChangeExpert, ChangeOffers],
    ...[AddRateCard, ReadRates, PreviewFloors, RenewLowestPrices],
  ],
})
export class ExpertsModule {}

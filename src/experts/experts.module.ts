import { Module } from '@nestjs/common';
import { samplesOf } from '../mail/index.js';
import { adviserSamples } from './adviser.letters.samples.js';
import { AdviserPost } from './adviser.post.js';
import { ChangeExpert } from './change-expert.action.js';
import { ChangeOffers } from './change-offers.action.js';
import { CreateExpert } from './create-expert.action.js';
import { DirectoryController } from './directory/directory.controller.js';
import { RenewLowestPrices } from './directory/renew-lowest-prices.job.js';
import { SearchExperts } from './directory/search-experts.action.js';
import { CredentialsController } from './credentials/credentials.controller.js';
import { KeepCredentials } from './credentials/keep-credentials.action.js';
import { ListClaimedCredentials } from './credentials/list-claimed-credentials.action.js';
import { VerifyCredential } from './credentials/verify-credential.action.js';
import { WarnOfExpiry } from './credentials/warn-of-expiry.job.js';
import { CpdEntriesController } from './development/cpd-entries.controller.js';
import { DecidePromotion } from './development/decide-promotion.action.js';
import { DevelopmentController } from './development/development.controller.js';
import { PersonalDevelopment } from './development/personal-development.table.js';
import { KeepCpdLog } from './development/keep-cpd-log.action.js';
import { ReadDevelopment } from './development/read-development.action.js';
import { RequestPromotion } from './development/request-promotion.action.js';
import { ExpertsController } from './experts.controller.js';
import { AdviserInterestsController } from './interests/adviser-interests.controller.js';
import { ReadInterests } from './interests/read-interests.action.js';
import { CoopMembershipsController } from './memberships/coop-memberships.controller.js';
import { KeepCoopMemberships } from './memberships/keep-coop-memberships.action.js';
import { OffersController } from './offers.controller.js';
import { AnswerOversight } from './oversight/answer-oversight.action.js';
import { AskOversight } from './oversight/ask-oversight.action.js';
import { EndOversight } from './oversight/end-oversight.action.js';
import { ListOversights } from './oversight/list-oversights.action.js';
import { OversightsController } from './oversight/oversights.controller.js';
import { OwnExpertController } from './own-expert.controller.js';
import { PersonalProfile } from './personal-profile.table.js';
import { ReadExpert } from './read-expert.action.js';
import { PoliciesModule } from '../policies/index.js';
import { AddRateCard } from './rates/add-rate-card.action.js';
import { PersonalRates } from './rates/personal-rates.table.js';
import { PreviewFloors } from './rates/preview-floors.js';
import { RateCardsController } from './rates/rate-cards.controller.js';
import { ReadRates } from './rates/read-rates.action.js';
import { TaxonomyController } from './taxonomy.controller.js';
import { DecideOnExpert } from './verification/decide-on-expert.action.js';
import { ListVerifications } from './verification/list-verifications.action.js';
import { PersonalStanding } from './verification/personal-standing.table.js';
import { SuspendExpert } from './verification/suspend-expert.js';
import { SubmitExpert } from './verification/submit-expert.action.js';
import { VerificationsController } from './verification/verifications.controller.js';

/** What others inject. */
export { ReadExpert, SearchExperts, SuspendExpert };

@Module({
  imports: [PoliciesModule],
  controllers: [
    DirectoryController,
    ExpertsController,
    OwnExpertController,
    OffersController,
    RateCardsController,
    TaxonomyController,
    CredentialsController,
    CoopMembershipsController,
    AdviserInterestsController,
    OversightsController,
    VerificationsController,
    CpdEntriesController,
    DevelopmentController,
  ],
  providers: [
    ...[SearchExperts, ReadExpert, CreateExpert, ChangeExpert, ChangeOffers, AdviserPost],
    samplesOf('experts', adviserSamples),
    ...[PersonalProfile, PersonalStanding, PersonalDevelopment, PersonalRates],
    ...[ListClaimedCredentials, KeepCredentials, VerifyCredential, WarnOfExpiry, KeepCoopMemberships, ReadInterests],
    ...[AddRateCard, ReadRates, PreviewFloors, RenewLowestPrices],
    ...[AskOversight, AnswerOversight, EndOversight, ListOversights],
    ...[SubmitExpert, DecideOnExpert, SuspendExpert, ListVerifications],
    ...[KeepCpdLog, ReadDevelopment, RequestPromotion, DecidePromotion],
  ],
  exports: [ReadExpert, SearchExperts, SuspendExpert],
})
export class ExpertsModule {}

import { lazy } from 'react';
import { Navigate, Route, Routes, useParams } from 'react-router';
import { useNamedPart } from './parts/use-named-part.js';

const Bookings = lazy(() => import('./pages/bookings/list.js'));
const Session = lazy(() => import('./pages/bookings/session.js'));
const Voucher = lazy(() => import('./pages/voucher/voucher.js'));
const Invitation = lazy(() => import('./pages/arrive/invitation.js'));
const Unsubscribe = lazy(() => import('./pages/arrive/unsubscribe.js'));
const Paid = lazy(() => import('./pages/arrive/paid.js'));
const MandateReturn = lazy(() => import('./pages/arrive/mandate.js'));
const InvoicePage = lazy(() => import('./pages/funding/invoice.js'));
const Groups = lazy(() => import('./pages/groups/groups.js'));
const GroupPage = lazy(() => import('./pages/groups/group.js'));
const WaitingList = lazy(() => import('./pages/waiting/waiting-list.js'));
const Questions = lazy(() => import('./pages/talk/questions.js'));
const Question = lazy(() => import('./pages/talk/question.js'));
const Start = lazy(() => import('./pages/start/start.js'));
const Organisation = lazy(() => import('./pages/organisation/organisation.js'));
const OrganisationMoney = lazy(() => import('./pages/organisation/money.js'));
const OrganisationWebhooks = lazy(() => import('./pages/webhooks/of-organisation.js'));
const Work = lazy(() => import('./pages/work/work.js'));
const WorkHours = lazy(() => import('./pages/hours/hours.js'));
const WorkCalendars = lazy(() => import('./pages/calendars-in/calendars-in.js'));
const WorkOffers = lazy(() => import('./pages/rates/rates.js'));
const WorkGroups = lazy(() => import('./pages/groups/own-groups.js'));
const WorkSetUp = lazy(() => import('./pages/setup/setup.js'));
const WorkPay = lazy(() => import('./pages/pay/pay.js'));
const WorkPayTo = lazy(() => import('./pages/pay/to.js'));
const WorkWebhooks = lazy(() => import('./pages/webhooks/of-adviser.js'));
const WorkSession = lazy(() => import('./pages/work/session.js'));
const Programmes = lazy(() => import('./pages/programmes/list.js'));
const Programme = lazy(() => import('./pages/programmes/programme.js'));
const Application = lazy(() => import('./pages/programmes/application.js'));
const Funding = lazy(() => import('./pages/funding/home.js'));
const NewProgramme = lazy(() => import('./pages/funding/new.js'));
const FundedProgramme = lazy(() => import('./pages/funding/programme.js'));
const FundedApplications = lazy(() => import('./pages/funding/applications.js'));
const FundedApplication = lazy(() => import('./pages/funding/application.js'));
const FundedVouchers = lazy(() => import('./pages/funding/vouchers.js'));
const FundedReports = lazy(() => import('./pages/funding/reports.js'));
const FundedMoney = lazy(() => import('./pages/funding/money.js'));
const MyAccount = lazy(() => import('./pages/account/me.js'));
const MyCalendars = lazy(() => import('./pages/calendars/calendars.js'));
const Notifications = lazy(() => import('./pages/notifications/notifications.js'));
const Search = lazy(() => import('./pages/search/search.js'));
const Steward = lazy(() => import('./pages/steward/home.js'));
const Verification = lazy(() => import('./pages/steward/verification.js'));
const StewardDisputes = lazy(() => import('./pages/steward/disputes.js'));
const StewardMoney = lazy(() => import('./pages/steward/money.js'));
const StewardPayouts = lazy(() => import('./pages/steward/payouts.js'));
const StewardLetters = lazy(() => import('./pages/steward/letters.js'));
const AuditLog = lazy(() => import('./pages/steward/audit.js'));
const Dispute = lazy(() => import('./pages/disputes/dispute.js'));
const Policies = lazy(() => import('./pages/policies/policies.js'));
const Policy = lazy(() => import('./pages/policies/policy.js'));
const NotFound = lazy(() => import('./pages/not-found.js'));

/** Every page and its address but those of `app.tsx`; the server answers the same addresses (src/web-app.ts). */
export default function MorePages() {
  useNamedPart();
  return (
    <Routes>
      <Route path="/bookings" element={<Bookings />} />
      <Route path="/bookings/:id" element={<Session />} />
      <Route path="/bookings/:id/dispute" element={<ToDispute />} />
      <Route path="/vouchers/:id" element={<Voucher />} />
      <Route path="/invitation" element={<Invitation />} />
      <Route path="/unsubscribe" element={<Unsubscribe />} />
      <Route path="/pay/:id/return" element={<Paid />} />
      <Route path="/pay/mandate" element={<MandateReturn />} />
      <Route path="/invoices/:id" element={<InvoicePage />} />
      <Route path="/groups" element={<Groups />} />
      <Route path="/groups/:id" element={<GroupPage />} />
      <Route path="/waiting" element={<WaitingList />} />
      <Route path="/questions" element={<Questions />} />
      <Route path="/questions/:id" element={<Question />} />
      <Route path="/start" element={<Start />} />
      <Route path="/organisations/:id" element={<Organisation />} />
      <Route path="/organisations/:id/money" element={<OrganisationMoney />} />
      <Route path="/organisations/:id/webhooks" element={<OrganisationWebhooks />} />
      <Route path="/advising" element={<Work />} />
      <Route path="/advising/hours" element={<WorkHours />} />
      <Route path="/advising/calendars" element={<WorkCalendars />} />
      <Route path="/advising/offers" element={<WorkOffers />} />
      <Route path="/advising/groups" element={<WorkGroups />} />
      <Route path="/advising/set-up" element={<WorkSetUp />} />
      <Route path="/advising/pay" element={<WorkPay />} />
      <Route path="/advising/pay/to" element={<WorkPayTo />} />
      <Route path="/advising/webhooks" element={<WorkWebhooks />} />
      <Route path="/advising/sessions/:id" element={<WorkSession />} />
      <Route path="/programmes" element={<Programmes />} />
      <Route path="/programmes/:id" element={<Programme />} />
      <Route path="/applications/:id" element={<Application />} />
      <Route path="/funding" element={<Funding />} />
      <Route path="/funding/programmes/new" element={<NewProgramme />} />
      <Route path="/funding/programmes/:id" element={<FundedProgramme />} />
      <Route path="/funding/programmes/:id/applications" element={<FundedApplications />} />
      <Route path="/funding/applications/:id" element={<FundedApplication />} />
      <Route path="/funding/programmes/:id/vouchers" element={<FundedVouchers />} />
      <Route path="/funding/programmes/:id/reports" element={<FundedReports />} />
      <Route path="/funding/programmes/:id/money" element={<FundedMoney />} />
      <Route path="/me" element={<MyAccount />} />
      <Route path="/me/calendars" element={<MyCalendars />} />
      <Route path="/notifications" element={<Notifications />} />
      <Route path="/search" element={<Search />} />
      <Route path="/steward" element={<Steward />} />
      <Route path="/steward/verification" element={<Verification />} />
      <Route path="/steward/disputes" element={<StewardDisputes />} />
      <Route path="/steward/money" element={<StewardMoney />} />
      <Route path="/steward/payouts" element={<StewardPayouts />} />
      <Route path="/steward/letters" element={<StewardLetters />} />
      <Route path="/steward/audit" element={<AuditLog />} />
      <Route path="/disputes/:id" element={<Dispute />} />
      <Route path="/policies" element={<Policies />} />
      <Route path="/policies/:key" element={<Policy />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

/** Where letters about a dispute led before it had a page of its own. */
function ToDispute() {
  const { id = '' } = useParams();
  return <Navigate to={`/disputes/${id}`} replace />;
}

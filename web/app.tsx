import { lazy, Suspense, useEffect } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { Shell } from './parts/shell.js';
import { Waiting } from './parts/waiting.js';

const Home = lazy(() => import('./pages/home/home.js'));
const Directory = lazy(() => import('./pages/directory/directory.js'));
const Adviser = lazy(() => import('./pages/adviser/adviser.js'));
const Choose = lazy(() => import('./pages/book/choose.js'));
const Held = lazy(() => import('./pages/book/held.js'));
const Bookings = lazy(() => import('./pages/bookings/list.js'));
const Session = lazy(() => import('./pages/bookings/session.js'));
const Start = lazy(() => import('./pages/start/start.js'));
const Organisation = lazy(() => import('./pages/organisation/organisation.js'));
const OrganisationMoney = lazy(() => import('./pages/organisation/money.js'));
const SignedIn = lazy(() => import('./pages/account/signed-in.js'));
const SignIn = lazy(() => import('./pages/account/sign-in.js'));
const Work = lazy(() => import('./pages/work/work.js'));
const WorkHours = lazy(() => import('./pages/hours/hours.js'));
const WorkOffers = lazy(() => import('./pages/rates/rates.js'));
const WorkSetUp = lazy(() => import('./pages/setup/setup.js'));
const WorkPay = lazy(() => import('./pages/pay/pay.js'));
const WorkPayTo = lazy(() => import('./pages/pay/to.js'));
const WorkSession = lazy(() => import('./pages/work/session.js'));
const MyAccount = lazy(() => import('./pages/account/me.js'));
const Transparency = lazy(() => import('./pages/transparency/transparency.js'));
const Accessibility = lazy(() => import('./pages/statements/accessibility.js'));
const Privacy = lazy(() => import('./pages/statements/privacy.js'));
const Search = lazy(() => import('./pages/search/search.js'));
const Notifications = lazy(() => import('./pages/notifications/notifications.js'));
const NotFound = lazy(() => import('./pages/not-found.js'));

/** Every page and its address; the server answers the same addresses (src/web-app.ts). */
export function App() {
  return (
    <Shell>
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route path="/" element={<Home />} />
          <Route path="/advisers" element={<Directory />} />
          <Route path="/advisers/:id" element={<Adviser />} />
          <Route path="/book/new" element={<Choose />} />
          <Route path="/book/:id" element={<Held />} />
          <Route path="/bookings" element={<Bookings />} />
          <Route path="/bookings/:id" element={<Session />} />
          <Route path="/start" element={<Start />} />
          <Route path="/organisations/:id" element={<Organisation />} />
          <Route path="/organisations/:id/money" element={<OrganisationMoney />} />
          <Route path="/signed-in" element={<SignedIn />} />
          <Route path="/enter" element={<SignIn />} />
          <Route path="/advising" element={<Work />} />
          <Route path="/advising/hours" element={<WorkHours />} />
          <Route path="/advising/offers" element={<WorkOffers />} />
          <Route path="/advising/set-up" element={<WorkSetUp />} />
          <Route path="/advising/pay" element={<WorkPay />} />
          <Route path="/advising/pay/to" element={<WorkPayTo />} />
          <Route path="/advising/sessions/:id" element={<WorkSession />} />
          <Route path="/me" element={<MyAccount />} />
          <Route path="/accessibility" element={<Accessibility />} />
          <Route path="/privacy" element={<Privacy />} />
          <Route path="/notifications" element={<Notifications />} />
          <Route path="/search" element={<Search />} />
          <Route path="/transparency" element={<Transparency />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
      <Top />
    </Shell>
  );
}

/** A new page begins at its top, and is read out from its heading. */
function Top() {
  const { pathname } = useLocation();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);
  return null;
}

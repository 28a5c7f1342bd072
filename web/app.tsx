import { lazy, Suspense, useEffect } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { Shell } from './parts/shell.js';
import { Waiting } from './parts/waiting.js';

const Home = lazy(() => import('./pages/home/home.js'));
const Directory = lazy(() => import('./pages/directory/directory.js'));
const Adviser = lazy(() => import('./pages/adviser/adviser.js'));
const Choose = lazy(() => import('./pages/book/choose.js'));
const Held = lazy(() => import('./pages/book/held.js'));
const SignedIn = lazy(() => import('./pages/account/signed-in.js'));
const SignIn = lazy(() => import('./pages/account/sign-in.js'));
const Transparency = lazy(() => import('./pages/transparency/transparency.js'));
const Accessibility = lazy(() => import('./pages/statements/accessibility.js'));
const Privacy = lazy(() => import('./pages/statements/privacy.js'));
const More = lazy(() => import('./more-pages.js'));

/** The pages that visitors come to; where all the others are is fetched with the first of them. The server answers the same addresses (src/web-app.ts). */
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
          <Route path="/signed-in" element={<SignedIn />} />
          <Route path="/enter" element={<SignIn />} />
          <Route path="/transparency" element={<Transparency />} />
          <Route path="/accessibility" element={<Accessibility />} />
          <Route path="/privacy" element={<Privacy />} />
          <Route path="*" element={<More />} />
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

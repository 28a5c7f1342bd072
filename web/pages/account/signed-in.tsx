import { useEffect, useState } from 'react';
import { Navigate } from 'react-router';
import { forgetReturn, whereToReturn } from './where-to-return.js';

/** The link of the letter has signed its reader in: on to where they were. */
export default function SignedIn() {
  const [to] = useState(whereToReturn);
  useEffect(forgetReturn, []);
  return <Navigate to={to} replace />;
}

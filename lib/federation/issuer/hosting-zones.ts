/**
 * Zones of hosting services in which each name below belongs to another customer, and to whoever asks
 * for it first. Sources: publicsuffix.org; learn.microsoft.com/azure/security/fundamentals/subdomain-takeover;
 * github.com/EdOverflow/can-i-take-over-xyz; all read 2026-05.
 */
export const HOSTING_ZONES = [
  'azurewebsites.net',
  'azurestaticapps.net',
  'azurefd.net',
  'azureedge.net',
  'trafficmanager.net',
  'cloudapp.net',
  'azure-api.net',
  'azurecontainer.io',
  'cloudfront.net',
  'github.io',
  'gitlab.io',
  'netlify.app',
  'vercel.app',
  'pages.dev',
  'workers.dev',
  'r2.dev',
  'herokuapp.com',
  'onrender.com',
  'fly.dev',
  'web.app',
  'firebaseapp.com',
] as const

import {
  type Configuration,
  createStandardPublicClientApplication,
  type IPublicClientApplication,
} from '@azure/msal-browser'

/**
 * The only module that imports MSAL's code. It is loaded by `import()` after first paint, so that
 * MSAL (about 80 kB) weighs on no first load.
 */
export function createMsalClient(configuration: Configuration): Promise<IPublicClientApplication> {
  return createStandardPublicClientApplication(configuration)
}

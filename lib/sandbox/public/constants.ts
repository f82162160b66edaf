/** Fixed names of the sandbox that the page needs too. Nothing here may import anything. */

/** Client id of this app's registration in every sandbox tenant. */
export const SANDBOX_CLIENT_ID = '5f3a1d70-0c7e-4b1c-9d58-3e6f7c2a9b41'

/** Host of the sandbox's own controls: samples, reset, provoked faults. */
export const CONTROL_HOST = 'control.sandbox.invalid'

/** Sign-in names seeded in every tenant; pass one as `login_hint` to sign in as that person. */
export const SANDBOX_USERS = {
  /** Global Administrator and Owner of every subscription. The default. */
  administrator: 'admin@contoso.example',
  /** Global Reader, Reader on two of three subscriptions: every write answers 403. */
  reader: 'reader@contoso.example',
  /** A restricted guest: applications and Azure answer 403. */
  guest: 'guest@contoso.example',
  /** May not consent: sign-in answers AADSTS65001. */
  noConsent: 'no-consent@contoso.example',
  /** A reader for whom the app waits for an administrator's approval: sign-in answers AADSTS90094. */
  unapproved: 'unapproved@contoso.example',
  /** A reader without any Azure subscription. */
  noAzure: 'no-azure@contoso.example',
  /** A reader without a role that reads sign-in and audit logs: 403. */
  noLogs: 'no-logs@contoso.example',
  /** A reader as in a tenant without the licence that sign-in logs need: 403. */
  noLicence: 'no-licence@contoso.example',
} as const

/** Tenant that owns what all sandbox tenants share, such as the storage account of the seeded issuer. */
export const SANDBOX_LANDLORD = '5a4d0b0c-0000-4000-8000-000000000001'

/** Scope that this app's registration exposes for its own server routes (probe, exchange, publish). */
export const API_SCOPE_NAME = 'Fedcred.Use'

/**
 * The scope string that the page asks a token for. The page and the server share one registration, and
 * an app must name itself by its GUID, not by its `api://` address (AADSTS90009).
 */
export function apiScope(clientId: string): string {
  return `${clientId}/${API_SCOPE_NAME}`
}

/** Scope that this app's registration exposes for its own server routes (probe, exchange, publish). */
export const API_SCOPE_NAME = 'Fedcred.Use'

/** The full scope string that the page asks a token for and the server expects in `scp`. */
export function apiScope(clientId: string): string {
  return `api://${clientId}/${API_SCOPE_NAME}`
}

import { type Bench, type Body, call, signIn } from './client'

export const ARM = 'https://management.azure.com'

/** A signed-in person who asks Azure Resource Manager. */
export async function armClient(bench: Bench, hint?: string) {
  const { access_token: token } = await signIn(bench, `${ARM}/user_impersonation`, hint)
  const send = (method: string, path: string, body?: unknown) =>
    call(bench, token, path.startsWith('https') ? path : `${ARM}${path}`, { method, body })
  const get = async (path: string): Promise<Body> => (await send('GET', path)).json()
  const { value }: Body = await get('/subscriptions?api-version=2022-12-01')
  /** `/subscriptions/{id}` of the subscription with that name. */
  const subscription = (name: string): string =>
    value.find(({ displayName }: Body) => displayName === name)?.id
  return { send, get, subscription }
}

/** Status, code and message of a refusal. */
export async function armError(response: Response): Promise<readonly [number, string, string]> {
  const { error }: Body = await response.json()
  return [response.status, error.code, error.message]
}

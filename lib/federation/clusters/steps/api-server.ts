import { trimSlashes } from '../../credential/texts'
import type { GuideInput } from '../model'

/** What tokens for the API server itself carry as audience, as kubeadm names it. */
export const CLUSTER_AUDIENCE = 'https://kubernetes.default.svc.cluster.local'

/** Where the key set of an issuer stands; one slash between, whether the issuer ends in one or not. */
export function jwksAddress(issuer: string): string {
  return `${trimSlashes(issuer)}/openid/v1/jwks`
}

/** Arguments of kube-apiserver that make it an issuer, with the key files in a folder of the node. */
export function apiServerArguments(
  input: GuideInput,
  folder: string,
): readonly (readonly [string, string])[] {
  return [
    ['service-account-issuer', input.issuer],
    // Else the API server names its own address, which nobody outside can reach.
    ['service-account-jwks-uri', jwksAddress(input.issuer)],
    ['service-account-signing-key-file', `${folder}/${input.signingKeyFile}`],
    ['service-account-key-file', `${folder}/${input.publicKeyFile}`],
    // Else it would be the issuer, and a token of the API server would look like one for others.
    ['api-audiences', CLUSTER_AUDIENCE],
  ]
}

/** Argument of kube-controller-manager: its tokens are signed by the same key. */
export function controllerManagerArguments(
  input: GuideInput,
  folder: string,
): readonly (readonly [string, string])[] {
  return [['service-account-private-key-file', `${folder}/${input.signingKeyFile}`]]
}

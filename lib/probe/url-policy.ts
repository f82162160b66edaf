import {
  type FetchPolicyAnswer,
  type FetchPolicyOptions,
  judgeFetchAddress,
} from '@/lib/federation/issuer/fetch-policy'

/**
 * First stage of a probe: may this address be fetched at all? Opens no socket and asks no name
 * server. The rules are `FETCH_RULES` of the domain, shared with the judge of documents.
 */
export function judgeProbeUrl(url: string, options: FetchPolicyOptions = {}): FetchPolicyAnswer {
  return judgeFetchAddress(url, options)
}

/** The rules that the Check page loads with the first paste, as one lazy chunk. */
export { explain } from '@/lib/federation/aadsts/explain'
export { matchExplanation } from '@/lib/federation/aadsts/match'
export { decodeAssertion } from '@/lib/federation/assertion/decode'
export { evaluate } from '@/lib/federation/verdict/evaluate'

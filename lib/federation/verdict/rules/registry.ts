import type { Rule } from '../context'
import { assertionKindRule } from './assertion-kind'
import { audienceRule } from './audience'
import { credentialsRule } from './credentials'
import { entraIssuedRule } from './entra-issued'
import { issuerRule } from './issuer'
import { metadataRule } from './metadata'
import { subjectRule } from './subject'

/** The rules that compare a token with credentials. Reading and verifying have their own folder. */
export const RULES: readonly Rule[] = [
  assertionKindRule,
  credentialsRule,
  issuerRule,
  audienceRule,
  subjectRule,
  entraIssuedRule,
  metadataRule,
]

import { azLogin } from './az-login'
import { curlExchange } from './curl-exchange'
import { dotnet } from './dotnet'
import { envBash } from './env-bash'
import { envFile } from './env-file'
import { envPowershell } from './env-powershell'
import { go } from './go'
import { java } from './java'
import { mintOpenssl } from './mint-openssl'
import { mintStep } from './mint-step'
import type { WorkloadSnippet } from './model'
import { node } from './node'
import { python } from './python'

/** Every way to hand an exchange over to a real workload, in the order of the page. */
export const WORKLOAD_SNIPPETS: readonly WorkloadSnippet[] = [
  envFile,
  envBash,
  envPowershell,
  mintOpenssl,
  mintStep,
  azLogin,
  curlExchange,
  node,
  python,
  dotnet,
  go,
  java,
]

import { guidFrom } from '../ids'
import { CONTROL_HOST } from '../public/constants'
import type { RunningSandbox } from './start'

/** An identity of the default seed that may write applications, and the workload it trusts. */
const AUTOMATION = {
  name: 'landing-zone-terraform',
  issuer: 'terraform',
  subject: 'organization:contoso-retail:project:Platform:workspace:landing-zones:run_phase:apply',
} as const

/** Wraps a value for a POSIX shell unless it is plain. */
function quote(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
}

function exports(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).map(([name, value]) => `export ${name}=${quote(value)}`)
}

/** Address on the plain door that answers with a token. */
function mintAddress(running: RunningSandbox): string {
  const { issuer, subject } = AUTOMATION
  const query = new URLSearchParams({ issuer, subject })
  return `${running.plain}/${CONTROL_HOST}/tenants/${running.tenantId}/mint?${query}`
}

function signInLines(running: RunningSandbox): readonly string[] {
  if (running.seed === 'empty') {
    return [
      '# The empty tenant trusts no workload yet, so nothing can sign in with a token.',
      '# Start with --seed default to try az login.',
    ]
  }
  const client = guidFrom(running.tenantId, `client ${AUTOMATION.name}`)
  return [
    `# A token of ${AUTOMATION.name}'s pipeline, and a sign-in with it`,
    `TOKEN=$(curl -fsS ${quote(mintAddress(running))})`,
    `az login --service-principal -u ${client} -t ${running.tenantId} --federated-token "$TOKEN" --allow-no-subscriptions`,
    `az ad app federated-credential list --id ${client} -o table`,
  ]
}

/** All settings to copy, for a shell. What is no command stands behind `#`. */
export function describeSandbox(running: RunningSandbox): string {
  const { proxy, authorityFile, azureConfigFolder } = running
  const secure = { HTTPS_PROXY: proxy }
  const samples = `${running.plain}/${CONTROL_HOST}/tenants/${running.tenantId}/samples`
  const lines = [
    '',
    'The sandbox tenant is ready. Nothing it does leaves this machine.',
    '',
    `  tenant       ${running.tenantId} (${running.seed})`,
    ...running.faults.map(({ words }) => `  fault        ${words}`),
    `  proxy        ${proxy}  answers for the sandbox, 403 for every other host`,
    `  authority    ${authorityFile}`,
    `  plain http   ${running.plain}/{host name}/…  for curl`,
    `  own cloud    ${running.cloud}`,
    '',
    '# az',
    ...exports({
      ...secure,
      REQUESTS_CA_BUNDLE: authorityFile,
      AZURE_CONFIG_DIR: azureConfigFolder,
    }),
    '',
    '# Node',
    ...exports({ ...secure, NODE_EXTRA_CA_CERTS: authorityFile }),
    '',
    '# Python',
    ...exports({ ...secure, REQUESTS_CA_BUNDLE: authorityFile }),
    '',
    ...signInLines(running),
    '',
    '# Ready-made tokens, good and bad, with the code that each meets',
    `curl -fsS ${quote(samples)}`,
    '',
    '# az without the proxy, as a cloud of its own; then sign in with the line above',
    'unset HTTPS_PROXY',
    ...exports({
      REQUESTS_CA_BUNDLE: authorityFile,
      AZURE_CONFIG_DIR: `${azureConfigFolder}-cloud`,
    }),
    `az cloud register -n FedcredSandbox --cloud-config @${quote(running.cloudFile)}`,
    'az cloud set -n FedcredSandbox',
    '',
    'Ctrl+C stops everything.',
    '',
  ]
  return lines.join('\n')
}

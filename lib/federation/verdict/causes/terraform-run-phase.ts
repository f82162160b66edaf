import { type CauseRule, subjects } from './contract'

export const terraformRunPhase: CauseRule = {
  id: 'terraform-run-phase',
  title: 'Plan and apply have subjects of their own',
  source:
    'https://developer.hashicorp.com/terraform/cloud-docs/dynamic-provider-credentials/azure-configuration',
  find: (context) => {
    const pair = subjects(context)
    if (!pair) return undefined
    const phase = /:run_phase:(\w+)$/
    const [expected, actual] = [phase.exec(pair.expected), phase.exec(pair.actual)]
    if (!expected || !actual || expected[1] === actual[1]) return undefined
    if (pair.expected.replace(phase, '') !== pair.actual.replace(phase, '')) return undefined
    return {
      confidence: 'certain',
      detail: `The workspace is right; the run is in the phase ${actual[1]}, the credential is for ${expected[1]}.`,
      fixEntra: `Add a second credential with the subject ${pair.actual}`,
    }
  },
}

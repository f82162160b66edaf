/** The guide that sets up a scenario, by the scenario's id. A light module: help pages load it. */
export const GUIDE_OF_SCENARIO: Readonly<Record<string, { kind: string; use?: string }>> = {
  minikube: { kind: 'minikube' },
  kind: { kind: 'kind' },
  k3s: { kind: 'k3s' },
  rancher: { kind: 'k3s' },
  'on-prem-proxy': { kind: 'kubeadm' },
  kubernetes: { kind: 'kubeadm' },
  aks: { kind: 'aks' },
  eks: { kind: 'eks' },
  gke: { kind: 'gke' },
  aro: { kind: 'aro' },
  rosa: { kind: 'rosa' },
  'openshift-azure': { kind: 'openshift-azure' },
  spire: { kind: 'spire' },
  'argo-cd': { kind: 'aks', use: 'argo-cd' },
  crossplane: { kind: 'aks', use: 'crossplane' },
  'entra-agent-id': { kind: 'kind', use: 'agent-blueprint' },
}

/** Pages and files that the guides restate, by what they say. */
export const SOURCES = {
  apiServerFlags:
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
  serviceAccounts:
    'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
  issuerDiscovery:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  keyId: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/jwt.go',
  createToken:
    'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_token/',
  webhook:
    'https://azure.github.io/azure-workload-identity/docs/installation/mutating-admission-webhook.html',
  webhookLabels:
    'https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html',
  selfManaged:
    'https://azure.github.io/azure-workload-identity/docs/installation/self-managed-clusters.html',
  managed:
    'https://azure.github.io/azure-workload-identity/docs/installation/managed-clusters.html',
  sidecar: 'https://learn.microsoft.com/entra/msidweb/agent-id-sdk/configuration',
  kubeadmConfig: 'https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/',
  kubeadmReconfigure:
    'https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-reconfigure/',
  kindConfig: 'https://github.com/kubernetes-sigs/kind/blob/main/pkg/apis/config/v1alpha4/types.go',
  kindExample:
    'https://azure.github.io/azure-workload-identity/docs/topics/self-managed-clusters/examples/kind.html',
  minikubeFiles: 'https://minikube.sigs.k8s.io/docs/handbook/filesync/',
  minikubeFlags: 'https://minikube.sigs.k8s.io/docs/commands/start/',
  minikubeCertificates: 'https://github.com/kubernetes/minikube/issues/3559',
  k3sConfig: 'https://docs.k3s.io/installation/configuration',
  k3sArguments: 'https://github.com/k3s-io/k3s/blob/master/pkg/daemons/config/types.go',
  arc: 'https://learn.microsoft.com/azure/azure-arc/kubernetes/workload-identity',
  aks: 'https://learn.microsoft.com/azure/aks/use-oidc-issuer',
  eks: 'https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html',
  ccoctl: 'https://github.com/openshift/cloud-credential-operator/blob/master/docs/ccoctl.md',
  argoCd: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/user-management/microsoft/',
  crossplane:
    'https://github.com/crossplane-contrib/provider-upjet-azure/blob/main/AUTHENTICATION.md',
  crossplaneRuntime: 'https://docs.crossplane.io/latest/packages/providers/',
  spireServer: 'https://github.com/spiffe/spire/blob/main/doc/spire_server.md',
  spireDiscovery:
    'https://github.com/spiffe/spire/blob/main/support/oidc-discovery-provider/README.md',
  spireAgent: 'https://github.com/spiffe/spire/blob/main/doc/spire_agent.md',
  entraSpire:
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-spiffe-spire',
  grantAppRole: 'https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignments',
  roleAssignment: 'https://learn.microsoft.com/cli/azure/role/assignment',
  signIn: 'https://learn.microsoft.com/cli/azure/reference-index',
  considerations:
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
} as const

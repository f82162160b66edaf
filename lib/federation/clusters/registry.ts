import { AKS } from './kinds/aks'
import { ARC } from './kinds/arc'
import { ARO } from './kinds/aro'
import { EKS } from './kinds/eks'
import { GKE } from './kinds/gke'
import { K3S } from './kinds/k3s'
import { KIND } from './kinds/kind'
import { KUBEADM } from './kinds/kubeadm'
import { MINIKUBE } from './kinds/minikube'
import { OPENSHIFT_AZURE } from './kinds/openshift-azure'
import { ROSA } from './kinds/rosa'
import { SPIRE } from './kinds/spire'
import type { ClusterKind } from './model'

/** Every kind with a guide, in the order of the list. */
export const CLUSTER_KINDS: readonly ClusterKind[] = [
  MINIKUBE,
  KIND,
  K3S,
  KUBEADM,
  ARC,
  AKS,
  EKS,
  GKE,
  ARO,
  ROSA,
  OPENSHIFT_AZURE,
  SPIRE,
]

/** The kind of an id, or undefined. */
export function findClusterKind(id: string): ClusterKind | undefined {
  return CLUSTER_KINDS.find((kind) => kind.id === id)
}

import type { Cloud } from '../credential/model'

/** What presents the token: a workload of one's own, or a product that signs in for itself. */
export type UsedBy = 'workload' | 'argo-cd' | 'crossplane' | 'agent-blueprint'

/** How the token reaches the pod: a volume written by hand, or the webhook that writes it. */
export type Delivery = 'volume' | 'webhook'

/** Format of kubeadm's file: arguments as a map, or as a list that may repeat a name. */
export type KubeadmFormat = 'v1beta3' | 'v1beta4'

/** What the person fills in. Every value is a stranger's: the texts quote each of them. */
export interface ClusterInputs {
  readonly issuer: string
  readonly clusterName: string
  readonly resourceGroup: string
  readonly namespace: string
  readonly serviceAccount: string
  readonly trustDomain: string
  readonly audience: string
  readonly clientId: string
  readonly tenantId: string
  /** Absolute folder of the two key files. */
  readonly keyFolder: string
  readonly signingKeyFile: string
  readonly publicKeyFile: string
  /** Seconds, as text. */
  readonly tokenLifetime: string
}

/** The choices beside the texts. */
export interface ClusterChoices {
  readonly usedBy: UsedBy
  readonly delivery: Delivery
  readonly kubeadmFormat: KubeadmFormat
  readonly cloud: Cloud
}

export type InputName = keyof ClusterInputs
export type GuideInput = ClusterInputs & ClusterChoices

export interface GuideBlock {
  /** A file name, or what the command does. */
  readonly title: string
  readonly language: 'bash' | 'yaml' | 'hcl' | 'json' | 'typescript'
  readonly text: string
}

/** What one sees when a step worked, and what it means when not. */
export interface GuideCheck {
  readonly expect: string
  readonly otherwise: string
}

/** Pages of the product that a step leads to; the page turns them into addresses. */
export type GuideLink =
  | 'issuer-new'
  | 'issuer-keys'
  | 'issuer-probe'
  | 'check'
  | 'exchange'
  | 'key-not-found'
  | 'agent-scenario'

export interface GuideStep {
  readonly id: string
  readonly title: string
  /** Why the step is there, in one or two sentences. */
  readonly why: string
  readonly blocks: readonly GuideBlock[]
  readonly checks?: readonly GuideCheck[]
  readonly links?: readonly GuideLink[]
  /** Where flags and fields are documented. */
  readonly sources: readonly string[]
}

export interface ClusterKind {
  /** Stable id, the same as the file name. */
  readonly id: string
  readonly name: string
  readonly group: 'local' | 'own' | 'managed' | 'spiffe'
  /** The scenario of the help pages that tells more. */
  readonly scenario: string
  /** One sentence for the list. */
  readonly summary: string
  /** The texts that this guide needs, in the order of the form. */
  readonly fields: readonly InputName[]
  /** The choices that make a difference here. */
  readonly choices: readonly Exclude<keyof ClusterChoices, 'cloud'>[]
  /** What the issuer looks like and whether a slash ends it. */
  readonly issuerForm: string
  /** The forms in which the platform writes its issuer; absent when one chooses it oneself. */
  readonly issuerPatterns?: readonly RegExp[]
  /** What is verified and what is not. */
  readonly verification: string
  readonly steps: (input: GuideInput) => readonly GuideStep[]
}

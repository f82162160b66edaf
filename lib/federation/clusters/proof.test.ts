import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { keyId as keyIdOf } from '../issuer/keys/key-id'
import { readPublicKeys } from '../issuer/keys/read-public'
import { findClusterKind } from './registry'
import { DECODE } from './steps/token'
import { documents } from './testing/documents'
import { blocksOf, GOOD } from './testing/samples'

/** The texts of the guides before parts that nobody here wrote: bash, a YAML parser, kubectl, HCL, TypeScript. */

const has = (program: string) => spawnSync(program, ['version', '--help']).error === undefined
const HAS_KUBECTL = has('kubectl')
const HAS_TERRAFORM = has('terraform')
const HAS_OPENSSL = has('openssl')
const HAS_JQ = has('jq')
const SKIPPED = (program: string) =>
  `SKIPPED: no ${program} on this machine, so nothing is proven here`

const samples = blocksOf(GOOD)
const written = (language: string) => samples.filter((sample) => sample.language === language)
const name = ({ kind, step, title }: (typeof samples)[number]) => `${kind.id}, ${step}: ${title}`

describe('bash', () => {
  it('reads every command', () => {
    const blocks = written('bash')
    expect(blocks.length).toBeGreaterThan(40)
    for (const block of blocks) {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: block.text, encoding: 'utf8' })
      expect({ [name(block)]: status, stderr }).toEqual({ [name(block)]: 0, stderr: '' })
    }
  })
})

describe('YAML', () => {
  it('parses without error or warning', () => {
    expect(written('yaml')).toHaveLength(14)
    for (const { text } of written('yaml')) expect(documents(text).length).toBeGreaterThan(0)
  })
})

describe('the files of kind', () => {
  // Members of Cluster, Node and Mount: pkg/apis/config/v1alpha4/types.go of kubernetes-sigs/kind.
  const CLUSTER = ['kind', 'apiVersion', 'name', 'nodes', 'networking', 'kubeadmConfigPatches']
  const NODE = [
    'role',
    'image',
    'labels',
    'extraMounts',
    'extraPortMappings',
    'kubeadmConfigPatches',
  ]
  const MOUNT = ['containerPath', 'hostPath', 'readOnly', 'selinuxRelabel', 'propagation']
  const file = samples.find(({ title }) => title === 'kind-config.yaml')?.text ?? ''
  const [cluster] = documents(file)
  const [node] = (cluster?.nodes ?? []) as {
    extraMounts: object[]
    kubeadmConfigPatches: string[]
  }[]

  it('hold members that kind knows, and no others', () => {
    expect(cluster).toMatchObject({ kind: 'Cluster', apiVersion: 'kind.x-k8s.io/v1alpha4' })
    expect(CLUSTER).toEqual(expect.arrayContaining(Object.keys(cluster ?? {})))
    expect(NODE).toEqual(expect.arrayContaining(Object.keys(node ?? {})))
    for (const mount of node?.extraMounts ?? [])
      expect(MOUNT).toEqual(expect.arrayContaining(Object.keys(mount)))
    expect(node?.extraMounts).toHaveLength(2)
  })
  it('patch kubeadm in both of its formats with the same arguments', () => {
    const patches = (node?.kubeadmConfigPatches ?? []).flatMap(documents)
    expect(patches.map(({ apiVersion, kind }) => [apiVersion, kind])).toEqual([
      ['kubeadm.k8s.io/v1beta3', 'ClusterConfiguration'],
      ['kubeadm.k8s.io/v1beta4', 'ClusterConfiguration'],
    ])
    const [map, list] = patches.map(
      ({ apiServer }) => (apiServer as { extraArgs: unknown }).extraArgs,
    )
    expect(map).toEqual({
      'service-account-issuer': 'https://contosooidc.blob.core.windows.net/oidc',
      'service-account-jwks-uri': 'https://contosooidc.blob.core.windows.net/oidc/openid/v1/jwks',
      'service-account-signing-key-file': '/etc/kubernetes/pki/sa-issuer.key',
      'service-account-key-file': '/etc/kubernetes/pki/sa-issuer.pub',
      'api-audiences': 'https://kubernetes.default.svc.cluster.local',
    })
    expect(list).toEqual(Object.entries(map ?? {}).map(([name, value]) => ({ name, value })))
  })
})

describe.skipIf(!HAS_KUBECTL)(HAS_KUBECTL ? 'kubectl' : SKIPPED('kubectl'), () => {
  // `kubectl create --dry-run=client` asks a server for its kinds, so it cannot be used offline.
  const manifests = written('yaml').filter(({ text }) =>
    documents(text).every((each) => each.metadata !== undefined),
  )

  it('builds every manifest with kustomize', () => {
    expect(manifests).toHaveLength(4)
    for (const manifest of manifests) {
      const folder = mkdtempSync(join(tmpdir(), 'clusters-'))
      try {
        writeFileSync(join(folder, 'manifest.yaml'), manifest.text)
        writeFileSync(join(folder, 'kustomization.yaml'), 'resources: [manifest.yaml]\n')
        const { stdout, stderr } = spawnSync('kubectl', ['kustomize', folder], { encoding: 'utf8' })
        expect({ [name(manifest)]: stderr }).toEqual({ [name(manifest)]: '' })
        expect(documents(stdout)).toHaveLength(documents(manifest.text).length)
      } finally {
        rmSync(folder, { recursive: true })
      }
    }
  })

  it('keeps every member of a pod through its own types, which drop what they do not know', () => {
    const pods = written('yaml')
      .flatMap(({ text }) => documents(text))
      .flatMap((each) =>
        each.kind === 'Pod'
          ? [each]
          : each.kind === undefined && hasContainers(each.spec)
            ? [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'sidecar' }, spec: each.spec }]
            : [],
      )
    expect(pods.length).toBeGreaterThan(2)
    for (const pod of pods) {
      const { stdout, stderr } = spawnSync(
        'kubectl',
        ['set', 'image', '--local', '-f', '-', '*=registry.example/checked', '-o', 'json'],
        { input: JSON.stringify(pod), encoding: 'utf8' },
      )
      expect(stderr).toBe('')
      const { containers } = pod.spec as Containers
      expect(JSON.parse(stdout)).toMatchObject({
        ...pod,
        spec: {
          ...(pod.spec as Containers),
          containers: containers.map((each) => ({ ...each, image: 'registry.example/checked' })),
        },
      })
    }
  })
})

interface Containers {
  readonly containers: readonly { readonly image?: string }[]
}

function hasContainers(spec: unknown): spec is Containers {
  return typeof spec === 'object' && spec !== null && 'containers' in spec
}

describe.skipIf(!HAS_TERRAFORM)(HAS_TERRAFORM ? 'HCL' : SKIPPED('terraform'), () => {
  // SPIRE reads HCL 1; `terraform fmt` parses HCL 2, which has the same blocks, lists and strings.
  it('is read by a real parser', () => {
    const blocks = written('hcl')
    expect(blocks).toHaveLength(2)
    for (const { text } of blocks) {
      const { status, stdout } = spawnSync('terraform', ['fmt', '-no-color', '-'], {
        input: text,
        encoding: 'utf8',
      })
      expect(status).toBe(0)
      expect(stdout.trim()).toBe(text.trim())
    }
  })
})

describe.skipIf(!HAS_OPENSSL)(HAS_OPENSSL ? 'openssl' : SKIPPED('openssl'), () => {
  it('makes the pair, and prints the key id that Kubernetes derives from it', async () => {
    const keyFolder = mkdtempSync(join(tmpdir(), 'clusters-'))
    try {
      const [pair, keyId] = findClusterKind('kind')?.steps({ ...GOOD, keyFolder })[0]?.blocks ?? []
      expect(spawnSync('bash', ['-e', '-c', pair?.text ?? ''], { encoding: 'utf8' }).status).toBe(0)
      const { stdout } = spawnSync('bash', ['-c', keyId?.text ?? ''], { encoding: 'utf8' })
      const pem = readFileSync(join(keyFolder, GOOD.publicKeyFile), 'utf8')
      const read = await readPublicKeys(pem)
      const jwk = read.ok ? read.value[0]?.jwk : undefined
      expect(jwk && (await keyIdOf(jwk, 'kubernetes'))).toBe(stdout)
      expect(statSync(join(keyFolder, GOOD.signingKeyFile)).mode & 0o077).toBe(0)
    } finally {
      rmSync(keyFolder, { recursive: true })
    }
  })
})

describe.skipIf(!HAS_JQ)(HAS_JQ ? 'jq' : SKIPPED('jq'), () => {
  it('decodes header and claims of a token, whatever letters base64url gives', () => {
    const parts = [
      { alg: 'RS256', kid: 'fake' },
      { sub: 'ÿ?>~~ä', aud: ['a'] },
    ]
    const token = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    expect(token[1]).toMatch(/[-_]/)
    const { stdout } = spawnSync('bash', ['-c', DECODE], {
      input: `${token.join('.')}.fake\n`,
      encoding: 'utf8',
    })
    expect(JSON.parse(stdout)).toEqual(parts)
  })
})

describe('TypeScript', () => {
  it('has no syntax error', () => {
    for (const { text } of written('typescript')) {
      const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true })
      expect(diagnostics).toEqual([])
    }
  })
})

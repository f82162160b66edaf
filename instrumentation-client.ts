import { takeTokenFromAddress } from '@/lib/transport/token-in-address'

/**
 * Trusted Types: the policy in `lib/server/security-headers.ts` refuses plain strings wherever a string
 * could become a script. Next's bundler loads lazy chunks by such a string (checked with 16.4.5, whose
 * Turbopack makes no policy of its own). The default policy lets exactly these through: our own built
 * files. Markup from text is never allowed. Runs before hydration.
 */
interface PolicyFactory {
  createPolicy(name: 'default', rules: { createScriptURL(url: string): string }): unknown
}

const factory: PolicyFactory | undefined = Reflect.get(window, 'trustedTypes')

factory?.createPolicy('default', {
  createScriptURL(url) {
    const target = new URL(url, window.location.origin)
    const built = target.pathname.startsWith('/_next/static/')
    if (target.origin === window.location.origin && built) return url
    throw new TypeError('Only scripts of this app may be loaded.')
  },
})

// Before sign-in remembers the address and before any component reads it.
takeTokenFromAddress(window)

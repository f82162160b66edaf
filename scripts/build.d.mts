/** Builds the app. With `whenNeeded`, only if a source changed since the last build. Returns the exit status. */
export function build(options?: { readonly whenNeeded?: boolean }): Promise<number>

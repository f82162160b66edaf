import { LIMITS } from '../../credential/limits'

/** What is wrong with a name, in a sentence; undefined when Azure takes it. */
export type NameRule = (name: string) => string | undefined

/** Source: learn.microsoft.com/azure/storage/common/storage-account-overview, storage account name. */
export const accountNameFault: NameRule = (name) =>
  /^[a-z0-9]{3,24}$/.test(name)
    ? undefined
    : 'Use 3 to 24 lower-case letters and digits. The name becomes part of a host name.'

/** Source: learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata. */
export const containerNameFault: NameRule = (name) =>
  /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name)
    ? undefined
    : 'Use 3 to 63 lower-case letters, digits and single dashes; begin and end with a letter or digit.'

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules. */
export const groupNameFault: NameRule = (name) =>
  /^[-\w.()]{0,89}[-\w()]$/.test(name)
    ? undefined
    : 'Use 1 to 90 letters, digits, dashes, underscores, dots and parentheses; do not end with a dot.'

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules. */
export const identityNameFault: NameRule = (name) =>
  /^[A-Za-z0-9][\w-]{2,127}$/.test(name)
    ? undefined
    : 'Use 3 to 128 letters, digits, dashes and underscores; begin with a letter or digit.'

/** A subject is compared character by character; what surrounds it by mistake never matches. */
export const subjectFault: NameRule = (subject) => {
  if (subject.trim() === '') return 'Enter the subject: the sub claim of the tokens.'
  if (subject !== subject.trim())
    return 'Remove the spaces around the subject: they would have to be in the token.'
  if (subject.length > LIMITS.subjectMax.value)
    return `At most ${LIMITS.subjectMax.value} characters.`
  return subject.includes('*')
    ? 'A star is compared as a star: wildcards do not work in a subject.'
    : undefined
}

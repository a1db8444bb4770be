// A user of the client names shapes, errors and configuration parts in every call: one import
// gives all of them.
@_exported public import AWSCredentials
@_exported public import AWSRuntime
@_exported public import AWSSigV4
@_exported public import SsmSapModels

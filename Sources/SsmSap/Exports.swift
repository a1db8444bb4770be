// A user of the client names shapes, errors, credentials and options in every program: one import
// gives all of them.
@_exported public import AWSCredentials
@_exported public import AWSRuntime
@_exported public import AWSSigV4
@_exported public import HTTPTransportAPI
@_exported public import SsmSapModels

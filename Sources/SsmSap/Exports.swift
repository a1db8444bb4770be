// Every program that uses the client names shapes, errors, credentials and options: one import gives
// all of them.
@_exported public import AWSClient
@_exported public import SsmSapModels

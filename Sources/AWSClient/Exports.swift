// Every program that uses a client names errors, credentials, options and transports: one import
// gives all of them.
@_exported public import AWSCredentials
@_exported public import AWSRuntime
@_exported public import AWSSigV4
@_exported public import HTTPTransportAPI

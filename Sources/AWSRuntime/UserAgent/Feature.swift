/// A feature of a client that the user agent reports by its code.
///
/// The cases have the order of their codes.
///
/// Source: the `m/` metrics of the AWS SDKs' user agent.
public enum Feature: UInt8, Sendable, Hashable, CaseIterable {
  /// A resource model on top of operations.
  case resourceModel
  /// A waiter made the call.
  case waiter
  /// A paginator made the call.
  case paginator
  /// The legacy retry mode.
  case retryModeLegacy
  /// The standard retry mode.
  case retryModeStandard
  /// The adaptive retry mode.
  case retryModeAdaptive
  /// The feature `S3_TRANSFER`.
  case s3Transfer
  /// The feature `S3_CRYPTO_V1N`.
  case s3CryptoV1n
  /// The feature `S3_CRYPTO_V2`.
  case s3CryptoV2
  /// The feature `S3_EXPRESS_BUCKET`.
  case s3ExpressBucket
  /// The feature `S3_ACCESS_GRANTS`.
  case s3AccessGrants
  /// The feature `GZIP_REQUEST_COMPRESSION`.
  case gzipRequestCompression
  /// The feature `PROTOCOL_RPC_V2_CBOR`.
  case protocolRpcV2Cbor
  /// The endpoint URL is configured.
  case endpointOverride
  /// The feature `ACCOUNT_ID_ENDPOINT`.
  case accountIdEndpoint
  /// The feature `ACCOUNT_ID_MODE_PREFERRED`.
  case accountIdModePreferred
  /// The feature `ACCOUNT_ID_MODE_DISABLED`.
  case accountIdModeDisabled
  /// The feature `ACCOUNT_ID_MODE_REQUIRED`.
  case accountIdModeRequired
  /// The feature `SIGV4A_SIGNING`.
  case sigv4aSigning
  /// The feature `RESOLVED_ACCOUNT_ID`.
  case resolvedAccountId
  /// The feature `FLEXIBLE_CHECKSUMS_REQ_CRC32`.
  case flexibleChecksumsReqCrc32
  /// The feature `FLEXIBLE_CHECKSUMS_REQ_CRC32C`.
  case flexibleChecksumsReqCrc32c
  /// The feature `FLEXIBLE_CHECKSUMS_REQ_CRC64`.
  case flexibleChecksumsReqCrc64
  /// The feature `FLEXIBLE_CHECKSUMS_REQ_SHA1`.
  case flexibleChecksumsReqSha1
  /// The feature `FLEXIBLE_CHECKSUMS_REQ_SHA256`.
  case flexibleChecksumsReqSha256
  /// The feature `FLEXIBLE_CHECKSUMS_REQ_WHEN_SUPPORTED`.
  case flexibleChecksumsReqWhenSupported
  /// The feature `FLEXIBLE_CHECKSUMS_REQ_WHEN_REQUIRED`.
  case flexibleChecksumsReqWhenRequired
  /// The feature `FLEXIBLE_CHECKSUMS_RES_WHEN_SUPPORTED`.
  case flexibleChecksumsResWhenSupported
  /// The feature `FLEXIBLE_CHECKSUMS_RES_WHEN_REQUIRED`.
  case flexibleChecksumsResWhenRequired
  /// The feature `DDB_MAPPER`.
  case ddbMapper
  /// The feature `CREDENTIALS_CODE`.
  case credentialsCode
  /// The feature `CREDENTIALS_JVM_SYSTEM_PROPERTIES`.
  case credentialsJvmSystemProperties
  /// The feature `CREDENTIALS_ENV_VARS`.
  case credentialsEnvVars
  /// The feature `CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN`.
  case credentialsEnvVarsStsWebIdToken
  /// The feature `CREDENTIALS_STS_ASSUME_ROLE`.
  case credentialsStsAssumeRole
  /// The feature `CREDENTIALS_STS_ASSUME_ROLE_SAML`.
  case credentialsStsAssumeRoleSaml
  /// The feature `CREDENTIALS_STS_ASSUME_ROLE_WEB_ID`.
  case credentialsStsAssumeRoleWebId
  /// The feature `CREDENTIALS_STS_FEDERATION_TOKEN`.
  case credentialsStsFederationToken
  /// The feature `CREDENTIALS_STS_SESSION_TOKEN`.
  case credentialsStsSessionToken
  /// The feature `CREDENTIALS_PROFILE`.
  case credentialsProfile
  /// The feature `CREDENTIALS_PROFILE_SOURCE_PROFILE`.
  case credentialsProfileSourceProfile
  /// The feature `CREDENTIALS_PROFILE_NAMED_PROVIDER`.
  case credentialsProfileNamedProvider
  /// The feature `CREDENTIALS_PROFILE_STS_WEB_ID_TOKEN`.
  case credentialsProfileStsWebIdToken
  /// The feature `CREDENTIALS_PROFILE_SSO`.
  case credentialsProfileSso
  /// The feature `CREDENTIALS_SSO`.
  case credentialsSso
  /// The feature `CREDENTIALS_PROFILE_SSO_LEGACY`.
  case credentialsProfileSsoLegacy
  /// The feature `CREDENTIALS_SSO_LEGACY`.
  case credentialsSsoLegacy
  /// The feature `CREDENTIALS_PROFILE_PROCESS`.
  case credentialsProfileProcess
  /// The feature `CREDENTIALS_PROCESS`.
  case credentialsProcess
  /// The feature `CREDENTIALS_BOTO2_CONFIG_FILE`.
  case credentialsBoto2ConfigFile
  /// The feature `CREDENTIALS_AWS_SDK_STORE`.
  case credentialsAwsSdkStore
  /// The feature `CREDENTIALS_HTTP`.
  case credentialsHttp
  /// The feature `CREDENTIALS_IMDS`.
  case credentialsImds
  /// The feature `SSO_LOGIN_DEVICE`.
  case ssoLoginDevice
  /// The feature `SSO_LOGIN_AUTH`.
  case ssoLoginAuth
  /// The feature `BEARER_SERVICE_ENV_VARS`.
  case bearerServiceEnvVars
  /// The feature `OBSERVABILITY_TRACING`.
  case observabilityTracing
  /// The feature `OBSERVABILITY_METRICS`.
  case observabilityMetrics
  /// The feature `OBSERVABILITY_OTEL_TRACING`.
  case observabilityOtelTracing
  /// The feature `OBSERVABILITY_OTEL_METRICS`.
  case observabilityOtelMetrics
  /// The feature `CREDENTIALS_COGNITO`.
  case credentialsCognito
  /// The feature `S3_TRANSFER_UPLOAD_DIRECTORY`.
  case s3TransferUploadDirectory
  /// The feature `S3_TRANSFER_DOWNLOAD_DIRECTORY`.
  case s3TransferDownloadDirectory
  /// The feature `CLI_V1_TO_V2_MIGRATION_DEBUG_MODE`.
  case cliV1ToV2MigrationDebugMode
  /// The feature `LOGIN_SAME_DEVICE`.
  case loginSameDevice
  /// The feature `LOGIN_CROSS_DEVICE`.
  case loginCrossDevice
  /// The feature `CREDENTIALS_PROFILE_LOGIN`.
  case credentialsProfileLogin
  /// The feature `CREDENTIALS_LOGIN`.
  case credentialsLogin

  /// The code of the feature, one or two characters.
  public var code: String { Self.codes[Int(rawValue)] }

  /// Creates the feature with a code; `nil` for an unknown code.
  public init?(code: String) {
    guard let index = Self.codes.firstIndex(of: code) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  private static let codes =
    """
    A B C D E F G H I J K L M N O P Q R S T U V W X Y Z a b c d e f g h i j k l m n o p q r
    s t u v w x y z 0 1 2 3 4 5 6 7 8 9 + - AA AB AC AD
    """.split { $0 == " " || $0.isNewline }.map(String.init)
}

/// The query parameters of a presigned URL.
enum SignatureParameter: String, CaseIterable {
  case algorithm = "X-Amz-Algorithm"
  case credential = "X-Amz-Credential"
  case date = "X-Amz-Date"
  case signedHeaders = "X-Amz-SignedHeaders"
  case expires = "X-Amz-Expires"
  case securityToken = "X-Amz-Security-Token"
  case regionSet = "X-Amz-Region-Set"
  case signature = "X-Amz-Signature"
}

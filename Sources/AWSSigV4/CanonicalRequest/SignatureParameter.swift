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

  /// The same as `allCases`, which is made anew at each use.
  static let all = allCases

  /// The parameter whose name the bytes are.
  init?(_ name: Span<UInt8>) {
    let candidate: Self
    switch name.count {
    case 10: candidate = .date
    case 13: candidate = .expires
    case 15: candidate = name[name.count - 1] == UInt8(ascii: "e") ? .signature : .algorithm
    case 16: candidate = name[name.count - 1] == UInt8(ascii: "t") ? .regionSet : .credential
    case 19: candidate = .signedHeaders
    case 20: candidate = .securityToken
    default: return nil
    }
    guard name.equals(0..<name.count, candidate.rawValue) else { return nil }
    self = candidate
  }

  /// The place in a list of all parameters.
  var index: Int {
    switch self {
    case .algorithm: 0
    case .credential: 1
    case .date: 2
    case .signedHeaders: 3
    case .expires: 4
    case .securityToken: 5
    case .regionSet: 6
    case .signature: 7
    }
  }
}

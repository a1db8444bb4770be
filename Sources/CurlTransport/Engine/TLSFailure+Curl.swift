import CLibcurl
import HTTPTransportAPI

extension TLSFailure {
  /// OpenSSL's results of verifying a certificate, by number (`X509_V_ERR_*` in x509_vfy.h).
  private static let byVerificationResult: [Int: TLSFailure] = [
    2: .untrusted, 9: .notYetValid, 10: .expired, 18: .selfSigned, 19: .selfSigned,
    20: .untrusted, 21: .untrusted, 23: .revoked, 24: .untrusted, 27: .untrusted, 62: .wrongHost,
    64: .wrongHost,
  ]

  /// What a libcurl with another TLS library than OpenSSL writes; OpenSSL's words for versions.
  private static let byWords: [(String, TLSFailure)] = [
    ("unsupported protocol", .noCommonVersion), ("protocol version", .noCommonVersion),
    ("no protocols available", .noCommonVersion), ("handshake failure", .noCommonVersion),
    ("version too low", .noCommonVersion), ("expired", .expired), ("not yet valid", .notYetValid),
    ("self-signed", .selfSigned), ("self signed", .selfSigned), ("does not match", .wrongHost),
    ("no alternative certificate subject name", .wrongHost), ("issuer", .untrusted),
    ("revoked", .revoked),
  ]

  /// The reason of a failure that is one of TLS.
  init(_ code: CURLcode, _ easy: EasyHandle) {
    switch code {
    case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_SSL_CIPHER:
      self = .configuration
      return
    default: break
    }
    if let reason = Self.byVerificationResult[easy.verificationResult] {
      self = reason
      return
    }
    let message = easy.errorMessage.lowercased()
    for (words, reason) in Self.byWords where message.has(words) {
      self = reason
      return
    }
    self = code == CURLE_PEER_FAILED_VERIFICATION ? .untrusted : .handshake
  }
}

extension String {
  /// Whether some words are in it. The standard library's own `contains` loads the regular
  /// expression engine.
  fileprivate func has(_ words: String) -> Bool {
    let (text, words) = (Array(utf8), Array(words.utf8))
    guard text.count >= words.count else { return false }
    return (0...text.count - words.count).contains { text[$0...].starts(with: words) }
  }
}

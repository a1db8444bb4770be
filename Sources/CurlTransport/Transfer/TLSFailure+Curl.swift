import CLibcurl
import HTTPTransportAPI

extension TLSFailure {
  /// OpenSSL's results of verifying a certificate, by number (`X509_V_ERR_*` in x509_vfy.h).
  private static let byVerificationResult: [Int: TLSFailure] = [
    2: .untrusted, 9: .notYetValid, 10: .expired, 18: .selfSigned, 19: .selfSigned,
    20: .untrusted, 21: .untrusted, 23: .revoked, 24: .untrusted, 27: .untrusted, 62: .wrongHost,
    64: .wrongHost,
  ]

  /// Words in libcurl's messages, for TLS libraries other than OpenSSL, and for versions of TLS.
  private static let byWords: [(String, TLSFailure)] = [
    ("unsupported protocol", .noCommonVersion), ("protocol version", .noCommonVersion),
    ("no protocols available", .noCommonVersion), ("handshake failure", .noCommonVersion),
    ("version too low", .noCommonVersion), ("expired", .expired), ("not yet valid", .notYetValid),
    ("self-signed", .selfSigned), ("self signed", .selfSigned), ("does not match", .wrongHost),
    ("no alternative certificate subject name", .wrongHost), ("issuer", .untrusted),
    ("revoked", .revoked),
  ]

  /// The reason of a failure with the code `tls`.
  ///
  /// - Parameters:
  ///   - verificationResult: OpenSSL's result of verifying the peer's certificate.
  ///   - message: libcurl's message.
  init(_ code: CURLcode, verificationResult: Int, message: String) {
    switch code {
    case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_SSL_CIPHER:
      self = .configuration
      return
    default: break
    }
    if let reason = Self.byVerificationResult[verificationResult] {
      self = reason
      return
    }
    let message = message.lowercased()
    for (words, reason) in Self.byWords where message.has(words) {
      self = reason
      return
    }
    self = code == CURLE_PEER_FAILED_VERIFICATION ? .untrusted : .handshake
  }
}

extension String {
  /// Whether the text contains some words. The standard library's `contains` would load the regular
  /// expression engine.
  fileprivate func has(_ words: String) -> Bool {
    let (text, words) = (Array(utf8), Array(words.utf8))
    guard text.count >= words.count else { return false }
    return (0...text.count - words.count).contains { text[$0...].starts(with: words) }
  }
}

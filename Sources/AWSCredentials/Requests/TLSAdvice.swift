package import HTTPTransportAPI

/// Explains TLS failures by the certificates that are trusted.
package enum TLSAdvice {
  /// Returns the error with the file of trusted certificates and where its path comes from, or
  /// with the settings that can name such a file. Returns an error that has nothing to do with
  /// trust unchanged.
  ///
  /// - Parameter caBundle: The setting that the trusted certificates were read from; `nil` for the
  ///   certificates of the system.
  package static func explain(
    _ error: TransportError, caBundle: Setting<String>?
  ) -> TransportError {
    guard error.code == .tls, let failure = error.tlsFailure, isAboutTrust(failure) else {
      return error
    }
    var error = error
    if let caBundle {
      error.message +=
        "; the trusted certificates are read from \(caBundle.value), set by "
        + "\(caBundle.origin)"
    } else if failure != .configuration {
      error.message +=
        "; to trust a certificate authority of your own, set AWS_CA_BUNDLE, or "
        + "ca_bundle in the profile, to a PEM file with its certificate"
    }
    return error
  }

  private static func isAboutTrust(_ failure: TLSFailure) -> Bool {
    failure == .untrusted || failure == .selfSigned || failure == .configuration
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A self-signed certificate for 127.0.0.1 that was valid on the first day of 2020, and its key,
/// which protects nothing. The `openssl` command makes none whose time is over.
enum ExpiredCertificate {
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBHjCBxqADAgECAgEBMAoGCCqGSM49BAMCMA8xDTALBgNVBAMMBHRlc3QwHhcN
    MjAwMTAxMDAwMDAwWhcNMjAwMTAyMDAwMDAwWjAPMQ0wCwYDVQQDDAR0ZXN0MFkw
    EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEhxx0yDWZvjItg/r6DN259TMkv5r/g34Q
    DBCCKEi8Uf2vk90QVrrBX31XWeT5ME9dhkcEdSawOH4v1F64GFJMnaMTMBEwDwYD
    VR0RBAgwBocEfwAAATAKBggqhkjOPQQDAgNHADBEAiA8EfHqIDj0IY/rYDNn5WDt
    E4qcYl2CG2RHyECH1xojtgIgJlz6YFuxXczDTzM58aF8GMD348p9gYiDO7vvY4Ne
    DUk=
    -----END CERTIFICATE-----

    """

  static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgrEjNkK/ZzoNxSJvG
    FySDCs+pjNZcHoB2umObwWDQgCGhRANCAASHHHTINZm+Mi2D+voM3bn1MyS/mv+D
    fhAMEIIoSLxR/a+T3RBWusFffVdZ5PkwT12GRwR1JrA4fi/UXrgYUkyd
    -----END PRIVATE KEY-----

    """

  /// Replaces the files of a certificate made before.
  static func replace(_ certificate: TestCertificate) throws {
    try write(Self.certificate, to: certificate.certificateFile)
    try write(key, to: certificate.keyFile)
  }

  private static func write(_ text: String, to path: String) throws {
    guard let file = unsafe fopen(path, "w") else { throw OpenSSL.Failure(what: "fopen") }
    // Closed here.
    defer { unsafe fclose(file) }
    guard unsafe fputs(text, file) >= 0 else { throw OpenSSL.Failure(what: "fputs") }
  }
}

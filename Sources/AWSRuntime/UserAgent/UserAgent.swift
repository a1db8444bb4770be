public import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The user agent of a client, sent in the header field `User-Agent`.
///
/// Its products are, in this order: library, `ua/2.1`, `api/`, `os/`, `md/arch`, `lang/`,
/// `exec-env/`, `app/`, and `m/` with the features of the call.
///
/// Source: the AWS SDKs' user agent, version 2.1; RFC 9110, section 10.1.5.
public struct UserAgent: Sendable, Hashable {
  /// The maximum length of an application id; longer ones are truncated.
  public static let longestApplicationID = 50

  /// The maximum length of the list of features.
  private static let longestFeatures = 1024

  /// The user agent without features.
  public let base: String

  /// Creates a user agent.
  ///
  /// - Parameters:
  ///   - name: The name of the library.
  ///   - version: The version of the library.
  ///   - service: The service.
  ///   - applicationID: The name of the program, if it has one.
  ///   - environment: The environment variables; `AWS_EXECUTION_ENV` names the execution environment.
  public init(
    name: String, version: String, service: ServiceShape, applicationID: String? = nil,
    environment: [String: String] = [:]
  ) {
    let id = service.sdkID.lowercased().replacing(" ", with: "-")
    var products = [
      "\(Self.token(name))/\(Self.token(version))", "ua/2.1",
      "api/\(Self.token(id))#\(Self.token(service.version))", Self.system,
      "md/arch#\(Self.architecture)", "lang/swift#\(Self.language)",
    ]
    if let host = environment["AWS_EXECUTION_ENV"], !host.isEmpty {
      products.append("exec-env/\(Self.token(host))")
    }
    if let applicationID, !applicationID.isEmpty {
      products.append("app/\(Self.token(String(applicationID.prefix(Self.longestApplicationID))))")
    }
    base = products.joined(separator: " ")
  }

  /// Creates a user agent from its text.
  public init(_ text: String) {
    base = text
  }

  /// Returns the value of the header field for a call with the features.
  public func text(with features: FeatureSet) -> String {
    var list = ""
    for feature in features.features {
      let code = list.isEmpty ? feature.code : ",\(feature.code)"
      guard list.utf8.count + code.utf8.count <= Self.longestFeatures else { break }
      list += code
    }
    return list.isEmpty ? base : "\(base) m/\(list)"
  }

  /// Replaces each byte that a token cannot contain with a hyphen (RFC 9110, section 5.6.2).
  static func token(_ text: String) -> String {
    String(decoding: text.utf8.map { isTokenByte($0) ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: "!$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private static var system: String {
    #if os(Linux)
      let name = "linux"
    #elseif os(macOS)
      let name = "macos"
    #else
      let name = "other"
    #endif
    let version = ProcessInfo.processInfo.operatingSystemVersion
    return "os/\(name)#\(version.majorVersion).\(version.minorVersion).\(version.patchVersion)"
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }

  /// The version of Swift: the compiler only tells minimum versions.
  private static var language: String {
    #if compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }
}

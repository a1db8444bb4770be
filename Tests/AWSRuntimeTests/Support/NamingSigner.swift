import AWSRuntime
import AWSSigV4
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Signs by naming what it was given.
struct NamingSigner: RequestSigner {
  func sign(
    _ request: inout HTTPRequest, payload: Payload, with context: SigningContext
  ) throws {
    request.headerFields[.authorization] =
      "\(context.credentials.accessKeyID) \(context.region) \(context.service) "
      + "\(Self.name(payload)) \(Int(context.date.timeIntervalSince1970))"
  }

  private static func name(_ payload: Payload) -> String {
    switch payload {
    case .bytes(let bytes): "\(bytes.count)"
    case .unsigned: "unsigned"
    case .sha256, .streaming: "other"
    }
  }
}

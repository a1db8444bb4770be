import Testing

@testable import smithy_codegen

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Names that shapes cannot have")
struct ReservedNamesTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Modules that are imported beside the models, by generated clients and their users.
  static let modules = [
    "AWSClient", "AWSCredentials", "AWSJSON", "AWSRuntime", "AWSShapes", "AWSSigV4",
    "HTTPTransportAPI",
  ]

  @Test("No shape takes the name of a public type that is imported beside it", arguments: modules)
  func coversPublicTypes(module: String) throws {
    let folder = "\(Self.root)/Sources/\(module)"
    // A module that is not there has no types.
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    var missing: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let data = try #require(FileManager.default.contents(atPath: "\(folder)/\(file)"))
      let text = String(decoding: data, as: UTF8.self)
      missing.formUnion(Self.publicTypes(in: text).subtracting(ReservedNames.package))
    }
    #expect(missing.isEmpty, "add them to ReservedNames.package")
  }

  @Test("The names of types are found at the top level of a file")
  func findsTypes() {
    let text = """
      public struct One: Hashable {
        public struct Inner {}
      }
      public final class Two<A> {}
      @frozen public enum Three {}
      public protocol Four: Five {}
      struct Six {}
      public func seven() {}
      """
    #expect(Self.publicTypes(in: text) == ["One", "Two", "Three", "Four"])
  }

  /// The public types at the top level of a file.
  private static func publicTypes(in text: String) -> Set<String> {
    let kinds: Set<Substring> = ["actor", "class", "enum", "protocol", "struct", "typealias"]
    var found: Set<String> = []
    for line in text.split(separator: "\n") where !line.hasPrefix(" ") {
      let words = line.split { !$0.isLetter && !$0.isNumber }
      guard let start = words.firstIndex(of: "public"),
        let kind = words[start...].firstIndex(where: { kinds.contains($0) }),
        words[start..<kind].allSatisfy({ ["public", "final", "indirect"].contains($0) }),
        kind + 1 < words.count
      else { continue }
      found.insert(String(words[kind + 1]))
    }
    return found
  }
}

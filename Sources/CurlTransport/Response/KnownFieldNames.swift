import HTTPTypes

/// The names of fields that servers send often, in the spellings that they use: to find one costs
/// less than to check and to copy it.
struct KnownFieldNames: Sendable {
  static let shared = KnownFieldNames()

  private static let spellings = [
    "Date", "date", "Server", "server", "Connection", "connection", "Keep-Alive", "keep-alive",
    "Content-Type", "content-type", "Content-Length", "content-length", "Transfer-Encoding",
    "Content-Encoding", "content-encoding", "Cache-Control", "cache-control", "Vary", "vary",
    "ETag", "etag", "Last-Modified", "last-modified", "Location", "location", "Retry-After",
    "retry-after", "Accept-Ranges", "accept-ranges", "Via", "via",
    "x-amzn-RequestId", "x-amzn-requestid", "x-amz-request-id", "x-amz-id-2", "x-amz-apigw-id",
    "x-amzn-ErrorType", "x-amzn-errortype", "X-Amzn-Trace-Id", "x-amzn-trace-id", "x-amz-crc32",
    "x-amzn-query-error", "X-Amz-Cf-Id", "X-Amz-Cf-Pop", "X-Cache",
  ]

  private static let longest = 20

  /// By their length.
  private let names: [[HTTPField.Name]]

  private init() {
    var names = [[HTTPField.Name]](repeating: [], count: Self.longest + 1)
    for name in Self.spellings.compactMap({ HTTPField.Name($0) }) {
      let length = name.rawName.utf8.count
      if length <= Self.longest { names[length].append(name) }
    }
    self.names = names
  }

  /// The name that is spelled just so.
  func name(_ bytes: Span<UInt8>) -> HTTPField.Name? {
    guard bytes.count <= Self.longest else { return nil }
    let candidates = names[bytes.count]
    for index in candidates.indices where Self.isSame(candidates[index].rawName, bytes) {
      return candidates[index]
    }
    return nil
  }

  private static func isSame(_ name: String, _ bytes: Span<UInt8>) -> Bool {
    let name = name.utf8.span
    for index in bytes.indices where name[index] != bytes[index] { return false }
    return true
  }
}

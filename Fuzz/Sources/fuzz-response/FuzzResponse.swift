import AWSJSON
import AWSShapes
import CFuzzer
import Foundation
import FuzzShapes

/// Feeds bytes to the wire protocols as a response, to outputs and errors with members of every
/// kind in every place.
///
/// Nothing may trap, and what was read from a document and written again must read the same.
@main
struct FuzzResponse {
  static func main() {
    exit(
      fuzz(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
        FuzzResponse.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }

  private static let protocols: [any WireProtocol] = [
    RestJSON1(), AWSJSON1(.v10), AWSJSON1(.v11),
  ]

  /// The first byte says which protocol and which output, the second the status; then come header
  /// fields, one a line, an empty line, and the body.
  static func run(_ bytes: [UInt8]) {
    guard bytes.count >= 2 else { return }
    let wireProtocol = protocols[Int(bytes[0] & 0x0F) % protocols.count]
    var scope = ResponseSchemas.scopes[Int(bytes[0] >> 4) % ResponseSchemas.scopes.count]
    scope.service.isQueryCompatible = bytes[1] & 1 == 1
    let response = response(bytes.dropFirst(2), status: Int(bytes[1]) + 200)
    DynamicScope.$current.withValue(scope) {
      _ = wireProtocol.failure(of: DynamicOperation.self, from: response)
      guard let output = try? wireProtocol.output(of: DynamicOperation.self, from: response)
      else { return }
      if scope.output.table.bindings.areBodyOnly { checkRoundTrip(output, wireProtocol) }
    }
  }

  private static func response(_ bytes: ArraySlice<UInt8>, status: Int) -> WireResponse {
    var headers: [WireHeader] = []
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")), end > rest.startIndex {
      let line = rest[..<end]
      rest = rest[(end + 1)...]
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      headers.append(
        WireHeader(
          String(decoding: line[..<colon], as: UTF8.self),
          String(decoding: line[(colon + 1)...], as: UTF8.self)))
    }
    if rest.first == UInt8(ascii: "\n") { rest = rest.dropFirst() }
    return WireResponse(status: status, headers: headers, body: Array(rest))
  }

  private static func checkRoundTrip(_ output: DynamicOutput, _ wireProtocol: any WireProtocol) {
    // What a format cannot hold, such as a date of the year 10,000, is not written.
    guard
      let request = try? wireProtocol.request(
        for: DynamicOperation.self, input: DynamicInput(output.values)),
      let bytes = request.body?.bytes
    else { return }
    do {
      let again = try wireProtocol.output(
        of: DynamicOperation.self, from: WireResponse(status: 200, headers: [], body: bytes))
      let first = writable(.structure(output.values)).description
      let second = writable(.structure(again.values)).description
      if first != second { fatalError("what was written reads otherwise: \(first) \(second)") }
    } catch {
      fatalError("what was written cannot be read: \(error)")
    }
  }

  /// The value as far as it can be written: a date and time has microseconds, and a date of HTTP
  /// whole seconds, though both may have more where they are read.
  private static func writable(_ value: DynamicValue) -> DynamicValue {
    switch value {
    case .timestamp(let date): return .string(text(of: date, .dateTime))
    case .structure(let members):
      var writable = members.mapValues(writable)
      if case .timestamp(let date) = members["http"] {
        writable["http"] = .string(text(of: date, .httpDate))
      }
      return .structure(writable)
    case .list(let elements): return .list(elements.map(writable))
    case .map(let entries): return .map(entries.mapValues(writable))
    case .union(let name, let member): return .union(name, writable(member))
    default: return value
    }
  }

  private static func text(of date: Date, _ format: TimestampFormat) -> String {
    format.text(of: date) ?? "\(date.timeIntervalSince1970)"
  }
}

import AWSJSON
import SsmSapModels

/// Reads a JSON document as a typed value, changes a copy and writes it as JSON.
///
/// `swift run --package-path Examples/Codec`
@main
struct Codec {
  static func main() throws {
    let document = """
      {"Operation": {"Id": "01234567-89ab-cdef-0123-456789abcdef", "Status": "INPROGRESS",
      "StartTime": 1764430000, "ANewMember": [1, 2]}}
      """
    let codec = JSONCodec()
    var output = try codec.decode(GetOperationOutput.self, from: Array(document.utf8))
    print("read:", output.operation?.status?.rawValue ?? "no status")

    output.operation?.status = .success
    print("wrote:", String(decoding: try codec.encode(output), as: UTF8.self))

    do {
      _ = try codec.decode(GetOperationOutput.self, from: Array(#"{"Operation": {"Id": 7}}"#.utf8))
    } catch {
      print("refused:", error)
    }
  }
}

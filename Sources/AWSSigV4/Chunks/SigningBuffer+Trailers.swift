extension SigningBuffer {
  /// Trailers as the lines that their signature covers.
  static func trailerLines(
    _ trailers: [(name: String, value: String)]
  ) throws(SigningError) -> ArraySlice<UInt8> {
    let lines = SigningRequest(method: "", path: "", headers: trailers)
    var buffer = SigningBuffer()
    // Names and values once, with what is around them.
    buffer.reset(
      reserving: trailers.reduce(1) { $0 + $1.name.utf8.count + $1.value.utf8.count + 2 })
    let range = try buffer.write { writer, out throws(SigningError) in
      try writer.layout.prepareTrailers(lines)
      let start = writer.position
      try writer.writeCanonicalHeaders(lines, added: .none, to: &out)
      return start..<writer.position
    }
    return buffer.slice(range)
  }
}

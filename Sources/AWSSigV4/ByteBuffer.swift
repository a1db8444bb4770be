internal import Crypto

/// A growing buffer of bytes whose storage is kept from one use to the next.
///
/// An array with an own count: appending writes through a span, which costs half of what
/// `Array.append` does for the short pieces that a canonical request is made of.
struct ByteBuffer: Sendable {
  private(set) var storage: [UInt8]
  private(set) var count = 0

  init(capacity: Int) {
    storage = [UInt8](repeating: 0, count: capacity)
  }

  var capacity: Int { storage.count }

  subscript(index: Int) -> UInt8 {
    @inline(__always) get { storage[index] }
  }

  func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
    storage[range]
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: storage[range], as: UTF8.self)
  }

  mutating func removeAll() {
    count = 0
  }

  /// Takes back what was appended last.
  mutating func truncate(to newCount: Int) {
    count = min(count, newCount)
  }

  @inline(__always)
  mutating func reserve(_ additional: Int) {
    if storage.count - count < additional { grow(additional) }
  }

  @inline(never)
  private mutating func grow(_ additional: Int) {
    let extra = max(additional, storage.count)
    storage.append(contentsOf: repeatElement(0, count: extra))
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    storage[count] = byte
    count += 1
  }

  mutating func append(_ text: String) {
    append(text.utf8.span)
  }

  @inline(__always)
  mutating func append(_ source: Span<UInt8>) {
    reserve(source.count)
    let start = count
    var target = storage.mutableSpan
    for index in source.indices { target[start + index] = source[index] }
    count = start + source.count
  }

  /// Appends bytes that are already in the buffer.
  mutating func append(copying range: Range<Int>) {
    reserve(range.count)
    let start = count
    var target = storage.mutableSpan
    for (offset, index) in range.enumerated() { target[start + offset] = target[index] }
    count = start + range.count
  }

  /// Appends a digest as lowercase hexadecimal digits.
  mutating func appendHex(_ digest: SHA256Digest) {
    reserve(2 * SHA256Digest.byteCount)
    var position = count
    var target = storage.mutableSpan
    for byte in digest {
      target[position] = Ascii.lowercaseHexDigit(byte >> 4)
      target[position + 1] = Ascii.lowercaseHexDigit(byte)
      position += 2
    }
    count = position
  }

  /// Appends the bytes of a digest.
  mutating func append(_ digest: SHA256Digest) {
    reserve(SHA256Digest.byteCount)
    var position = count
    var target = storage.mutableSpan
    for byte in digest {
      target[position] = byte
      position += 1
    }
    count = position
  }

  /// Appends the text, which is a token, in lowercase; false, and nothing appended, if it is none.
  ///
  /// - Parameter prefix: Set to the first eight bytes, the first of them highest.
  mutating func appendLowercaseToken(_ text: String, prefix: inout UInt64) -> Bool {
    let source = text.utf8.span
    reserve(source.count)
    let start = count
    var target = storage.mutableSpan
    var shift: UInt64 = 64
    for index in source.indices {
      let byte = source[index]
      guard Ascii.isToken(byte) else { return false }
      let lowercase = Ascii.lowercased(byte)
      target[start + index] = lowercase
      if shift > 0 {
        shift -= 8
        prefix |= UInt64(lowercase) << shift
      }
    }
    count = start + source.count
    return source.count > 0
  }

  /// Appends the number with leading zeros; `width` digits are written.
  @inline(__always)
  mutating func appendDecimal(_ number: Int, width: Int) {
    reserve(width)
    var rest = UInt32(truncatingIfNeeded: number)
    let start = count
    var index = start + width
    var target = storage.mutableSpan
    while index > start {
      index -= 1
      target[index] = Ascii.zero + UInt8(rest % 10)
      rest /= 10
    }
    count += width
  }

  /// Appends `%` and two uppercase hexadecimal digits (RFC 3986, section 2.1).
  @inline(__always)
  mutating func appendPercentEncoded(_ byte: UInt8) {
    append(Ascii.percent)
    append(Ascii.uppercaseHexDigit(byte >> 4))
    append(Ascii.uppercaseHexDigit(byte))
  }

  /// Appends the text percent-encoded as a query parameter.
  mutating func appendPercentEncoded(_ text: String) {
    let bytes = text.utf8.span
    for index in bytes.indices {
      let byte = bytes[index]
      if Ascii.isUnreserved(byte) { append(byte) } else { appendPercentEncoded(byte) }
    }
  }

  /// Whether the bytes of one range sort before those of another.
  func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    let common = min(left.count, right.count)
    for offset in 0..<common {
      let (one, other) = (storage[left.lowerBound + offset], storage[right.lowerBound + offset])
      if one != other { return one < other }
    }
    return left.count < right.count
  }

  func equals(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count
    where storage[left.lowerBound + offset] != storage[right.lowerBound + offset] {
      return false
    }
    return true
  }

  func equals(_ range: Range<Int>, _ text: String) -> Bool {
    let bytes = text.utf8.span
    guard range.count == bytes.count else { return false }
    for offset in bytes.indices where storage[range.lowerBound + offset] != bytes[offset] {
      return false
    }
    return true
  }
}

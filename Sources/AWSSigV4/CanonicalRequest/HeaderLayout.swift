/// The header lines of a canonical request without their values: which fields a signature covers,
/// and in which order.
///
/// A layout depends on field names and options, not on values. Most requests of a program have the
/// same fields, so a layout is kept and made anew only for a request with other fields.
struct HeaderLayout: Sendable {
  private(set) var entries: [HeaderEntry] = []
  /// What stands before each value: the lowercase name and a colon on a new line, or a comma.
  private(set) var labels: [UInt8] = []
  /// The lowercase names, separated by semicolons.
  private(set) var signedHeaders: [UInt8] = []
  /// The fields of the request that give a hash of its body.
  private(set) var contentHashFields: [Int] = []

  /// Whether the layout is complete; making it can fail.
  private var isComplete = false
  /// What the layout was made from.
  private var rule = HeaderRule()
  private var fieldNames: [String] = []
  /// The lowercase names one after another, while a layout is made.
  var names: [UInt8] = []

  /// Prepares the layout for a request, unless it is prepared for it already.
  @inline(__always)
  mutating func update<Failure: Error>(
    for request: borrowing SigningRequest, by rule: borrowing HeaderRule,
    make: (inout HeaderLayout) throws(Failure) -> Void
  ) throws(Failure) {
    if isMade(for: request, by: rule) { return }
    reset()
    try make(&self)
    writeLabels()
    self.rule = copy rule
    isComplete = true
    for index in request.headers.indices { fieldNames.append(request.headers[index].name) }
  }

  private func isMade(
    for request: borrowing SigningRequest, by rule: borrowing HeaderRule
  ) -> Bool {
    guard isComplete, fieldNames.count == request.headers.count, self.rule == rule else {
      return false
    }
    for index in fieldNames.indices
    where !Ascii.areSame(fieldNames[index], request.headers[index].name) {
      return false
    }
    return true
  }

  /// Forgets the layout, so that the next update makes it anew.
  mutating func discard() {
    isComplete = false
  }

  func equalsSignedHeaders(_ list: Span<UInt8>) -> Bool {
    list.equals(0..<list.count, signedHeaders.span, 0..<signedHeaders.count)
  }

  private mutating func reset() {
    isComplete = false
    entries.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    signedHeaders.removeAll(keepingCapacity: true)
    contentHashFields.removeAll(keepingCapacity: true)
    fieldNames.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
  }

  /// Adds a field of the request.
  mutating func add(_ name: String, index: Int) throws(SigningError) -> HeaderEntry {
    let bytes = name.utf8.span
    guard !bytes.isEmpty else { throw .invalidHeaderName(name) }
    let start = names.count
    var prefix: UInt64 = 0
    var shift: UInt64 = 64
    for index in bytes.indices {
      let byte = bytes[index]
      guard Ascii.isToken(byte) else { throw .invalidHeaderName(name) }
      let lowercase = Ascii.lowercased(byte)
      names.append(lowercase)
      if shift > 0 {
        shift -= 8
        prefix |= UInt64(lowercase) << shift
      }
    }
    let entry = HeaderEntry(
      prefix: prefix, name: start..<names.count, source: .request(index))
    entries.append(entry)
    return entry
  }

  /// Adds a field that the signer sets itself.
  mutating func add(_ name: FieldName, source: HeaderEntry.Source) {
    let start = names.count
    names.append(contentsOf: name.text.utf8)
    entries.append(
      HeaderEntry(prefix: name.prefix, name: start..<names.count, source: source))
  }

  mutating func removeLast() {
    entries.removeLast()
  }

  mutating func addContentHashField(_ index: Int) {
    contentHashFields.append(index)
  }

  /// Keeps only some of the entries, by their places in ascending order.
  mutating func keep(_ kept: [Int]) {
    for (place, index) in kept.enumerated() { entries[place] = entries[index] }
    entries.removeLast(entries.count - kept.count)
  }

  /// Sorts by name; fields of one name keep their order.
  mutating func sort() {
    // Few fields, mostly in order: insertion beats a general sort. With many it would be slow.
    guard entries.count <= MergeSort.insertionLimit else {
      let names = names
      entries = MergeSort.sorted(entries) { Self.precedes($0, $1, names.span) }
      return
    }
    var end = 1
    while end < entries.count {
      var index = end
      while index > 0, Self.precedes(entries[index], entries[index - 1], names.span) {
        entries.swapAt(index, index - 1)
        index -= 1
      }
      end += 1
    }
  }

  private static func precedes(
    _ left: HeaderEntry, _ right: HeaderEntry, _ names: Span<UInt8>
  ) -> Bool {
    if left.prefix != right.prefix { return left.prefix < right.prefix }
    return names.precedes(left.name, names, right.name)
  }

  func has(_ entry: HeaderEntry, name: FieldName) -> Bool {
    entry.prefix == name.prefix && names.span.equals(entry.name, name.text)
  }

  private func isRepeat(_ index: Int) -> Bool {
    index > 0 && entries[index].prefix == entries[index - 1].prefix
      && names.span.equals(entries[index].name, names.span, entries[index - 1].name)
  }

  private mutating func writeLabels() {
    for index in entries.indices {
      let start = labels.count
      if isRepeat(index) {
        labels.append(Ascii.comma)
      } else {
        if index > 0 {
          labels.append(Ascii.newline)
          signedHeaders.append(Ascii.semicolon)
        }
        labels.append(contentsOf: names[entries[index].name])
        labels.append(Ascii.colon)
        signedHeaders.append(contentsOf: names[entries[index].name])
      }
      entries[index].label = start..<labels.count
    }
  }
}

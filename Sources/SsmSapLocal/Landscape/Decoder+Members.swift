extension Decoder {
  /// Checks that the object has no members besides the known ones, so that a misspelt name is found.
  ///
  /// - Throws: `DecodingError.dataCorrupted` with the path of an unknown member.
  func refuseMembers<Keys: CodingKey & CaseIterable>(except keys: Keys.Type) throws {
    let known = keys.allCases.map(\.stringValue)
    let found = try container(keyedBy: AnyKey.self).allKeys
    let unknown = found.filter { !known.contains($0.stringValue) }
      .min { $0.stringValue < $1.stringValue }
    guard let unknown else { return }
    throw DecodingError.dataCorrupted(
      .init(
        codingPath: codingPath + [unknown],
        debugDescription: "is not a known member; known are \(known.joined(separator: ", "))"))
  }
}

/// The name of any member.
private struct AnyKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) {
    self.stringValue = stringValue
  }

  init?(intValue: Int) {
    nil
  }
}

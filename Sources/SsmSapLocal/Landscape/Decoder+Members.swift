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

extension KeyedDecodingContainer {
  /// Reads a word of a few.
  ///
  /// - Throws: `DecodingError.dataCorrupted` with the words if it is another.
  func decodeWord<Word: RawRepresentable<String> & CaseIterable>(
    _ type: Word.Type, forKey key: Key
  ) throws -> Word {
    guard let word = Word(rawValue: try decode(String.self, forKey: key)) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "must be one of \(words)")
    }
    return word
  }

  /// Reads a word of a few; `nil` if the member is absent or null.
  func decodeWordIfPresent<Word: RawRepresentable<String> & CaseIterable>(
    _ type: Word.Type, forKey key: Key
  ) throws -> Word? {
    guard try decodeIfPresent(String.self, forKey: key) != nil else { return nil }
    return try decodeWord(type, forKey: key)
  }

  /// Reads a whole number.
  ///
  /// If it were read as an `Int`, the decoder would say of a fraction that the text is not JSON.
  func decodeWholeNumber(forKey key: Key) throws -> Int {
    let number = try decode(Double.self, forKey: key)
    guard let whole = Int(exactly: number) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "must be a whole number; \(number) is not")
    }
    return whole
  }

  /// Reads a whole number; `nil` if the member is absent or null.
  func decodeWholeNumberIfPresent(forKey key: Key) throws -> Int? {
    guard try decodeIfPresent(Double.self, forKey: key) != nil else { return nil }
    return try decodeWholeNumber(forKey: key)
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

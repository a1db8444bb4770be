/// Names of a model as the command line spells them, by the rules of the AWS CLI.
enum CommandName {
  /// The name of a command or an option: `IncludeEc2InstanceShutdown` becomes
  /// `include-ec2-instance-shutdown`, `ResourceARNs` becomes `resource-arns`.
  static func kebab(_ name: String) -> String {
    let bytes = Array(name.utf8)
    guard !bytes.contains(hyphen) else { return name }
    let words = splitBeforeCapitals(splitBeforeWords(splitPluralAcronym(bytes)))
    return String(decoding: words, as: UTF8.self).lowercased()
  }

  private static let hyphen = UInt8(ascii: "-")

  /// Splits off an acronym in the plural at the end, such as `ARNs`.
  private static func splitPluralAcronym(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.last == UInt8(ascii: "s") else { return bytes }
    let acronym = bytes.dropLast().reversed().prefix { $0.isUppercase }.count
    guard acronym >= 2 else { return bytes }
    let tail = bytes.suffix(acronym + 1)
    return bytes.dropLast(acronym + 1) + [hyphen]
      + String(decoding: tail, as: UTF8.self).lowercased().utf8
  }

  /// Splits before a capital that lowercase letters follow. What follows such a word is looked at
  /// anew: its first byte is never the one before a split.
  private static func splitBeforeWords(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      result.append(bytes[index])
      index += 1
      guard index + 1 < bytes.count, bytes[index].isUppercase, bytes[index + 1].isLowercase else {
        continue
      }
      let end = bytes[(index + 1)...].firstIndex { !$0.isLowercase } ?? bytes.count
      result.append(hyphen)
      result += bytes[index..<end]
      index = end
    }
    return result
  }

  /// Splits before a capital that follows a lowercase letter or a digit.
  private static func splitBeforeCapitals(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes {
      if byte.isUppercase, let last = result.last, last.isLowercase || last.isDigit {
        result.append(hyphen)
      }
      result.append(byte)
    }
    return result
  }
}

/// Splits a name of a model into words, such as `EC2InstanceIds` into `EC2`, `Instance`, `Ids`.
enum WordSplitter {
  static func words(of name: String) -> [String] {
    name.split { !$0.isLetter && !$0.isNumber }.flatMap { words(ofPart: Array($0)) }
  }

  /// The words of a part without underscores or the like between them.
  private static func words(ofPart part: [Character]) -> [String] {
    var words: [String] = []
    var word = ""
    for index in part.indices {
      if startsWord(at: index, of: part), !word.isEmpty {
        words.append(word)
        word = ""
      }
      word.append(part[index])
    }
    return words + (word.isEmpty ? [] : [word])
  }

  /// Whether a word starts here: at a capital after something else, and at the last of several
  /// capitals, which begins the next word, unless what follows is the s of a plural.
  private static func startsWord(at index: Int, of part: [Character]) -> Bool {
    guard index > 0, part[index].isUppercase else { return false }
    guard part[index - 1].isUppercase else { return true }
    guard index + 1 < part.count, part[index + 1].isLowercase else { return false }
    let endsPlural =
      part[index + 1] == "s" && (index + 2 == part.count || part[index + 2].isUppercase)
    return !endsPlural
  }
}
